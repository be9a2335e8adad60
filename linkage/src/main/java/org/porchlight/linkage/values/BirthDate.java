package org.porchlight.linkage.values;

import java.util.Locale;

/**
 * A birth date packed as the number {@code yyyymmdd}, with 00 for a part that is unknown and 0 for
 * no date at all. Impossible dates such as the 49th of a month are kept: they are typing slips of
 * real ones.
 */
public final class BirthDate {
  /** Characters of the longest text that is still read as a date and a time. */
  private static final int LONGEST = 64;

  private BirthDate() {}

  /**
   * Reads a date.
   *
   * @param dayFirst how to read {@code 03/04/1982}
   */
  public static int parse(String raw, boolean dayFirst) {
    if (raw.length() > LONGEST) {
      return 0;
    }
    String text = raw.strip().toUpperCase(Locale.ROOT);
    int time = text.indexOf('T');
    if (time < 0) {
      time = text.indexOf(' ');
    }
    if (time > 7) {
      text = text.substring(0, time);
    }
    String[] parts = text.split("[-/. ]+", -1);
    if (parts.length == 1) {
      return solid(parts[0]);
    }
    if (parts.length == 2) {
      if (parts[0].length() == 4) {
        return of(number(parts[0]), number(parts[1]), 0);
      }
      return of(number(parts[1]), number(parts[0]), 0);
    }
    if (parts.length > 3) {
      return 0;
    }
    if (parts[0].length() == 4) {
      return of(number(parts[0]), number(parts[1]), number(parts[2]));
    }
    int year = number(parts[2]);
    if (parts[2].length() == 2 && year > 0) {
      year += year > 30 ? 1900 : 2000;
    }
    int first = number(parts[0]);
    int second = number(parts[1]);
    boolean day = first > 12 || (dayFirst && second <= 12);
    return day ? of(year, second, first) : of(year, first, second);
  }

  /** A date of three columns, each 0 when unknown. */
  public static int of(int year, int month, int day) {
    if (year < 1000 || year > 9999) {
      year = 0;
    }
    int packed = year * 10000 + part(month) * 100 + part(day);
    return packed;
  }

  /** A whole number, or 0 where the text is none. */
  public static int number(String text) {
    String digits = text.strip();
    int dot = digits.indexOf('.');
    if (dot > 0) {
      digits = digits.substring(0, dot);
    }
    if (digits.isEmpty() || digits.length() > 8) {
      return 0;
    }
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') {
        return 0;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }

  /**
   * Whether a column of dates with slashes has days first: more first parts than second above 12.
   */
  public static boolean dayFirst(String[] values) {
    return votesForDayFirst(values) > 0;
  }

  /** By how many dates more the first number can only be a day than the second can. */
  public static int votesForDayFirst(String[] values) {
    int firstAbove = 0;
    int secondAbove = 0;
    for (String value : values) {
      String[] parts = value.strip().split("[-/.]", -1);
      if (parts.length == 3 && parts[0].length() <= 2) {
        firstAbove += number(parts[0]) > 12 ? 1 : 0;
        secondAbove += number(parts[1]) > 12 ? 1 : 0;
      }
    }
    return firstAbove - secondAbove;
  }

  /** The same date with four bits for each digit, so that parts and digits compare at once. */
  public static int digits(int date) {
    int digits = 0;
    for (int shift = 0, rest = date; rest > 0; shift += 4, rest /= 10) {
      digits |= (rest % 10) << shift;
    }
    return digits;
  }

  public static int year(int date) {
    return date / 10000;
  }

  public static int month(int date) {
    return date / 100 % 100;
  }

  public static int day(int date) {
    return date % 100;
  }

  /** Whether year, month and day are known. */
  public static boolean complete(int date) {
    return year(date) > 0 && month(date) > 0 && day(date) > 0;
  }

  /** Days since an arbitrary start; close enough for "within a month of each other". */
  public static int dayNumber(int date) {
    return year(date) * 365 + year(date) / 4 + (month(date) * 306 - 306) / 10 + day(date);
  }

  private static int part(int value) {
    return value > 99 ? 0 : value;
  }

  private static int solid(String digits) {
    StringBuilder known = new StringBuilder(8);
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      known.append(c == 'X' || c == '?' || c == '_' ? '0' : c);
    }
    int value = number(known.toString());
    return switch (known.length()) {
      case 4 -> of(value, 0, 0);
      case 6 -> of(value / 100, value % 100, 0);
      case 8 -> of(value / 10000, value / 100 % 100, value % 100);
      default -> 0;
    };
  }
}
