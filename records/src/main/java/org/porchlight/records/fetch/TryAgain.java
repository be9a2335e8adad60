package org.porchlight.records.fetch;

import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request did not bring what it should, but the same one may do so later. */
final class TryAgain extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final transient @Nullable Duration notBefore;

  /**
   * What happened.
   *
   * @param what in words that follow the server's name, as {@code "answers with status 503"}
   */
  TryAgain(String what) {
    this(what, null);
  }

  /**
   * What happened, and when the server wants to be asked again.
   *
   * @param notBefore from now; null when it did not say
   */
  TryAgain(String what, @Nullable Duration notBefore) {
    super(what);
    this.notBefore = notBefore;
  }

  String what() {
    return String.valueOf(getMessage());
  }

  @Nullable Duration notBefore() {
    return notBefore;
  }
}
