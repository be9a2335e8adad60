package org.porchlight.study.care;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A monthly meeting.
 *
 * @param at when it was opened
 * @param closedAt null while it lasts
 */
public record Meeting(
    long id, LocalDate day, String agency, Instant at, @Nullable Instant closedAt) {
  @Override
  public String toString() {
    return "meeting %d".formatted(id);
  }
}
