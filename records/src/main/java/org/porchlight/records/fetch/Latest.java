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

  /** The same where moments have no offset: once a year an hour comes twice. */
  static final Duration LOCAL_OVERLAP = OVERLAP.plus(Duration.ofHours(1));

  private static final Duration AHEAD = Duration.ofDays(1);

  private final Instant limit;
  private final Instant begun;
  private @Nullable Instant moment;
  private long ahead;

  /**
   * Nothing seen yet.
   *
   * @param before what the fetch before left; null at first
   * @param begun when the first page of this fetch was asked for, by the clock that the column goes
   *     by: a row of an early page may change while later pages come, so no later moment is sure
   */
  Latest(Clock clock, @Nullable Instant before, Instant begun) {
    this.limit = clock.instant().plus(AHEAD);
    this.moment = before;
    this.begun = begun;
  }

  void see(Instant seen) {
    if (seen.isAfter(limit)) {
      ahead++;
    } else if (moment == null || seen.isAfter(moment)) {
      moment = seen;
    }
  }

  /** Up to where everything is here; null when no row had a moment. */
  @Nullable Instant moment() {
    return moment != null && moment.isAfter(begun) ? begun : moment;
  }

  /** Rows that claim to have been changed in the future. */
  long ahead() {
    return ahead;
  }
}
