package org.porchlight.records.formats;

/** A row as the characters of its fields one after another; texts are made when asked for. */
final class CharRow implements RawRow {
  private final char[] chars;
  private final int[] ends;

  /**
   * A row.
   *
   * @param ends where each field ends in {@code chars}
   */
  CharRow(char[] chars, int[] ends) {
    this.chars = chars;
    this.ends = ends;
  }

  @Override
  public int size() {
    return ends.length;
  }

  @Override
  public String text(int column) {
    return text(chars, ends, ends.length, column);
  }

  /** The text of one of so many fields, without the white space around it. */
  static String text(char[] chars, int[] ends, int fields, int column) {
    if (column >= fields) {
      return "";
    }
    int from = column == 0 ? 0 : ends[column - 1];
    int to = ends[column];
    while (from < to && RawRow.isBlank(chars[from])) {
      from++;
    }
    while (to > from && RawRow.isBlank(chars[to - 1])) {
      to--;
    }
    return from == to ? "" : new String(chars, from, to - from);
  }

  @Override
  public RawRow kept() {
    return this;
  }
}
