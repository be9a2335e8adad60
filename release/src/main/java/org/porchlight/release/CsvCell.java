package org.porchlight.release;

import java.util.regex.Pattern;

/**
 * A text as a cell of a CSV that people open in a spreadsheet, which runs whatever looks like a
 * formula. Every CSV for people goes by this one rule.
 */
public final class CsvCell {
  /** With one of these a spreadsheet takes a cell for a formula, or for one behind blanks. */
  private static final String RUNS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

  private CsvCell() {}

  /** The cell, made harmless and put into quotes where it needs them. */
  public static String of(String text) {
    String safe = harmless(text);
    return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }

  /**
   * The text with an apostrophe before it where a spreadsheet would run it. A number stays one,
   * with its sign.
   */
  public static String harmless(String text) {
    boolean runs = !text.isEmpty() && RUNS.indexOf(text.charAt(0)) >= 0;
    return runs && !NUMBER.matcher(text).matches() ? "'" + text : text;
  }
}
