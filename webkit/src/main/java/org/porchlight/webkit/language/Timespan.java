package org.porchlight.webkit.language;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;

/**
 * A period of a release's time dimension, with its days.
 *
 * @param id as the release writes it: {@code 2026}, {@code 2026-Q3}, {@code 2026-09}, {@code all}
 * @param from first day
 * @param to last day
 */
public record Timespan(String id, Level level, LocalDate from, LocalDate to)
    implements Comparable<Timespan> {

  /** How long a period is. */
  public enum Level {
    MONTH,
    QUARTER,
    YEAR,
    /** Everything the table covers, as one. */
    ALL;

    /** As the release writes it. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Reads a period's id.
   *
   * @param first the table's first day; {@code all} begins here
   * @param last the table's last day; {@code all} ends here
   * @throws IllegalArgumentException when the text is none of the four forms
   */
  public static Timespan parse(String id, LocalDate first, LocalDate last) {
    if (id.equals("all")) {
      return new Timespan(id, Level.ALL, first, last);
    }
    if (id.matches("\\d{4}")) {
      int year = Integer.parseInt(id);
      return new Timespan(id, Level.YEAR, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }
    if (id.matches("\\d{4}-Q[1-4]")) {
      YearMonth begin =
          YearMonth.of(Integer.parseInt(id.substring(0, 4)), 3 * (id.charAt(6) - '0') - 2);
      return new Timespan(id, Level.QUARTER, begin.atDay(1), begin.plusMonths(2).atEndOfMonth());
    }
    if (id.matches("\\d{4}-(0[1-9]|1[0-2])")) {
      YearMonth month = YearMonth.parse(id);
      return new Timespan(id, Level.MONTH, month.atDay(1), month.atEndOfMonth());
    }
    throw new IllegalArgumentException(
        "a period is a year, a quarter (2026-Q3), a month (2026-09) or 'all', got '%s'"
            .formatted(id));
  }

  /** The id of the same period one year before; {@code all} has none before it. */
  public String yearBefore() {
    return level == Level.ALL ? id : "%04d%s".formatted(from.getYear() - 1, id.substring(4));
  }

  /** Whether every day of this period lies in the span of days. */
  public boolean isWithin(LocalDate first, LocalDate last) {
    return !from.isBefore(first) && !to.isAfter(last);
  }

  @Override
  public int compareTo(Timespan other) {
    int byStart = from.compareTo(other.from);
    return byStart != 0 ? byStart : to.compareTo(other.to);
  }
}
