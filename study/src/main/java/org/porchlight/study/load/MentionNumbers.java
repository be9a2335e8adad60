package org.porchlight.study.load;

import java.util.Arrays;

/**
 * The numbers of a run's mentions, and the source of each. Runs take turns in 32 ranges: a number
 * from a page that was opened before the switch finds nothing after it, instead of another mention.
 */
final class MentionNumbers {
  private static final int RANGES = 32;
  private static final int BITS = 26;
  private static final short NONE = -1;

  private final int base;
  private short[] sources = new short[1 << 16];

  MentionNumbers(long run) {
    base = (int) (run % RANGES) << BITS;
    Arrays.fill(sources, NONE);
  }

  /** Takes down a mention's source, and gives the number it is stored by. */
  int add(int local, short source) {
    if (local < 0 || local >= 1 << BITS) {
      throw new IllegalStateException(
          "mention numbers go from 0 to %,d; got %,d".formatted((1 << BITS) - 1, local));
    }
    if (local >= sources.length) {
      int before = sources.length;
      sources = Arrays.copyOf(sources, Math.max(local + 1, before * 2));
      Arrays.fill(sources, before, sources.length, NONE);
    }
    if (sources[local] != NONE) {
      throw new IllegalStateException("mention %,d is written twice".formatted(local));
    }
    sources[local] = source;
    return base | local;
  }

  int stored(int local) {
    source(local);
    return base | local;
  }

  /** The source of a mention that was added. */
  short source(int local) {
    if (local < 0 || local >= sources.length || sources[local] == NONE) {
      throw new IllegalStateException(
          "mention %,d is named by a pair before it is written".formatted(local));
    }
    return sources[local];
  }
}
