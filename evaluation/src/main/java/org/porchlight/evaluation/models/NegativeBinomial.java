package org.porchlight.evaluation.models;

import java.util.Optional;

/**
 * Regression of counts whose variance is mean + mean² / theta, with a log link and an offset.
 * Coefficients by iteratively reweighted least squares for a fixed theta, theta by maximum
 * likelihood for fixed means, in turns until neither changes (Venables and Ripley, Modern Applied
 * Statistics with S, 4th edition, section 7.4; as {@code MASS::glm.nb}). Where the likelihood has
 * no greatest theta the counts are no wider than Poisson's, and Poisson's fit is the result.
 */
final class NegativeBinomial {

  private static final int MOST_ROUNDS = 200;
  private static final int MOST_STEPS = 100;
  private static final int MOST_HALVINGS = 30;
  private static final double SAME = 1e-11;
  private static final double LEAST_THETA = 1e-6;

  /** From this many times the greatest mean on, theta adds less than 1/100,000 to the variance. */
  private static final double POISSON = 1e5;

  /** A fitted mean below this says that a coefficient runs off without bound. */
  private static final double LEAST_MEAN = 1e-7;

  /** Why there is no fit. */
  enum Failure {
    COLLINEAR,
    UNBOUNDED,
    NO_CONVERGENCE
  }

  /** A fit or its failure. */
  sealed interface Outcome {}

  /** There is none. */
  record Failed(Failure why) implements Outcome {}

  /** The end of the search. */
  static final class Fit implements Outcome {
    final double[] coefficients;
    final double[] means;

    /** Infinite where Poisson's fit is the result. */
    final double theta;

    final double logLikelihood;

    /** The inverse of X'WX, which is the covariance if the model is right. */
    final double[][] bread;

    /** The derivative of each row's likelihood by each coefficient. */
    final double[][] scores;

    private Fit(NegativeBinomial model, State state, double theta, Cholesky factor) {
      this.coefficients = state.beta;
      this.means = state.means;
      this.theta = theta;
      this.logLikelihood = model.logLikelihood(state.means, theta);
      this.bread = factor.inverse();
      this.scores = new double[model.y.length][];
      for (int i = 0; i < scores.length; i++) {
        double residual = (model.y[i] - means[i]) / (1 + means[i] / theta);
        scores[i] = new double[coefficients.length];
        for (int j = 0; j < coefficients.length; j++) {
          scores[i][j] = model.x[i][j] * residual;
        }
      }
    }
  }

  /** Coefficients and the means they give. */
  private static final class State {
    final double[] beta;
    final double[] means;

    State(double[] beta, double[] means) {
      this.beta = beta;
      this.means = means;
    }
  }

  private final double[][] x;
  private final double[] y;
  private final double[] offset;

  private NegativeBinomial(double[][] x, double[] y, double[] offset) {
    this.x = x;
    this.y = y;
    this.offset = offset;
  }

  /**
   * The fit of counts on columns.
   *
   * @param x a row for each count, its first column 1
   * @param y counts, 0 or more, not all 0
   * @param offset added to the logarithm of the mean
   */
  static Outcome fit(double[][] x, double[] y, double[] offset) {
    return new NegativeBinomial(x, y, offset).fit();
  }

  private Outcome fit() {
    if (Cholesky.of(information(ones())).isEmpty()) {
      return new Failed(Failure.COLLINEAR);
    }
    Optional<State> poisson = reweighted(start(), Double.POSITIVE_INFINITY);
    if (poisson.isEmpty()) {
      return new Failed(Failure.NO_CONVERGENCE);
    }
    State state = poisson.get();
    double theta = theta(state.means);
    double likelihood = logLikelihood(state.means, theta);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      if (Double.isInfinite(theta)) {
        return done(poisson.get(), theta);
      }
      if (theta <= LEAST_THETA) {
        return new Failed(Failure.NO_CONVERGENCE);
      }
      Optional<State> next = reweighted(state, theta);
      if (next.isEmpty()) {
        return new Failed(Failure.NO_CONVERGENCE);
      }
      state = next.get();
      double nextTheta = theta(state.means);
      double nextLikelihood = logLikelihood(state.means, nextTheta);
      boolean same =
          Math.abs(nextTheta - theta) <= 1e-8 * theta
              && Math.abs(nextLikelihood - likelihood) <= 1e-9 * (1 + Math.abs(likelihood));
      theta = nextTheta;
      likelihood = nextLikelihood;
      if (same) {
        return done(state, theta);
      }
    }
    return new Failed(Failure.NO_CONVERGENCE);
  }

  private Outcome done(State state, double theta) {
    for (double mean : state.means) {
      if (mean < LEAST_MEAN) {
        return new Failed(Failure.UNBOUNDED);
      }
    }
    return Cholesky.of(information(weights(state.means, theta)))
        .<Outcome>map(factor -> new Fit(this, state, theta, factor))
        .orElse(new Failed(Failure.UNBOUNDED));
  }

  private State start() {
    double total = 0;
    double exposure = 0;
    for (int i = 0; i < y.length; i++) {
      total += y[i];
      exposure += Math.exp(offset[i]);
    }
    double[] beta = new double[x[0].length];
    beta[0] = Math.log(total / exposure);
    return new State(beta, means(beta));
  }

  /** The coefficients for this theta; empty if they do not settle. */
  private Optional<State> reweighted(State from, double theta) {
    State state = from;
    double likelihood = logLikelihood(state.means, theta);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] weights = weights(state.means, theta);
      Optional<Cholesky> factor = Cholesky.of(information(weights));
      if (factor.isEmpty()) {
        // The columns have full rank, so weights ran off to 0, which the end of the search sees.
        return Optional.of(state);
      }
      double[] slope = new double[state.beta.length];
      for (int i = 0; i < y.length; i++) {
        double residual = (y[i] - state.means[i]) / (1 + state.means[i] / theta);
        for (int j = 0; j < slope.length; j++) {
          slope[j] += x[i][j] * residual;
        }
      }
      double[] change = factor.get().solve(slope);
      double size = 1;
      State next = moved(state, change, size);
      double nextLikelihood = logLikelihood(next.means, theta);
      double slack = SAME * (1 + Math.abs(likelihood));
      for (int half = 0; half < MOST_HALVINGS && !(nextLikelihood >= likelihood - slack); half++) {
        size /= 2;
        next = moved(state, change, size);
        nextLikelihood = logLikelihood(next.means, theta);
      }
      if (!Double.isFinite(nextLikelihood)) {
        return Optional.empty();
      }
      double gain = 0;
      for (int j = 0; j < slope.length; j++) {
        gain += slope[j] * change[j];
      }
      state = next;
      likelihood = nextLikelihood;
      if (gain < SAME) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }

  private State moved(State state, double[] change, double size) {
    double[] beta = state.beta.clone();
    for (int j = 0; j < beta.length; j++) {
      beta[j] += size * change[j];
    }
    return new State(beta, means(beta));
  }

  private double[] means(double[] beta) {
    double[] means = new double[y.length];
    for (int i = 0; i < means.length; i++) {
      double sum = offset[i];
      for (int j = 0; j < beta.length; j++) {
        sum += x[i][j] * beta[j];
      }
      means[i] = Math.exp(sum);
    }
    return means;
  }

  private static double[] weights(double[] means, double theta) {
    double[] weights = new double[means.length];
    for (int i = 0; i < means.length; i++) {
      weights[i] = means[i] / (1 + means[i] / theta);
    }
    return weights;
  }

  private double[] ones() {
    double[] ones = new double[y.length];
    java.util.Arrays.fill(ones, 1);
    return ones;
  }

  /** X'WX. */
  private double[][] information(double[] weights) {
    int size = x[0].length;
    double[][] sum = new double[size][size];
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < size; j++) {
        double left = weights[i] * x[i][j];
        for (int k = 0; k <= j; k++) {
          sum[j][k] += left * x[i][k];
        }
      }
    }
    for (int j = 0; j < size; j++) {
      for (int k = j + 1; k < size; k++) {
        sum[j][k] = sum[k][j];
      }
    }
    return sum;
  }

  /** The theta of greatest likelihood for these means; infinite where there is none. */
  private double theta(double[] means) {
    double most = 1;
    for (double mean : means) {
      most = Math.max(most, mean);
    }
    double high = Math.log(POISSON * most);
    double low = Math.log(LEAST_THETA);
    if (!(slope(means, Math.exp(high)) < 0)) {
      return Double.POSITIVE_INFINITY;
    }
    // The slope falls through 0 between the ends, which are halved until they meet.
    while (high - low > 1e-12) {
      double middle = (low + high) / 2;
      if (slope(means, Math.exp(middle)) < 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return Math.exp((low + high) / 2);
  }

  /** The derivative of the likelihood by theta. */
  private double slope(double[] means, double theta) {
    double sum = 0;
    double own = Gamma.digamma(theta);
    for (int i = 0; i < y.length; i++) {
      sum += y[i] > 0 ? Gamma.digamma(theta + y[i]) - own : 0;
      sum += -Math.log1p(means[i] / theta) + (means[i] - y[i]) / (means[i] + theta);
    }
    return sum;
  }

  private double logLikelihood(double[] means, double theta) {
    double sum = 0;
    double own = Double.isInfinite(theta) ? 0 : Gamma.log(theta);
    for (int i = 0; i < y.length; i++) {
      double mean = means[i];
      sum += y[i] == 0 ? 0 : y[i] * Math.log(mean) - Gamma.log(y[i] + 1);
      if (Double.isInfinite(theta)) {
        sum -= mean;
      } else {
        sum += y[i] == 0 ? 0 : Gamma.log(theta + y[i]) - own - y[i] * Math.log(theta + mean);
        sum -= theta * Math.log1p(mean / theta);
      }
    }
    return sum;
  }
}
