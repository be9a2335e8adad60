package org.porchlight.linkage.blocking;

import java.util.Arrays;
import org.porchlight.linkage.workbench.KeySort;

/** The entries that have a key in one pass of blocking, those of one key side by side. */
public final class SortedKeys {
  /**
   * Bits of a key by which entries are told apart. Two keys in a million million fall together, and
   * cost a comparison.
   */
  static final int KEY_BITS = 33;

  /** In rising order, cut to what tells them apart. */
  private final long[] keys;

  /** The entry of each key; those of one key in rising order. */
  final int[] entries;

  /** Sorts entries by their keys, 0 for none. */
  public SortedKeys(long[] keyOfEntry) {
    int[] order = new int[keyOfEntry.length];
    long[] sorted = new long[keyOfEntry.length];
    int known = 0;
    for (int i = 0; i < keyOfEntry.length; i++) {
      if (keyOfEntry[i] != 0) {
        order[known] = i;
        sorted[known++] = cut(keyOfEntry[i]);
      }
    }
    KeySort.sort(sorted, order, known, KEY_BITS);
    keys = Arrays.copyOf(sorted, known);
    entries = Arrays.copyOf(order, known);
  }

  public static long cut(long key) {
    return key >>> (Long.SIZE - KEY_BITS);
  }

  /** Where the entries with the key at {@code from} end. */
  int end(int from) {
    int end = from + 1;
    while (end < keys.length && keys[end] == keys[from]) {
      end++;
    }
    return end;
  }

  /** The entries with a key. */
  public int[] with(long key) {
    int from = Arrays.binarySearch(keys, cut(key));
    if (from < 0) {
      return new int[0];
    }
    while (from > 0 && keys[from - 1] == keys[from]) {
      from--;
    }
    return Arrays.copyOfRange(entries, from, end(from));
  }
}
