package org.porchlight.linkage;

/**
 * How many of all pairs of entries are at each level: exactly where possible, else from a sample.
 */
final class PairSample {
  private static final int SAMPLE = 400_000;

  private PairSample() {}

  static double[][] pairsAtLevel(Comparisons comparisons, double totalPairs, long seed) {
    int n = comparisons.entries.size;
    int count = comparisons.count();
    double[][] seen = new double[count][];
    for (int c = 0; c < count; c++) {
      seen[c] = new double[comparisons.all.get(c).labels.length];
    }
    Memos memos = comparisons.memos();
    double looked = 0;
    if (totalPairs <= SAMPLE) {
      for (int a = 0; a < n; a++) {
        for (int b = a + 1; b < n; b++) {
          count(comparisons, a, b, memos, seen);
          looked++;
        }
      }
    } else {
      for (long k = 0; k < SAMPLE; k++) {
        int a = (int) Math.floorMod(Bits.mix(seed, 2 * k), (long) n);
        int b = (int) Math.floorMod(Bits.mix(seed, 2 * k + 1), (long) n);
        if (a != b) {
          count(comparisons, a, b, memos, seen);
          looked++;
        }
      }
    }
    double factor = looked == 0 ? 0 : totalPairs / looked;
    for (int c = 0; c < count; c++) {
      scale(comparisons.all.get(c), seen[c], factor, looked);
    }
    return seen;
  }

  private static void count(Comparisons comparisons, int a, int b, Memos memos, double[][] seen) {
    for (int c = 0; c < seen.length; c++) {
      seen[c][comparisons.all.get(c).level(a, b, memos)]++;
    }
  }

  private static void scale(Comparison comparison, double[] seen, double factor, double looked) {
    double[] exact = comparison.exactPairs();
    double[] share = new double[seen.length];
    for (int l = 0; l < seen.length; l++) {
      share[l] = looked == 0 ? 0 : seen[l] / looked;
    }
    double[] structural = comparison.structuralShare(share);
    for (int l = 0; l < seen.length; l++) {
      double smoothed = (seen[l] + 20 * structural[l]) * looked / (looked + 20);
      seen[l] = exact[l] >= 0 ? exact[l] : smoothed * factor;
    }
  }
}
