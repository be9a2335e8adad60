package org.porchlight.study.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the audit: who did what, when, about whom, and what came of it. It holds no value of
 * any record.
 *
 * @param id rising with time
 * @param at UTC, to the microsecond
 * @param account who
 * @param displayName how colleagues know them, today
 * @param agency the agency they looked for at that time; null for city-wide roles without one
 * @param role what the account was for at that time
 * @param action the route template or verb
 * @param person the handle asked for; null for lists
 * @param outcome {@code shown} or {@code not-found}; {@code open} for the look that reads the audit
 * @param rows how many rows were read; 0 while open
 */
public record LookLine(
    long id,
    Instant at,
    long account,
    String displayName,
    @Nullable String agency,
    Role role,
    String action,
    @Nullable String person,
    String outcome,
    int rows) {
  @Override
  public String toString() {
    return "look %d".formatted(id);
  }
}
