package org.porchlight.records.formats;

import java.util.Arrays;

/** One row of cells, used again for each. */
final class CellRow implements RawRow {
  private String[] cells = new String[64];
  private int size;

  void clear() {
    Arrays.fill(cells, 0, size, "");
    size = 0;
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

  @Override
  public int size() {
    return size;
  }

  @Override
  public String text(int column) {
    return column < size ? cells[column] : "";
  }
}
