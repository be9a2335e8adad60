package org.porchlight.cli;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What must be stopped at the end, in the opposite order of its start, however the end comes: by
 * itself, by an exception, or by a signal.
 */
final class Ending implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Thread atExit = new Thread(this::stopAll, "ending");

  Ending() {
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  synchronized <T extends AutoCloseable> T add(T part) {
    open.push(part);
    return part;
  }

  private synchronized void stopAll() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        // The others must still be stopped; what cannot be stopped now is stopped by the next
        // start.
      }
    }
  }

  @Override
  public void close() {
    stopAll();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // A signal came first; the hook found nothing left to stop.
      return;
    }
  }
}
