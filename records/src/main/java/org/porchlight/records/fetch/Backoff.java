package org.porchlight.records.fetch;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before asking again: one second, then twice as long each time, up to a minute,
 * each shortened by up to half so that many who were turned away together do not return together.
 */
final class Backoff {
  /** Tries of one request, the first included. */
  static final int TRIES = 6;

  /** What a server may ask for; if it wants more, the fetch ends and the next run goes on. */
  static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(15);

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Pause pause;
  private final RandomGenerator chance;

  Backoff(Pause pause, RandomGenerator chance) {
    this.pause = pause;
    this.chance = chance;
  }

  /** Whether there is a try left after this one, counted from 1. */
  static boolean mayTryAfter(int attempt, TryAgain why) {
    Duration wanted = why.notBefore();
    return attempt < TRIES && (wanted == null || wanted.compareTo(LONGEST_RETRY_AFTER) <= 0);
  }

  /** Waits after a try, counted from 1: never shorter than the server wants. */
  void waitAfter(int attempt, TryAgain why) throws InterruptedIOException {
    Duration usual = FIRST.multipliedBy(1L << Math.min(attempt - 1, 20));
    if (usual.compareTo(LONGEST) > 0) {
      usual = LONGEST;
    }
    Duration spread =
        Duration.ofMillis((long) (usual.toMillis() * (0.5 + chance.nextDouble() / 2)));
    Duration wanted = why.notBefore();
    pause.pause(wanted != null && wanted.compareTo(spread) > 0 ? wanted : spread);
  }
}
