package org.porchlight.release;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table as the public may see it. Only the disclosure compiler makes one from true numbers
 * ({@link #compiled}); everyone else reads one back from a release.
 */
public final class ReleasedTable {

  /** The columns of a table's CSV file, in their order; their meaning is in the dictionary. */
  public static final List<String> CSV_COLUMNS =
      List.of(
          "area",
          "area_name",
          "period",
          "type",
          "type_name",
          "type_name_es",
          "status",
          "value",
          "base",
          "margin",
          "unit",
          "note");

  private final TableHead head;
  private final List<Cell> cells;
  private final Map<CellKey, Cell> byKey;

  ReleasedTable(TableHead head, List<Cell> cells) {
    this.head = head;
    this.cells =
        cells.stream().sorted(Comparator.comparing((Cell cell) -> cell.key(head.id()))).toList();
    this.byKey = new HashMap<>();
    for (Cell cell : this.cells) {
      if (byKey.put(cell.key(head.id()), cell) != null) {
        throw new IllegalArgumentException(
            "the cell %s is there twice".formatted(cell.key(head.id())));
      }
    }
  }

  /**
   * A table that passed the disclosure compiler. No other caller may use this (an architecture test
   * holds everyone to it).
   *
   * @throws IllegalArgumentException when a cell is there twice
   */
  public static ReleasedTable compiled(TableHead head, List<Cell> cells) {
    return new ReleasedTable(head, cells);
  }

  public TableHead head() {
    return head;
  }

  /** All cells, sorted by their public name. */
  public List<Cell> cells() {
    return cells;
  }

  /** The cell of this name; empty when the table has no such cell. */
  public Optional<Cell> find(String area, String time, String type) {
    return Optional.ofNullable(byKey.get(new CellKey(head.id(), area, time, type)));
  }

  /** How many cells are hidden. */
  public long hidden() {
    return cells.stream().filter(Cell::isHidden).count();
  }

  @Override
  public String toString() {
    return "table %s, %d cells".formatted(head.id(), cells.size());
  }
}
