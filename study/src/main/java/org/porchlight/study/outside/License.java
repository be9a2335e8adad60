package org.porchlight.study.outside;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A data use license for one evaluator and one program.
 *
 * @param name the program's, by language; empty when there is no package any more
 * @param evaluator whom it is granted
 * @param institution for whom the evaluator works
 * @param until its last day
 * @param by who granted it
 * @param accepted null until the evaluator accepts it
 * @param ended null unless it was ended early
 * @param over whether its last day is past
 */
public record License(
    long id,
    String program,
    Map<String, String> name,
    @Nullable String evaluator,
    String institution,
    String purpose,
    LocalDate until,
    Instant at,
    @Nullable String by,
    @Nullable Instant accepted,
    @Nullable Instant ended,
    boolean over) {
  public License {
    name = Map.copyOf(name);
  }

  /** Whether the package can be had. */
  public boolean holds() {
    return accepted != null && ended == null && !over;
  }

  /** Names of people stay out of logs. */
  @Override
  public String toString() {
    return "License[" + id + "]";
  }
}
