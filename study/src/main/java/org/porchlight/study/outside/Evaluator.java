package org.porchlight.study.outside;

/** An evaluator's account. */
public record Evaluator(long id, String login, String displayName) {
  /** Names of people stay out of logs. */
  @Override
  public String toString() {
    return "Evaluator[" + id + "]";
  }
}
