package org.porchlight.records.reading;

import java.util.Locale;

/**
 * What a column of moments says of the clock that wrote it, with the numbers that say so.
 *
 * @param rows moments looked at
 * @param share of these, how many show it, 0 to 1; for a verdict by the shape of the day, how many
 *     times likelier the other clock is, as a natural logarithm per row
 * @param other another column that shows it; empty when none does
 */
public record ClockVerdict(Kind kind, long rows, double share, String other) {

  /** What was found. */
  public enum Kind {
    /** Nothing speaks against what the source says. */
    CONSISTENT,
    /** Too few moments to say anything. */
    TOO_FEW,
    /** Times of UTC stand there as if they were local. */
    UTC_PRINTED_AS_LOCAL,
    /** Local times are marked as UTC. */
    LOCAL_PRINTED_AS_UTC,
    /** Every time is a midnight: these are days. */
    DATES_ONLY,
    /** Every time is a midnight of UTC: these are days, one off when read as local moments. */
    DATES_AS_UTC_MIDNIGHT,
    /** Every time is a local midnight told in UTC, and not marked as such. */
    MIDNIGHT_TOLD_IN_UTC,
    /** The clock does not go forward in spring: UTC, or standard time all the year. */
    CLOCK_WITHOUT_SUMMER_TIME,
    /** Two columns print the same digits, one marked as UTC and one not. */
    CLOCKS_DISAGREE;

    /** As the report groups it: {@code dates-only}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Whether the owner of the source should look at it. */
  public boolean isDoubt() {
    return kind != Kind.CONSISTENT && kind != Kind.TOO_FEW;
  }

  /** What it is and what to set, as the end of a sentence that begins with the column. */
  public String words() {
    return switch (kind) {
      case CONSISTENT -> "fits the clock of its source (%,d moments).".formatted(rows);
      case TOO_FEW -> "has too few moments to tell its clock (%,d).".formatted(rows);
      case UTC_PRINTED_AS_LOCAL ->
          "looks like UTC printed as local time (%s). Ask its owner; if so, set 'zone: UTC' for it."
              .formatted(evidence());
      case LOCAL_PRINTED_AS_UTC ->
          "looks like local time marked as UTC (%s). Ask its owner; if so, leave the mark out of its pattern, and read epoch-millis as epoch-millis-local."
              .formatted(evidence());
      case DATES_ONLY ->
          "holds days: %s of %,d times are midnight. Read it 'as: date'."
              .formatted(percent(), rows);
      case DATES_AS_UTC_MIDNIGHT ->
          "holds days: %s of %,d times are midnight in UTC. Read it 'as: date' with 'zone: UTC', or days are one off."
              .formatted(percent(), rows);
      case MIDNIGHT_TOLD_IN_UTC ->
          "holds days: %s of %,d times are local midnight told in UTC. Ask its owner for days without a time."
              .formatted(percent(), rows);
      case CLOCK_WITHOUT_SUMMER_TIME ->
          "comes from a clock without summer time (%,d moments): UTC, or standard time all the year. Ask its owner and set 'zone' for it."
              .formatted(rows);
      case CLOCKS_DISAGREE ->
          "prints the same digits as column '%s' in %s of %,d rows, but only one of them is marked as UTC. Ask the owner which is right."
              .formatted(other, percent(), rows);
    };
  }

  private String evidence() {
    return other.isEmpty()
        ? "by the hours of the day of %,d rows".formatted(rows)
        : "in %s of %,d rows it differs from column '%s' by just the offset of UTC"
            .formatted(percent(), rows, other);
  }

  private String percent() {
    return "%.0f %%".formatted(Math.floor(share * 100));
  }
}
