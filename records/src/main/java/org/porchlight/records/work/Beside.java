package org.porchlight.records.work;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Work that goes on beside other work, in a thread of its own.
 *
 * @param <T> what it yields
 */
public final class Beside<T> implements AutoCloseable {
  private final FutureTask<T> task;
  private final Thread thread;

  private Beside(String name, Callable<T> work) {
    this.task = new FutureTask<>(work);
    this.thread = Thread.ofPlatform().daemon().name("import-" + name).start(task);
  }

  /** Starts. */
  public static <T> Beside<T> run(String name, Callable<T> work) {
    return new Beside<>(name, work);
  }

  /** Waits for its end; what went wrong there goes wrong here. */
  public T await() throws IOException {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the import was told to stop", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException cause -> throw cause;
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IOException("work beside the import broke off", e);
      }
    }
  }

  /** Stops it, if it is still at work, and waits until it has stopped. */
  @Override
  public void close() {
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
