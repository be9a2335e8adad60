package org.porchlight.linkage.entries;

import org.porchlight.linkage.workbench.Bits;

/**
 * How often each value occurs among persons, as far as one can tell before linking: entries with
 * the same names and birth date count once.
 */
public final class Frequencies {
  /**
   * What one person counts. Divisible by every number up to 22, so that what several entries of a
   * person share adds up exactly, in whatever order and on however many machines it is added.
   */
  public static final long PERSON = 232_792_560L;

  /** Weighted count per code, in persons; index 0 (unknown) stays 0. */
  public final double[] weight;

  /** Sum of weights of known values. */
  public final double total;

  /** Probability that two persons with known values agree. */
  public final double agreement;

  private final Kinds kinds;

  /** Values that occur alike. */
  interface Kinds {
    /** Tells of all values, those in other slices among them. */
    void tell(Kind sink);
  }

  /** Told of values that occur alike. */
  public interface Kind {
    /**
     * So many values that occur alike.
     *
     * @param entries that have such a value, each
     * @param weight of such a value, in persons
     * @param values how many there are
     */
    void of(double entries, double weight, double values);
  }

  /** Counts all entries there are. */
  public Frequencies(int[] codes, int distinct, long[] share) {
    int[] entries = new int[distinct];
    long[] parts = new long[distinct];
    long sum = 0;
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] != 0) {
        entries[codes[i]]++;
        parts[codes[i]] += share[i];
        sum += share[i];
      }
    }
    weight = new double[distinct];
    for (int code = 1; code < distinct; code++) {
      weight[code] = persons(parts[code]);
    }
    total = Math.max(persons(sum), 1);
    kinds =
        sink -> {
          for (int code = 1; code < distinct; code++) {
            if (entries[code] != 0) {
              sink.of(entries[code], weight[code], 1);
            }
          }
        };
    agreement = agreement(kinds, total);
  }

  /**
   * What was counted elsewhere.
   *
   * @param weight of the values here, by code
   * @param total weight of all values
   */
  public Frequencies(double[] weight, double total, Kinds kinds) {
    this.weight = weight;
    this.total = Math.max(total, 1);
    this.kinds = kinds;
    agreement = agreement(kinds, this.total);
  }

  private static double agreement(Kinds kinds, double total) {
    double[] squares = new double[1];
    kinds.tell(
        (entries, weight, values) -> squares[0] += values * ((weight / total) * (weight / total)));
    return squares[0];
  }

  /** Parts of {@link #PERSON} as persons. */
  static double persons(long parts) {
    return (double) parts / PERSON;
  }

  /** Tells of all values. */
  public void forEachKind(Kind sink) {
    kinds.tell(sink);
  }

  /** How many pairs so many entries make. */
  public static double pairs(double entries) {
    return entries * (entries - 1.0) / 2;
  }

  /** Pairs of entries that agree on any known value. */
  public double pairs() {
    double[] sum = new double[1];
    kinds.tell((entries, each, values) -> sum[0] += values * pairs(entries));
    return sum[0];
  }

  /** The share of other persons with a value; see {@link #ofOthers(int)}. */
  public double shareOfOthers(double weight) {
    return Math.max(weight - 1, 0.5) / total;
  }

  /**
   * The share of other persons with this value. One of those seen is the person herself, so a value
   * seen once counts as half a person.
   */
  public double ofOthers(int code) {
    return shareOfOthers(weight[code]);
  }

  /**
   * Bits to take away where a value is clearly more frequent than values of its kind are, such as a
   * shelter's phone or a made-up first of January; never above 0.
   */
  public double crowdBits(int code) {
    double usual = Math.max(agreement, 1 / total);
    double expected = usual * total;
    if (weight[code] <= 6 + 4 * expected) {
      return 0;
    }
    return Math.min(0, Bits.log2(usual * total / weight[code]));
  }
}
