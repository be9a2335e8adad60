package org.porchlight.linkage.workbench;

/** Sorts numbers that carry a payload; stable, in linear time. */
public final class KeySort {
  private KeySort() {}

  /**
   * Sorts {@code payload} by {@code keys} (as unsigned numbers), both in place, for the first
   * {@code n}.
   */
  public static void sort(long[] keys, int[] payload, int n) {
    sort(keys, payload, n, Long.SIZE);
  }

  /** The same where only the lowest {@code bits} of the keys are used. */
  public static void sort(long[] keys, int[] payload, int n, int bits) {
    long[] fromKeys = keys;
    int[] from = payload;
    long[] toKeys = new long[n];
    int[] to = new int[n];
    int[] counts = new int[1 << 11];
    int passes = 0;
    for (int shift = 0; shift < bits; shift += 11) {
      java.util.Arrays.fill(counts, 0);
      int mask = (1 << Math.min(11, bits - shift)) - 1;
      for (int i = 0; i < n; i++) {
        counts[(int) (fromKeys[i] >>> shift) & mask]++;
      }
      if (n == 0 || counts[(int) (fromKeys[0] >>> shift) & mask] == n) {
        continue;
      }
      int sum = 0;
      for (int d = 0; d <= mask; d++) {
        int count = counts[d];
        counts[d] = sum;
        sum += count;
      }
      for (int i = 0; i < n; i++) {
        int at = counts[(int) (fromKeys[i] >>> shift) & mask]++;
        toKeys[at] = fromKeys[i];
        to[at] = from[i];
      }
      passes++;
      long[] spareKeys = fromKeys;
      fromKeys = toKeys;
      toKeys = spareKeys;
      int[] spare = from;
      from = to;
      to = spare;
    }
    if (passes % 2 == 1) {
      System.arraycopy(fromKeys, 0, keys, 0, n);
      System.arraycopy(from, 0, payload, 0, n);
    }
  }
}
