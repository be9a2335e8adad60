package org.porchlight.records.reading;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Watches the moments of one column and says whether its clock is the one that the source names.
 * Counts only, of a fixed size; nothing of a record is kept.
 */
public final class ClockEvidence {
  private static final long HOUR = 3_600_000_000L;
  private static final long DAY = 86_400_000_000L;

  /** Fewer midnights or pairs could be chance. */
  private static final long LEAST_ROWS = 30;

  private static final double NEARLY_ALL = 0.95;
  private static final double MOST_PAIRS = 0.9;

  /** Below this, a busy night looks like another clock. */
  private static final long LEAST_FOR_SHAPE = 300;

  /** A clock this near to UTC does not move the day enough to be told from honest ones. */
  private static final long LEAST_OFFSET_HOURS = 4;

  /** e^7 is about a thousand to one, after the best of every honest shape had its chance. */
  private static final double LEAST_EVIDENCE = 7;

  private static final double LEAST_EVIDENCE_PER_ROW = 0.004;

  /** A day that fits no plain shape even by the other clock is a shape of its own: a shift, say. */
  private static final double MOST_MISFIT = 0.08;

  private static final long LEAST_PER_SEASON = 1000;
  private static final long LEAST_PER_SEASON_TO_ACQUIT = 200;
  private static final double ACQUITTED = 25;
  private static final double LEAST_SEASON_GAIN = 60;

  private final String column;
  private final boolean times;
  private final LocalClock clock;
  private final LocalClock asUtc;
  private final LocalClock gaps;

  private long rows;
  private long marked;
  private long markedUtc;
  private long midnights;
  private long otherMidnights;
  private long utcMidnights;
  private long skipped;
  private long repeated;
  private long onSpringDays;
  private long offsetHours;
  private long lastSpringDay = Long.MIN_VALUE;
  private long lastPlainDay = Long.MIN_VALUE;

  /** By season (0 winter, 1 summer) and hour: as read, and as the other clock would have it. */
  private final long[][] read = new long[2][24];

  private final long[][] other = new long[2][24];
  private long standardOffset = Long.MAX_VALUE;
  private final Map<ClockEvidence, Pairs> pairs = new LinkedHashMap<>();

  /**
   * Starts watching.
   *
   * @param zone the clock that the source names
   * @param times whether the column is read as moments, not as days
   */
  ClockEvidence(String column, ZoneId zone, boolean times) {
    this.column = column;
    this.times = times;
    this.clock = new LocalClock(zone);
    this.asUtc = new LocalClock(zone);
    this.gaps = new LocalClock(zone);
  }

  String column() {
    return column;
  }

  /** Counts one moment that has a time. */
  void see(Moment moment) {
    rows++;
    long printed = moment.localMicros();
    if (moment.hasOffset) {
      marked++;
      long utc = printed - moment.offsetSeconds * 1_000_000L;
      long local = clock.toLocal(utc);
      if (Math.floorMod(utc, DAY) == 0) {
        utcMidnights++;
      }
      if (moment.offsetSeconds == 0) {
        markedUtc++;
        count(local, utc, local - utc);
      } else {
        count(local, local, local - utc);
      }
    } else {
      long utc = clock.toUtc(printed);
      switch (clock.reading()) {
        case SKIPPED -> skipped++;
        case REPEATED -> repeated++;
        case PLAIN -> {}
      }
      seeSpring(Math.floorDiv(printed, DAY));
      count(printed, asUtc.toLocal(printed), printed - utc);
    }
  }

  private void count(long local, long otherwise, long offset) {
    if (Math.floorMod(local, DAY) == 0) {
      midnights++;
    }
    if (Math.floorMod(otherwise, DAY) == 0) {
      otherMidnights++;
    }
    offsetHours += Math.abs(offset) / HOUR;
    if (standardOffset == Long.MAX_VALUE) {
      standardOffset = offset;
    }
    int season = offset == standardOffset ? 0 : 1;
    read[season][hour(local)]++;
    other[season][hour(otherwise)]++;
  }

  private static int hour(long micros) {
    return (int) (Math.floorMod(micros, DAY) / HOUR);
  }

  /** Counts what stands on a day on which the clocks skip an hour. */
  private void seeSpring(long day) {
    if (day == lastSpringDay) {
      onSpringDays++;
    } else if (day != lastPlainDay) {
      long first = gaps.toUtc(day * DAY);
      long next = gaps.toUtc((day + 1) * DAY);
      if (next - first < DAY) {
        lastSpringDay = day;
        onSpringDays++;
      } else {
        lastPlainDay = day;
      }
    }
  }

  /** Rows in which this column and another both have a moment, and those in which they agree. */
  static final class Pairs {
    private long both;
    private long agreeing;

    void see(boolean agrees) {
      both++;
      if (agrees) {
        agreeing++;
      }
    }
  }

  /** Where to count the rows that this column and another share. */
  Pairs with(ClockEvidence otherColumn) {
    return pairs.computeIfAbsent(otherColumn, column -> new Pairs());
  }

  boolean isMarked() {
    return marked * 2 > rows;
  }

  /** What all moments together say. */
  public ClockVerdict verdict() {
    if (rows < LEAST_ROWS) {
      return verdict(ClockVerdict.Kind.TOO_FEW, 0);
    }
    ClockVerdict days = days();
    if (days != null) {
      return days;
    }
    if (!times) {
      return verdict(ClockVerdict.Kind.CONSISTENT, 0);
    }
    for (Map.Entry<ClockEvidence, Pairs> pair : pairs.entrySet()) {
      long both = pair.getValue().both;
      double share = pair.getValue().agreeing / (double) both;
      if (both >= LEAST_ROWS && share >= MOST_PAIRS) {
        ClockVerdict.Kind kind =
            !isMarked()
                ? ClockVerdict.Kind.UTC_PRINTED_AS_LOCAL
                : pair.getKey().isMarked()
                    ? ClockVerdict.Kind.LOCAL_PRINTED_AS_UTC
                    : ClockVerdict.Kind.CLOCKS_DISAGREE;
        return new ClockVerdict(kind, both, share, pair.getKey().column());
      }
    }
    return byHours();
  }

  private @org.jspecify.annotations.Nullable ClockVerdict days() {
    if (times && midnights >= NEARLY_ALL * rows) {
      return verdict(ClockVerdict.Kind.DATES_ONLY, midnights);
    }
    if (midnights >= NEARLY_ALL * rows) {
      return verdict(ClockVerdict.Kind.CONSISTENT, midnights);
    }
    if (marked > 0 && utcMidnights >= NEARLY_ALL * rows) {
      return verdict(ClockVerdict.Kind.DATES_AS_UTC_MIDNIGHT, utcMidnights);
    }
    if (otherMidnights >= NEARLY_ALL * rows) {
      return verdict(ClockVerdict.Kind.MIDNIGHT_TOLD_IN_UTC, otherMidnights);
    }
    return null;
  }

  private ClockVerdict byHours() {
    boolean mayBeOther = marked == 0 || markedUtc == rows;
    boolean farFromUtc = offsetHours >= LEAST_OFFSET_HOURS * rows;
    if (mayBeOther && farFromUtc && rows >= LEAST_FOR_SHAPE) {
      double evidence = DayShape.favours(sum(other), sum(read));
      if (evidence >= LEAST_EVIDENCE
          && evidence >= LEAST_EVIDENCE_PER_ROW * rows
          && DayShape.misfit(sum(other)) <= MOST_MISFIT + 24.0 / rows
          && !keepsItsHoursInEverySeason()) {
        return new ClockVerdict(
            marked == 0
                ? ClockVerdict.Kind.UTC_PRINTED_AS_LOCAL
                : ClockVerdict.Kind.LOCAL_PRINTED_AS_UTC,
            rows,
            evidence / rows,
            "");
      }
    }
    if (marked == 0 && (keepsSkippedHours() || isWithoutSummer())) {
      return verdict(ClockVerdict.Kind.CLOCK_WITHOUT_SUMMER_TIME, skipped);
    }
    return verdict(ClockVerdict.Kind.CONSISTENT, 0);
  }

  /** A third of what an hour of the day would have, in the hour that honest clocks skip. */
  private boolean keepsSkippedHours() {
    return skipped >= 3 && skipped * 24 >= onSpringDays / 3.0;
  }

  /** Shifts that begin at the same hour in summer and winter follow the clock as it was read. */
  private boolean keepsItsHoursInEverySeason() {
    return DayShape.total(read[0]) >= LEAST_PER_SEASON_TO_ACQUIT
        && DayShape.total(read[1]) >= LEAST_PER_SEASON_TO_ACQUIT
        && DayShape.difference(read[0], read[1]) + ACQUITTED
            < DayShape.difference(other[0], other[1]);
  }

  /** Whether summer and winter have one shape of the day by the other clock only. */
  private boolean isWithoutSummer() {
    if (DayShape.total(read[0]) < LEAST_PER_SEASON || DayShape.total(read[1]) < LEAST_PER_SEASON) {
      return false;
    }
    double asRead = DayShape.difference(read[0], read[1]);
    double otherwise = DayShape.difference(other[0], other[1]);
    // Printed by UTC, the printed hours are those that move; by a local clock, the others.
    return otherwise + LEAST_SEASON_GAIN < asRead && otherwise * 2 < asRead;
  }

  private static long[] sum(long[][] seasons) {
    long[] sum = new long[24];
    for (int hour = 0; hour < 24; hour++) {
      sum[hour] = seasons[0][hour] + seasons[1][hour];
    }
    return sum;
  }

  private ClockVerdict verdict(ClockVerdict.Kind kind, long count) {
    return new ClockVerdict(kind, rows, rows == 0 ? 0 : count / (double) rows, "");
  }

  /** Times that the clocks skipped in spring, and that came twice in autumn. */
  public long impossible() {
    return skipped;
  }

  long doubled() {
    return repeated;
  }
}
