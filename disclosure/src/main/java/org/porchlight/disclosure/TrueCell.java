package org.porchlight.disclosure;

import org.jspecify.annotations.Nullable;
import org.porchlight.release.CellKey;

/** One number of a candidate table before any protection. Never leaves the restricted side. */
public sealed interface TrueCell {
  CellKey key();

  /**
   * A count.
   *
   * @param count records, 0 or more
   * @param contributors who stands behind the records; null when the source names neither people
   *     nor addresses
   */
  record Counted(CellKey key, long count, @Nullable Contributors contributors)
      implements TrueCell {}

  /**
   * A percent, a duration or a mean.
   *
   * @param value the percent 0 to 100, or seconds, or steps of a scale
   * @param base records behind it
   * @param margin half the width of the 95 % interval in the value's unit; null where it has none
   * @param effective for weighted answers: how many unweighted ones would say as much; null where
   *     every record counts once
   */
  record Measured(
      CellKey key, double value, long base, @Nullable Double margin, @Nullable Double effective)
      implements TrueCell {
    /** Each record counts once. */
    public Measured(CellKey key, double value, long base, @Nullable Double margin) {
      this(key, value, base, margin, null);
    }
  }

  /**
   * How many people had so many contacts.
   *
   * @param count people, 0 or more, by the records that were linked
   * @param low lower end of the 90 % interval that linkage doubt gives; at most {@code count}
   * @param high upper end of it; at least {@code count}
   */
  record People(CellKey key, long count, long low, long high) implements TrueCell {}

  /**
   * Who stands behind the records of one cell: distinct people, else distinct addresses.
   *
   * @param distinct how many
   * @param topOne records of the one with the most
   * @param topTwo records of the two with the most, together
   */
  record Contributors(long distinct, long topOne, long topTwo) {}
}
