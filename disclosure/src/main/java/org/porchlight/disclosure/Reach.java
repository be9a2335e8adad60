package org.porchlight.disclosure;

/**
 * The smallest and the largest value that each variable was seen to have, among values that satisfy
 * all relations. Hiding more takes none of them away, so what was seen stays seen.
 */
final class Reach {
  private final double[] least;
  private final double[] most;

  /** Begins with one set of values that satisfies all relations. */
  Reach(double[] values) {
    least = values.clone();
    most = values.clone();
  }

  /** Takes in the last answer of a program. */
  synchronized void see(Cluster cluster, Solver.Program program) {
    for (int m = 0; m < cluster.size(); m++) {
      int variable = cluster.member(m);
      double value = program.value(m);
      least[variable] = Math.min(least[variable], value);
      most[variable] = Math.max(most[variable], value);
    }
  }

  /** Fractions closer than this to a whole number are that number. */
  private static final double SLACK = 1e-4;

  /** How many whole numbers a variable can be at least, less one. */
  long width(int variable) {
    return (long) Math.floor(most(variable) + SLACK) - (long) Math.ceil(least(variable) - SLACK);
  }

  synchronized double least(int variable) {
    return least[variable];
  }

  synchronized double most(int variable) {
    return most[variable];
  }
}
