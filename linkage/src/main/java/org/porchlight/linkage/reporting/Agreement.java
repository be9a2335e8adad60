package org.porchlight.linkage.reporting;

import java.util.Arrays;
import org.porchlight.linkage.RunReport;

/**
 * Two ways to see the same records as persons, compared without names and without hashing.
 *
 * @param mixed persons of the first way with records of several of the second
 * @param split persons of the second way with records in several of the first
 */
record Agreement(
    double precision,
    double recall,
    double recordPrecision,
    double recordRecall,
    int mixed,
    int split) {

  /**
   * Compares persons with what may be the truth.
   *
   * @param made the person of each record, from 0
   * @param real the same as it may really be, from 0; a negative number where it is not known
   */
  static Agreement of(int[] made, int[] real) {
    int[] rows = new int[made.length];
    int known = 0;
    for (int row = 0; row < made.length; row++) {
      if (real[row] >= 0) {
        rows[known++] = row;
      }
    }
    int[] madeSize = sizes(made, rows, known);
    int[] realSize = sizes(real, rows, known);
    long[] keys = new long[known];
    for (int i = 0; i < known; i++) {
      keys[i] = ((long) made[rows[i]] << 32) | real[rows[i]];
    }
    Arrays.sort(keys);
    int[] inMade = new int[madeSize.length];
    int[] inReal = new int[realSize.length];
    double both = 0;
    double precision = 0;
    double recall = 0;
    for (int i = 0; i < known; ) {
      int j = i;
      while (j < known && keys[j] == keys[i]) {
        j++;
      }
      double n = (double) j - i;
      both += n * (n - 1) / 2;
      precision += n * n / madeSize[(int) (keys[i] >>> 32)];
      recall += n * n / realSize[(int) keys[i]];
      inMade[(int) (keys[i] >>> 32)]++;
      inReal[(int) keys[i]]++;
      i = j;
    }
    double found = pairs(madeSize);
    double there = pairs(realSize);
    return new Agreement(
        found == 0 ? 1 : both / found,
        there == 0 ? 1 : both / there,
        known == 0 ? 1 : precision / known,
        known == 0 ? 1 : recall / known,
        several(inMade),
        several(inReal));
  }

  private static int several(int[] counts) {
    return (int) Arrays.stream(counts).filter(count -> count > 1).count();
  }

  private static int[] sizes(int[] persons, int[] rows, int known) {
    int most = -1;
    for (int i = 0; i < known; i++) {
      most = Math.max(most, persons[rows[i]]);
    }
    int[] sizes = new int[most + 1];
    for (int i = 0; i < known; i++) {
      sizes[persons[rows[i]]]++;
    }
    return sizes;
  }

  private static double pairs(int[] sizes) {
    double pairs = 0;
    for (int size : sizes) {
      pairs += size * (size - 1.0) / 2;
    }
    return pairs;
  }

  RunReport.Quality quality() {
    return new RunReport.Quality(
        precision,
        recall,
        f1(precision, recall),
        recordPrecision,
        recordRecall,
        f1(recordPrecision, recordRecall),
        mixed,
        split);
  }

  static double f1(double precision, double recall) {
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }
}
