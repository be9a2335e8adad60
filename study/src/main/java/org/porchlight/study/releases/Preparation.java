package org.porchlight.study.releases;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A release that somebody asked for.
 *
 * @param by who asked
 * @param outcome what came of it; null while it is being prepared
 * @param hindrances what stood in the way
 */
public record Preparation(
    String by, Instant at, @Nullable Outcome outcome, List<Hindrance> hindrances) {
  public Preparation {
    hindrances = List.copyOf(hindrances);
  }

  /** What can come of it. */
  public enum Outcome {
    /** It waits for a second person. */
    PROPOSED,
    /** Nothing changed since the newest release. */
    UNCHANGED,
    /** A source is late or has a hole. */
    STOPPED,
    /** Something must change first. */
    MISTAKEN;

    /** As the database writes it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Outcome> of(@Nullable String label) {
      return label == null
          ? Optional.empty()
          : Optional.of(valueOf(label.toUpperCase(Locale.ROOT)));
    }
  }

  /** Not who asked. */
  @Override
  public String toString() {
    return "Preparation[%s]".formatted(outcome == null ? "open" : outcome.label());
  }
}
