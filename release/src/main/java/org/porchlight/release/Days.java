package org.porchlight.release;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** The first and the last day of a period. */
public record Days(LocalDate first, LocalDate last) {
  /**
   * Of {@code 2026}, {@code 2026-Q3}, {@code 2026-09} or {@code all}; empty for anything else.
   *
   * @param from first day of the table, where {@code all} begins
   * @param to last day of the table
   */
  public static Optional<Days> of(String period, LocalDate from, LocalDate to) {
    if (period.equals("all")) {
      return Optional.of(new Days(from, to));
    }
    if (!period.matches("\\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?")) {
      return Optional.empty();
    }
    int year = Integer.parseInt(period.substring(0, 4));
    if (period.length() == 4) {
      return Optional.of(months(YearMonth.of(year, 1), 12));
    }
    return period.charAt(5) == 'Q'
        ? Optional.of(months(YearMonth.of(year, 3 * (period.charAt(6) - '0') - 2), 3))
        : Optional.of(months(YearMonth.parse(period), 1));
  }

  private static Days months(YearMonth first, int count) {
    return new Days(first.atDay(1), first.plusMonths(count - 1L).atEndOfMonth());
  }
}
