package org.porchlight.webkit.charts;

import java.text.NumberFormat;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.porchlight.release.Measure;

/**
 * How one language writes numbers, durations and periods. English and Spanish are written out here,
 * so that a new Java version cannot change a published page; other languages follow the JDK.
 */
public final class Labels {
  private static final Set<String> RIGHT_TO_LEFT =
      Set.of("ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi");
  private static final List<String> ENGLISH =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");
  private static final List<String> SPANISH =
      List.of(
          "enero",
          "febrero",
          "marzo",
          "abril",
          "mayo",
          "junio",
          "julio",
          "agosto",
          "septiembre",
          "octubre",
          "noviembre",
          "diciembre");
  private static final String NO_BREAK = "\u00a0";

  private final Locale locale;
  private final boolean spanish;
  private final boolean ours;

  private Labels(Locale locale) {
    this.locale = locale;
    this.spanish = locale.getLanguage().equals("es");
    this.ours = spanish || locale.getLanguage().equals("en");
  }

  /** The writing of this language; Spanish is that of the United States (1,234). */
  public static Labels of(Locale locale) {
    return new Labels(locale);
  }

  /** The writing of the language with this BCP 47 tag. */
  public static Labels of(String languageTag) {
    return of(Locale.forLanguageTag(languageTag));
  }

  /** Whether the language is written from right to left. */
  public boolean rightToLeft() {
    return RIGHT_TO_LEFT.contains(locale.getLanguage());
  }

  /** A value with its unit sign: {@code 1,234}, {@code 62%}, {@code 7 min 20 sec}. */
  public String value(Measure measure, long value) {
    return switch (measure) {
      case COUNT -> number(value);
      case PERCENT -> percent(value);
      case SECONDS -> duration(value);
      case SCORE -> number(value / 10) + "." + value % 10;
    };
  }

  /** A whole number with thousands separators. */
  public String number(long value) {
    if (!ours) {
      return NumberFormat.getIntegerInstance(locale).format(value);
    }
    String digits = Long.toString(Math.abs(value));
    StringBuilder grouped = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % 3 == 0) {
        grouped.append(',');
      }
      grouped.append(digits.charAt(i));
    }
    return value < 0 ? "-" + grouped : grouped.toString();
  }

  /** So many of a hundred: {@code 62%}, in Spanish with a no-break space. */
  public String percent(long value) {
    if (!ours) {
      return NumberFormat.getPercentInstance(locale).format(value / 100.0);
    }
    return number(value) + (spanish ? NO_BREAK : "") + "%";
  }

  /** Seconds as people say them, at most two units: {@code 45 sec}, {@code 7 min 20 sec}. */
  public String duration(long seconds) {
    long hours = seconds / 3600;
    long minutes = seconds % 3600 / 60;
    long rest = seconds % 60;
    String hour = number(hours) + NO_BREAK + (spanish ? "h" : "hr");
    String minute = minutes + NO_BREAK + "min";
    String second = rest + NO_BREAK + (spanish ? "s" : "sec");
    if (hours > 0) {
      return minutes == 0 ? hour : hour + NO_BREAK + minute;
    }
    if (minutes > 0) {
      return rest == 0 ? minute : minute + NO_BREAK + second;
    }
    return second;
  }

  /**
   * A round value on an axis, short: {@code 120k}, {@code 120 mil}, {@code 1.5M}; exact or full.
   */
  String compact(Measure measure, long value) {
    if (measure == Measure.SCORE && value % 10 == 0) {
      return number(value / 10);
    }
    if (measure != Measure.COUNT || value < 1000) {
      return value(measure, value);
    }
    if (value % 100_000 == 0 && value >= 1_000_000) {
      long tenths = value / 100_000;
      String millions = number(tenths / 10) + (tenths % 10 == 0 ? "" : "." + tenths % 10);
      return millions + (spanish ? NO_BREAK + "M" : "M");
    }
    if (value % 1000 == 0) {
      return number(value / 1000) + (spanish ? NO_BREAK + "mil" : "k");
    }
    return number(value);
  }

  /** A period, short: {@code Sep 2026}, {@code Jul–Sep 2026}, {@code 2026}. */
  public String period(Period period) {
    return period.grain() == Period.Grain.YEAR
        ? Integer.toString(period.year())
        : withinYear(period) + " " + period.year();
  }

  /** A period in full: {@code September 2026}, {@code julio a septiembre de 2026}. */
  public String periodInFull(Period period) {
    int first = period.firstDay().getMonthValue();
    String of = spanish ? " de " : " ";
    return switch (period.grain()) {
      case YEAR -> Integer.toString(period.year());
      case QUARTER ->
          fullMonth(first)
              + (spanish ? " a " : ours ? " to " : "\u2013")
              + fullMonth(first + 2)
              + of
              + period.year();
      case MONTH -> fullMonth(first) + of + period.year();
    };
  }

  /** A month or quarter without its year; a year as it is. */
  String withinYear(Period period) {
    int first = period.firstDay().getMonthValue();
    return switch (period.grain()) {
      case YEAR -> Integer.toString(period.year());
      case QUARTER -> shortMonth(first) + "\u2013" + shortMonth(first + 2);
      case MONTH -> shortMonth(first);
    };
  }

  private String fullMonth(int month) {
    if (!ours) {
      return Month.of(month).getDisplayName(TextStyle.FULL_STANDALONE, locale);
    }
    return (spanish ? SPANISH : ENGLISH).get(month - 1);
  }

  private String shortMonth(int month) {
    if (!ours) {
      return Month.of(month).getDisplayName(TextStyle.SHORT_STANDALONE, locale);
    }
    String start = fullMonth(month).substring(0, 3);
    return spanish ? start + "." : start;
  }
}
