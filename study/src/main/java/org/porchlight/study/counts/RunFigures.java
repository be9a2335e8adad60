package org.porchlight.study.counts;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a link run says of itself.
 *
 * @param records mentions that were linked
 * @param persons persons they came to
 * @param pairs pairs that were compared
 * @param thresholdBits match weight from which two records are linked, in bits
 * @param autoBits match weight from which nobody need look, in bits
 * @param comparisons what was compared, in the order of the evidence
 * @param leftOut source to its mentions that were left out because they may not be linked
 * @param quality against the truth of a made-up city; else null
 */
public record RunFigures(
    long records,
    long persons,
    long pairs,
    double thresholdBits,
    double autoBits,
    List<Comparison> comparisons,
    Map<String, Long> leftOut,
    @Nullable Quality quality) {
  public RunFigures {
    comparisons = List.copyOf(comparisons);
    leftOut = Map.copyOf(leftOut);
  }

  /**
   * Over all true pairs; a pair is found when both records came to the same person.
   *
   * @param precision 0 to 1
   * @param recall 0 to 1
   * @param f1 0 to 1
   */
  public record Quality(double precision, double recall, double f1) {}
}
