package org.porchlight.evaluation.models;

/**
 * Covariances bread · meat · bread that hold when the model's variance is wrong (White 1980;
 * Zeileis 2006, Object-oriented computation of sandwich estimators).
 */
final class Sandwich {

  private Sandwich() {}

  /**
   * Rows of one group may hang together: CR0 times G / (G - 1) for G groups, which is {@code
   * sandwich::vcovCL} with type HC0 and cadjust TRUE.
   *
   * @param group the group of each row, 0 to {@code groups - 1}; at least 2 groups
   */
  static double[][] clustered(NegativeBinomial.Fit fit, int[] group, int groups) {
    int size = fit.coefficients.length;
    double[][] sums = new double[groups][size];
    for (int i = 0; i < group.length; i++) {
      for (int j = 0; j < size; j++) {
        sums[group[i]][j] += fit.scores[i][j];
      }
    }
    double[][] meat = new double[size][size];
    for (double[] sum : sums) {
      add(meat, sum, sum, (double) groups / (groups - 1));
    }
    return around(fit.bread, meat);
  }

  /**
   * Rows in order of time may hang together over {@code lag} steps: Bartlett's weights (Newey and
   * West 1987) times n / (n - k), which is {@code sandwich::NeweyWest} with prewhite FALSE and
   * adjust TRUE.
   */
  static double[][] neweyWest(NegativeBinomial.Fit fit, int lag) {
    int size = fit.coefficients.length;
    int rows = fit.scores.length;
    double adjust = (double) rows / (rows - size);
    double[][] meat = new double[size][size];
    for (int i = 0; i < rows; i++) {
      add(meat, fit.scores[i], fit.scores[i], adjust);
      for (int back = 1; back <= Math.min(lag, i); back++) {
        double weight = adjust * (1 - back / (lag + 1.0));
        add(meat, fit.scores[i], fit.scores[i - back], weight);
        add(meat, fit.scores[i - back], fit.scores[i], weight);
      }
    }
    return around(fit.bread, meat);
  }

  private static void add(double[][] to, double[] left, double[] right, double weight) {
    for (int j = 0; j < left.length; j++) {
      for (int k = 0; k < right.length; k++) {
        to[j][k] += weight * left[j] * right[k];
      }
    }
  }

  private static double[][] around(double[][] bread, double[][] meat) {
    return times(times(bread, meat), bread);
  }

  private static double[][] times(double[][] left, double[][] right) {
    double[][] product = new double[left.length][right[0].length];
    for (int i = 0; i < left.length; i++) {
      for (int k = 0; k < right.length; k++) {
        for (int j = 0; j < right[0].length; j++) {
          product[i][j] += left[i][k] * right[k][j];
        }
      }
    }
    return product;
  }
}
