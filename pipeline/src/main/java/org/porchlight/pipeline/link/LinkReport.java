package org.porchlight.pipeline.link;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What one link run found. Counts only; nobody is named.
 *
 * @param run its number in the study
 * @param records mentions of people that were linked
 * @param persons they come to
 * @param pairs compared
 * @param thresholdBits match weight from which two records are one person
 * @param autoBits match weight from which nobody needs to look
 * @param seconds wall time of reading, linking and loading
 * @param judgement against the truth of a made-up city
 * @param leftOut by source that may not be linked: its records
 * @param agency the lead agency
 * @param windowDays the city's first window
 * @param bands of the lead agency in that window
 */
public record LinkReport(
    long run,
    long records,
    long persons,
    long pairs,
    double thresholdBits,
    double autoBits,
    double seconds,
    Optional<Judgement> judgement,
    SortedMap<String, Long> leftOut,
    String agency,
    int windowDays,
    List<Band> bands) {

  public LinkReport {
    bands = List.copyOf(bands);
  }

  /**
   * Links against the truth, over all true pairs: from 0 to 1.
   *
   * @param f1 harmonic mean of the two
   */
  public record Judgement(double precision, double recall, double f1) {}

  /**
   * People with at least so many contacts.
   *
   * @param low lower end of the 90 % interval that linkage doubt gives
   * @param high its upper end
   * @param truth as it really is, in a made-up city; else null
   */
  public record Band(int atLeast, int count, int low, int high, @Nullable Integer truth) {}
}
