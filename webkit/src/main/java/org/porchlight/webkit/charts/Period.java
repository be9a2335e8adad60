package org.porchlight.webkit.charts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A year, a quarter or a month, counted so that neighbors differ by one. Whole calendar periods
 * have no time of day, so no clock change can move them.
 *
 * @param grain how long it is
 * @param number how many periods of this grain lie between the year 0 and this one
 */
public record Period(Grain grain, int number) implements Comparable<Period> {

  /** How long a period is. */
  public enum Grain {
    MONTH(12),
    QUARTER(4),
    YEAR(1);

    private final int perYear;

    Grain(int perYear) {
      this.perYear = perYear;
    }

    int perYear() {
      return perYear;
    }
  }

  private static final Pattern NAME = Pattern.compile("(\\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?");

  /**
   * Reads {@code 2026}, {@code 2026-Q3} or {@code 2026-09}, as in a release.
   *
   * @throws IllegalArgumentException when it is none of these; {@code all} has no place on an axis
   */
  public static Period parse(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "a period is written 2026, 2026-Q3 or 2026-09, got '%s'".formatted(name));
    }
    int year = Integer.parseInt(parts.group(1));
    if (parts.group(2) != null) {
      return new Period(Grain.QUARTER, year * 4 + Integer.parseInt(parts.group(2)) - 1);
    }
    if (parts.group(3) != null) {
      return new Period(Grain.MONTH, year * 12 + Integer.parseInt(parts.group(3)) - 1);
    }
    return new Period(Grain.YEAR, year);
  }

  /** The period of this grain that a day lies in. */
  public static Period of(Grain grain, LocalDate day) {
    int within = (day.getMonthValue() - 1) * grain.perYear() / 12;
    return new Period(grain, day.getYear() * grain.perYear() + within);
  }

  /** The year it lies in. */
  public int year() {
    return Math.floorDiv(number, grain.perYear());
  }

  /** Its place in the year, from 0. */
  public int inYear() {
    return Math.floorMod(number, grain.perYear());
  }

  /** So many periods later; earlier when negative. */
  public Period plus(int periods) {
    return new Period(grain, number + periods);
  }

  /** Its first day. */
  public LocalDate firstDay() {
    return LocalDate.of(year(), inYear() * 12 / grain.perYear() + 1, 1);
  }

  /** Its last day. */
  public LocalDate lastDay() {
    return YearMonth.from(plus(1).firstDay()).minusMonths(1).atEndOfMonth();
  }

  /** Its name in a release. */
  @Override
  public String toString() {
    return switch (grain) {
      case YEAR -> "%04d".formatted(year());
      case QUARTER -> "%04d-Q%d".formatted(year(), inYear() + 1);
      case MONTH -> "%04d-%02d".formatted(year(), inYear() + 1);
    };
  }

  /** By first day, then shorter before longer. */
  @Override
  public int compareTo(Period other) {
    int byDay = firstDay().compareTo(other.firstDay());
    return byDay != 0 ? byDay : grain.compareTo(other.grain);
  }
}
