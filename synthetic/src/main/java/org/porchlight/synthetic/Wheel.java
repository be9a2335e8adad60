package org.porchlight.synthetic;

import java.util.Arrays;

/** Draws positions in proportion to weights, in constant time (the alias method). */
final class Wheel {
  private final double[] keep;
  private final int[] alias;

  /** One position per weight; weights are 0 or more, not all 0. */
  Wheel(double... weights) {
    int n = weights.length;
    keep = new double[n];
    alias = new int[n];
    double mean = Arrays.stream(weights).sum() / n;
    if (!(mean > 0)) {
      throw new IllegalArgumentException("a wheel needs a positive weight");
    }
    int[] small = new int[n];
    int[] large = new int[n];
    int smalls = 0;
    int larges = 0;
    for (int i = 0; i < n; i++) {
      keep[i] = weights[i] / mean;
      alias[i] = i;
      if (keep[i] < 1) {
        small[smalls++] = i;
      } else {
        large[larges++] = i;
      }
    }
    while (smalls > 0 && larges > 0) {
      int little = small[--smalls];
      int big = large[larges - 1];
      alias[little] = big;
      keep[big] -= 1 - keep[little];
      if (keep[big] < 1) {
        larges--;
        small[smalls++] = big;
      }
    }
    while (larges > 0) {
      keep[large[--larges]] = 1;
    }
    while (smalls > 0) {
      keep[small[--smalls]] = 1;
    }
  }

  /** Weights that fall as 1 / rank^exponent, as names do. */
  static Wheel zipf(int size, double exponent) {
    double[] weights = new double[size];
    for (int i = 0; i < size; i++) {
      weights[i] = 1 / StrictMath.pow(i + 1, exponent);
    }
    return new Wheel(weights);
  }

  int spin(Rng rng) {
    int i = rng.below(keep.length);
    return rng.unit() < keep[i] ? i : alias[i];
  }
}
