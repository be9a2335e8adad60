package org.porchlight.evaluation;

import java.util.function.DoubleUnaryOperator;

/**
 * The 90 % interval of a test turned around: every effect that it does not reject (Rosenbaum,
 * Observational Studies, 2002, chapter 2).
 */
final class Inversion {
  private static final double ALPHA = 0.1;
  private static final int HALVINGS = 32;

  private Inversion() {}

  /**
   * From what was seen to both ends.
   *
   * @param p of the hypothesis of an effect
   * @param reach how far out the test surely rejects
   */
  static Result.Range around(double seen, double reach, DoubleUnaryOperator p) {
    return new Result.Range(seen, edge(p, seen, seen - reach), edge(p, seen, seen + reach));
  }

  private static double edge(DoubleUnaryOperator p, double inside, double outside) {
    double kept = inside;
    double rejected = outside;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (kept + rejected) / 2;
      if (p.applyAsDouble(middle) > ALPHA) {
        kept = middle;
      } else {
        rejected = middle;
      }
    }
    return kept;
  }
}
