package org.porchlight.linkage;

import java.util.Arrays;

/**
 * Whether two groups of records were ever made at one place. One person's often were; two people's
 * hardly ever. So a joining that lacks it is that much less likely, by as many bits as sure pairs
 * tell. That two groups have a place in common is no evidence here: people of one house do.
 */
final class SharedPlaces {
  /** A pair that weighs so many bits tells what one person does: one error in 4,000. */
  private static final double SURE_BITS = 12;

  private final int[] from;
  private final int[] where;
  private final double lacking;

  /**
   * Learns from the pairs that are sure.
   *
   * @param left entries of the pairs, with {@code right} and their weights in {@code bits}
   */
  SharedPlaces(Entries entries, int[] left, int[] right, double[] bits) {
    int rows = entries.entryOfRow.length;
    long[] keys = new long[entries.places > 1 ? 2 * rows : 0];
    int used = 0;
    for (int row = 0; row < rows && entries.places > 1; row++) {
      long entry = (long) entries.entryOfRow[row] << 32;
      for (int place : new int[] {entries.placeOfRow[row], entries.homeOfRow[row]}) {
        if (place != 0) {
          keys[used++] = entry | place;
        }
      }
    }
    Arrays.sort(keys, 0, used);
    from = new int[entries.size + 1];
    where = new int[used];
    int count = 0;
    for (int i = 0; i < used; i++) {
      if (i == 0 || keys[i] != keys[i - 1]) {
        where[count++] = (int) keys[i];
        from[(int) (keys[i] >>> 32) + 1] = count;
      }
    }
    for (int e = 0; e < entries.size; e++) {
      from[e + 1] = Math.max(from[e + 1], from[e]);
    }
    double pairs = 0;
    double apart = 0;
    for (int i = 0; i < left.length && count > 0; i++) {
      if (bits[i] >= SURE_BITS && known(left[i]) && known(right[i])) {
        pairs++;
        apart += meet(left[i], right[i]) ? 0 : 1;
      }
    }
    lacking = Bits.log2((apart + 1) / (pairs + 1));
  }

  private boolean known(int entry) {
    return from[entry] < from[entry + 1];
  }

  private boolean meet(int a, int b) {
    int i = from[a];
    int j = from[b];
    while (i < from[a + 1] && j < from[b + 1]) {
      if (where[i] == where[j]) {
        return true;
      }
      if (where[i] < where[j]) {
        i++;
      } else {
        j++;
      }
    }
    return false;
  }

  /** What joining two groups lacks, in bits: 0, or less where they have no place in common. */
  double bits(int[] left, int[] right) {
    boolean knownLeft = false;
    boolean knownRight = false;
    for (int a : left) {
      knownLeft |= known(a);
    }
    for (int b : right) {
      knownRight |= known(b);
    }
    if (!knownLeft || !knownRight) {
      return 0;
    }
    for (int a : left) {
      for (int b : right) {
        if (meet(a, b)) {
          return 0;
        }
      }
    }
    return lacking;
  }

  /** Learned: what lacking a common place takes away, in bits, 0 or less. */
  double lacking() {
    return lacking;
  }
}
