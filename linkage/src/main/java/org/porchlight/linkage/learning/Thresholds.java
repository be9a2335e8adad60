package org.porchlight.linkage.learning;

import java.util.Arrays;
import java.util.List;
import org.porchlight.linkage.MatchWeight;
import org.porchlight.linkage.workbench.Bits;

/** Finds thresholds without labels, from what the weights themselves promise. */
public record Thresholds(double linkBits, double autoBits) {
  private static final double AUTO_PRECISION = 0.99;

  /**
   * The two thresholds for these pairs.
   *
   * @param scores match weights of all pairs that might be matches, in bits
   */
  public static Thresholds of(double[] scores) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    double all = 0;
    for (double score : sorted) {
      all += Bits.probability(score);
    }
    Search search = new Search(all, 0, 0);
    for (int i = sorted.length - 1; i >= 0; i--) {
      search.next(sorted[i]);
    }
    return of(List.of(search.found()));
  }

  /** What was found among parts of all pairs, the part with the heaviest first. */
  public static Thresholds of(List<Found> parts) {
    double best = -1;
    double link = 0;
    double auto = Double.NaN;
    for (Found part : parts) {
      if (part.best() > best) {
        best = part.best();
        link = part.link();
      }
      auto = Double.isNaN(part.auto()) ? auto : part.auto();
    }
    link = Math.clamp(link, -1.5, 4);
    return new Thresholds(link, Double.isNaN(auto) ? Math.max(12, link) : Math.max(auto, link));
  }

  /**
   * What was found among some of the pairs.
   *
   * @param best the highest expected F1, below 0 where there was no pair
   * @param link the weight at which it is reached
   * @param auto the lowest weight that needs no second look; not a number where there is none
   */
  public record Found(double best, double link, double auto) {}

  /** Goes through pairs from the heaviest to the lightest. */
  public static final class Search {
    private final double all;
    private double found;
    private long count;
    private double best = -1;
    private double link;
    private double auto = Double.NaN;

    /**
     * Begins behind the heavier pairs.
     *
     * @param all expected matches among all pairs
     * @param found expected matches among the heavier ones
     * @param count how many of these there are
     */
    public Search(double all, double found, long count) {
      this.all = all;
      this.found = found;
      this.count = count;
    }

    public void next(double score) {
      found += Bits.probability(score);
      count++;
      double f1 = 2 * found / (count + all);
      if (f1 > best) {
        best = f1;
        link = score;
      }
      // The weakest link let through must itself be likely: an average hides the doubtful ones.
      if (found / count >= AUTO_PRECISION && score >= MatchWeight.ofProbability(0.9).bits()) {
        auto = score;
      }
    }

    public Found found() {
      return new Found(best, link, auto);
    }
  }
}
