package org.porchlight.release;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A release folder is missing, incomplete or changed since it was written. */
public final class UnreadableReleaseException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  UnreadableReleaseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
