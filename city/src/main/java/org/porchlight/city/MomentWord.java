package org.porchlight.city;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A form of dates and times that no pattern of letters can say. */
public enum MomentWord {
  /** ISO 8601: a date, or a date and time with or without an offset. */
  ISO,
  /** Seconds since 1970 in UTC. */
  EPOCH_SECONDS,
  /** Milliseconds since 1970 in UTC, as ArcGIS sends them. */
  EPOCH_MILLIS,
  /** Milliseconds since 1970 on the local clock: a server that takes local time for UTC. */
  EPOCH_MILLIS_LOCAL,
  /** Days since 1900 with a fraction, as Excel keeps them; local time. */
  EXCEL,
  /** Milliseconds since 1960, as Stata keeps them; local time. */
  STATA_MILLIS,
  /** Days since 1960, as Stata keeps them. */
  STATA_DAYS;

  /** As written in a pattern: {@code epoch-millis}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The form of this label; empty when it is none. */
  public static Optional<MomentWord> of(String label) {
    return Arrays.stream(values()).filter(word -> word.label().equals(label)).findFirst();
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(MomentWord::label).toList();
  }
}
