package org.porchlight.evaluation.models;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.porchlight.evaluation.Result;

/**
 * A city's monthly totals before and after a change that concerned the whole city:
 * negative-binomial segmented regression with a trend, a new level and a new slope from the change
 * on, and the season (Wagner et al. 2002, Segmented regression analysis of interrupted time series;
 * Bernal, Cummins and Gasparrini 2017). Errors are Newey and West's with a fixed lag ({@code
 * sandwich::NeweyWest}, prewhite FALSE, adjust TRUE), which are too small in short series, so they
 * are never taken below those of the model; intervals are by Student's t. In series with long
 * memory they are still too short: the same change is also looked for at each earlier date where
 * nothing was done, and the rank among these placebo dates is given. Trust the rank.
 */
public sealed interface InterruptedSeries {

  /** The fewest months before the change. */
  int LEAST_BEFORE = 24;

  /** The fewest months from the change on. */
  int LEAST_AFTER = 6;

  /** How the season is told. */
  enum Season {
    /** Not at all. */
    NONE,
    /** Two waves a year, four terms. */
    WAVES,
    /** A term for each calendar month but the first, eleven. */
    MONTHS
  }

  /**
   * There is a fit.
   *
   * @param level the rate just after the change as a part of what it would have been; 1 is no
   *     change
   * @param slope by how much the yearly growth of the rate was multiplied from then on
   * @param trend growth of the rate in a year before the change
   * @param lag how many months the errors allow to hang together
   * @param placebo the part of all dates, the true one among them, at which the level seems to
   *     change as much for its error; small is unusual; empty where fewer than 9 earlier dates
   *     could be tried
   * @param seen counts of all months
   * @param fitted what the model says
   * @param without what it says had nothing changed; equal to {@code fitted} before the change
   */
  record Fitted(
      Result.Range level,
      Result.Range slope,
      Result.Range trend,
      int lag,
      OptionalDouble placebo,
      List<Integer> seen,
      List<Double> fitted,
      List<Double> without)
      implements InterruptedSeries {
    public Fitted {
      seen = List.copyOf(seen);
      fitted = List.copyOf(fitted);
      without = List.copyOf(without);
    }
  }

  /** There is no fit. */
  record Refused(Reason reason) implements InterruptedSeries {}

  /** Why there is none. */
  enum Reason {
    /** Fewer than {@link #LEAST_BEFORE} months before the change. */
    TOO_SHORT_BEFORE,
    /** Fewer than {@link #LEAST_AFTER} months from the change on. */
    TOO_SHORT_AFTER,
    /** All counts before, or all after, are 0, or all of one calendar month. */
    NO_CONTACTS,
    /** The search did not settle. */
    NO_CONVERGENCE
  }

  /**
   * The fit, with the lag of Newey and West's rule for as many months.
   *
   * @param change the month of the change, counted from 0; it belongs to the time after
   */
  static InterruptedSeries of(MonthlyCounts counts, int change, Season season) {
    return of(counts, change, season, lag(counts.months()));
  }

  /**
   * The fit.
   *
   * @param change the month of the change, counted from 0; it belongs to the time after
   * @param lag how many months the errors allow to hang together, 0 or more
   */
  static InterruptedSeries of(MonthlyCounts counts, int change, Season season, int lag) {
    if (lag < 0) {
      throw new IllegalArgumentException("The lag of a series is 0 months or more.");
    }
    if (change < LEAST_BEFORE) {
      return new Refused(Reason.TOO_SHORT_BEFORE);
    }
    if (counts.months() - change < LEAST_AFTER) {
      return new Refused(Reason.TOO_SHORT_AFTER);
    }
    if (zero(counts.counts().subList(0, change))
        || zero(counts.counts().subList(change, counts.months()))) {
      return new Refused(Reason.NO_CONTACTS);
    }
    Segments segments = new Segments(counts, change, season);
    return switch (segments.fit()) {
      case NegativeBinomial.Failed(NegativeBinomial.Failure why) ->
          new Refused(
              switch (why) {
                case UNBOUNDED -> Reason.NO_CONTACTS;
                case COLLINEAR, NO_CONVERGENCE -> Reason.NO_CONVERGENCE;
              });
      case NegativeBinomial.Fit fit -> {
        double[] errors = Segments.errors(fit, lag);
        double reach = Student.ninety(counts.months() - fit.coefficients.length);
        List<Double> fitted = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        for (int month = 0; month < counts.months(); month++) {
          fitted.add(fit.means[month]);
          without.add(segments.without(fit, month));
        }
        yield new Fitted(
            ratio(fit, errors, Segments.LEVEL, reach),
            ratio(fit, errors, Segments.SLOPE, reach),
            ratio(fit, errors, Segments.TREND, reach),
            lag,
            Segments.placebo(counts, change, season, lag),
            counts.counts(),
            fitted,
            without);
      }
    };
  }

  /** Whole months of 4 (n / 100)^(2/9) (Newey and West 1994). */
  private static int lag(int months) {
    return (int) Math.floor(4 * Math.pow(months / 100.0, 2.0 / 9));
  }

  private static boolean zero(List<Integer> counts) {
    return counts.stream().allMatch(count -> count == 0);
  }

  private static Result.Range ratio(
      NegativeBinomial.Fit fit, double[] errors, int term, double reach) {
    return Ratios.of(fit.coefficients[term], reach * errors[term]);
  }
}
