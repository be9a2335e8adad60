package org.porchlight.records.reading;

import org.porchlight.city.MomentWord;

/** Moments counted from a first day. Whole numbers may be written as {@code 1.5778548E12}. */
record MomentNumber(MomentWord word) implements MomentFormat {
  private static final long DAY_MICROS = 86_400_000_000L;

  /** Year 1 and year 9999, in days from 1970. */
  private static final long FIRST_DAY = -719_162;

  private static final long LAST_DAY = 2_932_896;
  private static final long STATA_EPOCH = -3653;

  /** Day 61 of the 1900 system is 1 March 1900; day 60 is a 29 February that never was. */
  private static final double EXCEL_MARCH = 61;

  private static final long EXCEL_EPOCH = -25_569;

  @Override
  public String expected() {
    return switch (word) {
      case ISO -> "2026-01-31";
      case EPOCH_SECONDS -> "seconds since 1970 (epoch-seconds)";
      case EPOCH_MILLIS -> "milliseconds since 1970 (epoch-millis)";
      case EPOCH_MILLIS_LOCAL -> "milliseconds since 1970, local time (epoch-millis-local)";
      case EXCEL -> "a serial day of Excel (excel)";
      case STATA_MILLIS -> "milliseconds since 1960 (stata-millis)";
      case STATA_DAYS -> "days since 1960 (stata-days)";
    };
  }

  @Override
  public boolean read(String text, Moment into) {
    into.forget();
    if (text.isEmpty() || !isDigit(text.charAt(text.length() - 1))) {
      return false;
    }
    if (text.charAt(0) != '-' && !isDigit(text.charAt(0))) {
      return false;
    }
    return word == MomentWord.EXCEL ? readSerial(text, into) : readCount(text, into);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private boolean readCount(String text, Moment into) {
    long count;
    try {
      count = isPlain(text) ? Long.parseLong(text) : whole(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return false;
    }
    return switch (word) {
      case EPOCH_SECONDS -> put(into, count, 1_000_000, 0, true);
      case EPOCH_MILLIS -> put(into, count, 1_000, 0, true);
      case EPOCH_MILLIS_LOCAL -> put(into, count, 1_000, 0, false);
      case STATA_MILLIS -> put(into, count, 1_000, STATA_EPOCH, false);
      case STATA_DAYS -> {
        into.day = count + STATA_EPOCH;
        yield isYear(into.day);
      }
      case ISO, EXCEL -> throw new AssertionError(word);
    };
  }

  private static boolean isPlain(String text) {
    return text.length() < 19 && text.indexOf('.') < 0 && text.indexOf('E') < 0;
  }

  private static long whole(double number) {
    if (number != Math.rint(number) || Math.abs(number) > 9e15) {
      throw new NumberFormatException("no whole number");
    }
    return (long) number;
  }

  private static boolean put(Moment into, long count, long micros, long epochDay, boolean utc) {
    if (Math.abs(count) > Long.MAX_VALUE / micros) {
      return false;
    }
    into.day = Math.floorDiv(count * micros, DAY_MICROS) + epochDay;
    into.microOfDay = Math.floorMod(count * micros, DAY_MICROS);
    into.hasTime = true;
    into.hasOffset = utc;
    return isYear(into.day);
  }

  private static boolean isYear(long day) {
    return day >= FIRST_DAY && day <= LAST_DAY;
  }

  /** To the millisecond: a serial has about fifteen digits, ten of them behind the point. */
  private static boolean readSerial(String text, Moment into) {
    double serial;
    try {
      serial = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return false;
    }
    if (!(serial >= 1 && serial < LAST_DAY) || (Math.floor(serial) == EXCEL_MARCH - 1)) {
      return false;
    }
    long millis = Math.round(serial * 86_400_000.0);
    long days = Math.floorDiv(millis, 86_400_000L);
    into.day = days + EXCEL_EPOCH + (days < EXCEL_MARCH ? 1 : 0);
    into.microOfDay = Math.floorMod(millis, 86_400_000L) * 1000;
    into.hasTime = true;
    return isYear(into.day);
  }
}
