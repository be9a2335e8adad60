package org.porchlight.evaluation.models;

import java.util.OptionalDouble;

/** The columns of an interrupted series: 1, trend, level, slope (both times in years), season. */
final class Segments {

  static final int TREND = 1;
  static final int LEVEL = 2;
  static final int SLOPE = 3;

  private static final int SEASON = 4;
  private static final int MONTHS = 12;
  private static final int WAVES = 2;

  /** With fewer dates the smallest rank would still not be unusual. */
  private static final int LEAST_PLACEBOS = 9;

  private final MonthlyCounts counts;
  private final int months;
  private final double[][] x;

  Segments(MonthlyCounts counts, int change, InterruptedSeries.Season season) {
    this(counts, counts.months(), change, season);
  }

  private Segments(MonthlyCounts counts, int months, int change, InterruptedSeries.Season season) {
    this.counts = counts;
    this.months = months;
    this.x = new double[months][terms(season)];
    for (int month = 0; month < months; month++) {
      x[month][0] = 1;
      x[month][TREND] = (double) month / MONTHS;
      x[month][LEVEL] = month >= change ? 1 : 0;
      x[month][SLOPE] = (double) Math.max(0, month - change) / MONTHS;
      int calendar = (counts.firstMonth() - 1 + month) % MONTHS;
      switch (season) {
        case NONE -> {}
        case WAVES -> {
          for (int wave = 1; wave <= WAVES; wave++) {
            double angle = 2 * Math.PI * wave * calendar / MONTHS;
            x[month][SEASON + 2 * wave - 2] = Math.sin(angle);
            x[month][SEASON + 2 * wave - 1] = Math.cos(angle);
          }
        }
        case MONTHS -> {
          if (calendar > 0) {
            x[month][SEASON + calendar - 1] = 1;
          }
        }
      }
    }
  }

  static int terms(InterruptedSeries.Season season) {
    return SEASON
        + switch (season) {
          case NONE -> 0;
          case WAVES -> 2 * WAVES;
          case MONTHS -> MONTHS - 1;
        };
  }

  NegativeBinomial.Outcome fit() {
    double[] y = new double[months];
    double[] offset = new double[months];
    for (int month = 0; month < months; month++) {
      y[month] = counts.counts().get(month);
      offset[month] = Math.log(counts.exposure().get(month));
    }
    return NegativeBinomial.fit(x, y, offset);
  }

  /** What the model says of a month had nothing changed. */
  double without(NegativeBinomial.Fit fit, int month) {
    double change =
        fit.coefficients[LEVEL] * x[month][LEVEL] + fit.coefficients[SLOPE] * x[month][SLOPE];
    return fit.means[month] * Math.exp(-change);
  }

  /** Newey and West's errors, or the model's where these are greater. */
  static double[] errors(NegativeBinomial.Fit fit, int lag) {
    double[][] robust = Sandwich.neweyWest(fit, lag);
    double[] errors = new double[robust.length];
    for (int term = 0; term < errors.length; term++) {
      errors[term] = Math.sqrt(Math.max(robust[term][term], fit.bread[term][term]));
    }
    return errors;
  }

  /**
   * The rank of the change of level among those at earlier dates, each in a series of as many
   * months before and after as fit: for the placebo dates the series ends before the true change.
   */
  static OptionalDouble placebo(
      MonthlyCounts counts, int change, InterruptedSeries.Season season, int lag) {
    int after = Math.min(counts.months() - change, InterruptedSeries.LEAST_BEFORE / 2);
    double own = size(counts, change + after, change, season, lag);
    int tried = 0;
    int asLarge = 0;
    for (int date = InterruptedSeries.LEAST_BEFORE; date + after <= change; date++) {
      double size = size(counts, date + after, date, season, lag);
      if (Double.isFinite(size)) {
        tried++;
        asLarge += size >= own ? 1 : 0;
      }
    }
    return tried < LEAST_PLACEBOS || !Double.isFinite(own)
        ? OptionalDouble.empty()
        : OptionalDouble.of((asLarge + 1.0) / (tried + 1.0));
  }

  /** How many errors the level changes; infinite where the model cannot be fitted. */
  private static double size(
      MonthlyCounts counts, int months, int change, InterruptedSeries.Season season, int lag) {
    return switch (new Segments(counts, months, change, season).fit()) {
      case NegativeBinomial.Failed _ -> Double.POSITIVE_INFINITY;
      case NegativeBinomial.Fit fit -> Math.abs(fit.coefficients[LEVEL]) / errors(fit, lag)[LEVEL];
    };
  }
}
