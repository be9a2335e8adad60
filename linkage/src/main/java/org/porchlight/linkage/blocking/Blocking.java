package org.porchlight.linkage.blocking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.porchlight.linkage.Role;
import org.porchlight.linkage.UnusableInputException;
import org.porchlight.linkage.entries.Census;
import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.names.NameDictionary;
import org.porchlight.linkage.values.BirthDate;
import org.porchlight.linkage.workbench.Bits;
import org.porchlight.linkage.workbench.Workers;

/**
 * Chooses which pairs to look at. Several passes, each a key that records of one person often
 * share; the passes follow from the roles that have values. A person is missed only where every key
 * of the two records differs.
 */
public final class Blocking {
  /** Up to so many entries every pair is looked at. */
  public static final int ALL_PAIRS_UP_TO = 2000;

  public static final int LARGEST_BLOCK = 300;

  private final List<Pass> passes = new ArrayList<>();
  private final List<Derived> derived = new ArrayList<>();

  private final Entries entries;
  private final int[] givenSound;
  private final int[] familySound;
  private final int[] familySecond;
  private final int[] givenInitial;
  private final int[] familyInitial;
  private final int[] year;
  private final int[] monthDay;
  private final int[] phone;
  private final int[] email;
  private final int[] postcode;
  private final int[] number;
  private final int[] street;
  private final int[] city;
  private final int[][] refinements;
  private final double budget;

  public Blocking(Entries entries) {
    this.entries = entries;
    budget = budget(entries.all);
    NameDictionary names = entries.names;
    givenSound = derive(i -> names.firstSound[entries.given[i]]);
    familySound = derive(i -> names.firstSound[entries.family[i]]);
    familySecond = derive(i -> names.secondSound[entries.family[i]]);
    givenInitial = derive(i -> names.initial(entries.given[i]));
    familyInitial = derive(i -> names.initial(entries.family[i]));
    year = derive(i -> BirthDate.year(entries.birth[i]));
    monthDay =
        derive(
            i -> {
              int month = BirthDate.month(entries.birth[i]);
              int day = BirthDate.day(entries.birth[i]);
              // Day and month in either order give one key.
              return month == 0 || day == 0 ? 0 : Math.min(month, day) * 100 + Math.max(month, day);
            });
    phone = keys(entries.phone);
    email = keys(entries.email);
    postcode = keys(entries.postcode);
    number = keys(entries.number);
    street = keys(entries.street);
    city = keys(entries.city);
    int[][] plain =
        new int[][] {
          givenInitial,
          monthDay,
          year,
          familyInitial,
          postcode,
          city,
          givenSound,
          familySound,
          street,
          number,
          derive(i -> names.key(entries.given[i])),
          derive(i -> names.key(entries.family[i])),
          phone,
          email
        };
    int[][] encoded =
        entries.encodings.stream()
            .map(encoding -> encoding.attribute().codes())
            .toArray(int[][]::new);
    refinements = Arrays.copyOf(plain, plain.length + encoded.length);
    System.arraycopy(encoded, 0, refinements, plain.length, encoded.length);
    choose();
  }

  private void choose() {
    pass("birth date", year, monthDay);
    passes.add(
        new Pass(
            "both names by sound, in either order", new int[][] {givenSound, familySound}, true));
    pass("family name by sound, birth year", familySound, year);
    pass("given name by sound, birth day and month", givenSound, monthDay);
    pass("family name by sound, birth day and month", familySound, monthDay);
    pass("initials, birth year", givenInitial, familyInitial, year);
    pass("initials, birth day and month", givenInitial, familyInitial, monthDay);
    pass("given name by sound, birth year", givenSound, year);
    if (entries.census().map(Blocking::secondSurnames).orElseGet(() -> has(familySecond))) {
      pass("second surname by sound, given name by sound", familySecond, givenSound);
      pass("second surname by sound, birth year", familySecond, year);
      pass("either surname by sound, given name by sound", eitherSurname(), givenSound);
    }
    pass("phone", phone);
    pass("email", email);
    emailAccountPass();
    for (Entries.Attribute id : entries.ids) {
      pass(id.name(), keys(id));
      halves(id);
    }
    pass("postcode, street number", postcode, number);
    pass("street, street number", street, number);
    pass("postcode, street", postcode, street);
    pass("given name by sound, postcode", givenSound, postcode);
    pass("family name by sound, postcode", familySound, postcode);
    pass("given name by sound, street", givenSound, street);
    pass("family name by sound, street", familySound, street);
    pass("given name by sound, city", givenSound, city);
    pass("family name by sound, city", familySound, city);
    pass("birth year, postcode", year, postcode);
    pass("birth day and month, city", monthDay, city);
    for (Entries.Attribute other : entries.others) {
      int[] keys = keys(other);
      pass("given name by sound, " + other.name(), givenSound, keys);
      pass("family name by sound, " + other.name(), familySound, keys);
      if (other.distinct() + 2 > entries.all / 20) {
        pass(other.name(), keys);
      }
    }
    new EncodedPasses(entries).add();
  }

  private static boolean secondSurnames(Census census) {
    return census.entriesWith(Census.SECOND_SURNAME) > 0;
  }

  /** How many pairs one pass may bring together among so many entries. */
  static double budget(long entries) {
    return 8.0 * entries + 50_000;
  }

  /** A key for each value that is the same whatever other values there are. */
  private int[] keys(Entries.Attribute attribute) {
    return derive(ofValue(attribute, Bits::key));
  }

  /** Something worked out for every entry, the guest among them. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Derived(int[] values, IntUnaryOperator of) {}

  private int[] derive(IntUnaryOperator of) {
    int[] values = new int[entries.size + 1];
    for (int i = 0; i < entries.size; i++) {
      values[i] = of.applyAsInt(i);
    }
    derived.add(new Derived(values, of));
    return values;
  }

  /** Works the guest's keys out anew. */
  public void welcome() {
    for (Derived part : derived) {
      part.values()[entries.size] = part.of().applyAsInt(entries.size);
    }
  }

  public List<Pass> passes() {
    return passes;
  }

  public int[][] refinements() {
    return refinements;
  }

  public static UnusableInputException unusable() {
    return new UnusableInputException(
        List.of(
            "No column has values by which records can be looked up together; give a name, a birth date, a phone or a number its role."));
  }

  /** Whether any entry has a key at all. */
  public boolean usable() {
    return passes.stream().anyMatch(Pass::usable);
  }

  /** Groups the entries by each pass that brings any two together. */
  public List<Block> blocks(Workers workers) {
    AtomicInteger next = new AtomicInteger();
    Block[] built = new Block[passes.size()];
    workers.run(
        () -> {
          for (int p = next.getAndIncrement(); p < built.length; p = next.getAndIncrement()) {
            Pass pass = passes.get(p);
            long[] keys = pass.keys(entries.size);
            built[p] = new Block(pass.name(), keys, refinements, LARGEST_BLOCK, budget);
          }
        });
    return Arrays.stream(built).filter(block -> block.report.pairs() > 0).toList();
  }

  /**
   * One way to bring records together.
   *
   * @param parts what a key is made of, each for every entry, 0 for unknown
   * @param eitherOrder whether two parts the other way round make the same key
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Pass(String name, int[][] parts, boolean eitherOrder) {
    /** The key of an entry; 0 where a part is unknown. */
    public long key(int entry) {
      if (eitherOrder) {
        int a = parts[0][entry];
        int b = parts[1][entry];
        return a == 0 || b == 0 ? 0 : Bits.mix(Math.min(a, b), Math.max(a, b)) | 1;
      }
      long key = parts.length;
      for (int[] part : parts) {
        if (part[entry] == 0) {
          return 0;
        }
        key = Bits.mix(key, part[entry]);
      }
      return key | 1;
    }

    /** The keys of so many entries. */
    public long[] keys(int entries) {
      long[] keys = new long[entries];
      for (int i = 0; i < entries; i++) {
        keys[i] = key(i);
      }
      return keys;
    }

    private boolean usable() {
      for (int i = 0; i < parts[0].length; i++) {
        if (key(i) != 0) {
          return true;
        }
      }
      return false;
    }
  }

  private static boolean has(int[] values) {
    for (int value : values) {
      if (value != 0) {
        return true;
      }
    }
    return false;
  }

  private int[] eitherSurname() {
    return derive(
        i -> familySecond[i] == 0 ? familySound[i] : Math.max(familySound[i], familySecond[i]));
  }

  private void pass(String name, int[]... parts) {
    passes.add(new Pass(name, parts, false));
  }

  private void emailAccountPass() {
    if (entries.email.present()) {
      Entries.Attribute email = entries.email;
      pass("email before the @", derive(ofValue(email, Blocking::account)));
    }
  }

  /**
   * Passes over encodings. A key is a sample of bits (locality-sensitive hashing for the Hamming
   * distance): the fewer bits two encodings differ in, the likelier they share it. Several samples
   * make up for the chance that one of them hits a bit that differs.
   */
  private final class EncodedPasses {
    /** Samples of each kind. */
    private static final int TABLES = 4;

    /** Bits of a sample that stands alone: one pair of strangers in 800,000 shares it. */
    private static final int ALONE = 26;

    /** Bits of a sample beside another key. */
    private static final int BESIDE = 12;

    private final Entries.@Nullable Encoding given;
    private final Entries.@Nullable Encoding family;
    private final Entries.@Nullable Encoding birth;

    EncodedPasses(Entries entries) {
      given = find(entries, Role.ENCODED_GIVEN_NAME);
      family = find(entries, Role.ENCODED_FAMILY_NAME);
      birth = find(entries, Role.ENCODED_BIRTH_DATE);
    }

    private static Entries.@Nullable Encoding find(Entries entries, Role role) {
      return entries.encodings.stream()
          .filter(encoding -> encoding.role() == role)
          .findFirst()
          .orElse(null);
    }

    void add() {
      for (Entries.Encoding encoding : entries.encodings) {
        if (!encoding.isOfName()) {
          pass(name(encoding), encoding.attribute().codes());
        }
      }
      together(given, family);
      together(family, given);
      together(given, birth);
      together(family, birth);
      for (int table = 0; table < TABLES; table++) {
        if (given != null && family != null) {
          pass(
              "part of both names, " + (table + 1),
              sample(given, table, BESIDE),
              sample(family, table, BESIDE));
        }
      }
      for (Entries.Encoding encoding : entries.encodings) {
        boolean number = !encoding.isOfName() && encoding.role() != Role.ENCODED_BIRTH_DATE;
        for (int table = 0; number && table < TABLES; table++) {
          pass(
              "part of " + name(encoding) + ", " + (table + 1),
              sample(encoding, TABLES + table, ALONE));
        }
      }
    }

    /** One the same, and the other the same in a sample. */
    private void together(Entries.@Nullable Encoding same, Entries.@Nullable Encoding alike) {
      if (same == null || alike == null) {
        return;
      }
      int[] codes = same.attribute().codes();
      for (int table = 0; table < TABLES; table++) {
        pass(
            "%s, part of %s, %d".formatted(name(same), name(alike), table + 1),
            codes,
            sample(alike, 2 * TABLES + table, BESIDE));
      }
    }

    private int[] sample(Entries.Encoding encoding, int table, int bits) {
      int[] codes = encoding.attribute().codes();
      return derive(i -> codes[i] == 0 ? 0 : encoding.bits().sample(codes[i], table, bits));
    }

    private static String name(Entries.Encoding encoding) {
      return encoding.role().label().replace('-', ' ');
    }
  }

  private static int account(String email) {
    int at = email.indexOf('@');
    return at < 3 ? 0 : (int) Bits.hash(email.substring(0, at)) | 1;
  }

  /** First and second half of a number, so that one slip leaves one of them whole. */
  private void halves(Entries.Attribute id) {
    pass("first half of " + id.name(), derive(ofValue(id, Blocking::firstHalf)));
    pass("second half of " + id.name(), derive(ofValue(id, Blocking::secondHalf)));
  }

  private static int firstHalf(String value) {
    int middle = (value.length() + 1) / 2;
    return value.length() < 6 ? 0 : (int) Bits.hash(value.substring(0, middle)) | 1;
  }

  private static int secondHalf(String value) {
    int middle = (value.length() + 1) / 2;
    return value.length() < 6 ? 0 : (int) Bits.hash(value.substring(middle)) | 1;
  }

  /** A key that follows from a value, worked out once for each value but the guest's. */
  private static IntUnaryOperator ofValue(Entries.Attribute attribute, ToIntFunction<String> rule) {
    int[] known = new int[attribute.spare()];
    for (int code = 1; code < known.length; code++) {
      known[code] = rule.applyAsInt(attribute.values()[code]);
    }
    return entry -> {
      int code = attribute.codes()[entry];
      return code < known.length ? known[code] : rule.applyAsInt(attribute.values()[code]);
    };
  }
}
