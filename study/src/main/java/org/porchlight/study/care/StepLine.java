package org.porchlight.study.care;

import java.time.Instant;

/**
 * One step of a person.
 *
 * @param person the handle of today
 * @param reason why, in the words of who wrote it down
 * @param agency whose team wrote it down
 * @param by how colleagues know who did
 */
public record StepLine(
    String person, Step step, String reason, String agency, String by, Instant at) {
  @Override
  public String toString() {
    return "step %s of %s".formatted(step.label(), person);
  }
}
