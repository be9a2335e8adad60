package org.porchlight.workspace.frequents;

import java.util.Optional;
import org.porchlight.study.people.Decisions;

/**
 * A wish to attach a number or place to a person.
 *
 * @param person the handle
 * @param problem the message that says what is missing; empty when nothing is
 */
record Attaching(String person, String reason, Optional<String> problem) {
  private static final int HANDLE = 10;

  /** A form nobody has sent yet. */
  static Attaching begun(String person) {
    return new Attaching(isHandle(person) ? person : "", "", Optional.empty());
  }

  /** A form as it came. */
  static Attaching checked(String person, String reason) {
    return new Attaching(person, reason, problem(person, reason));
  }

  private static Optional<String> problem(String person, String reason) {
    if (!isHandle(person)) {
      return Optional.of("attach.person.wrong");
    }
    if (reason.length() < Decisions.SHORTEST_REASON) {
      return Optional.of("decide.reason.short");
    }
    return reason.length() > Decisions.LONGEST_REASON
        ? Optional.of("decide.reason.long")
        : Optional.empty();
  }

  private static boolean isHandle(String text) {
    return text.length() == HANDLE && text.chars().allMatch(Character::isLetterOrDigit);
  }
}
