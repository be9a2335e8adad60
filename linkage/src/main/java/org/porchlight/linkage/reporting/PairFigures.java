package org.porchlight.linkage.reporting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.porchlight.linkage.Guard;
import org.porchlight.linkage.Model;
import org.porchlight.linkage.RunReport;
import org.porchlight.linkage.comparing.Comparisons;
import org.porchlight.linkage.outcome.Joinings;
import org.porchlight.linkage.outcome.Linkage;
import org.porchlight.linkage.weighing.Guards;
import org.porchlight.linkage.workbench.Bits;
import org.porchlight.linkage.workbench.Memos;

/** What a report says of pairs of distinct records, each weighed alone. */
final class PairFigures {
  private static final double[] EDGES = {0.3, 0.5, 0.7, 0.8, 0.9, 0.94, 0.96, 0.985, 0.995};

  /** Pairs below one in ten thousand say nothing of what matches look like. */
  private static final double LEAST_BITS = -13.3;

  private final Linkage linkage;
  private final Comparisons comparisons;
  private final Linkage.Scores scores;
  private final long[][] linked;
  private final double[][] matches;
  private final double[] bits;
  private final Map<Guard, Long> guards = new EnumMap<>(Guard.class);
  private final double[] alike;
  private long links;

  /**
   * Reads all pairs.
   *
   * @param who a number above 0 for each entry whose truth is known
   */
  PairFigures(Linkage linkage, int[] who) {
    this.linkage = linkage;
    this.who = who;
    comparisons = linkage.comparisons();
    scores = linkage.scores();
    linked = new long[comparisons.count()][];
    matches = new double[comparisons.count()][];
    bits = new double[comparisons.count()];
    for (int c = 0; c < linked.length; c++) {
      linked[c] = new long[comparisons.all.get(c).labels.length];
      matches[c] = new double[linked[c].length];
    }
    double[] kept = new double[scores.bits().length];
    int count = 0;
    Memos memos = comparisons.memos();
    for (int i = 0; i < scores.bits().length; i++) {
      if (linkage.thin()[scores.left()[i]] == linkage.thin()[scores.right()[i]]) {
        kept[count++] = scores.bits()[i];
        look(i, memos);
      }
    }
    alike = Arrays.copyOf(kept, count);
    Arrays.sort(alike);
  }

  private final int[] who;

  private void look(int i, Memos memos) {
    double weight = scores.bits()[i];
    boolean together = isLink(i);
    boolean stopped = weight <= Guards.APART;
    if (!together && !stopped && weight < LEAST_BITS) {
      return;
    }
    int a = scores.left()[i];
    int b = scores.right()[i];
    long pattern = comparisons.pattern(a, b, memos);
    if (stopped && linkage.scorer().weight(a, b, pattern) >= linkage.threshold().bits()) {
      guards.merge(linkage.scorer().guard(a, b, pattern), 1L, Long::sum);
    }
    double probability = Bits.probability(weight);
    links += together ? 1 : 0;
    for (int c = 0; c < linked.length; c++) {
      int level = comparisons.level(pattern, c);
      matches[c][level] += probability;
      if (together) {
        linked[c][level]++;
        bits[c] += linkage.scorer().fieldBits(a, b, pattern, c);
      }
    }
  }

  /** Whether a pair ended in one person by its own weight or through others. */
  boolean isLink(int pair) {
    int a = scores.left()[pair];
    int b = scores.right()[pair];
    return !linkage.thin()[a] && !linkage.thin()[b] && linkage.groups()[a] == linkage.groups()[b];
  }

  List<RunReport.Evidence> evidence() {
    List<RunReport.Evidence> evidence = new ArrayList<>();
    for (int c = 0; c < linked.length; c++) {
      Model.ComparisonModel model = linkage.model().comparisons().get(c);
      List<RunReport.LevelCount> levels = new ArrayList<>();
      for (int l = 0; l < linked[c].length; l++) {
        Model.Level level = model.levels().get(l);
        levels.add(
            new RunReport.LevelCount(
                level.label(),
                level.m(),
                level.u(),
                l == 0 ? 0 : level.weight().bits(),
                linked[c][l],
                matches[c][l]));
      }
      evidence.add(
          new RunReport.Evidence(
              model.name(),
              links == 0 ? 0 : 1 - (double) linked[c][0] / links,
              links == 0 ? 0 : bits[c] / links,
              levels));
    }
    return evidence;
  }

  /** Most pairs first. */
  List<RunReport.GuardCount> guards() {
    return guards.entrySet().stream()
        .map(
            each -> new RunReport.GuardCount(each.getKey(), each.getKey().words(), each.getValue()))
        .sorted((a, b) -> Long.compare(b.pairs(), a.pairs()))
        .toList();
  }

  /** Expected precision, recall and F1 of the pairs at or above a threshold. */
  RunReport.Point point(double threshold) {
    double all = 0;
    double found = 0;
    long count = 0;
    for (double weight : alike) {
      double probability = Bits.probability(weight);
      all += probability;
      if (weight >= threshold) {
        found += probability;
        count++;
      }
    }
    double precision = count == 0 ? 1 : found / count;
    double recall = all == 0 ? 1 : found / all;
    return new RunReport.Point(
        threshold, precision, recall, Agreement.f1(precision, recall), null, null);
  }

  /** Links with a known truth by the chance that they are right. */
  List<RunReport.Bin> calibration() {
    long[] pairs = new long[EDGES.length];
    long[] right = new long[EDGES.length];
    double[] expected = new double[EDGES.length];
    Joinings joinings = new Joinings(linkage);
    for (int i = 0; i < scores.bits().length; i++) {
      int a = scores.left()[i];
      int b = scores.right()[i];
      if (who[a] > 0 && who[b] > 0 && isLink(i)) {
        double probability = joinings.chance(a, b, scores.bits()[i]);
        int bin = EDGES.length - 1;
        while (bin >= 0 && probability < EDGES[bin]) {
          bin--;
        }
        if (bin >= 0) {
          pairs[bin]++;
          expected[bin] += probability;
          right[bin] += who[a] == who[b] ? 1 : 0;
        }
      }
    }
    List<RunReport.Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < EDGES.length; bin++) {
      if (pairs[bin] > 0) {
        double[] ends = wilson(right[bin], pairs[bin]);
        bins.add(
            new RunReport.Bin(
                EDGES[bin],
                bin + 1 < EDGES.length ? EDGES[bin + 1] : 1,
                pairs[bin],
                expected[bin] / pairs[bin],
                right[bin],
                ends[0],
                ends[1]));
      }
    }
    return bins;
  }

  /** The 95 % interval of a share (Wilson 1927): holds its own near 0 and 1 and with few pairs. */
  static double[] wilson(long hits, long of) {
    double z = 1.959964;
    double share = (double) hits / of;
    double middle = share + z * z / (2.0 * of);
    double half = z * Math.sqrt(share * (1 - share) / of + z * z / (4.0 * of * of));
    double scale = 1 + z * z / of;
    return new double[] {
      Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale)
    };
  }
}
