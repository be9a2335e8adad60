package org.porchlight.records.custody;

/** Texts as cells of CSV. */
final class CsvText {
  private CsvText() {}

  /** A text as it is read back, character for character. */
  static String cell(String text) {
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }

  /** A text that no spreadsheet takes for a formula. */
  static String harmless(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    boolean number = text.matches("[+-]?\\d+(\\.\\d+)?");
    return cell(formula && !number ? "'" + text : text);
  }
}
