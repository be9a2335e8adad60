package org.porchlight.study.care;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of something that was to be written down. */
public enum Outcome {
  /** It was. */
  DONE,
  /** It cannot follow where things stand. */
  CLOSED,
  /** Whoever put a person forward does not also select them. */
  OWN,
  /** Nobody under 18 is put forward. */
  MINOR,
  /** The rule does not find them. */
  RULE,
  /** The agency that is to act may not know of the plan. */
  OWNER,
  /** No more people wait than there are places. */
  ENOUGH;

  /** Empty when it was not permitted, or nothing is there to write about. */
  static Optional<Outcome> of(@Nullable String label) {
    return label == null
        ? Optional.empty()
        : Optional.of(valueOf(label.toUpperCase(java.util.Locale.ROOT)));
  }
}
