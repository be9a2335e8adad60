package org.porchlight.release;

/**
 * Where a number stands: which table, which area, which period, which type. Its text form {@code
 * table/area/time/type} is the cell's public name; pages carry it as {@code data-cell}.
 *
 * @param table the table's id
 * @param area a member of the table's area dimension: {@code city}, or {@code layer:area}; {@code
 *     layer:unknown} for records whose place is unknown or in no area of the layer
 * @param time {@code 2026}, {@code 2026-Q3}, {@code 2026-09} or {@code all}
 * @param type a member of the table's type dimension
 */
public record CellKey(String table, String area, String time, String type)
    implements Comparable<CellKey> {

  /**
   * @throws IllegalArgumentException when a part is empty or holds a slash or white space
   */
  public CellKey {
    for (String part : new String[] {table, area, time, type}) {
      if (part.isEmpty() || part.indexOf('/') >= 0 || part.chars().anyMatch(c -> c <= ' ')) {
        throw new IllegalArgumentException(
            "a cell's name has four non-empty parts without slashes or spaces, got '%s'"
                .formatted(part));
      }
    }
  }

  /**
   * Reads {@code table/area/time/type}.
   *
   * @throws IllegalArgumentException when there are not four parts
   */
  public static CellKey parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 4) {
      throw new IllegalArgumentException("a cell's name has four parts, got '%s'".formatted(text));
    }
    return new CellKey(parts[0], parts[1], parts[2], parts[3]);
  }

  @Override
  public int compareTo(CellKey other) {
    int byTable = table.compareTo(other.table);
    if (byTable != 0) {
      return byTable;
    }
    int byArea = area.compareTo(other.area);
    if (byArea != 0) {
      return byArea;
    }
    int byTime = time.compareTo(other.time);
    return byTime != 0 ? byTime : type.compareTo(other.type);
  }

  @Override
  public String toString() {
    return table + "/" + area + "/" + time + "/" + type;
  }
}
