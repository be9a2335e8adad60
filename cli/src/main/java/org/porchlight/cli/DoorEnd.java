package org.porchlight.cli;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.porchlight.cli.doors.DoorProcess;

/** What it means that a server ended while we waited for it. */
final class DoorEnd {
  private DoorEnd() {}

  /** Waits until one of the doors ends; gives the exit code that this stands for. */
  static int await(List<DoorProcess> doors, Console console) throws InterruptedException {
    CompletableFuture<?>[] ends =
        doors.stream()
            .map(door -> door.end().thenApply(status -> new Ended(door.title(), status)))
            .toArray(CompletableFuture<?>[]::new);
    try {
      Ended first = (Ended) CompletableFuture.anyOf(ends).get();
      return exitCode(first.title(), first.status(), console);
    } catch (ExecutionException e) {
      throw new IllegalStateException("waiting for a server ended in a way nobody foresaw", e);
    }
  }

  private record Ended(String title, int status) {}

  static int exitCode(String title, int status, Console console) {
    if (status == 0 || status > 128) {
      return ExitCode.DONE;
    }
    console.say(
        "The %s ended by itself with status %d; its own words stand above. Start it again. [PL-DOOR-003]"
            .formatted(title, status));
    return status == ExitCode.OPERATOR ? ExitCode.OPERATOR : ExitCode.FAULT;
  }
}
