package org.porchlight.linkage.workbench;

import java.util.ArrayList;
import java.util.List;

/** Runs one task on several threads at once and passes a failure on. */
public final class Workers {
  private final int threads;

  public Workers(int threads) {
    this.threads = threads;
  }

  public void run(Runnable task) {
    List<Throwable> failures = new ArrayList<>();
    List<Thread> others = new ArrayList<>();
    for (int t = 1; t < threads; t++) {
      Thread thread = new Thread(() -> guarded(task, failures), "linkage-" + t);
      thread.setDaemon(true);
      thread.start();
      others.add(thread);
    }
    guarded(task, failures);
    boolean interrupted = false;
    for (Thread thread : others) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    synchronized (failures) {
      if (!failures.isEmpty()) {
        throw new IllegalStateException("a linkage thread stopped", failures.get(0));
      }
    }
  }

  private static void guarded(Runnable task, List<Throwable> failures) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      synchronized (failures) {
        failures.add(e);
      }
    }
  }
}
