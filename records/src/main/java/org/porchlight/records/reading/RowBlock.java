package org.porchlight.records.reading;

import java.util.Arrays;
import java.util.List;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;
import org.porchlight.records.places.PlaceTally;

/**
 * Some thousand standard rows, column by column, on their way from the thread that checks them to
 * the one that writes them; used again.
 */
final class RowBlock {
  /** As many as the database takes at once. */
  static final int ROWS = 2048;

  private static final int OWN_COLUMNS = 3;

  private final List<Column> columns;
  private final long[][] numbers;
  private final double[][] decimals;
  private final @Nullable String[][] texts;
  private final boolean[][] filled;
  private final int longitude;
  private final int latitude;
  private int rows;

  RowBlock(List<Column> columns) {
    this.columns = List.copyOf(columns);
    int all = columns.size() + OWN_COLUMNS;
    numbers = new long[all][];
    decimals = new double[all][];
    texts = new String[all][];
    filled = new boolean[all][];
    for (int i = 0; i < columns.size(); i++) {
      switch (columns.get(i).type()) {
        case TEXT -> texts[i] = new String[ROWS];
        case DECIMAL -> decimals[i] = new double[ROWS];
        case WHOLE, FLAG, DAY, MOMENT -> numbers[i] = new long[ROWS];
      }
      filled[i] = new boolean[ROWS];
    }
    for (int i = columns.size(); i < all; i++) {
      numbers[i] = new long[ROWS];
    }
    longitude = find(ReadingPlan.LONGITUDE);
    latitude = find(ReadingPlan.LATITUDE);
  }

  private int find(String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name) && columns.get(i).type() == Column.Type.DECIMAL) {
        return i;
      }
    }
    return -1;
  }

  boolean isFull() {
    return rows == ROWS;
  }

  int rows() {
    return rows;
  }

  void clear() {
    rows = 0;
  }

  void add(long number, StandardRow row, long high, long low) {
    int at = rows++;
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      int slot = column.slot();
      switch (column.type()) {
        case TEXT -> texts[i][at] = row.text(slot);
        case DECIMAL -> {
          filled[i][at] = row.hasDecimal(slot);
          decimals[i][at] = row.decimal(slot);
        }
        case WHOLE, FLAG, DAY, MOMENT -> {
          filled[i][at] = row.hasNumber(slot);
          numbers[i][at] = row.number(slot);
        }
      }
    }
    int own = columns.size();
    numbers[own][at] = number;
    numbers[own + 1][at] = high;
    numbers[own + 2][at] = low;
  }

  /** Counts the rows that lie in no area. */
  void countPlaces(PlaceTally places) {
    if (longitude < 0 || latitude < 0) {
      return;
    }
    for (int row = 0; row < rows; row++) {
      if (filled[longitude][row] && filled[latitude][row]) {
        places.add(decimals[longitude][row], decimals[latitude][row]);
      } else {
        places.addWithout();
      }
    }
  }

  /** Puts all rows into a chunk of the database; days and moments as plain numbers. */
  void writeTo(DuckDBDataChunkWriter chunk) {
    for (int i = 0; i < columns.size(); i++) {
      DuckDBWritableVector vector = chunk.vector(i);
      switch (columns.get(i).type()) {
        case TEXT -> writeTexts(vector, texts[i]);
        case DECIMAL -> writeDecimals(vector, decimals[i], filled[i]);
        case WHOLE, FLAG, DAY, MOMENT -> writeNumbers(vector, numbers[i], filled[i]);
      }
    }
    for (int i = columns.size(); i < numbers.length; i++) {
      DuckDBWritableVector vector = chunk.vector(i);
      for (int row = 0; row < rows; row++) {
        vector.setLong(row, numbers[i][row]);
      }
    }
  }

  private void writeTexts(DuckDBWritableVector vector, @Nullable String[] values) {
    vector.setStrings(0, rows == ROWS ? values : Arrays.copyOf(values, rows));
  }

  private void writeDecimals(DuckDBWritableVector vector, double[] values, boolean[] given) {
    for (int row = 0; row < rows; row++) {
      if (given[row]) {
        vector.setDouble(row, values[row]);
      } else {
        vector.setNull(row);
      }
    }
  }

  private void writeNumbers(DuckDBWritableVector vector, long[] values, boolean[] given) {
    for (int row = 0; row < rows; row++) {
      if (given[row]) {
        vector.setLong(row, values[row]);
      } else {
        vector.setNull(row);
      }
    }
  }
}
