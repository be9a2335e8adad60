package org.porchlight.records.fetch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The latest moment of change among the rows of one fetch. Moments that lie ahead are counted but
 * not taken: a single row of the year 2099 would keep everything from coming until then.
 */
final class Latest {
  /**
   * How much earlier than the latest moment the next fetch begins: a row may be written with a
   * moment some minutes before others can see it. Rows that come twice are the same records.
   */
  static final Duration OVERLAP = Duration.ofMinutes(10);

  private static final Duration AHEAD = Duration.ofDays(1);

  private final Instant limit;
  private @Nullable Instant moment;
  private long ahead;

  Latest(Clock clock, @Nullable Instant before) {
    this.limit = clock.instant().plus(AHEAD);
    this.moment = before;
  }

  void see(Instant seen) {
    if (seen.isAfter(limit)) {
      ahead++;
    } else if (moment == null || seen.isAfter(moment)) {
      moment = seen;
    }
  }

  @Nullable Instant moment() {
    return moment;
  }

  /** Rows that claim to have been changed in the future. */
  long ahead() {
    return ahead;
  }
}
