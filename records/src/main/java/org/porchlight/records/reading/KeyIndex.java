package org.porchlight.records.reading;

/**
 * Remembers which keys were seen, in which row first, and one number beside it: 32 bytes a slot
 * instead of a text and its object each. A key is known by 128 bits; two different keys are taken
 * for one with a chance below 1 in 10^20 for ten million rows.
 */
public final class KeyIndex {
  /** Both halves of a key, its first row (0: no key here) and its note, side by side. */
  private static final int WIDTH = 4;

  private long[] slots = new long[WIDTH << 12];
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
    if (size * 2 * WIDTH >= slots.length) {
      grow();
    }
    last = slot(a, b);
    if (slots[last + 2] != 0) {
      return slots[last + 2];
    }
    slots[last] = a;
    slots[last + 1] = b;
    slots[last + 2] = row;
    slots[last + 3] = note;
    size++;
    return 0;
  }

  /** What was remembered with the key that ended last. */
  long note() {
    return slots[last + 3];
  }

  /** Remembers another number with the key that ended last. */
  void note(long note) {
    slots[last + 3] = note;
  }

  private int slot(long keyA, long keyB) {
    int mask = slots.length - 1;
    int slot = (((int) (keyA ^ (keyA >>> 29) ^ keyB)) * WIDTH) & mask;
    while (slots[slot + 2] != 0 && (slots[slot] != keyA || slots[slot + 1] != keyB)) {
      slot = (slot + WIDTH) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    for (int i = 0; i < old.length; i += WIDTH) {
      if (old[i + 2] != 0) {
        System.arraycopy(old, i, slots, slot(old[i], old[i + 1]), WIDTH);
      }
    }
  }
}
