package org.porchlight.linkage.entries;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.porchlight.linkage.Role;
import org.porchlight.linkage.encoding.EncodedBits;
import org.porchlight.linkage.names.NameDictionary;
import org.porchlight.linkage.workbench.Bits;

/**
 * What the engine works on: every distinct row of normalised values once. A person who appears a
 * hundred times with the same details is one entry, so that heavy repeaters neither slow the run
 * down nor make their own name look common.
 *
 * <p>Codes are ranks of the normalised values and entries are ordered by content, so that nothing
 * after this step depends on the order of the records. Code 0 stands for unknown.
 */
public final class Entries {
  /** From so many entries on names are prepared for being compared all the time. */
  private static final int MANY = 20_000;

  public final int size;

  /** The entry of each record. */
  public final int[] entryOfRow;

  /** The list each record comes from; 0 where that is not known. */
  public final int[] sourceOfRow;

  /** How many lists there are, the unknown one among them. */
  public final int sources;

  /** The building in which each record met its person; 0 where that is not known. */
  public final int[] placeOfRow;

  /** The building in which each record's person lives, among the same codes. */
  public final int[] homeOfRow;

  /** How many buildings and crossings there are, the unknown one among them. */
  public final int places;

  /** Whether each of them has a house number. */
  public final boolean[] numberedPlace;

  /** How many records each entry stands for. */
  public final int[] copies;

  /**
   * How many persons an entry stands for when counting how frequent values are: entries with the
   * same names and birth date share one; copies that are little more than a name count each. In
   * parts of {@link Frequencies#PERSON}.
   */
  public final long[] share;

  /** How many entries there are in all, here or in other slices of the records. */
  public final long all;

  /** What all the records say together; null where they are all here. */
  private final @Nullable Census census;

  public final NameDictionary names;
  public final int[] given;
  public final int[] middle;
  public final int[] family;
  public final int[] suffix;
  public final int[] birth;
  public final Attribute sex;
  public final Attribute phone;
  public final Attribute email;
  public final Attribute number;
  public final Attribute street;
  public final Attribute city;
  public final Attribute postcode;
  public final Attribute state;
  public final List<Attribute> ids;
  public final List<Attribute> others;

  /** Columns whose values are encodings, in the order given. */
  public final List<Encoding> encodings;

  /** How values were read that cannot be read one by one. */
  public final EntriesReader.Habit habit;

  /** Roles that have at least one value. */
  public final java.util.Set<Role> roles;

  /** Takes in all the records there are. */
  public Entries(ReadColumns reader) {
    this(reader, null);
  }

  /**
   * Takes in some of the records.
   *
   * @param census of all of them, or null where these are all
   */
  public Entries(ReadColumns reader, @Nullable Census census) {
    this.census = census;
    int[] order = reader.order();
    int rows = order.length;
    int[] first = new int[rows];
    entryOfRow = new int[rows];
    int count = 0;
    for (int i = 0; i < rows; i++) {
      if (i == 0 || !reader.sameContent(order[i - 1], order[i])) {
        first[count++] = order[i];
      }
      entryOfRow[order[i]] = count - 1;
    }
    size = count;
    int[] rowOfEntry = Arrays.copyOf(first, count);
    copies = new int[count];
    for (int row = 0; row < rows; row++) {
      copies[entryOfRow[row]] += reader.records(row);
    }
    sourceOfRow = reader.source.codes();
    sources = reader.source.spare();
    placeOfRow = reader.place;
    homeOfRow = reader.home;
    numberedPlace = reader.numbered;
    places = numberedPlace.length;
    names = reader.names;
    given = pick(reader.given, rowOfEntry);
    middle = pick(reader.middle, rowOfEntry);
    family = pick(reader.family, rowOfEntry);
    suffix = pick(reader.suffix, rowOfEntry);
    birth = pick(reader.birth, rowOfEntry);
    sex = reader.sex.pick(rowOfEntry);
    phone = reader.phone.pick(rowOfEntry);
    email = reader.email.pick(rowOfEntry);
    number = reader.number.pick(rowOfEntry);
    street = reader.street.pick(rowOfEntry);
    city = reader.city.pick(rowOfEntry);
    postcode = reader.postcode.pick(rowOfEntry);
    state = reader.state.pick(rowOfEntry);
    ids = reader.ids.stream().map(id -> id.pick(rowOfEntry)).toList();
    others = reader.others.stream().map(other -> other.pick(rowOfEntry)).toList();
    encodings = reader.encodings.stream().map(encoding -> encoding.pick(rowOfEntry)).toList();
    roles = reader.roles;
    habit = reader.habit;
    all = census == null ? size : census.entries();
    share = shares();
    if (size >= MANY) {
      names.expect(given, family);
    }
  }

  /** How often the values of a column occur among all persons. */
  public Frequencies frequencies(
      int column, int[] codes, int distinct, IntToLongFunction hashOfCode) {
    return census == null
        ? new Frequencies(codes, distinct, share)
        : census.frequencies(column, distinct, hashOfCode);
  }

  /** The same for given, family or middle names. */
  public Frequencies frequencies(int column, int[] codes) {
    return frequencies(column, codes, names.text.length, code -> Bits.hash(names.text[code]));
  }

  /** The same for a column of values. */
  public Frequencies frequencies(int column, Attribute attribute) {
    return frequencies(
        column,
        attribute.codes(),
        attribute.values().length,
        code -> Bits.hash(attribute.values()[code]));
  }

  public Optional<Census> census() {
    return Optional.ofNullable(census);
  }

  /** How many of all entries have a second given name. */
  public long withMiddleName() {
    return census == null ? known(middle) : census.known(Census.MIDDLE);
  }

  static long known(int[] codes) {
    long known = 0;
    for (int code : codes) {
      known += code == 0 ? 0 : 1;
    }
    return known;
  }

  /** Where the run of entries with the same given and family name ends. */
  public int endOfName(int entry) {
    int end = entry + 1;
    while (end < size && given[end] == given[entry] && family[end] == family[entry]) {
      end++;
    }
    return end;
  }

  private long[] shares() {
    long[] shares = new long[size];
    int[] first = encodedOr(Role.ENCODED_GIVEN_NAME, given);
    int[] surname = encodedOr(Role.ENCODED_FAMILY_NAME, family);
    int[] born = encodedOr(Role.ENCODED_BIRTH_DATE, birth);
    int from = 0;
    for (int i = 1; i <= size; i++) {
      boolean same =
          i < size
              && first[i] == first[from]
              && surname[i] == surname[from]
              && born[i] == born[from]
              && first[i] != 0
              && born[i] != 0;
      if (!same) {
        Arrays.fill(shares, from, i, Frequencies.PERSON / (i - from));
        if (i - from == 1 && saysLittle(from)) {
          shares[from] = Frequencies.PERSON * copies[from];
        }
        from = i;
      }
    }
    return shares;
  }

  /** Whether an entry is little more than a name: its copies are then as likely other people. */
  public boolean saysLittle(int entry) {
    return birth[entry] == 0
        && phone.codes[entry] == 0
        && email.codes[entry] == 0
        && street.codes[entry] == 0
        && ids.stream().allMatch(id -> id.codes[entry] == 0)
        && encodings.stream().allMatch(encoding -> encoding.isOfName() || !encoding.knows(entry));
  }

  /** The codes of an encoded column with this role, or {@code plain} where there is none. */
  private int[] encodedOr(Role role, int[] plain) {
    for (Encoding encoding : encodings) {
      if (encoding.role == role) {
        return encoding.attribute.codes;
      }
    }
    return plain;
  }

  /** The values of these rows, and room for the guest: see {@code Guest}. */
  static int[] pick(int[] values, int[] rows) {
    int[] picked = new int[rows.length + 1];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = values[rows[i]];
    }
    return picked;
  }

  /**
   * One compared column.
   *
   * @param name as the source calls it
   * @param values normalised, ranked, with "" first and room for one more at the end
   * @param codes of each row or entry
   * @param distinct how many values there are among all records, here or elsewhere
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Attribute(String name, String[] values, int[] codes, long distinct) {
    /** A column nobody has. */
    static Attribute none(Role role, int rows) {
      return new Attribute(role.label(), new String[] {"", ""}, new int[rows], 0);
    }

    /** A column of ranked values, all there are. */
    public static Attribute of(String name, String[] ranked, int[] codes) {
      String[] roomy = Arrays.copyOf(ranked, ranked.length + 1);
      roomy[ranked.length] = "";
      return new Attribute(name, roomy, codes, ranked.length - 1L);
    }

    Attribute pick(int[] rows) {
      return new Attribute(name, values, Entries.pick(codes, rows), distinct);
    }

    public boolean present() {
      return distinct > 0;
    }

    /** A number for each value that is the same in all runs; 0 for unknown. */
    long[] hashes() {
      long[] hashes = new long[values.length];
      for (int code = 1; code < hashes.length; code++) {
        hashes[code] = Bits.hash(values[code]);
      }
      return hashes;
    }

    /** The code that no record has, for a value that none has. */
    public int spare() {
      return values.length - 1;
    }

    /** The code of a value; the spare one where no record has it. */
    public int codeOf(String value) {
      int code = Arrays.binarySearch(values, 0, spare(), value);
      return code < 0 ? spare() : code;
    }
  }

  /**
   * A column whose values are encodings.
   *
   * @param bits of each value of the attribute
   */
  public record Encoding(Role role, Attribute attribute, EncodedBits bits) {
    Encoding pick(int[] rows) {
      return new Encoding(role, attribute.pick(rows), bits);
    }

    public boolean isOfName() {
      return role == Role.ENCODED_GIVEN_NAME || role == Role.ENCODED_FAMILY_NAME;
    }

    boolean knows(int entry) {
      return attribute.codes[entry] != 0;
    }
  }
}
