package org.porchlight.records.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The shape of a table's first rows, without what is in them. */
final class FirstRows {
  private static final int LOOK_AT = 100;

  /** A row with fewer cells, as a share of the usual, is a title and no header. */
  private static final double HEADER_SHARE = 0.6;

  private record Shape(long number, int width, int filled) {}

  private final List<Shape> rows = new ArrayList<>();

  private FirstRows() {}

  static FirstRows of(HeadedRows.Scan scan) throws IOException {
    FirstRows first = new FirstRows();
    scan.rows(
        LOOK_AT,
        (number, row, bytes) -> {
          int filled = 0;
          for (int i = 0; i < row.size(); i++) {
            filled += row.text(i).isEmpty() ? 0 : 1;
          }
          first.rows.add(new Shape(number, row.size(), filled));
        });
    return first;
  }

  /** The number of columns that most rows have; 0 when there are no rows. */
  int usualWidth() {
    Map<Integer, Integer> counts = new HashMap<>();
    rows.forEach(row -> counts.merge(row.width, 1, Integer::sum));
    return counts.entrySet().stream()
        .max(
            Map.Entry.<Integer, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(0);
  }

  /** From 0 to 1. */
  double shareOfUsualWidth() {
    int usual = usualWidth();
    long such = rows.stream().filter(row -> row.width == usual).count();
    return rows.isEmpty() ? 0 : (double) such / rows.size();
  }

  /** How many cells are filled. */
  long cells() {
    return rows.stream().mapToLong(Shape::filled).sum();
  }

  /** The row that most likely names the columns: the first that is about as full as the others. */
  int header() {
    List<Integer> filled =
        rows.stream().map(Shape::filled).sorted(Comparator.naturalOrder()).toList();
    if (filled.isEmpty()) {
      return 1;
    }
    int usual = filled.get(filled.size() / 2);
    return rows.stream()
        .filter(row -> row.filled >= usual * HEADER_SHARE)
        .findFirst()
        .map(row -> (int) row.number)
        .orElse(1);
  }
}
