package org.porchlight.linkage;

import java.util.List;

/**
 * The input cannot be linked as it stands. Every problem is named at once, each with what would
 * work; none quotes a value from a record.
 */
public final class UnusableInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /** Reports these problems, one sentence or two each. */
  public UnusableInputException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Each problem with its next step. */
  public List<String> problems() {
    return problems;
  }
}
