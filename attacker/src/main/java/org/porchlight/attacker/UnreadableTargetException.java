package org.porchlight.attacker;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** What was to be attacked cannot be read at all. The message says what, and what to do. */
public final class UnreadableTargetException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  UnreadableTargetException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
