package org.porchlight.linkage.barenames;

import java.util.Arrays;
import org.porchlight.linkage.entries.Entries;

/**
 * The distinct ways in which thin records read: an entry within one list and at one place, as the
 * same bare name means other people elsewhere. In the order of entries, lists and places.
 */
public final class Readings {
  public final int size;

  /** For each record the reading it is one of, or −1 for a fuller record. */
  public final int[] ofRow;

  public final int[] entry;
  final int[] source;
  final int[] place;

  /** How many records read like this. */
  final int[] rows;

  /** The first record that reads like this. */
  final int[] firstRow;

  private final int[] from;

  Readings(Entries entries, boolean[] thin) {
    int all = entries.entryOfRow.length;
    ofRow = new int[all];
    Arrays.fill(ofRow, -1);
    int count = 0;
    long[] keys = new long[all];
    for (int row = 0; row < all; row++) {
      if (thin[entries.entryOfRow[row]]) {
        keys[count++] = key(entries, row);
      }
    }
    keys = Arrays.copyOf(keys, count);
    Arrays.sort(keys);
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || keys[i] != keys[i - 1]) {
        keys[distinct++] = keys[i];
      }
    }
    size = distinct;
    entry = new int[size];
    source = new int[size];
    place = new int[size];
    rows = new int[size];
    firstRow = new int[size];
    from = new int[entries.size + 1];
    for (int row = all - 1; row >= 0; row--) {
      if (thin[entries.entryOfRow[row]]) {
        int reading = Arrays.binarySearch(keys, 0, size, key(entries, row));
        ofRow[row] = reading;
        entry[reading] = entries.entryOfRow[row];
        source[reading] = entries.sourceOfRow[row];
        place[reading] = entries.placeOfRow[row];
        rows[reading]++;
        firstRow[reading] = row;
      }
    }
    for (int reading = 0; reading < size; reading++) {
      from[entry[reading] + 1] = reading + 1;
    }
    for (int e = 0; e < entries.size; e++) {
      from[e + 1] = Math.max(from[e + 1], from[e]);
    }
  }

  private static long key(Entries entries, int row) {
    long inEntry = (long) entries.sourceOfRow[row] * entries.places + entries.placeOfRow[row];
    return entries.entryOfRow[row] * ((long) entries.sources * entries.places) + inEntry;
  }

  /** The first reading of an entry; those of one entry stand together. */
  int from(int entry) {
    return from[entry];
  }
}
