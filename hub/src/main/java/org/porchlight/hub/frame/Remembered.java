package org.porchlight.hub.frame;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the database answers to one question, remembered for a while. One visitor at a time asks,
 * and the others go on with what is known. While the database does not answer, one visitor in ten
 * seconds waits for it and the others are told at once.
 *
 * @param <T> the answer
 */
public final class Remembered<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Remembered.class);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);

  private final String what;
  private final Question<T> question;
  private final Duration fresh;
  private final Clock clock;
  private final ReentrantLock asking = new ReentrantLock();
  private final AtomicLong forgotten = new AtomicLong();
  private volatile Answer<T> last = new Answer<>(null, null, Instant.MIN);

  /** Asks the database. */
  public interface Question<T> {
    /** The answer, now. */
    T ask() throws SQLException;
  }

  /**
   * An answer.
   *
   * @param now null while the database does not answer
   * @param known the last one it gave; null before its first
   */
  private record Answer<T>(@Nullable T now, @Nullable T known, Instant until) {
    boolean isFirst() {
      return until.equals(Instant.MIN);
    }
  }

  /**
   * Remembers nothing yet.
   *
   * @param what for the log: what is asked for, as in "the plan"
   * @param fresh how long an answer is good
   */
  public Remembered(String what, Question<T> question, Duration fresh, Clock clock) {
    this.what = what;
    this.question = question;
    this.fresh = fresh;
    this.clock = clock;
  }

  /** The answer; empty while the database gives none. */
  public Optional<T> now() {
    return Optional.ofNullable(answer().now());
  }

  /** The answer, or the last one there was while the database gives none. */
  public Optional<T> nowOrBefore() {
    return Optional.ofNullable(answer().known());
  }

  /** The next visitor asks anew: something was just changed. */
  public void forget() {
    forgotten.incrementAndGet();
    Answer<T> was = last;
    if (!was.isFirst()) {
      last = new Answer<>(was.now(), was.known(), clock.instant());
    }
  }

  private Answer<T> answer() {
    Answer<T> was = last;
    if (clock.instant().isBefore(was.until())) {
      return was;
    }
    if (was.isFirst()) {
      asking.lock();
    } else if (!asking.tryLock()) {
      return was;
    }
    try {
      return clock.instant().isBefore(last.until()) ? last : ask();
    } finally {
      asking.unlock();
    }
  }

  private Answer<T> ask() {
    Answer<T> was = last;
    Answer<T> now;
    long before = forgotten.get();
    try {
      T answer = question.ask();
      boolean changed = forgotten.get() != before;
      now = new Answer<>(answer, answer, clock.instant().plus(changed ? Duration.ZERO : fresh));
      if (was.now() == null && !was.isFirst()) {
        LOG.info("The database answers again: {} is up to date.", what);
      }
    } catch (SQLException e) {
      now = new Answer<>(null, was.known(), clock.instant().plus(AFTER_TROUBLE));
      if (was.now() != null || was.isFirst()) {
        LOG.warn("The database does not answer for {} (state {}).", what, e.getSQLState());
      }
    }
    last = now;
    return now;
  }
}
