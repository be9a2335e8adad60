package org.porchlight.records.custody;

/** Texts as cells of CSV that only this program reads; what people open is {@code CsvCell}. */
final class CsvText {
  private CsvText() {}

  /** A text as it is read back, character for character. */
  static String cell(String text) {
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
