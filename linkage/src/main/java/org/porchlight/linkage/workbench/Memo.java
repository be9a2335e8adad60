package org.porchlight.linkage.workbench;

/**
 * Remembers the outcome of comparing two values, so that a pair of values is compared once and not
 * once per pair of records. Bounded: a newer pair may push out an older one. One per thread.
 */
public final class Memo {
  private final long[] keys;
  private final byte[] outcomes;
  private final int shift;

  /** Remembers at most two to the power of {@code bits} pairs, at least two. */
  Memo(int bits) {
    keys = new long[1 << bits];
    outcomes = new byte[1 << bits];
    shift = 64 - bits;
  }

  /** Compares two values whose codes are above 0. */
  public interface Rule {
    int outcome(int left, int right);
  }

  public int outcome(int left, int right, Rule rule) {
    long key = left < right ? ((long) left << 32) | right : ((long) right << 32) | left;
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> shift);
    if (keys[slot] == key) {
      return outcomes[slot];
    }
    int outcome = left < right ? rule.outcome(left, right) : rule.outcome(right, left);
    keys[slot] = key;
    outcomes[slot] = (byte) outcome;
    return outcome;
  }
}
