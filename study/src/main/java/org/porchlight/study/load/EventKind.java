package org.porchlight.study.load;

/** What a run did to a person of the run before. */
public enum EventKind {
  /** Others joined this person; their handles lead here. */
  JOINED("joined"),
  /** Some of this person's mentions now belong to the others named. */
  SPLIT("split"),
  /** Nothing of this person is left: the records are gone. */
  GONE("gone");

  private final String label;

  EventKind(String label) {
    this.label = label;
  }

  /** As the database writes it. */
  public String label() {
    return label;
  }
}
