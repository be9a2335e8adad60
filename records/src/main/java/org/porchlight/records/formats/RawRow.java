package org.porchlight.records.formats;

/** One row as received: texts without the white space around them. */
public interface RawRow {
  /** How many columns the row has. */
  int size();

  /** The text of a column, from 0; empty when the row has nothing there. */
  String text(int column);

  /** The same row, to be used as long as wanted. */
  default RawRow kept() {
    String[] texts = new String[size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = text(i);
    }
    return new KeptRow(texts);
  }

  /** White space at both ends, the kinds that spreadsheets and web pages leave included. */
  static boolean isBlank(char c) {
    return c <= ' '
        || c == '\u00a0'
        || c == '\ufeff'
        || (c > '\u007f' && Character.isWhitespace(c));
  }
}
