package org.porchlight.evaluation.models;

import java.util.List;

/**
 * Totals of a whole city (or of one place of it), month by month. There is no way to give people's
 * histories: a list of people picked at their worst is no time series.
 *
 * @param firstMonth the calendar month of the first count, 1 to 12
 * @param counts one for each month, 0 or more
 * @param exposure what the counts are counted from, such as residents; above 0, one for each month
 */
public record MonthlyCounts(int firstMonth, List<Integer> counts, List<Double> exposure) {

  public MonthlyCounts {
    counts = List.copyOf(counts);
    exposure = List.copyOf(exposure);
    if (firstMonth < 1 || firstMonth > 12) {
      throw new IllegalArgumentException("The first month of a series is a number from 1 to 12.");
    }
    if (counts.size() != exposure.size()) {
      throw new IllegalArgumentException(
          "A series has one exposure for each of its " + counts.size() + " months.");
    }
    if (counts.stream().anyMatch(count -> count < 0)
        || !exposure.stream().allMatch(part -> part > 0 && Double.isFinite(part))) {
      throw new IllegalArgumentException(
          "A series has counts of 0 or more and exposures above 0; mend the months that differ.");
    }
  }

  /** How many months. */
  public int months() {
    return counts.size();
  }

  /** Counts per 1 of exposure in one month. */
  double rate(int month) {
    return counts.get(month) / exposure.get(month);
  }
}
