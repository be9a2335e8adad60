package org.porchlight.disclosure;

import java.util.Arrays;

/** A list of numbers that grows: an audit holds millions, too many for boxes. */
final class IntList {
  private int[] items = new int[64];
  private int size;

  void add(int item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, size * 2);
    }
    items[size++] = item;
  }

  int get(int at) {
    return items[at];
  }

  int size() {
    return size;
  }

  /** Forgets everything from here on. */
  void cutTo(int newSize) {
    size = newSize;
  }

  int[] toArray() {
    return Arrays.copyOf(items, size);
  }
}
