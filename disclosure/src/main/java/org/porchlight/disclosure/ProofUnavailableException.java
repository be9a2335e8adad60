package org.porchlight.disclosure;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Linear programs cannot be solved here, so nothing may be published: a weaker check would look
 * like the same promise.
 */
public final class ProofUnavailableException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  ProofUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
