package org.porchlight.linkage;

import java.util.Arrays;

/** Finds thresholds without labels, from what the weights themselves promise. */
record Thresholds(double linkBits, double autoBits) {
  private static final double AUTO_PRECISION = 0.99;

  /**
   * The two thresholds for these pairs.
   *
   * @param scores match weights of all pairs that might be matches, in bits
   */
  static Thresholds of(double[] scores) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    double all = 0;
    for (double score : sorted) {
      all += Bits.probability(score);
    }
    double found = 0;
    int count = 0;
    double best = -1;
    double link = 0;
    double auto = 12;
    boolean autoFound = false;
    for (int i = sorted.length - 1; i >= 0; i--) {
      found += Bits.probability(sorted[i]);
      count++;
      double f1 = 2 * found / (count + all);
      if (f1 > best) {
        best = f1;
        link = sorted[i];
      }
      // The weakest link let through must itself be likely: an average hides the doubtful ones.
      if (found / count >= AUTO_PRECISION && sorted[i] >= MatchWeight.ofProbability(0.9).bits()) {
        auto = sorted[i];
        autoFound = true;
      }
    }
    link = Math.clamp(link, -1.5, 4);
    return new Thresholds(link, autoFound ? Math.max(auto, link) : Math.max(12, link));
  }
}
