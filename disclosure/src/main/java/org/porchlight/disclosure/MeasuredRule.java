package org.porchlight.disclosure;

import org.jspecify.annotations.Nullable;
import org.porchlight.disclosure.TrueCell.Measured;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.Manifest.Rules;
import org.porchlight.release.Measure;
import org.porchlight.release.Tier;

/**
 * What becomes of one percent or duration.
 *
 * <p>A percent of few records gives the records away: 14 of a hundred, out of seven, is one. So
 * each needs enough records behind it: the city's own minimum for service times and for surveys,
 * and 50 for any other, since below 50 a whole percent often fits a single fraction. Durations need
 * 100 records, so that a 90th percentile rests on ten or more. For guarded and sensitive types the
 * records inside and outside the percent must both be too many to be hidden as counts: 4 % of 50 is
 * two people.
 *
 * <p>A shown percent of N records tells how many of them are inside it, to about N in a hundred.
 * For guarded and sensitive types that must leave as many values as a hidden count is left with,
 * even when N is known: with the usual rules a whole percent needs some 800 records, a multiple of
 * five some 160, and with fewer nothing is shown. Of surveys with fewer than 50 answers, three
 * fractions at least must give the percent shown: 14 % of 7 is one.
 *
 * <p>Where answers have weights, as many unweighted ones as they are worth must reach the minimum
 * too: of 40 answers of which one weighs as much as all others, the percent tells that one.
 */
final class MeasuredRule {
  private static final long LEAST_FOR_SECONDS = 100;
  private static final long LEAST_FOR_OTHER_PERCENTS = 50;

  /** Percents of fewer records must be those of several fractions. */
  private static final long SAFE_BASE = 50;

  private static final int FEWEST_FRACTIONS = 3;

  /** How finely a percent may be shown, finest first. */
  private static final int[] STEPS = {1, 5};

  /** Residents think of long waits in minutes: a tenth of one is as fine as is useful. */
  private static final long TENTH_OF_A_MINUTE = 6;

  private static final double LONG_WAIT_SECONDS = 120;

  /** A mean is shown to a tenth of a step of its scale. */
  private static final int TENTHS = 10;

  private final Rules rules;
  private final CountRule counts;

  MeasuredRule(Rules rules) {
    this.rules = rules;
    this.counts = new CountRule(rules);
  }

  /** The cell as the public may see it. */
  Cell released(Measure measure, Tier tier, Measured cell) {
    if (cell.base() <= rules.hideUpTo()
        || cell.base() < least(measure, tier)
        || isWorthTooLittle(measure, tier, cell)) {
      return Cell.hidden(cell.key());
    }
    long shown = shown(measure, cell.value());
    if (measure == Measure.PERCENT) {
      int step = step(tier, cell);
      if (step == 0) {
        return Cell.hidden(cell.key());
      }
      shown = Math.round(cell.value() / step) * step;
    }
    CellKey key = cell.key();
    return new Cell(
        key.area(),
        key.time(),
        key.type(),
        shown,
        counts.rounded(cell.base()),
        margin(measure, cell.margin()));
  }

  private long least(Measure measure, Tier tier) {
    if (measure == Measure.SECONDS) {
      return LEAST_FOR_SECONDS;
    }
    return switch (tier) {
      case OPERATIONAL -> rules.minimumOperational();
      case SURVEY -> rules.minimumSurvey();
      case OPEN, GUARDED, SENSITIVE, PEOPLE -> LEAST_FOR_OTHER_PERCENTS;
    };
  }

  private boolean isWorthTooLittle(Measure measure, Tier tier, Measured cell) {
    Double effective = cell.effective();
    return effective != null && effective < least(measure, tier);
  }

  /** How finely a percent is shown; 0 when it is not. */
  private int step(Tier tier, Measured cell) {
    if (tier.compareTo(Tier.GUARDED) < 0) {
      return cell.base() >= SAFE_BASE || fractions(tier, cell) >= FEWEST_FRACTIONS ? STEPS[0] : 0;
    }
    if (restsOnFew(tier, cell)) {
      return 0;
    }
    for (int step : STEPS) {
      if (values(cell, step) > rules.auditWidth()) {
        long shown = Math.round(cell.value() / step) * step;
        // A few percent shown as none of them, or as all, would be read as just that.
        return step > STEPS[0] && (shown == 0 || shown == 100) ? 0 : step;
      }
    }
    return 0;
  }

  /** How many fractions round to the percent, of any number of records that its base stands for. */
  private int fractions(Tier tier, Measured cell) {
    long percent = Math.round(cell.value());
    long base = counts.rounded(cell.base());
    int fractions = 0;
    for (long of = Math.max(least(Measure.PERCENT, tier), counts.lowBehind(base, 0));
        of <= counts.highBehind(base);
        of++) {
      for (long part = 0; part <= of; part++) {
        fractions += Math.round(100.0 * part / of) == percent ? 1 : 0;
      }
    }
    return fractions;
  }

  /** How many numbers of records inside the percent go with it, for who knows all records. */
  private long values(Measured cell, int step) {
    double shown = Math.round(cell.value() / step) * (double) step;
    double one = cell.base() / 100.0;
    long fewest = rules.hideUpTo() + 1L;
    long low = Math.max(fewest, (long) Math.ceil((shown - step / 2.0) * one));
    long high = Math.min(cell.base() - fewest, (long) Math.floor((shown + step / 2.0) * one));
    return high - low + 1;
  }

  private boolean restsOnFew(Tier tier, Measured cell) {
    if (tier.compareTo(Tier.GUARDED) < 0) {
      return false;
    }
    double inside = cell.value() / 100 * cell.base();
    return Math.min(inside, cell.base() - inside) < rules.hideUpTo() + 0.5;
  }

  private static long shown(Measure measure, double value) {
    return switch (measure) {
      case COUNT, PERCENT -> Math.round(value);
      case SECONDS -> seconds(value);
      case SCORE -> Math.round(value * TENTHS);
    };
  }

  /** Whole seconds below two minutes, tenths of a minute from there on. */
  private static long seconds(double value) {
    return value < LONG_WAIT_SECONDS
        ? Math.round(value)
        : Math.round(value / TENTH_OF_A_MINUTE) * TENTH_OF_A_MINUTE;
  }

  private static @Nullable Long margin(Measure measure, @Nullable Double margin) {
    // Up, never down: a margin that looks smaller than it is claims too much.
    return margin == null
        ? null
        : (long) Math.ceil(measure == Measure.SCORE ? margin * TENTHS : margin);
  }
}
