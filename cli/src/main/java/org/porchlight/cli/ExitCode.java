package org.porchlight.cli;

/** How the command ends. */
final class ExitCode {
  /** Done. */
  static final int DONE = 0;

  /** Done, and something was found: an attack that succeeded, too many rejected rows. */
  static final int FOUND = 1;

  /** The operator must change something. */
  static final int OPERATOR = 2;

  /** Our fault. */
  static final int FAULT = 70;

  private ExitCode() {}
}
