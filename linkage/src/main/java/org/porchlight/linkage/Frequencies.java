package org.porchlight.linkage;

/**
 * How often each value occurs among persons, as far as one can tell before linking: entries with
 * the same names and birth date count once.
 */
final class Frequencies {
  /** Entries per code, unweighted; index 0 (unknown) stays 0. */
  final int[] entries;

  /** Weighted count per code. */
  final double[] weight;

  /** Sum of weights of known values. */
  final double total;

  /** Probability that two persons with known values agree. */
  final double agreement;

  Frequencies(int[] codes, int distinct, double[] share) {
    entries = new int[distinct];
    weight = new double[distinct];
    double sum = 0;
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] != 0) {
        entries[codes[i]]++;
        weight[codes[i]] += share[i];
        sum += share[i];
      }
    }
    total = Math.max(sum, 1);
    double squares = 0;
    for (double w : weight) {
      squares += (w / total) * (w / total);
    }
    agreement = squares;
  }

  /** Pairs of entries that agree on code {@code code}. */
  double pairs(int code) {
    return entries[code] * (entries[code] - 1.0) / 2;
  }

  /** Pairs of entries that agree on any known value. */
  double pairs() {
    double sum = 0;
    for (int code = 1; code < entries.length; code++) {
      sum += pairs(code);
    }
    return sum;
  }

  /**
   * The share of other persons with this value. One of those seen is the person herself, so a value
   * seen once counts as half a person.
   */
  double ofOthers(int code) {
    return Math.max(weight[code] - 1, 0.5) / total;
  }

  /**
   * Bits to take away where a value is clearly more frequent than values of its kind are, such as a
   * shelter's phone or a made-up first of January; never above 0.
   */
  double crowdBits(int code) {
    double usual = Math.max(agreement, 1 / total);
    double expected = usual * total;
    if (weight[code] <= 6 + 4 * expected) {
      return 0;
    }
    return Math.min(0, Bits.log2(usual * total / weight[code]));
  }
}
