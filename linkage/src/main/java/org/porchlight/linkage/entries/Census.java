package org.porchlight.linkage.entries;

import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToLongFunction;
import org.porchlight.linkage.Role;

/**
 * What all records say together, for machines that each hold some of them: how many there are, and
 * how often each value occurs among persons. Values themselves are not in it, only a hash of those
 * that more than one and a half persons have; all rarer ones weigh the same in every formula.
 * Immutable. See {@code Stages}.
 */
public final class Census implements Serializable {
  private static final long serialVersionUID = 1L;

  public static final int GIVEN = 0;
  public static final int FAMILY = 1;
  public static final int MIDDLE = 2;

  /** First letters of middle names. */
  public static final int INITIAL = 3;

  public static final int BIRTH = 4;
  public static final int SEX = 5;
  public static final int PHONE = 6;
  public static final int EMAIL = 7;
  public static final int NUMBER = 8;
  public static final int STREET = 9;
  public static final int CITY = 10;
  public static final int POSTCODE = 11;
  public static final int STATE = 12;

  /** Dates of birth that are complete. */
  public static final int BIRTH_COMPLETE = 13;

  /** The first of the columns with the roles id and other, in this order. */
  public static final int MORE = 14;

  /** Counts that belong to no column. */
  public static final int COUNTS = -1;

  public static final int ENTRIES = 0;
  public static final int BORN = 1;
  public static final int BORN_PARTLY = 2;
  public static final int FULLER = 3;
  public static final int SECOND_SURNAME = 4;
  public static final int BORN_APART = 5;

  /** Values that weigh more than this, in persons, differ from rarer ones. */
  static final double TELLING = 1.5;

  private final HashMap<Integer, long[]> hashes;
  private final HashMap<Integer, long[]> parts;

  /** For each column rows of entries, parts of a person, and how many values have just so many. */
  private final HashMap<Integer, long[]> kinds;

  private final HashMap<Integer, long[]> sums;
  private final HashMap<Integer, long[]> counts;

  private Census(Builder builder) {
    hashes = new HashMap<>();
    parts = new HashMap<>();
    builder.columns.forEach(
        (column, grown) -> {
          hashes.put(column, Arrays.copyOf(grown.first, grown.size));
          parts.put(column, Arrays.copyOf(grown.second, grown.size));
        });
    kinds = new HashMap<>();
    sums = new HashMap<>();
    builder.kinds.forEach(
        (column, grown) -> {
          long[] rows = new long[3 * grown.size];
          long[] sum = new long[3];
          for (int i = 0; i < grown.size; i++) {
            rows[3 * i] = grown.first[i];
            rows[3 * i + 1] = grown.second[i];
            rows[3 * i + 2] = grown.third[i];
            sum[0] += grown.first[i] * grown.third[i];
            sum[1] += grown.second[i] * grown.third[i];
            sum[2] += grown.third[i];
          }
          kinds.put(column, rows);
          sums.put(column, sum);
        });
    counts = new HashMap<>(builder.counts);
  }

  /** How many records there are. */
  public long records() {
    return count(ENTRIES)[1];
  }

  /** How many of them differ. */
  public long entries() {
    return count(ENTRIES)[0];
  }

  private long[] count(int what) {
    return counts.getOrDefault(what, new long[2]);
  }

  public long entriesWith(int what) {
    return count(what)[0];
  }

  public long amountOf(int what) {
    return count(what)[1];
  }

  /** How many entries have a value in a column. */
  long known(int column) {
    return sums.getOrDefault(column, new long[3])[0];
  }

  /** How many values a column has. */
  public long distinct(int column) {
    return sums.getOrDefault(column, new long[3])[2];
  }

  public Set<Role> roles(int ids, int others) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    Role[] single = {
      Role.GIVEN_NAME, Role.FAMILY_NAME, Role.GIVEN_NAME, Role.GIVEN_NAME, Role.BIRTH_DATE,
      Role.SEX, Role.PHONE, Role.EMAIL, Role.STREET_NUMBER, Role.STREET,
      Role.CITY, Role.POSTCODE, Role.STATE, Role.BIRTH_DATE
    };
    for (int column = 0; column < MORE + ids + others; column++) {
      if (distinct(column) > 0) {
        roles.add(column < MORE ? single[column] : column < MORE + ids ? Role.ID : Role.OTHER);
      }
    }
    return roles;
  }

  /** The weight of a value that more than one and a half persons have, in persons; else 1. */
  private double weight(int column, long hash) {
    long[] known = hashes.getOrDefault(column, new long[0]);
    int at = Arrays.binarySearch(known, hash);
    return at < 0 ? 1 : Frequencies.persons(parts.getOrDefault(column, new long[0])[at]);
  }

  public Frequencies frequencies(int column, int distinct, IntToLongFunction hashOfCode) {
    double[] weight = new double[distinct];
    for (int code = 1; code < distinct; code++) {
      weight[code] = weight(column, hashOfCode.applyAsLong(code));
    }
    long[] rows = kinds.getOrDefault(column, new long[0]);
    return new Frequencies(
        weight,
        Frequencies.persons(sums.getOrDefault(column, new long[3])[1]),
        sink -> {
          for (int i = 0; i < rows.length; i += 3) {
            sink.of((double) rows[i], Frequencies.persons(rows[i + 1]), (double) rows[i + 2]);
          }
        });
  }

  /** How much all second given names with one first letter weigh, in persons. */
  public double initialWeight(int letter) {
    long[] known = hashes.getOrDefault(INITIAL, new long[0]);
    int at = Arrays.binarySearch(known, letter);
    return at < 0 ? 0 : Frequencies.persons(parts.getOrDefault(INITIAL, new long[0])[at]);
  }

  /** About how many bytes a machine needs for it. */
  public long bytes() {
    long numbers = 0;
    for (long[] known : hashes.values()) {
      numbers += 2L * known.length;
    }
    for (long[] rows : kinds.values()) {
      numbers += rows.length;
    }
    return Long.BYTES * numbers;
  }

  /** Collects what was counted. Not safe for several threads. */
  public static final class Builder {
    private final Map<Integer, Grown> columns = new HashMap<>();
    private final Map<Integer, Grown> kinds = new HashMap<>();
    private final Map<Integer, long[]> counts = new HashMap<>();

    /** Nothing yet. */
    public Builder() {}

    /** The columns of which every value is handed over one by one. */
    public static int[] whole() {
      return new int[] {COUNTS, INITIAL};
    }

    /** The least sum of parts from which a value of any other column is handed over one by one. */
    public static long tellingFrom() {
      return (long) (TELLING * Frequencies.PERSON) + 1;
    }

    /** Takes in a value; those of a column in rising order of hash. */
    public Builder value(int column, long hash, long entries, long parts) {
      if (column == COUNTS) {
        counts.put((int) hash, new long[] {entries, parts});
      } else {
        columns.computeIfAbsent(column, any -> new Grown()).add(hash, parts, 0);
      }
      return this;
    }

    /** Takes in how many values of a column have just so many entries and parts. */
    public Builder kind(int column, long entries, long parts, long values) {
      if (column != COUNTS) {
        kinds.computeIfAbsent(column, any -> new Grown()).add(entries, parts, values);
      }
      return this;
    }

    /** All that was taken in. */
    public Census build() {
      return new Census(this);
    }
  }

  private static final class Grown {
    long[] first = new long[64];
    long[] second = new long[64];
    long[] third = new long[64];
    int size;

    void add(long a, long b, long c) {
      if (size == first.length) {
        first = Arrays.copyOf(first, size * 2);
        second = Arrays.copyOf(second, size * 2);
        third = Arrays.copyOf(third, size * 2);
      }
      first[size] = a;
      second[size] = b;
      third[size++] = c;
    }
  }
}
