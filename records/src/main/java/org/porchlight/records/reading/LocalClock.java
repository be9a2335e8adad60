package org.porchlight.records.reading;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Turns wall-clock time of one zone into UTC and back. Remembers the stretch between two clock
 * changes in which the last answer lay, as records come in the order of time. For one thread.
 */
final class LocalClock {
  private static final long MICROS = 1_000_000;

  /** How plain a wall-clock time is. */
  enum Reading {
    PLAIN,
    /** The clocks skipped it; read as if they had not, which is one hour later. */
    SKIPPED,
    /** It came twice; read as the first time. */
    REPEATED
  }

  private final ZoneRules rules;
  private long localFrom = 1;
  private long localTo;
  private long localOffset;
  private long utcFrom = 1;
  private long utcTo;
  private long utcOffset;
  private Reading reading = Reading.PLAIN;

  LocalClock(ZoneId zone) {
    this.rules = zone.getRules();
  }

  /** UTC microseconds of a wall-clock time; {@link #reading} then says how plain it was. */
  long toUtc(long localMicros) {
    long seconds = Math.floorDiv(localMicros, MICROS);
    if (seconds < localFrom || seconds >= localTo) {
      lookUpLocal(seconds);
    } else {
      reading = Reading.PLAIN;
    }
    return localMicros - localOffset * MICROS;
  }

  private void lookUpLocal(long seconds) {
    LocalDateTime local = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
    ZoneOffsetTransition transition = rules.getTransition(local);
    if (transition != null) {
      reading = transition.isGap() ? Reading.SKIPPED : Reading.REPEATED;
      localOffset = transition.getOffsetBefore().getTotalSeconds();
      localFrom = 1;
      localTo = 0;
      return;
    }
    reading = Reading.PLAIN;
    ZoneOffset offset = rules.getOffset(local);
    localOffset = offset.getTotalSeconds();
    Instant instant = Instant.ofEpochSecond(seconds - localOffset);
    // One instant further on: at the very moment of a change, the change lies behind.
    ZoneOffsetTransition before = rules.previousTransition(instant.plusSeconds(1));
    ZoneOffsetTransition after = rules.nextTransition(instant);
    localFrom =
        before == null
            ? Long.MIN_VALUE
            : Math.max(
                before.getDateTimeAfter().toEpochSecond(ZoneOffset.UTC),
                before.getDateTimeBefore().toEpochSecond(ZoneOffset.UTC));
    localTo =
        after == null
            ? Long.MAX_VALUE
            : Math.min(
                after.getDateTimeAfter().toEpochSecond(ZoneOffset.UTC),
                after.getDateTimeBefore().toEpochSecond(ZoneOffset.UTC));
  }

  Reading reading() {
    return reading;
  }

  /** Wall-clock microseconds of a moment in UTC. */
  long toLocal(long utcMicros) {
    long seconds = Math.floorDiv(utcMicros, MICROS);
    if (seconds < utcFrom || seconds >= utcTo) {
      Instant instant = Instant.ofEpochSecond(seconds);
      utcOffset = rules.getOffset(instant).getTotalSeconds();
      ZoneOffsetTransition before = rules.previousTransition(instant.plusSeconds(1));
      ZoneOffsetTransition after = rules.nextTransition(instant);
      utcFrom = before == null ? Long.MIN_VALUE : before.toEpochSecond();
      utcTo = after == null ? Long.MAX_VALUE : after.toEpochSecond();
    }
    return utcMicros + utcOffset * MICROS;
  }
}
