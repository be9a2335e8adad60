package org.porchlight.release;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One published number, or the one symbol that stands for every hidden number, zero included, or
 * the word that there is no number because records are missing.
 *
 * @param area see {@link CellKey}
 * @param time see {@link CellKey}
 * @param type see {@link CellKey}
 * @param value the number as shown; null when hidden or missing
 * @param base for percents, seconds and means: the number of records behind the value, rounded as
 *     counts are; null otherwise
 * @param margin for survey percents and means: half the width of the 95 % interval, in percentage
 *     points or tenths of a step; for people by their contacts: how far the count may be off, to
 *     either side, because records may belong to another person; null otherwise
 * @param gap true when so many records of the period are missing that a number would mislead; null
 *     otherwise
 * @param exception true when the rules would not show the number so and two people let it through;
 *     null otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Cell(
    String area,
    String time,
    String type,
    @Nullable Long value,
    @Nullable Long base,
    @Nullable Long margin,
    @Nullable Boolean gap,
    @Nullable Boolean exception) {

  /** Fewer answers than this on either side of a percent say little. */
  private static final long FEWEST_EVENTS = 20;

  /** A wider interval than this, to either side, says little. */
  private static final long WIDEST_MARGIN = 10;

  /** A number, or a hidden one, of a period whose records are there. */
  public Cell(
      String area,
      String time,
      String type,
      @Nullable Long value,
      @Nullable Long base,
      @Nullable Long margin) {
    this(area, time, type, value, base, margin, null, null);
  }

  /** A number that is shown. */
  public static Cell shown(CellKey key, long value) {
    return new Cell(key.area(), key.time(), key.type(), value, null, null);
  }

  /** A number that is not shown, whatever the reason. */
  public static Cell hidden(CellKey key) {
    return new Cell(key.area(), key.time(), key.type(), null, null, null);
  }

  /** No number: the period's records are missing. */
  public static Cell gap(CellKey key) {
    return new Cell(key.area(), key.time(), key.type(), null, null, null, true, null);
  }

  /** The same number, let through by two people. */
  public Cell byException() {
    return new Cell(area, time, type, value, base, margin, gap, true);
  }

  /** Whether the rules would not show it so. */
  @JsonIgnore
  public boolean isByException() {
    return exception != null;
  }

  /** Whether the number is kept back; not written, because a missing value says it already. */
  @JsonIgnore
  public boolean isHidden() {
    return value == null && gap == null;
  }

  /** Whether there is no number because records are missing. */
  public boolean lacksRecords() {
    return gap != null;
  }

  /**
   * Whether a survey's number rests on so little that the next survey may well say otherwise: fewer
   * than 20 answers inside or outside it, or more than 10 points, or one step of a scale, to either
   * side. Told from published numbers alone.
   */
  public boolean restsOnLittle(Measure measure) {
    Long percent = value;
    Long answers = base;
    Long points = margin;
    if (percent == null || answers == null || points == null) {
      return false;
    }
    long side = Math.min(percent, 100 - percent);
    return points > WIDEST_MARGIN
        || (measure == Measure.PERCENT && side * answers < 100 * FEWEST_EVENTS);
  }

  /** This cell's public name in its table. */
  public CellKey key(String table) {
    return new CellKey(table, area, time, type);
  }
}
