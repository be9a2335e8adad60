package org.porchlight.study.releases;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.LocalText;

/**
 * What stood in the way of a release that somebody asked for.
 *
 * @param kind what it is
 * @param name the source's name; null when it is no source
 * @param since the day from which records are missing; null when it is no source
 * @param words as the command says it, in English; null when it is a source
 */
public record Hindrance(
    Kind kind, @Nullable LocalText name, @Nullable LocalDate since, @Nullable String words) {
  /** What can stand in the way. */
  public enum Kind {
    /** Nothing new has come of a source for longer than was promised. */
    LATE,
    /** There is a hole in a source's history. */
    GAP,
    /** Something in the city folder or the data home must change first. */
    MUST_CHANGE
  }

  /** Not what the command said: it may name files of the operator. */
  @Override
  public String toString() {
    return "Hindrance[%s]".formatted(kind);
  }
}
