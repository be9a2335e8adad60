package org.porchlight.records.fetch;

import java.io.InterruptedIOException;
import java.time.Duration;

/** Waits, so that a server gets its rest; a test does not. */
@FunctionalInterface
public interface Pause {
  /** Sleeps for real. */
  Pause SLEEPING =
      length -> {
        try {
          Thread.sleep(length);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new InterruptedIOException("the fetch was stopped while it waited");
        }
      };

  /** Returns after this long. */
  void pause(Duration length) throws InterruptedIOException;
}
