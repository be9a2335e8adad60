package org.porchlight.linkage.entries;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.porchlight.linkage.Role;
import org.porchlight.linkage.names.NameDictionary;
import org.porchlight.linkage.values.BirthDate;
import org.porchlight.linkage.workbench.Bits;
import org.porchlight.linkage.workbench.KeySort;

/** The columns of records as they were read: a code for each value, in the order of the records. */
public abstract class ReadColumns {
  /** What stands behind a name, ranked. */
  static final List<String> SUFFIXES = List.of("", "II", "III", "IV", "JR", "SR");

  public NameDictionary names = new NameDictionary(new String[] {""});
  public final int[] given;
  public final int[] middle;
  public final int[] family;
  public final int[] suffix;
  public final int[] birth;
  public Entries.Attribute source;

  /** The building in which each record met its person; 0 where that is not known. */
  public final int[] place;

  /** The building in which the person of each record lives, among the same codes. */
  public final int[] home;

  /** For each building whether it has a house number; crossings and shelters have none. */
  public boolean[] numbered = new boolean[1];

  public Entries.Attribute sex;
  public Entries.Attribute phone;
  public Entries.Attribute email;
  public Entries.Attribute number;
  public Entries.Attribute street;
  public Entries.Attribute city;
  public Entries.Attribute postcode;
  public Entries.Attribute state;
  public final List<Entries.Attribute> ids = new ArrayList<>();
  public final List<Entries.Attribute> others = new ArrayList<>();

  /** Columns whose values are encodings, in the order given. */
  public final List<Entries.Encoding> encodings = new ArrayList<>();

  public final Set<Role> roles = EnumSet.noneOf(Role.class);

  /** As given, or as learned from these records. */
  EntriesReader.Habit habit = new EntriesReader.Habit(null, null);

  public final int rows;

  /** A number above 0 for each record that must stay an entry of its own, else 0. */
  public final int[] pins;

  private final List<Entries.Attribute> compared = new ArrayList<>();

  public ReadColumns(int[] pins) {
    this.pins = pins;
    rows = pins.length;
    given = new int[rows];
    middle = new int[rows];
    family = new int[rows];
    suffix = new int[rows];
    birth = new int[rows];
    place = new int[rows];
    home = new int[rows];
    source = Entries.Attribute.none(Role.SOURCE, rows);
    sex = Entries.Attribute.none(Role.SEX, rows);
    phone = Entries.Attribute.none(Role.PHONE, rows);
    email = Entries.Attribute.none(Role.EMAIL, rows);
    number = Entries.Attribute.none(Role.STREET_NUMBER, rows);
    street = Entries.Attribute.none(Role.STREET, rows);
    city = Entries.Attribute.none(Role.CITY, rows);
    postcode = Entries.Attribute.none(Role.POSTCODE, rows);
    state = Entries.Attribute.none(Role.STATE, rows);
  }

  protected static String[] ranked(Iterable<String> values) {
    Set<String> distinct = new HashSet<>();
    distinct.add("");
    values.forEach(distinct::add);
    String[] ranked = distinct.toArray(new String[0]);
    Arrays.sort(ranked);
    return ranked;
  }

  static int[] ranks(String[] values, String[] ranked) {
    Map<String, Integer> rankOf = HashMap.newHashMap(ranked.length);
    for (int rank = 0; rank < ranked.length; rank++) {
      rankOf.put(ranked[rank], rank);
    }
    int[] ranks = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      ranks[i] = rankOf.getOrDefault(values[i], -1);
    }
    return ranks;
  }

  protected static boolean[] numbered(String[] buildings) {
    boolean[] numbered = new boolean[buildings.length];
    for (int b = 1; b < buildings.length; b++) {
      numbered[b] = Character.isDigit(buildings[b].charAt(0));
    }
    return numbered;
  }

  /** How many records a row stands for. */
  protected int records(int row) {
    return 1;
  }

  /** Rows ordered by content alone. */
  int[] order() {
    int[] order = new int[rows];
    for (int row = 0; row < rows; row++) {
      order[row] = row;
    }
    KeySort.sort(contentHashes(), order, rows);
    int[] surname = encodedOr(Role.ENCODED_FAMILY_NAME, family);
    int[] first = encodedOr(Role.ENCODED_GIVEN_NAME, given);
    int[] born = encodedOr(Role.ENCODED_BIRTH_DATE, birth);
    boolean encoded = roles.contains(Role.ENCODED_BIRTH_DATE);
    long[] keys = new long[rows];
    for (int i = 0; i < rows; i++) {
      int row = order[i];
      long date = encoded ? born[row] : date(birth[row]);
      keys[i] = ((long) surname[row] << 43) + ((long) first[row] << 22) + date;
    }
    KeySort.sort(keys, order, rows);
    return order;
  }

  /** The codes of an encoded column with this role, or {@code plain} where there is none. */
  private int[] encodedOr(Role role, int[] plain) {
    for (Entries.Encoding encoding : encodings) {
      if (encoding.role() == role) {
        return encoding.attribute().codes();
      }
    }
    return plain;
  }

  /** Where a date of birth stands among others. */
  public static int date(int birth) {
    int month = Math.min(BirthDate.month(birth), 15);
    return BirthDate.year(birth) * 416 + month * 26 + BirthDate.day(birth);
  }

  /** Made of values, not of codes, so that it is the same whatever else was read. */
  long[] contentHashes() {
    long[] ofName = new long[names.text.length];
    for (int code = 1; code < ofName.length; code++) {
      ofName[code] = Bits.hash(names.text[code]);
    }
    long[] hashes = new long[rows];
    for (int row = 0; row < rows; row++) {
      long h = Bits.mix(ofName[given[row]], ofName[family[row]]);
      h = Bits.mix(h, ofName[middle[row]]);
      h = Bits.mix(h, suffix[row]);
      h = Bits.mix(h, birth[row]);
      hashes[row] = Bits.mix(h, pins[row]);
    }
    for (Entries.Attribute attribute : attributes()) {
      long[] ofValue = attribute.hashes();
      for (int row = 0; row < rows; row++) {
        hashes[row] = Bits.mix(hashes[row], ofValue[attribute.codes()[row]]);
      }
    }
    return hashes;
  }

  boolean sameContent(int left, int right) {
    if (given[left] != given[right]
        || middle[left] != middle[right]
        || family[left] != family[right]
        || suffix[left] != suffix[right]
        || birth[left] != birth[right]
        || pins[left] != pins[right]) {
      return false;
    }
    for (Entries.Attribute attribute : attributes()) {
      if (attribute.codes()[left] != attribute.codes()[right]) {
        return false;
      }
    }
    return true;
  }

  /** Columns of values, in a fixed order. */
  public List<Entries.Attribute> attributes() {
    if (compared.isEmpty()) {
      compared.addAll(List.of(sex, phone, email, number, street, city, postcode, state));
      compared.addAll(ids);
      compared.addAll(others);
      encodings.forEach(encoding -> compared.add(encoding.attribute()));
    }
    return compared;
  }
}
