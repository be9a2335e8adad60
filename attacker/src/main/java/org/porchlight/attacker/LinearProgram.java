package org.porchlight.attacker;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * How small or large one unknown can be when many equations hold at once. Solved by GLOP, whose
 * answer is believed only as far as its multipliers, multiplied out here, prove it.
 */
final class LinearProgram implements AutoCloseable {
  /** Multipliers nearer to zero than this are errors of the machine. */
  private static final double NOTHING = 1e-9;

  private static @Nullable Boolean loads;

  private final Window window;
  private final List<Row> rows;
  private final MPSolver solver =
      new MPSolver("", MPSolver.OptimizationProblemType.GLOP_LINEAR_PROGRAMMING);
  private final MPObjective objective = solver.objective();
  private final MPVariable[] variables;
  private final MPConstraint[] constraints;
  private final double[] lows;
  private final double[] highs;
  private boolean capped;
  private int goal = -1;
  private double direction = 1;

  /** What came of a question. */
  enum Outcome {
    SOLVED,
    /** No values satisfy all equations. */
    CONTRADICTION,
    /** Out of time, or too much for the machine's arithmetic. */
    OPEN
  }

  LinearProgram(Window window, Window.Rim rim) {
    this.window = window;
    this.rows = window.rows(rim);
    int many = window.members().size();
    double enough = enough(window.members());
    variables = new MPVariable[many];
    lows = new double[many];
    highs = new double[many];
    for (int m = 0; m < many; m++) {
      Unknown unknown = window.members().get(m);
      lows[m] = (double) unknown.low;
      highs[m] = unknown.high >= Unknown.ENDLESS ? Double.POSITIVE_INFINITY : (double) unknown.high;
      variables[m] = solver.makeNumVar(lows[m], Math.min(highs[m], enough), "");
      capped |= enough < highs[m];
    }
    constraints = new MPConstraint[rows.size()];
    for (int r = 0; r < constraints.length; r++) {
      Row row = rows.get(r);
      constraints[r] = solver.makeConstraint(row.low, row.high);
      for (int i = 0; i < row.members.length; i++) {
        constraints[r].setCoefficient(variables[row.members[i]], row.times[i]);
      }
    }
  }

  /** Far above all that is known; without it, a number that nothing limits would run away. */
  private static double enough(List<Unknown> members) {
    long largest = 1000;
    for (Unknown unknown : members) {
      largest = Math.max(largest, unknown.high < Unknown.ENDLESS ? unknown.high : unknown.low);
    }
    return 4.0 * largest;
  }

  /** Whether the solver's native code loads on this machine. */
  static synchronized boolean available() {
    Boolean known = loads;
    if (known == null) {
      known = load();
      loads = known;
    }
    return known;
  }

  private static boolean load() {
    try {
      Loader.loadNativeLibraries();
      return true;
    } catch (UnsatisfiedLinkError | RuntimeException e) {
      return false;
    }
  }

  /** Takes at most this long over one question. */
  void limit(Duration longest) {
    solver.setTimeLimit(longest.toMillis());
  }

  /** Seeks any values that satisfy all equations. */
  Outcome seekAny() {
    aim(-1, 1);
    return solve();
  }

  /** Makes one member as small or as large as it can be; begins at the answer before. */
  Outcome seek(Unknown unknown, boolean most) {
    aim(window.find(unknown), most ? -1 : 1);
    return solve();
  }

  /** Makes all of some members, added up, as extreme as they can be: each towards one end. */
  Outcome push(List<Unknown> unknowns, Random random) {
    objective.clear();
    goal = -1;
    for (Unknown unknown : unknowns) {
      double below = unknown.seenLow - unknown.low;
      double above = Math.min(unknown.high, 2 * unknown.low + 100) - unknown.seenHigh;
      boolean up = random.nextInt(4) == 0 ? random.nextBoolean() : above > below;
      objective.setCoefficient(variables[window.find(unknown)], up ? -1 : 1);
    }
    objective.setMinimization();
    return solve();
  }

  private void aim(int member, double way) {
    objective.clear();
    goal = member;
    direction = way;
    if (goal >= 0) {
      objective.setCoefficient(variables[goal], direction);
    }
    objective.setMinimization();
  }

  private Outcome solve() {
    MPSolver.ResultStatus status = solver.solve();
    if (status == MPSolver.ResultStatus.ABNORMAL) {
      // The last answer can be a bad place to begin.
      solver.reset();
      status = solver.solve();
    }
    return switch (status) {
      case OPTIMAL -> Outcome.SOLVED;
      case INFEASIBLE -> capped ? Outcome.OPEN : Outcome.CONTRADICTION;
      case FEASIBLE, UNBOUNDED, ABNORMAL, NOT_SOLVED, MODEL_INVALID -> Outcome.OPEN;
    };
  }

  /** Notes what each member is in the last answer, as its base and as a value it can have. */
  void note(boolean asBase) {
    List<Unknown> members = window.members();
    for (int m = 0; m < variables.length; m++) {
      members.get(m).reaches(variables[m].solutionValue(), asBase);
    }
  }

  /**
   * What the last answer proves: the goal is not below this, or not above it when the most was
   * sought. Any multipliers of the rows prove something; those of the answer prove the most.
   *
   * @return an infinity when they prove nothing
   */
  double proven() {
    double[] left = new double[variables.length];
    left[goal] = direction;
    double sum = 0;
    for (int r = 0; r < constraints.length; r++) {
      double multiplier = constraints[r].dualValue();
      Row row = rows.get(r);
      double side = multiplier > 0 ? row.low : row.high;
      if (Math.abs(multiplier) < NOTHING || Double.isInfinite(side)) {
        continue;
      }
      sum += multiplier * side;
      for (int i = 0; i < row.members.length; i++) {
        left[row.members[i]] -= multiplier * row.times[i];
      }
    }
    for (int m = 0; m < left.length; m++) {
      double side = left[m] > 0 ? lows[m] : highs[m];
      if (!Double.isInfinite(side)) {
        sum += left[m] * side;
      } else if (Math.abs(left[m]) > NOTHING) {
        return -direction * Double.POSITIVE_INFINITY;
      }
    }
    return direction * sum;
  }

  @Override
  public void close() {
    solver.delete();
  }
}
