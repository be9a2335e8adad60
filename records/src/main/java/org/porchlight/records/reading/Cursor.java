package org.porchlight.records.reading;

/** Walks through a text; a step that does not fit leaves a value below zero. */
final class Cursor {
  private static final String[] MONTHS = {
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december"
  };

  private String text = "";
  private int at;

  /** Begins at the start of another text. */
  Cursor over(String other) {
    text = other;
    at = 0;
    return this;
  }

  boolean atEnd() {
    return at == text.length();
  }

  boolean skip(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  /** One blank or several: databases line up "Jan 5 2024". */
  boolean blanks() {
    int from = at;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return at > from;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\u00a0' || c == '\u202f';
  }

  int digits(int least, int most) {
    int value = 0;
    int from = at;
    while (at < text.length() && at - from < most) {
      int digit = text.charAt(at) - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      value = value * 10 + digit;
      at++;
    }
    return at - from < least ? -1 : value;
  }

  /** Microseconds of the digits after a decimal point; those beyond six are cut off. */
  long fraction(int most) {
    long micros = 0;
    int from = at;
    while (at < text.length()
        && at - from < most
        && text.charAt(at) >= '0'
        && text.charAt(at) <= '9') {
      if (at - from < 6) {
        micros = micros * 10 + (text.charAt(at) - '0');
      }
      at++;
    }
    for (int digits = at - from; digits < 6; digits++) {
      micros *= 10;
    }
    return at == from ? -1 : micros;
  }

  /** A month by its English name, 1 to 12, or -1. */
  int month(boolean whole) {
    for (int month = 0; month < MONTHS.length; month++) {
      int length = whole ? MONTHS[month].length() : 3;
      if (text.regionMatches(true, at, MONTHS[month], 0, length)) {
        at += length;
        return month + 1;
      }
    }
    return -1;
  }

  /** AM is 0, PM is 12, as "am", "PM" or "p.m."; else -1. */
  int halfDay() {
    if (at >= text.length()) {
      return -1;
    }
    char first = Character.toLowerCase(text.charAt(at));
    if (first != 'a' && first != 'p') {
      return -1;
    }
    at++;
    boolean dotted = skip('.');
    if (!skip('m') && !skip('M')) {
      return -1;
    }
    if (dotted && !skip('.')) {
      return -1;
    }
    return first == 'a' ? 0 : 12;
  }

  /** Z, +05, -0530 or +05:30; nothing at the text's end. */
  boolean offset(Moment into) {
    if (atEnd()) {
      return true;
    }
    if (skip('Z') || skip('z')) {
      into.hasOffset = true;
      into.offsetSeconds = 0;
      return true;
    }
    int sign = skip('-') ? -1 : skip('+') ? 1 : 0;
    int hours = digits(2, 2);
    boolean colon = skip(':');
    int minutes = atEnd() && !colon ? 0 : digits(2, 2);
    if (sign == 0 || hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
      return false;
    }
    into.hasOffset = true;
    into.offsetSeconds = sign * (hours * 3600 + minutes * 60);
    return true;
  }
}
