package org.porchlight.study.people;

/** What is frequent. */
public enum FrequentKind {
  /** A telephone number. */
  NUMBER("number"),
  /** An address. */
  PLACE("place");

  private final String label;

  FrequentKind(String label) {
    this.label = label;
  }

  static FrequentKind of(String label) {
    return label.equals(NUMBER.label) ? NUMBER : PLACE;
  }

  /** As the database writes it. */
  public String label() {
    return label;
  }
}
