package org.porchlight.linkage;

/**
 * What a person decided about two records. It holds in every run, whatever the weights say.
 *
 * @param left record id
 * @param right record id of another record
 * @param verdict same person or not
 */
public record Decision(String left, String right, Verdict verdict) {
  /** What was decided. */
  public enum Verdict {
    /** The two records are one person. */
    SAME,
    /** The two records are two people. */
    NOT_SAME
  }

  /** Refuses a decision about one record alone. */
  public Decision {
    if (left.equals(right)) {
      throw new IllegalArgumentException("a decision is about two records, got one twice");
    }
  }

  /** The two records are one person. */
  public static Decision same(String left, String right) {
    return new Decision(left, right, Verdict.SAME);
  }

  /** The two records are two people. */
  public static Decision notSame(String left, String right) {
    return new Decision(left, right, Verdict.NOT_SAME);
  }
}
