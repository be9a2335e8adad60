package org.porchlight.webkit.findings;

import org.porchlight.release.Cell;
import org.porchlight.release.Measure;

/** How a number stands to the one a year before, with small differences set aside. */
sealed interface Change {

  /** Too close to tell apart from chance. */
  record Same() implements Change {}

  /**
   * Higher or lower.
   *
   * @param times the new number divided by the old one, above 0
   */
  record Different(double times) implements Change {
    boolean isMore() {
      return times > 1;
    }

    /** The difference in percent, in steps of five: no finer than the rounded counts allow. */
    long percent() {
      return Math.max(5, 5 * Math.round(Math.abs(times - 1) * 100 / 5));
    }
  }

  /**
   * Compares two shown numbers.
   *
   * @param now the newer
   * @param before the older, above 0
   */
  static Change between(Measure measure, Cell now, Cell before) {
    double newer = value(now);
    double older = value(before);
    double band =
        switch (measure) {
          // A count of n wobbles by about its square root from year to year with no cause at all.
          case COUNT -> Math.max(0.05 * older, 2 * Math.sqrt(older));
          case SCORE -> Math.max(1, Math.hypot(margin(now), margin(before)));
          case PERCENT -> Math.max(2, Math.hypot(margin(now), margin(before)));
          case SECONDS -> 0.05 * older;
        };
    return Math.abs(newer - older) <= band || older == 0
        ? new Same()
        : new Different(newer / older);
  }

  private static double value(Cell cell) {
    if (cell.value() == null) {
      throw new IllegalArgumentException("a hidden number cannot be compared");
    }
    return cell.value();
  }

  private static double margin(Cell cell) {
    return cell.margin() == null ? 0 : cell.margin();
  }
}
