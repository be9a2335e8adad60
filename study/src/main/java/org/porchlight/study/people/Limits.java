package org.porchlight.study.people;

/** How much of a list may be asked for at once. */
final class Limits {
  private static final int MOST = 1000;

  private Limits() {}

  static void check(int limit, int offset) {
    if (limit < 1 || limit > MOST || offset < 0) {
      throw new IllegalArgumentException(
          "a list gives 1 to %d lines from line 0 on; asked for %d from %d"
              .formatted(MOST, limit, offset));
    }
  }

  static void checkWindow(int windowDays) {
    if (windowDays < 1 || windowDays > 36_600) {
      throw new IllegalArgumentException(
          "a window has 1 to 36,600 days; asked for %d".formatted(windowDays));
    }
  }

  /** A reason stands in the books for ever; too short a one explains nothing. */
  static void checkReason(String reason) {
    int length = reason.strip().length();
    if (length < Decisions.SHORTEST_REASON || length > Decisions.LONGEST_REASON) {
      throw new IllegalArgumentException(
          "a reason has %d to %d characters; this one has %d"
              .formatted(Decisions.SHORTEST_REASON, Decisions.LONGEST_REASON, length));
    }
  }
}
