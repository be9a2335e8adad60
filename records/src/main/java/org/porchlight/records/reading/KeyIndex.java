package org.porchlight.records.reading;

/**
 * Remembers which keys were seen, in which row first, and one number beside it: 32 bytes a slot
 * instead of a text and its object each. A key is known by 128 bits; two different keys are taken
 * for one with a chance below 1 in 10^20 for ten million rows.
 */
public final class KeyIndex {
  private long[] first = new long[1 << 12];
  private long[] second = new long[1 << 12];
  private long[] rows = new long[1 << 12];
  private long[] notes = new long[1 << 12];
  private int size;
  private int last;

  private long a;
  private long b;

  /** Starts a key. */
  public void begin() {
    a = 0x9e3779b97f4a7c15L;
    b = 0xc2b2ae3d27d4eb4fL;
  }

  /** Adds one part; parts do not run together. */
  public void add(String part) {
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      a = (a ^ c) * 0xff51afd7ed558ccdL;
      a ^= a >>> 32;
      b = Long.rotateLeft(b + c, 23) * 0xc4ceb9fe1a85ec53L;
    }
    a = (a ^ 0x1_0000L) * 0x2545f4914f6cdd1dL;
    b = Long.rotateLeft(b + 0x1_0000L, 31) * 0x9e3779b97f4a7c15L;
  }

  /** Adds a number. */
  void add(long part) {
    a = (a ^ part) * 0xff51afd7ed558ccdL;
    a ^= a >>> 32;
    b = Long.rotateLeft(b + part, 23) * 0xc4ceb9fe1a85ec53L;
  }

  /** The first half of the key as far as it was given. */
  long high() {
    return a;
  }

  /** The second half. */
  long low() {
    return b;
  }

  /**
   * Ends the key: the row that had it first, or 0 when this one is the first.
   *
   * @param note what to remember with the first
   */
  public long firstRow(long row, long note) {
    if (size * 2 >= rows.length) {
      grow();
    }
    last = slot(a, b);
    if (rows[last] != 0) {
      return rows[last];
    }
    first[last] = a;
    second[last] = b;
    rows[last] = row;
    notes[last] = note;
    size++;
    return 0;
  }

  /** What was remembered with the key that ended last. */
  long note() {
    return notes[last];
  }

  /** Remembers another number with the key that ended last. */
  void note(long note) {
    notes[last] = note;
  }

  private int slot(long keyA, long keyB) {
    int mask = rows.length - 1;
    int slot = (int) (keyA ^ (keyA >>> 29) ^ keyB) & mask;
    while (rows[slot] != 0 && (first[slot] != keyA || second[slot] != keyB)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldFirst = first;
    long[] oldSecond = second;
    long[] oldRows = rows;
    long[] oldNotes = notes;
    first = new long[oldRows.length * 2];
    second = new long[oldRows.length * 2];
    rows = new long[oldRows.length * 2];
    notes = new long[oldRows.length * 2];
    for (int i = 0; i < oldRows.length; i++) {
      if (oldRows[i] != 0) {
        int slot = slot(oldFirst[i], oldSecond[i]);
        first[slot] = oldFirst[i];
        second[slot] = oldSecond[i];
        rows[slot] = oldRows[i];
        notes[slot] = oldNotes[i];
      }
    }
  }
}
