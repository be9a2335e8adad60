package org.porchlight.linkage.stages;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.porchlight.linkage.Model;
import org.porchlight.linkage.blocking.PatternCounts;
import org.porchlight.linkage.comparing.Comparisons;
import org.porchlight.linkage.learning.LabelledPairs;
import org.porchlight.linkage.learning.PairSample;
import org.porchlight.linkage.learning.Trainer;
import org.porchlight.linkage.weighing.Parameters;
import org.porchlight.linkage.workbench.Workers;

/**
 * Learns a model from a sample of entries and from the patterns of all pairs that were looked at.
 * See {@link Stages}.
 */
public final class Training {
  private final Comparisons comparisons;
  private final double totalPairs;
  private final double[][] sampled;

  /**
   * Looks at the sample.
   *
   * @param sample a slice of just the entries that {@link #needed} names
   */
  public Training(Slice sample, long seed, int threads) {
    comparisons = sample.comparisons();
    long entries = comparisons.entries.all;
    totalPairs = Math.max(1, entries * (entries - 1.0) / 2);
    int[] needed = needed(entries, seed);
    if (needed.length != sample.size()) {
      throw new IllegalArgumentException(
          "the sample has %d entries; it needs %d".formatted(sample.size(), needed.length));
    }
    sampled =
        PairSample.pairsAtLevel(
            comparisons,
            totalPairs,
            seed,
            entry -> Arrays.binarySearch(needed, entry),
            new Workers(threads));
  }

  /** The entries that the sample is made of, in rising order. */
  public static int[] needed(long entries, long seed) {
    return PairSample.needed(Math.toIntExact(entries), seed);
  }

  private Model model(Parameters parameters) {
    return parameters.model(comparisons, 0, 0);
  }

  /** What is believed before any pair is looked at; tells hopeless pairs. Without thresholds. */
  public Model usual() {
    return model(trainer(sampled).start(comparisons.entries.all));
  }

  private Trainer trainer(double[][] pairsAtLevel) {
    return new Trainer(comparisons, totalPairs, pairsAtLevel);
  }

  /**
   * Learns. The model has no thresholds yet.
   *
   * @param patterns how many of the pairs that were looked at have each pattern
   */
  public Model learn(Map<Long, Long> patterns) {
    PatternCounts counts = new PatternCounts();
    new TreeMap<>(patterns)
        .forEach(
            (pattern, count) -> {
              int id = counts.id(pattern);
              counts.counts[id] += count;
            });
    double[][] copy = new double[sampled.length][];
    for (int c = 0; c < copy.length; c++) {
      copy[c] = sampled[c].clone();
    }
    boolean all = Stages.comparesAllPairs(comparisons.entries.all);
    double[][] atLevel = PairSample.seen(comparisons, copy, counts, all);
    return model(
        trainer(atLevel).train(counts, LabelledPairs.none(counts), comparisons.entries.all));
  }
}
