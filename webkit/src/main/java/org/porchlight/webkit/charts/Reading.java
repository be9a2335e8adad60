package org.porchlight.webkit.charts;

import org.jspecify.annotations.Nullable;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.TableHead;

/** What a chart may know about one number: it is shown, it is hidden, or there is none. */
public sealed interface Reading {

  /**
   * A number that is shown.
   *
   * @param cell its public name; null for numbers that come from no release table (plan targets,
   *     counts of questions)
   * @param value never negative; in the chart's measure
   * @param margin half the width of the 95 % interval; null when there is none
   * @param rough whether it rests on so little that it must not be taken at its word
   */
  record Shown(@Nullable CellKey cell, long value, @Nullable Long margin, boolean rough)
      implements Reading {
    /** The largest value a chart draws: more than any city counts, small enough to add up. */
    static final long LIMIT = 1_000_000_000_000_000L;

    /** A number to be taken at its word. */
    public Shown(@Nullable CellKey cell, long value, @Nullable Long margin) {
      this(cell, value, margin, false);
    }

    public Shown {
      if (value < 0 || value > LIMIT || (margin != null && (margin < 0 || margin > LIMIT))) {
        throw new IllegalArgumentException("a chart draws values from 0 to 10^15");
      }
    }

    long low() {
      return margin == null ? value : Math.max(0, value - margin);
    }

    long high() {
      return margin == null ? value : value + margin;
    }
  }

  /** A number that is kept back. Nothing about its size is known here. */
  record Hidden(@Nullable CellKey cell) implements Reading {}

  /**
   * There is no such number: before the records begin, or never asked.
   *
   * @param lost whether there should be one and its records are missing
   */
  record Missing(boolean lost) implements Reading {
    /** Nothing was to be expected. */
    public Missing() {
      this(false);
    }
  }

  /** The reading of a released cell. */
  static Reading of(TableHead table, Cell cell) {
    if (cell.lacksRecords()) {
      return new Missing(true);
    }
    CellKey key = cell.key(table.id());
    Long value = cell.value();
    return value == null
        ? new Hidden(key)
        : new Shown(key, value, cell.margin(), cell.restsOnLittle(table.measure()));
  }
}
