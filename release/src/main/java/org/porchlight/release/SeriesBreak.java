package org.porchlight.release;

import java.time.LocalDate;

/**
 * A day on which a source began to count otherwise. Numbers before and after it do not compare.
 *
 * @param date the first day counted in the new way
 * @param text what changed
 */
public record SeriesBreak(LocalDate date, LocalText text) {
  /** Whether a stretch that begins and ends on these days holds records of both kinds. */
  public boolean parts(LocalDate first, LocalDate last) {
    return date.isAfter(first) && !date.isAfter(last);
  }
}
