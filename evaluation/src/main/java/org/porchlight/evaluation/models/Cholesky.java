package org.porchlight.evaluation.models;

import java.util.Optional;

/**
 * The lower triangle L of a positive definite matrix A = L L' (Golub and Van Loan, Matrix
 * Computations, 4th edition, section 4.2). Columns are first scaled to a diagonal of 1, so that the
 * limit of rank does not depend on units.
 */
final class Cholesky {

  private static final double LEAST_PIVOT = 1e-11;

  private final double[][] lower;
  private final double[] scale;

  private Cholesky(double[][] lower, double[] scale) {
    this.lower = lower;
    this.scale = scale;
  }

  /** The factor; empty where a column is, to 11 digits, a sum of those before it. */
  static Optional<Cholesky> of(double[][] matrix) {
    int size = matrix.length;
    double[] scale = new double[size];
    for (int i = 0; i < size; i++) {
      scale[i] = Math.sqrt(matrix[i][i]);
      if (!(scale[i] > 0) || !Double.isFinite(scale[i])) {
        return Optional.empty();
      }
    }
    double[][] lower = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j] / scale[i] / scale[j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        if (i > j) {
          lower[i][j] = sum / lower[j][j];
        } else if (sum > LEAST_PIVOT) {
          lower[i][i] = Math.sqrt(sum);
        } else {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new Cholesky(lower, scale));
  }

  /** The x of A x = b. */
  double[] solve(double[] right) {
    int size = scale.length;
    double[] x = new double[size];
    for (int i = 0; i < size; i++) {
      double sum = right[i] / scale[i];
      for (int k = 0; k < i; k++) {
        sum -= lower[i][k] * x[k];
      }
      x[i] = sum / lower[i][i];
    }
    for (int i = size - 1; i >= 0; i--) {
      double sum = x[i];
      for (int k = i + 1; k < size; k++) {
        sum -= lower[k][i] * x[k];
      }
      x[i] = sum / lower[i][i];
    }
    for (int i = 0; i < size; i++) {
      x[i] /= scale[i];
    }
    return x;
  }

  double[][] inverse() {
    int size = scale.length;
    double[][] inverse = new double[size][];
    for (int i = 0; i < size; i++) {
      double[] unit = new double[size];
      unit[i] = 1;
      inverse[i] = solve(unit);
    }
    return inverse;
  }
}
