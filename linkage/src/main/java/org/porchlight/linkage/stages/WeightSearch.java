package org.porchlight.linkage.stages;

import java.util.List;
import org.porchlight.linkage.MatchWeight;
import org.porchlight.linkage.Model;
import org.porchlight.linkage.learning.Thresholds;

/**
 * Finds the thresholds of a model from the weights of all pairs, part by part from the heaviest to
 * the lightest. See {@link Stages}.
 */
public final class WeightSearch {
  private final Thresholds.Search search;

  /**
   * Begins a part.
   *
   * @param all expected matches among all pairs: the sum of their probabilities
   * @param before expected matches among all heavier parts
   * @param count pairs in all heavier parts
   */
  public WeightSearch(double all, double before, long count) {
    search = new Thresholds.Search(all, before, count);
  }

  /** Takes in the next lighter weight, in bits. */
  public void next(double bits) {
    search.next(bits);
  }

  /** What was found in this part; three numbers that mean something to {@link #thresholds} only. */
  public double[] found() {
    Thresholds.Found found = search.found();
    return new double[] {found.best(), found.link(), found.auto()};
  }

  /** A model with the thresholds that all parts together tell, the heaviest first. */
  public static Model thresholds(Model model, List<double[]> parts) {
    Thresholds thresholds =
        Thresholds.of(
            parts.stream().map(part -> new Thresholds.Found(part[0], part[1], part[2])).toList());
    return new Model(
        model.comparisons(),
        model.lambda(),
        model.household(),
        model.namesakes(),
        new MatchWeight(thresholds.linkBits()),
        new MatchWeight(thresholds.autoBits()));
  }
}
