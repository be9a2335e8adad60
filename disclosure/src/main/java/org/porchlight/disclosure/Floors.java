package org.porchlight.disclosure;

import java.util.List;
import java.util.Set;
import org.porchlight.release.CellKey;
import org.porchlight.release.TableHead;

/** What the exact counts of one table alone say: each of its counts is at least this. */
final class Floors {
  private Floors() {}

  /**
   * Works them out.
   *
   * @param exact types whose counts are exact
   * @param counts a count for each key; those of other types are not looked at; below zero where
   *     there is none
   */
  static long[] of(TableHead head, List<CellKey> keys, Set<String> exact, long[] counts) {
    long[] lows = new long[counts.length];
    boolean mixed = !exact.isEmpty() && keys.stream().anyMatch(key -> !exact.contains(key.type()));
    if (!mixed) {
      return lows;
    }
    CellSystem system = CellSystem.of(head, keys);
    Bounds bounds = new Bounds(system);
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] >= 0 && exact.contains(keys.get(c).type())) {
        bounds.know(c, counts[c], counts[c]);
      }
    }
    int broken = bounds.propagate();
    if (broken >= 0) {
      throw InconsistentCountsException.of(system, broken);
    }
    for (int c = 0; c < lows.length; c++) {
      lows[c] = bounds.low(c);
    }
    return lows;
  }
}
