package org.porchlight.cli;

import java.time.Duration;
import java.util.Locale;

/**
 * One line that tells how far long work has come: how much, how fast, how long still. Drawn only on
 * a screen; elsewhere the work is told by its beginning and its end.
 */
final class ProgressLine {
  private static final Duration BETWEEN_DRAWINGS = Duration.ofMillis(120);

  /** Rates of the first moment are wild; nothing is foretold from less than this. */
  private static final double SECONDS_BEFORE_FORETELLING = 1;

  private final Console console;
  private final String work;
  private final String unit;
  private final long start = System.nanoTime();
  private long drawnAt = start;

  /**
   * @param work what is being done ("Reading records")
   * @param unit of the counts, plural ("rows")
   */
  ProgressLine(Console console, String work, String unit) {
    this.console = console;
    this.work = work;
    this.unit = unit;
  }

  /**
   * Came this far.
   *
   * @param count in the unit
   * @param share of all work, 0 to 1; NaN when nobody knows how much there is
   */
  synchronized void at(long count, double share) {
    long now = System.nanoTime();
    if (now - drawnAt < BETWEEN_DRAWINGS.toNanos()) {
      return;
    }
    drawnAt = now;
    console.draw(line(count, share, (now - start) / 1e9));
  }

  String line(long count, double share, double seconds) {
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "%s: %,d %s", work, count, unit));
    if (!Double.isNaN(share)) {
      line.append(String.format(Locale.ROOT, ", %.0f %%", share * 100));
    }
    if (seconds >= SECONDS_BEFORE_FORETELLING) {
      line.append(String.format(Locale.ROOT, ", %,.0f %s/s", count / seconds, unit));
      if (share > 0) {
        line.append(", about ").append(left(seconds * (1 - share) / share)).append(" left");
      }
    }
    return line.toString();
  }

  private static String left(double seconds) {
    long whole = Math.max(1, Math.round(seconds));
    return whole < 90 ? whole + " s" : Math.round(whole / 60.0) + " min";
  }
}
