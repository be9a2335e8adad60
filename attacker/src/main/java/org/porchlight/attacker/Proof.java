package org.porchlight.attacker;

/** How an interval was proved. Each kind rests on the ones before it. */
public enum Proof {
  /** One equation at a time, over and over, until nothing gets narrower. */
  PROPAGATION("propagation"),
  /** Many equations at once; the solver's answer was checked by multiplying it out. */
  LINEAR_PROGRAM("linear program"),
  /** Every table of whole numbers was tried; none has a value outside. */
  WHOLE_NUMBERS("whole numbers"),
  /** The fractions that round to a published percent. */
  PERCENT("percent");

  private final String words;

  Proof(String words) {
    this.words = words;
  }

  /** What reports call it. */
  public String words() {
    return words;
  }
}
