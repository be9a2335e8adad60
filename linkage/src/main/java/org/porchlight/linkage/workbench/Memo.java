package org.porchlight.linkage.workbench;

/**
 * Remembers the outcome of comparing two values, so that a pair of values is compared once and not
 * once per pair of records. Bounded: a newer pair may push out an older one. One per thread.
 */
public final class Memo {
  private static final int CODE_BITS = 28;
  private static final int OUTCOME_BITS = 8;

  /** Two codes and an outcome each, side by side, so that an answer is one look at the memory. */
  private final long[] known;

  private final int shift;

  /** Remembers at most two to the power of {@code bits} pairs, at least two. */
  Memo(int bits) {
    known = new long[1 << bits];
    shift = 64 - bits;
  }

  /** Compares two values whose codes are above 0; the outcome is from 0 to 255. */
  public interface Rule {
    int outcome(int left, int right);
  }

  public int outcome(int left, int right, Rule rule) {
    int lower = Math.min(left, right);
    int upper = Math.max(left, right);
    if (upper >>> CODE_BITS != 0) {
      return rule.outcome(lower, upper);
    }
    long key = ((long) lower << (CODE_BITS + OUTCOME_BITS)) | ((long) upper << OUTCOME_BITS);
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> shift);
    long found = known[slot] ^ key;
    if (found >>> OUTCOME_BITS == 0) {
      return (int) found;
    }
    int outcome = rule.outcome(lower, upper);
    known[slot] = key | outcome;
    return outcome;
  }
}
