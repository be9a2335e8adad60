package org.porchlight.synthetic;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Writes days in order on a second core, at most a month behind the first. Only files that name no
 * person are written there: the truth about persons has one order, that of the first core.
 */
final class DayWriters {
  private static final int MOST_WAITING = 30;

  /** The work of one day. */
  @FunctionalInterface
  interface Day {
    void write() throws IOException;
  }

  private final ExecutorService worker;
  private final ArrayDeque<Future<?>> waiting = new ArrayDeque<>();

  /** {@code worker} has one thread, so that days stay in order. */
  DayWriters(ExecutorService worker) {
    this.worker = worker;
  }

  void submit(Day day) throws IOException {
    waiting.add(
        worker.submit(
            () -> {
              day.write();
              return null;
            }));
    while (waiting.size() > MOST_WAITING) {
      await();
    }
  }

  /** Returns when every day is written. */
  void finish() throws IOException {
    while (!waiting.isEmpty()) {
      await();
    }
  }

  private void await() throws IOException {
    try {
      waiting.remove().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException broken) {
        throw broken;
      }
      throw new IllegalStateException("a day could not be written", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the making of the city was told to stop", e);
    }
  }
}
