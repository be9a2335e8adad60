package org.porchlight.records.reading;

import org.porchlight.records.formats.RawRow;

/**
 * Compares two moments of a row. Where the second, read as local, is the first in UTC to the
 * microsecond, one clock was written in two ways: no two events lie just an offset apart in row
 * after row.
 *
 * @param oneUtc slots of the first column's moment in UTC and on its wall clock
 * @param of the evidence on the second column
 */
record ClockPair(
    ClockEvidence one, int oneUtc, int oneLocal, int otherUtc, int otherLocal, ClockEvidence of)
    implements FieldReader {
  @Override
  public void read(RawRow row, RowRef where, StandardRow into, IssueSink issues) {
    if (!into.hasNumber(oneUtc) || !into.hasNumber(otherUtc)) {
      return;
    }
    long offset = into.number(oneLocal) - into.number(oneUtc);
    if (offset == 0) {
      return;
    }
    boolean sameDigits =
        of.isMarked()
            ? into.number(otherUtc) == into.number(oneLocal)
            : into.number(otherLocal) == into.number(oneUtc);
    of.seePair(one, sameDigits);
  }
}
