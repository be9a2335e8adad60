package org.porchlight.hub.api;

import java.io.Serial;
import org.porchlight.hub.frame.DataProblem;

/** Why a request gets no answer. */
final class Refusal extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final transient DataProblem problem;

  Refusal(DataProblem problem) {
    super(problem.title(), null, false, false);
    this.problem = problem;
  }

  DataProblem problem() {
    return problem;
  }
}
