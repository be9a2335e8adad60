package org.porchlight.linkage.blocking;

import java.util.Arrays;
import org.porchlight.linkage.workbench.Bits;

/** Counts how often each pattern of levels occurs; hands out a small number for each. */
public final class PatternCounts {
  private long[] slots = new long[1 << 12];
  private int[] ids = new int[1 << 12];
  public long[] patterns = new long[1 << 11];
  public long[] counts = new long[1 << 11];
  public int size;

  /** The number of a pattern, new or known, from 0 on. */
  public int id(long pattern) {
    int mask = slots.length - 1;
    int slot = (int) (Bits.mix(pattern, 7) & mask);
    while (ids[slot] != 0) {
      if (slots[slot] == pattern) {
        return ids[slot] - 1;
      }
      slot = (slot + 1) & mask;
    }
    if (size == patterns.length) {
      grow();
      return id(pattern);
    }
    slots[slot] = pattern;
    ids[slot] = ++size;
    patterns[size - 1] = pattern;
    return size - 1;
  }

  /** Counts a pattern so many times. */
  public void add(long pattern, long times) {
    // The number first: handing it out may move the counts.
    int id = id(pattern);
    counts[id] += times;
  }

  private void grow() {
    patterns = Arrays.copyOf(patterns, patterns.length * 2);
    counts = Arrays.copyOf(counts, counts.length * 2);
    slots = new long[slots.length * 2];
    ids = new int[ids.length * 2];
    int mask = slots.length - 1;
    for (int i = 0; i < size; i++) {
      int slot = (int) (Bits.mix(patterns[i], 7) & mask);
      while (ids[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = patterns[i];
      ids[slot] = i + 1;
    }
  }

  void addAll(PatternCounts other) {
    for (int i = 0; i < other.size; i++) {
      add(other.patterns[i], other.counts[i]);
    }
  }

  /** The same counts with numbers handed out in the order of the patterns. */
  PatternCounts sorted() {
    long[] order = Arrays.copyOf(patterns, size);
    Arrays.sort(order);
    PatternCounts sorted = new PatternCounts();
    for (long pattern : order) {
      int id = sorted.id(pattern);
      sorted.counts[id] = counts[id(pattern)];
    }
    return sorted;
  }
}
