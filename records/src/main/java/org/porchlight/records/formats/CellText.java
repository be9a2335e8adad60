package org.porchlight.records.formats;

import java.math.BigDecimal;

/** How values of files that know numbers and texts apart are written as texts. */
final class CellText {
  /** Beyond so many digits a number is no measurement but a trap. */
  private static final int MOST_DIGITS = 400;

  private CellText() {}

  /** Without the white space at both ends. */
  static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && RawRow.isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && RawRow.isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /**
   * A number as it stands; without a power of ten, which ids and times turn into at some servers.
   */
  static String plain(String number) {
    if (number.indexOf('e') < 0 && number.indexOf('E') < 0) {
      return number.equals("NaN") ? "" : number;
    }
    try {
      BigDecimal value = new BigDecimal(number);
      return Math.abs((long) value.scale()) > MOST_DIGITS || value.precision() > MOST_DIGITS
          ? number
          : whole(value.toPlainString());
    } catch (NumberFormatException e) {
      return "";
    }
  }

  /** Without a fraction that is zero: 64579816.0 is the id 64579816. */
  static String whole(String number) {
    int point = number.indexOf('.');
    if (point <= 0) {
      return number;
    }
    for (int i = point + 1; i < number.length(); i++) {
      if (number.charAt(i) != '0') {
        return number;
      }
    }
    return number.substring(0, point);
  }

  /** The shortest decimal number that is this double, written out; empty for none. */
  static String of(double value) {
    return Double.isFinite(value) ? whole(BigDecimal.valueOf(value).toPlainString()) : "";
  }
}
