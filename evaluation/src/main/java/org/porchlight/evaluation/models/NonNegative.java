package org.porchlight.evaluation.models;

import java.util.Arrays;
import java.util.Optional;

/**
 * Least squares with coefficients of 0 or more, by Lawson and Hanson's active set (Solving Least
 * Squares Problems, 1974, chapter 23; as the R package {@code nnls}).
 */
final class NonNegative {

  private static final double ZERO = 1e-11;

  private final double[][] gram;
  private final double[] right;
  private final int size;

  private NonNegative(double[][] columns, double[] target) {
    size = columns.length;
    gram = new double[size][size];
    right = new double[size];
    for (int i = 0; i < size; i++) {
      right[i] = dot(columns[i], target);
      for (int j = 0; j < size; j++) {
        gram[i][j] = dot(columns[i], columns[j]);
      }
    }
  }

  /**
   * Weights of at least 0 that sum to 1 whose mix of columns is nearest to the target: since the
   * weights sum to 1 the gaps (column - target) are mixed to be as near to 0 as can be, and with a
   * row of ones asking for 1 the direction of the solution is exactly that (Haskell and Hanson
   * 1981).
   *
   * @param columns one array for each donor
   * @param target as long as each column
   */
  static double[] weights(double[][] columns, double[] target) {
    int rows = target.length;
    double square = 0;
    double[][] gaps = new double[columns.length][rows + 1];
    for (int i = 0; i < columns.length; i++) {
      for (int row = 0; row < rows; row++) {
        gaps[i][row] = columns[i][row] - target[row];
        square += gaps[i][row] * gaps[i][row] / rows / columns.length;
      }
    }
    double scale = square > 0 ? Math.sqrt(square) : 1;
    for (double[] gap : gaps) {
      for (int row = 0; row < rows; row++) {
        gap[row] /= scale;
      }
      gap[rows] = 1;
    }
    double[] one = new double[rows + 1];
    one[rows] = 1;
    double[] weights = new NonNegative(gaps, one).solve();
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }

  private double[] solve() {
    double[] x = new double[size];
    boolean[] free = new boolean[size];
    boolean[] refused = new boolean[size];
    // Each round lowers the sum of squares, so no set of free columns comes twice.
    while (true) {
      int next = steepest(x, free, refused);
      if (next < 0) {
        return x;
      }
      free[next] = true;
      Optional<double[]> trial = among(free);
      if (trial.isEmpty() || trial.get()[next] <= 0) {
        // A mix of the free ones already: nothing is gained by it.
        free[next] = false;
        refused[next] = true;
        continue;
      }
      Arrays.fill(refused, false);
      double[] goal = trial.get();
      while (!inside(goal, free)) {
        double part = 1;
        for (int i = 0; i < size; i++) {
          if (free[i] && goal[i] <= 0) {
            part = Math.min(part, x[i] / (x[i] - goal[i]));
          }
        }
        for (int i = 0; i < size; i++) {
          x[i] += part * (goal[i] - x[i]);
          if (free[i] && goal[i] <= 0 && x[i] <= ZERO) {
            free[i] = false;
            x[i] = 0;
          }
        }
        goal = among(free).orElse(x.clone());
      }
      x = goal;
    }
  }

  private int steepest(double[] x, boolean[] free, boolean[] refused) {
    int steepest = -1;
    double most = ZERO;
    for (int i = 0; i < size; i++) {
      double slope = right[i] - dot(gram[i], x);
      if (!free[i] && !refused[i] && slope > most) {
        most = slope;
        steepest = i;
      }
    }
    return steepest;
  }

  private static boolean inside(double[] goal, boolean[] free) {
    for (int i = 0; i < goal.length; i++) {
      if (free[i] && goal[i] <= 0) {
        return false;
      }
    }
    return true;
  }

  /** Least squares among the free ones, 0 elsewhere; empty if one is a sum of others. */
  private Optional<double[]> among(boolean[] free) {
    int[] at = java.util.stream.IntStream.range(0, size).filter(i -> free[i]).toArray();
    double[][] matrix = new double[at.length][at.length];
    double[] side = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      side[i] = right[at[i]];
      for (int j = 0; j < at.length; j++) {
        matrix[i][j] = gram[at[i]][at[j]];
      }
    }
    return Cholesky.of(matrix)
        .map(
            factor -> {
              double[] solved = factor.solve(side);
              double[] all = new double[size];
              for (int i = 0; i < at.length; i++) {
                all[at[i]] = solved[i];
              }
              return all;
            });
  }

  private static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }
}
