package org.porchlight.records.formats;

import java.util.Arrays;

/** One row of cells, used again for each. */
final class CellRow implements RawRow {
  private String[] cells = new String[64];
  private int size;
  private int width = -1;

  void clear() {
    Arrays.fill(cells, 0, size, "");
    size = 0;
    width = -1;
  }

  /** Puts a text into a column from 0. Texts right of the widest table are strays and not kept. */
  void put(int column, String text) {
    if (text.isEmpty() || column >= Limits.COLUMNS) {
      return;
    }
    if (column >= cells.length) {
      cells = Arrays.copyOf(cells, Math.min(Limits.COLUMNS, Math.max(column + 1, size * 2)));
    }
    if (column >= size) {
      Arrays.fill(cells, size, column, "");
      size = column + 1;
    }
    cells[column] = text;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /**
   * The row as one of a table. A cell says where it stands, so a row that ends early lacks nothing,
   * and a note to the right of the table is no part of it.
   */
  CellRow ofWidth(int columns) {
    width = columns;
    return this;
  }

  @Override
  public int size() {
    return width < 0 ? size : width;
  }

  @Override
  public String text(int column) {
    return column < size ? cells[column] : "";
  }
}
