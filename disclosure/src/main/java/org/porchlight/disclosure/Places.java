package org.porchlight.disclosure;

import java.util.Arrays;

/** A number for each triple of area, time and type that is in use: few of all that could be. */
final class Places {
  private long[] keys = new long[1024];
  private int[] values = new int[1024];
  private int size;
  private final long times;
  private final long types;

  Places(int times, int types) {
    this.times = times;
    this.types = types;
    Arrays.fill(keys, -1);
  }

  private long key(int area, int time, int type) {
    return (area * times + time) * types + type;
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    while (keys[at] != -1 && keys[at] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  /** The number of a place; -1 when it has none. */
  int find(int area, int time, int type) {
    int at = slot(key(area, time, type));
    return keys[at] == -1 ? -1 : values[at];
  }

  /** Gives a place its number. */
  void put(int area, int time, int type, int number) {
    if (2 * size >= keys.length) {
      grow();
    }
    long key = key(area, time, type);
    int at = slot(key);
    size += keys[at] == -1 ? 1 : 0;
    keys[at] = key;
    values[at] = number;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new int[oldValues.length * 2];
    Arrays.fill(keys, -1);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != -1) {
        int at = slot(oldKeys[i]);
        keys[at] = oldKeys[i];
        values[at] = oldValues[i];
      }
    }
  }
}
