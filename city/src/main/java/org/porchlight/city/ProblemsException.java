package org.porchlight.city;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** One or more problems the operator can mend, all that were found, in order. Exit code 2. */
public final class ProblemsException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  public ProblemsException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("there must be at least one problem");
    }
    this.problems = List.copyOf(problems);
  }

  public ProblemsException(String where, String message, String code) {
    this(List.of(new Problem(where, message, code)));
  }

  public List<Problem> problems() {
    return problems;
  }
}
