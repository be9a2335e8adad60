package org.porchlight.study.people;

/** What was decided about two mentions. */
public enum Verdict {
  /** They are of one person. */
  SAME("same"),
  /** They are of two persons. */
  NOT_SAME("not-same");

  private final String label;

  Verdict(String label) {
    this.label = label;
  }

  /** As the database writes it. */
  public String label() {
    return label;
  }
}
