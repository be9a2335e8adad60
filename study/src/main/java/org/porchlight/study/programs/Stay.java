package org.porchlight.study.programs;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Somebody was in jail.
 *
 * @param person a handle
 * @param entry the day of entry, in the city's time
 * @param exit the day of exit; empty while it lasts
 */
public record Stay(String person, LocalDate entry, Optional<LocalDate> exit) {
  /** Nobody's. */
  @Override
  public String toString() {
    return "Stay[]";
  }
}
