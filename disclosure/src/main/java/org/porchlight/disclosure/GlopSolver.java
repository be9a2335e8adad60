package org.porchlight.disclosure;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Solves with GLOP, the simplex solver of OR-Tools, which is native code. */
final class GlopSolver implements Solver {
  private static final double SLACK = 1e-7;

  private static @Nullable GlopSolver loaded;

  private GlopSolver() {}

  /**
   * The solver.
   *
   * @throws ProofUnavailableException when its native code does not load on this machine
   */
  static synchronized GlopSolver load() {
    GlopSolver solver = loaded;
    if (solver == null) {
      try {
        Loader.loadNativeLibraries();
      } catch (UnsatisfiedLinkError | RuntimeException e) {
        throw new ProofUnavailableException(
            "Nothing was published: the native code of OR-Tools, which proves that hidden numbers stay hidden, does not load on this machine (it is built for 64-bit Linux on x86).",
            e);
      }
      solver = new GlopSolver();
      loaded = solver;
    }
    return solver;
  }

  @Override
  public Program program() {
    return new GlopProgram();
  }

  private static final class GlopProgram implements Program {
    private final MPSolver solver =
        new MPSolver("", MPSolver.OptimizationProblemType.GLOP_LINEAR_PROGRAMMING);
    private final MPObjective objective = solver.objective();
    private final List<MPVariable> variables = new ArrayList<>();
    private boolean first = true;

    @Override
    public int variable(double low, double high) {
      variables.add(
          solver.makeNumVar(low, high >= Bounds.UNBOUNDED ? Double.POSITIVE_INFINITY : high, ""));
      return variables.size() - 1;
    }

    @Override
    public void relation(int[] of, int[] factors, double low, double high) {
      MPConstraint constraint = solver.makeConstraint(low, high);
      for (int i = 0; i < of.length; i++) {
        constraint.setCoefficient(variables.get(of[i]), factors[i]);
      }
    }

    @Override
    public boolean optimize(int variable, boolean most) {
      return push(new int[] {variable}, new int[] {most ? 1 : -1});
    }

    @Override
    public boolean push(int[] of, int[] factors) {
      objective.clear();
      for (int i = 0; i < of.length; i++) {
        objective.setCoefficient(variables.get(of[i]), factors[i]);
      }
      objective.setMaximization();
      // From nothing, the dual simplex is two to three times as quick; from the last answer, not.
      solver.setSolverSpecificParametersAsString("use_dual_simplex: " + first);
      first = false;
      MPSolver.ResultStatus status = solver.solve();
      if (status == MPSolver.ResultStatus.ABNORMAL || status == MPSolver.ResultStatus.NOT_SOLVED) {
        // Where the last answer leads astray, the beginning may not.
        solver.reset();
        status = solver.solve();
      }
      return switch (status) {
        case OPTIMAL, FEASIBLE -> true;
        case INFEASIBLE -> false;
        case UNBOUNDED, ABNORMAL, NOT_SOLVED, MODEL_INVALID ->
            throw new ProofUnavailableException(
                "Nothing was published: the bounds of a hidden number could not be computed.",
                null);
      };
    }

    @Override
    public double value(int variable) {
      return variables.get(variable).solutionValue();
    }

    @Override
    public boolean binds(int variable) {
      return Math.abs(variables.get(variable).reducedCost()) > SLACK;
    }

    @Override
    public void close() {
      solver.delete();
    }
  }
}
