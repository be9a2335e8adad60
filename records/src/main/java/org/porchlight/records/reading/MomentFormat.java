package org.porchlight.records.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.porchlight.city.MomentWord;

/**
 * Reads dates and times of one form. The usual letters, ISO 8601 and counted days or seconds are
 * read digit by digit, some twenty times as fast as {@link DateTimeFormatter}; patterns with rarer
 * letters are left to it.
 *
 * <p>An hour 24 is midnight at the day's end when nothing but zeros follow; 24:00:01 is refused.
 */
sealed interface MomentFormat
    permits MomentFormat.Either,
        MomentFormat.Iso,
        MomentFormat.Formatter,
        MomentPattern,
        MomentNumber {
  /** The last year of the hundred that two digits may mean begins 99 years after this one. */
  int TWO_DIGITS_FROM = 1970;

  /** Reads a text; false when it is not of this form, and then {@code into} is of no use. */
  boolean read(String text, Moment into);

  /** The form as words for a report: {@code yyyy-MM-dd HH:mm}. */
  String expected();

  /** {@link #of(List, int)} with two-digit years from 1970 to 2069. */
  static MomentFormat of(List<String> patterns) {
    return of(patterns, TWO_DIGITS_FROM);
  }

  /**
   * The reader of a column.
   *
   * @param patterns the first that fits counts; empty for ISO 8601
   * @param yearsFrom the first of the hundred years that two digits may mean
   */
  static MomentFormat of(List<String> patterns, int yearsFrom) {
    if (patterns.isEmpty()) {
      return new Iso();
    }
    List<MomentFormat> formats = patterns.stream().map(one -> of(one, yearsFrom)).toList();
    return formats.size() == 1 ? formats.getFirst() : new Either(formats);
  }

  private static MomentFormat of(String pattern, int yearsFrom) {
    var word = MomentWord.of(pattern);
    if (word.isPresent()) {
      return word.get() == MomentWord.ISO ? new Iso() : new MomentNumber(word.get());
    }
    MomentPattern fast = MomentPattern.compile(pattern, yearsFrom);
    return fast == null ? new Formatter(pattern, yearsFrom) : fast;
  }

  /** The first form that fits. */
  record Either(List<MomentFormat> formats) implements MomentFormat {
    @Override
    public boolean read(String text, Moment into) {
      for (MomentFormat format : formats) {
        if (format.read(text, into)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public String expected() {
      String forms =
          formats.stream().map(MomentFormat::expected).collect(Collectors.joining(" or "));
      return isAmbiguous() ? forms + " (where two of them fit, the first counts)" : forms;
    }

    /** Whether some texts are one day to one form and another day to the next: 3/4/2024. */
    private boolean isAmbiguous() {
      return formats.stream().anyMatch(format -> order(format) < 0)
          && formats.stream().anyMatch(format -> order(format) > 0);
    }

    private static int order(MomentFormat format) {
      int month = format.expected().indexOf('M');
      int day = format.expected().indexOf('d');
      return month < 0 || day < 0 || format instanceof Iso ? 0 : Integer.compare(month, day);
    }
  }

  /** ISO 8601: a date, or a date and time with or without an offset. */
  final class Iso implements MomentFormat {
    @Override
    public String expected() {
      return "2026-01-31 or 2026-01-31T23:59:59-05:00";
    }

    @Override
    public boolean read(String text, Moment into) {
      Cursor cursor = into.cursor.over(text);
      int year = cursor.digits(4, 4);
      boolean date = cursor.skip('-');
      int month = cursor.digits(2, 2);
      date &= cursor.skip('-');
      int dayOfMonth = cursor.digits(2, 2);
      into.forget();
      if (!date || !setDay(into, year, month, dayOfMonth)) {
        return false;
      }
      if (cursor.atEnd()) {
        return true;
      }
      if (!cursor.skip('T') && !cursor.skip(' ') && !cursor.skip('t')) {
        return false;
      }
      int hour = cursor.digits(2, 2);
      boolean time = cursor.skip(':');
      int minute = cursor.digits(2, 2);
      int second = 0;
      long micros = 0;
      if (cursor.skip(':')) {
        second = cursor.digits(2, 2);
        if (cursor.skip('.') || cursor.skip(',')) {
          micros = cursor.fraction(9);
        }
      }
      return time
          && setTime(into, hour, minute, second, micros)
          && cursor.offset(into)
          && cursor.atEnd();
    }
  }

  /** Any other pattern, in English month names whatever their case. */
  final class Formatter implements MomentFormat {
    private final String pattern;
    private final DateTimeFormatter formatter;

    private Formatter(String pattern, int yearsFrom) {
      this.pattern = pattern;
      var builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
      int two = pattern.indexOf("yy");
      boolean twoDigits = two >= 0 && !pattern.contains("yyy") && !pattern.contains("'");
      if (twoDigits) {
        if (two > 0) {
          builder.appendPattern(pattern.substring(0, two));
        }
        builder.appendValueReduced(ChronoField.YEAR_OF_ERA, 2, 2, LocalDate.of(yearsFrom, 1, 1));
        if (two + 2 < pattern.length()) {
          builder.appendPattern(pattern.substring(two + 2));
        }
      } else {
        builder.appendPattern(pattern);
      }
      this.formatter = builder.toFormatter(Locale.US);
    }

    @Override
    public String expected() {
      return pattern;
    }

    @Override
    public boolean read(String text, Moment into) {
      try {
        TemporalAccessor parsed = formatter.parse(text);
        into.day = LocalDate.from(parsed).toEpochDay();
        into.hasTime = parsed.isSupported(ChronoField.NANO_OF_DAY);
        into.microOfDay = into.hasTime ? parsed.getLong(ChronoField.NANO_OF_DAY) / 1000 : 0;
        into.hasOffset = parsed.isSupported(ChronoField.OFFSET_SECONDS);
        into.offsetSeconds = into.hasOffset ? parsed.get(ChronoField.OFFSET_SECONDS) : 0;
        return true;
      } catch (DateTimeException e) {
        return false;
      }
    }
  }

  /** Sets the day; false when the calendar has none such. */
  static boolean setDay(Moment into, int year, int month, int dayOfMonth) {
    if (year < 1 || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > 31) {
      return false;
    }
    if (dayOfMonth > 28 && dayOfMonth > lengthOfMonth(year, month)) {
      return false;
    }
    into.day = epochDay(year, month, dayOfMonth);
    return true;
  }

  private static int lengthOfMonth(int year, int month) {
    return switch (month) {
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  /**
   * Days since 1970-01-01 in the calendar of today. Counted in years that begin in March, so that
   * the leap day is the last.
   */
  private static long epochDay(int year, int month, int dayOfMonth) {
    int marchYear = month > 2 ? year : year - 1;
    int marchMonth = month > 2 ? month - 3 : month + 9;
    int ofYear = (153 * marchMonth + 2) / 5 + dayOfMonth - 1;
    return 365L * marchYear + marchYear / 4 - marchYear / 100 + marchYear / 400 + ofYear - 719_468;
  }

  /** Sets the time on a day set before; false when no clock shows it. */
  static boolean setTime(Moment into, int hour, int minute, int second, long micros) {
    if (hour == 24 && minute == 0 && second == 0 && micros == 0) {
      into.day++;
      into.hasTime = true;
      into.microOfDay = 0;
      return true;
    }
    if (hour < 0
        || hour > 23
        || minute < 0
        || minute > 59
        || second < 0
        || second > 59
        || micros < 0) {
      return false;
    }
    into.hasTime = true;
    into.microOfDay = ((hour * 60L + minute) * 60 + second) * 1_000_000 + micros;
    return true;
  }
}
