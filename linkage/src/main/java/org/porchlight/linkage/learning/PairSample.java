package org.porchlight.linkage.learning;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.porchlight.linkage.blocking.PatternCounts;
import org.porchlight.linkage.comparing.Comparison;
import org.porchlight.linkage.comparing.Comparisons;
import org.porchlight.linkage.workbench.Bits;
import org.porchlight.linkage.workbench.Memos;
import org.porchlight.linkage.workbench.Workers;

/**
 * How many of all pairs of entries are at each level: exactly where possible, else from a sample.
 */
public final class PairSample {
  /** Pairs drawn; a level that one stranger pair in 20,000 has is then seen about ten times. */
  private static final int SAMPLE = 200_000;

  private static final int STEP = 2_000;

  private PairSample() {}

  public static double[][] pairsAtLevel(
      Comparisons comparisons, double totalPairs, long seed, Workers workers) {
    return pairsAtLevel(comparisons, totalPairs, seed, IntUnaryOperator.identity(), workers);
  }

  /**
   * The same where only some entries are here.
   *
   * @param here for each entry of all that the sample needs its number here
   */
  public static double[][] pairsAtLevel(
      Comparisons comparisons,
      double totalPairs,
      long seed,
      IntUnaryOperator here,
      Workers workers) {
    int n = Math.toIntExact(comparisons.entries.all);
    boolean all = all(n);
    int steps = all ? n : SAMPLE / STEP;
    AtomicInteger next = new AtomicInteger();
    double[][] seen = shape(comparisons);
    double[] looked = new double[1];
    workers.run(
        () -> {
          Memos memos = comparisons.memos();
          double[][] mine = shape(comparisons);
          double pairs = 0;
          for (int step = next.getAndIncrement(); step < steps; step = next.getAndIncrement()) {
            int from = all ? step + 1 : step * STEP;
            int to = all ? n : from + STEP;
            for (int k = from; k < to; k++) {
              int a = all ? step : drawn(seed, 2L * k, n);
              int b = all ? k : drawn(seed, 2L * k + 1, n);
              if (a != b) {
                count(comparisons, here.applyAsInt(a), here.applyAsInt(b), memos, mine);
                pairs++;
              }
            }
          }
          // Whole numbers add up to the same in any order.
          synchronized (seen) {
            looked[0] += pairs;
            for (int c = 0; c < seen.length; c++) {
              for (int l = 0; l < seen[c].length; l++) {
                seen[c][l] += mine[c][l];
              }
            }
          }
        });
    double factor = looked[0] == 0 ? 0 : totalPairs / looked[0];
    for (int c = 0; c < seen.length; c++) {
      scale(comparisons.all.get(c), seen[c], factor, looked[0]);
    }
    return seen;
  }

  private static boolean all(long n) {
    return Math.max(1, n * (n - 1.0) / 2) <= SAMPLE;
  }

  private static int drawn(long seed, long at, int n) {
    return Math.floorMod(Bits.mix(seed, at), n);
  }

  /** Which of so many entries the sample needs, in rising order. */
  public static int[] needed(int n, long seed) {
    return all(n)
        ? IntStream.range(0, n).toArray()
        : LongStream.range(0, 2L * SAMPLE)
            .mapToInt(at -> drawn(seed, at, n))
            .sorted()
            .distinct()
            .toArray();
  }

  /** How many pairs are at each level, given those that were looked at. */
  public static double[][] seen(
      Comparisons comparisons, double[][] sampled, PatternCounts patterns, boolean allPairs) {
    for (int c = 0; c < comparisons.count(); c++) {
      double[] looked = new double[sampled[c].length];
      for (int p = 0; p < patterns.size; p++) {
        looked[comparisons.level(patterns.patterns[p], c)] += patterns.counts[p];
      }
      for (int l = 0; l < looked.length; l++) {
        // What was seen among candidates is there; a sample may have missed it.
        sampled[c][l] = allPairs ? looked[l] : Math.max(sampled[c][l], looked[l]);
      }
    }
    return sampled;
  }

  private static double[][] shape(Comparisons comparisons) {
    double[][] shape = new double[comparisons.count()][];
    for (int c = 0; c < shape.length; c++) {
      shape[c] = new double[comparisons.all.get(c).labels.length];
    }
    return shape;
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
