package org.porchlight.pipeline.offenders;

import java.time.Instant;

/** Time comes in as a clock. */
public final class ReadsTheClock {
  private ReadsTheClock() {}

  static Instant read() {
    return Instant.now();
  }
}
