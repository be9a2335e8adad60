package org.porchlight.records.reading;

/** What was read of a date or time; used again from row to row. */
final class Moment {
  /** Days since 1970-01-01. */
  long day;

  /** Microseconds since midnight; meaningless without {@link #hasTime}. */
  long microOfDay;

  boolean hasTime;

  /** Seconds east of Greenwich; meaningless without {@link #hasOffset}. */
  int offsetSeconds;

  boolean hasOffset;

  /** Walks through the texts, used again with the rest. */
  final Cursor cursor = new Cursor();

  /** Makes ready for the next text. */
  void forget() {
    hasTime = false;
    hasOffset = false;
    microOfDay = 0;
    offsetSeconds = 0;
  }

  /** Microseconds since 1970-01-01T00:00 as the wall clock that wrote it counts. */
  long localMicros() {
    return day * 86_400_000_000L + microOfDay;
  }
}
