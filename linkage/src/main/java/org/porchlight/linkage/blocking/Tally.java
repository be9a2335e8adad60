package org.porchlight.linkage.blocking;

import java.util.function.LongPredicate;
import org.porchlight.linkage.workbench.Bits;

/**
 * Counts patterns of levels as fast as they come, and says of each whether its pair is kept. All
 * that is known of a pattern lies side by side, as there are more patterns than a processor keeps
 * at hand.
 */
final class Tally {
  private static final long KEPT = 1;
  private static final long ONE = 2;

  private final LongPredicate kept;

  /** A pattern, then how often it came times two, and {@link #KEPT}; 0 where there is none. */
  private long[] table = new long[1 << 13];

  private int size;

  /** Starts from nothing; {@code kept} is asked once for each pattern. */
  Tally(LongPredicate kept) {
    this.kept = kept;
  }

  /** Counts a pattern and says whether its pair is kept. */
  boolean add(long pattern) {
    int slot = slot(pattern);
    if (table[slot + 1] == 0) {
      if (4 * ++size > table.length) {
        grow();
        slot = slot(pattern);
      }
      table[slot] = pattern;
      table[slot + 1] = kept.test(pattern) ? KEPT : 0;
    }
    table[slot + 1] += ONE;
    return (table[slot + 1] & KEPT) != 0;
  }

  private int slot(long pattern) {
    int mask = table.length - 2;
    int slot = (int) Bits.mix(pattern, 7) & mask;
    while (table[slot + 1] != 0 && table[slot] != pattern) {
      slot = (slot + 2) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] old = table;
    table = new long[2 * old.length];
    for (int i = 0; i < old.length; i += 2) {
      if (old[i + 1] != 0) {
        int slot = slot(old[i]);
        table[slot] = old[i];
        table[slot + 1] = old[i + 1];
      }
    }
  }

  /** Hands over what was counted. */
  void addTo(PatternCounts counts) {
    for (int i = 0; i < table.length; i += 2) {
      if (table[i + 1] != 0) {
        counts.add(table[i], table[i + 1] / ONE);
      }
    }
  }
}
