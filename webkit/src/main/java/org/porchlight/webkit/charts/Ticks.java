package org.porchlight.webkit.charts;

import java.util.ArrayList;
import java.util.List;
import org.porchlight.release.Measure;

/** Round values for an axis that starts at zero: two to six of them, equal steps, whole numbers. */
final class Ticks {
  private static final long[] CLOCK = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400
  };
  private static final int MOST_STEPS = 5;

  private Ticks() {}

  /**
   * The ticks; the last is at or above the highest value.
   *
   * @param highest 0 or more; 0 gives a scale to 1 so that a row of zeros has an axis
   */
  static List<Long> upTo(long highest, Measure measure) {
    long step = step(Math.max(1, highest), measure);
    List<Long> ticks = new ArrayList<>();
    ticks.add(0L);
    do {
      ticks.add(ticks.getLast() + step);
    } while (ticks.getLast() < highest);
    return ticks;
  }

  private static long step(long highest, Measure measure) {
    return switch (measure) {
      case COUNT -> decimal(highest);
      // Whole steps of the scale.
      case SCORE -> 10 * decimal(Math.ceilDiv(highest, 10));
      case PERCENT -> highest > 50 && highest <= 100 ? 25 : decimal(highest);
      case SECONDS -> {
        for (long step : CLOCK) {
          if (highest <= step * MOST_STEPS) {
            yield step;
          }
        }
        yield 86_400 * decimal(Math.ceilDiv(highest, 86_400));
      }
    };
  }

  /** The smallest of 1, 2, 5, 10, 20, 50 ... that reaches the top in at most five steps. */
  private static long decimal(long highest) {
    long power = 1;
    while (true) {
      for (long factor : new long[] {1, 2, 5}) {
        if (highest <= factor * power * MOST_STEPS) {
          return factor * power;
        }
      }
      power *= 10;
    }
  }
}
