package org.porchlight.attacker;

import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first and last day of {@code 2026}, {@code 2026-Q3} or {@code 2026-09}. */
final class Period {
  private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-Q([1-4])|-(\\d{2}))?");

  private Period() {}

  /**
   * Whether the period lies wholly inside the days a table covers. Only then does the number mean
   * the same in an earlier and in a later release. Days are ISO dates, which sort as texts.
   */
  static boolean closed(String period, String from, String to) {
    Matcher form = FORM.matcher(period);
    if (!form.matches()) {
      return false;
    }
    String year = form.group(1);
    String first = "01";
    String last = "12";
    if (form.group(2) != null) {
      int quarter = Integer.parseInt(form.group(2));
      first = "%02d".formatted(3 * quarter - 2);
      last = "%02d".formatted(3 * quarter);
    } else if (form.group(3) != null) {
      first = form.group(3);
      last = first;
    }
    String end = YearMonth.of(Integer.parseInt(year), month(last)).atEndOfMonth().toString();
    return from.compareTo(year + "-" + first + "-01") <= 0 && to.compareTo(end) >= 0;
  }

  private static int month(String digits) {
    return Math.clamp(Integer.parseInt(digits), 1, 12);
  }
}
