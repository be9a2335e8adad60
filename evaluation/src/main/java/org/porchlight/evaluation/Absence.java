package org.porchlight.evaluation;

/**
 * Days on which someone could not have had a contact. Lost days are an outcome of their own and
 * never success.
 *
 * @param from first day lost
 * @param until first day not lost any more; after {@code from}
 */
public record Absence(int from, int until, Cause cause) {

  /** Why the days were lost. */
  public enum Cause {
    JAIL,
    HOSPITAL,
    MOVED,
    DIED
  }

  public Absence {
    if (until <= from) {
      throw new IllegalArgumentException("An absence must end after the day on which it begins.");
    }
  }
}
