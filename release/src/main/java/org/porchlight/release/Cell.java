package org.porchlight.release;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One published number, or the one symbol that stands for every hidden number, zero included.
 *
 * @param area see {@link CellKey}
 * @param time see {@link CellKey}
 * @param type see {@link CellKey}
 * @param value the number as shown; null when hidden
 * @param base for percents and seconds: the number of records behind the value, rounded as counts
 *     are; null otherwise
 * @param margin for survey percents: half the width of the 95 % interval, in percentage points;
 *     null otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Cell(
    String area,
    String time,
    String type,
    @Nullable Long value,
    @Nullable Long base,
    @Nullable Long margin) {

  /** A number that is shown. */
  public static Cell shown(CellKey key, long value) {
    return new Cell(key.area(), key.time(), key.type(), value, null, null);
  }

  /** A number that is not shown, whatever the reason. */
  public static Cell hidden(CellKey key) {
    return new Cell(key.area(), key.time(), key.type(), null, null, null);
  }

  /** Whether the number is kept back; not written, because a missing value says it already. */
  @JsonIgnore
  public boolean isHidden() {
    return value == null;
  }

  /** This cell's public name in its table. */
  public CellKey key(String table) {
    return new CellKey(table, area, time, type);
  }
}
