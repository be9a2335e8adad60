package org.porchlight.records.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rows under a row that names the columns: CSV and worksheets. */
final class HeadedRows implements RowSource {
  private final int headerRow;
  private final Scan scan;
  private final List<String> columns;

  /** Goes through the rows that are not empty. */
  @FunctionalInterface
  interface Scan {
    /**
     * From the first row on.
     *
     * @param last the number of the last row that is wanted
     */
    void rows(long last, RowVisitor visitor) throws IOException;
  }

  private HeadedRows(int headerRow, Scan scan, List<String> columns) {
    this.headerRow = headerRow;
    this.scan = scan;
    this.columns = columns;
  }

  static HeadedRows open(Path file, int headerRow, Scan scan) throws IOException {
    List<String> header = new ArrayList<>();
    scan.rows(
        headerRow,
        (number, row, bytes) -> {
          if (number == headerRow) {
            for (int i = 0; i < row.size(); i++) {
              header.add(row.text(i));
            }
          }
        });
    if (header.isEmpty()) {
      throw Refusal.otherForm(
          file,
          headerRow == 1
              ? "the file is empty; its first row must name the columns."
              : "row %d is empty; it must name the columns. Put the right row into 'header-row' of the source."
                  .formatted(headerRow));
    }
    if (header.stream().anyMatch(name -> name.indexOf('\0') >= 0)) {
      throw Refusal.otherForm(
          file,
          "the file is not text in the encoding that the source declares. Put the right one into 'encoding', or ask the source what the file is.");
    }
    return new HeadedRows(headerRow, scan, unique(header));
  }

  /**
   * Names that are all different, so that columns of a damaged header can be told apart: an empty
   * one becomes {@code column 7}, a second {@code X} becomes {@code X (2)}.
   */
  static List<String> unique(List<String> header) {
    Set<String> names = new HashSet<>();
    List<String> columns = new ArrayList<>(header.size());
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i).isEmpty() ? "column " + (i + 1) : header.get(i);
      String candidate = name;
      for (int n = 2; !names.add(candidate); n++) {
        candidate = "%s (%d)".formatted(name, n);
      }
      columns.add(candidate);
    }
    return List.copyOf(columns);
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public void forEach(RowVisitor visitor) throws IOException {
    scan.rows(
        Long.MAX_VALUE,
        (number, row, bytes) -> {
          if (number > headerRow) {
            RawRow whole = row instanceof CellRow cells ? cells.ofWidth(columns.size()) : row;
            visitor.row(number, whole, bytes);
          }
        });
  }
}
