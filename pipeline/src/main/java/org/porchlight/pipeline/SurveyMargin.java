package org.porchlight.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * How far a survey's number may lie from the true one: half the width of its 95 % interval.
 *
 * <p>Weights make a sample worth less than its answers: by Kish, n answers whose weights vary by cv
 * are worth n / (1 + cv²). A sample that is a large part of all there are is worth more: n is
 * divided by (N − n) / (N − 1).
 */
final class SurveyMargin {
  private static final double NORMAL_95 = 1.959964;

  private SurveyMargin() {}

  /**
   * How many answers of a simple random sample from very many people would say as much.
   *
   * @param worth answers by Kish; the answers themselves where they have no weights
   * @param answers how many were given
   * @param population how many could have been asked; null to leave it out
   */
  static double effective(double worth, long answers, @Nullable Long population) {
    if (population == null || population <= answers) {
      return worth;
    }
    return worth * (population - 1) / (population - answers);
  }

  /**
   * Of a share, in percentage points: the longer side of Wilson's interval, which unlike the usual
   * one does not shrink to nothing at 0 and 100.
   *
   * @param percent 0 to 100
   */
  static double ofShare(double percent, double effective) {
    double p = percent / 100;
    double z2 = NORMAL_95 * NORMAL_95;
    double middle = (p + z2 / (2 * effective)) / (1 + z2 / effective);
    double half =
        NORMAL_95
            / (1 + z2 / effective)
            * Math.sqrt(p * (1 - p) / effective + z2 / (4 * effective * effective));
    return 100 * (half + Math.abs(middle - p));
  }

  /**
   * Of a mean, in steps of its scale: 1.96 standard errors.
   *
   * @param spread the standard deviation of the answers
   */
  static double ofMean(double spread, double effective) {
    return NORMAL_95 * spread / Math.sqrt(effective);
  }
}
