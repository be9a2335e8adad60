package org.porchlight.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Days for which a source's records are missing, both ends included.
 *
 * @param text why; null when nobody has said it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MissingDays(LocalDate from, LocalDate to, @Nullable LocalText text) {
  /** How many of the days from the first to the last are missing. */
  public long within(LocalDate first, LocalDate last) {
    LocalDate begin = from.isAfter(first) ? from : first;
    LocalDate end = to.isBefore(last) ? to : last;
    return Math.max(0, ChronoUnit.DAYS.between(begin, end) + 1);
  }

  /** Whether any of these days is missing. */
  public boolean touch(LocalDate first, LocalDate last) {
    return within(first, last) > 0;
  }
}
