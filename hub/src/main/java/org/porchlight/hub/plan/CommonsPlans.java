package org.porchlight.hub.plan;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.porchlight.commons.JdbcPlans;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plan of the schema {@code commons}, asked for at most once a minute. While the database does
 * not answer, one visitor in ten seconds waits for it and the others are told at once.
 */
public final class CommonsPlans implements PlanSource {
  private static final Logger LOG = LoggerFactory.getLogger(CommonsPlans.class);
  private static final Duration FRESH = Duration.ofMinutes(1);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);

  private final JdbcPlans plans;
  private final Clock clock;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile Answer last = new Answer(new PlanReading.Unavailable(), Instant.MIN);

  private record Answer(PlanReading reading, Instant until) {}

  /** Reads through the hub's own role. */
  public CommonsPlans(JdbcPlans plans, Clock clock) {
    this.plans = plans;
    this.clock = clock;
  }

  @Override
  public PlanReading read() {
    Answer known = last;
    if (clock.instant().isBefore(known.until())) {
      return known.reading();
    }
    boolean first = known.until().equals(Instant.MIN);
    if (first) {
      asking.lock();
    } else if (!asking.tryLock()) {
      return known.reading();
    }
    try {
      return clock.instant().isBefore(last.until()) ? last.reading() : ask();
    } finally {
      asking.unlock();
    }
  }

  private PlanReading ask() {
    boolean wasDown = last.reading() instanceof PlanReading.Unavailable;
    boolean first = last.until().equals(Instant.MIN);
    PlanReading reading;
    try {
      reading =
          plans.find().<PlanReading>map(PlanReading.Shown::new).orElseGet(PlanReading.None::new);
      if (wasDown && !first) {
        LOG.info("The database answers again; the plan is shown.");
      }
    } catch (SQLException e) {
      reading = new PlanReading.Unavailable();
      if (!wasDown || first) {
        LOG.warn(
            "The database does not answer (state {}); the plan is not shown until it does.",
            e.getSQLState());
      }
    }
    boolean down = reading instanceof PlanReading.Unavailable;
    last = new Answer(reading, clock.instant().plus(down ? AFTER_TROUBLE : FRESH));
    return reading;
  }
}
