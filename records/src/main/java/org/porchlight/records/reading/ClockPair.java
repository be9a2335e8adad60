package org.porchlight.records.reading;

import org.porchlight.records.formats.RawRow;

/**
 * Compares two moments of a row. Where the second, read as local, is the first in UTC to the
 * microsecond, one clock was written in two ways: no two events lie just an offset apart in row
 * after row.
 */
final class ClockPair implements FieldReader {
  private final int oneUtc;
  private final int oneLocal;
  private final int otherUtc;
  private final int otherLocal;
  private final ClockEvidence of;
  private final ClockEvidence.Pairs pairs;

  ClockPair(
      ClockEvidence one, int oneUtc, int oneLocal, int otherUtc, int otherLocal, ClockEvidence of) {
    this.oneUtc = oneUtc;
    this.oneLocal = oneLocal;
    this.otherUtc = otherUtc;
    this.otherLocal = otherLocal;
    this.of = of;
    this.pairs = of.with(one);
  }

  @Override
  public void read(RawRow row, RowRef where, StandardRow into, IssueSink issues) {
    if (!into.hasNumber(oneUtc) || !into.hasNumber(otherUtc)) {
      return;
    }
    long offset = into.number(oneLocal) - into.number(oneUtc);
    if (offset != 0) {
      pairs.see(
          of.isMarked()
              ? into.number(otherUtc) == into.number(oneLocal)
              : into.number(otherLocal) == into.number(oneUtc));
    }
  }
}
