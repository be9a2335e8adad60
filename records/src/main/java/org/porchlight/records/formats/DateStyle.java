package org.porchlight.records.formats;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * What the format of a workbook's cell makes of its number. A workbook keeps a moment as a number
 * of days; only the format tells it from a count.
 */
enum DateStyle {
  NUMBER,
  DATE,
  DATE_TIME,
  TIME,
  /** Hours that may be more than 24. */
  DURATION;

  private static final double MILLIS_PER_DAY = 86_400_000;

  /** The last day that a workbook can show: 9999-12-31 in the 1900 system. */
  private static final double LAST_DAY = 2_958_466;

  /** The style of a number format that Excel knows by number. */
  static DateStyle ofBuiltIn(int id) {
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58)) {
      return DATE;
    }
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47) {
      return TIME;
    }
    return id == 22 ? DATE_TIME : id == 46 ? DURATION : NUMBER;
  }

  /** The style of a format code such as {@code yyyy\-mm\-dd;@} or {@code Short Date}. */
  static DateStyle of(String code) {
    String lower = code.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "short date", "medium date", "long date" -> DATE;
      case "general date" -> DATE_TIME;
      case "short time", "medium time", "long time" -> TIME;
      case "general", "general number", "standard", "fixed", "scientific", "percent" -> NUMBER;
      default -> ofTokens(lower);
    };
  }

  private static DateStyle ofTokens(String code) {
    boolean day = false;
    boolean clock = false;
    boolean month = false;
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      switch (c) {
        case '"' -> i = skipTo('"', code, i);
        case '\\', '_', '*' -> i++;
        case '[' -> {
          if (isElapsed(code, i)) {
            return DURATION;
          }
          i = skipTo(']', code, i);
        }
        case ';' -> i = code.length();
        case 'y', 'd' -> day = true;
        case 'h', 's' -> clock = true;
        case 'm' -> month = true;
        default -> {}
      }
    }
    if (clock) {
      return day ? DATE_TIME : TIME;
    }
    return day || month ? DATE : NUMBER;
  }

  private static boolean isElapsed(String code, int bracket) {
    int end = code.indexOf(']', bracket);
    return end > bracket + 1
        && code.substring(bracket + 1, end).chars().allMatch(c -> c == 'h' || c == 'm' || c == 's');
  }

  private static int skipTo(char end, String code, int from) {
    int at = code.indexOf(end, from + 1);
    return at < 0 ? code.length() : at;
  }

  /**
   * A cell's number as text.
   *
   * @param days since the first day of the workbook's calendar
   * @param from1904 does that calendar begin in 1904, as on old Macintoshes?
   */
  String text(double days, boolean from1904) {
    if (this == NUMBER || !(days >= 0) || days >= LAST_DAY) {
      return CellText.of(days);
    }
    long millis = Math.round(days * MILLIS_PER_DAY);
    if (this == DURATION) {
      return "%d:%02d:%02d"
          .formatted(millis / 3_600_000, millis / 60_000 % 60, millis / 1_000 % 60);
    }
    if (this == TIME && days < 1) {
      return clock(LocalTime.ofNanoOfDay(millis % (long) MILLIS_PER_DAY * 1_000_000));
    }
    LocalDateTime moment = epoch(days, from1904).plus(millis, ChronoUnit.MILLIS);
    return text(moment);
  }

  /** A moment as text; its time of day is left out where the format shows none and it has none. */
  String text(LocalDateTime moment) {
    return this == DATE && moment.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? moment.toLocalDate().toString()
        : moment.toLocalDate() + "T" + clock(moment.toLocalTime());
  }

  private static LocalDateTime epoch(double days, boolean from1904) {
    if (from1904) {
      return LocalDateTime.of(1904, 1, 1, 0, 0);
    }
    // Excel believes that 1900 was a leap year: its day 60 never was.
    return LocalDateTime.of(1899, 12, days < 60 ? 31 : 30, 0, 0);
  }

  private static String clock(LocalTime time) {
    String text = "%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond());
    int millis = time.getNano() / 1_000_000;
    return millis == 0 ? text : "%s.%03d".formatted(text, millis);
  }
}
