package org.porchlight.records.fetch;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Object ids seen so far. Ids count up, so a bit for each keeps ten million of them in little more
 * than a megabyte.
 */
final class SeenIds {
  private static final int BITS = 16;

  private final Map<Long, BitSet> blocks = new HashMap<>();
  private long size;

  /** Whether it was not there yet; it is now. */
  boolean add(long id) {
    BitSet block = blocks.computeIfAbsent(id >> BITS, _ -> new BitSet());
    int bit = (int) (id & ((1 << BITS) - 1));
    if (block.get(bit)) {
      return false;
    }
    block.set(bit);
    size++;
    return true;
  }

  boolean contains(long id) {
    BitSet block = blocks.get(id >> BITS);
    return block != null && block.get((int) (id & ((1 << BITS) - 1)));
  }

  long size() {
    return size;
  }
}
