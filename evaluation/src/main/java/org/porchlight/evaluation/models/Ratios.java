package org.porchlight.evaluation.models;

import org.porchlight.evaluation.Result;

/** From logarithms back to ratios. */
final class Ratios {

  private Ratios() {}

  /** The ratio with its ends, each the same factor away. */
  static Result.Range of(double log, double reach) {
    return new Result.Range(Math.exp(log), Math.exp(log - reach), Math.exp(log + reach));
  }
}
