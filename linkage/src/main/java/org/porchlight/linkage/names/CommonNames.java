package org.porchlight.linkage.names;

import java.util.Arrays;

/**
 * How the commonest names of a run relate to each other, worked out once: most pairs of different
 * given names are two of these.
 */
final class CommonNames {
  /** So many names make a table that a processor keeps at hand. */
  private static final int MOST = 512;

  static final int NOT_COMMON = -1;

  /** For each name its place among the commonest, from 1 on, or 0. */
  private final short[] place;

  private final byte[] relations = new byte[MOST * MOST];

  /** How two different names relate. */
  interface Relation {
    int of(int left, int right);
  }

  /**
   * Works out how the commonest names relate.
   *
   * @param occurrences of each name; a name that does not occur has no place
   */
  CommonNames(int[] occurrences, Relation relation) {
    place = new short[occurrences.length];
    long[] order = new long[occurrences.length];
    for (int code = 1; code < order.length; code++) {
      order[code] = ((long) occurrences[code] << 32) | code;
    }
    Arrays.sort(order);
    int[] commonest = new int[MOST];
    for (int at = 1; at < MOST && at <= order.length; at++) {
      long name = order[order.length - at];
      if (name >>> 32 == 0) {
        break;
      }
      commonest[at] = (int) name;
      place[(int) name] = (short) at;
      for (int other = 1; other < at; other++) {
        // The lower code first, as everywhere: a slip is asked of the first name's words.
        int lower = Math.min(commonest[other], commonest[at]);
        int upper = Math.max(commonest[other], commonest[at]);
        byte outcome = (byte) relation.of(lower, upper);
        relations[at * MOST + other] = outcome;
        relations[other * MOST + at] = outcome;
      }
    }
  }

  /** How two different names relate, or {@link #NOT_COMMON} where one of them is not common. */
  int relation(int left, int right) {
    int a = place[left];
    int b = place[right];
    return a == 0 || b == 0 ? NOT_COMMON : relations[a * MOST + b];
  }
}
