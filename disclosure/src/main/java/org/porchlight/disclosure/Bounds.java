package org.porchlight.disclosure;

import java.util.Arrays;
import java.util.BitSet;

/**
 * What can be proved about every variable of a system by arithmetic: the smallest and the largest
 * whole number it can be, as far as looking at one relation at a time, over and over, can tell.
 *
 * <p>The fixpoint does not depend on the order in which relations are looked at. It is sound (a
 * true count never leaves its bounds) but not complete: solving all relations at once can be
 * tighter.
 */
final class Bounds {
  /** Larger than any count, and small enough that a few of them still add up. */
  static final long UNBOUNDED = 1L << 60;

  private final CellSystem system;
  private final long[] low;
  private final long[] high;
  private final int[] queue;
  private final boolean[] waiting;
  private BitSet frozen = new BitSet();
  private int first;
  private int queued;

  /** Starts with nothing known but that counts are not negative. */
  Bounds(CellSystem system) {
    this.system = system;
    low = new long[system.variables()];
    high = new long[system.variables()];
    Arrays.fill(high, UNBOUNDED);
    queue = new int[system.relations()];
    waiting = new boolean[system.relations()];
  }

  /** The same bounds, to be tightened apart from these. */
  Bounds copy() {
    Bounds copy = new Bounds(system);
    System.arraycopy(low, 0, copy.low, 0, low.length);
    System.arraycopy(high, 0, copy.high, 0, high.length);
    return copy;
  }

  void know(int variable, long atLeast, long atMost) {
    low[variable] = atLeast;
    high[variable] = atMost;
  }

  long low(int variable) {
    return low[variable];
  }

  long high(int variable) {
    return high[variable];
  }

  /** The number of values a variable may have, less one. */
  long width(int variable) {
    return high[variable] - low[variable];
  }

  /**
   * Tightens until nothing changes.
   *
   * @return -1, or a relation that cannot hold
   */
  int propagate() {
    for (int r = 0; r < system.relations(); r++) {
      enqueue(r);
    }
    while (queued > 0) {
      int r = dequeue();
      if (!tighten(r)) {
        while (queued > 0) {
          dequeue();
        }
        return r;
      }
    }
    return -1;
  }

  /**
   * Tightens every block by itself, so that one which cannot hold says nothing about the others.
   *
   * @param fixed variables whose bounds stay as they are; they belong to no block
   * @param blockOf the block of each relation; -1 for those between fixed variables alone
   * @return the blocks that cannot hold; their bounds mean nothing
   */
  BitSet propagateApart(BitSet fixed, int[] blockOf) {
    BitSet broken = new BitSet();
    frozen = fixed;
    for (int r = 0; r < system.relations(); r++) {
      if (blockOf[r] >= 0) {
        enqueue(r);
      }
    }
    while (queued > 0) {
      int r = dequeue();
      if (!broken.get(blockOf[r]) && !tighten(r)) {
        broken.set(blockOf[r]);
      }
    }
    return broken;
  }

  private int dequeue() {
    int r = queue[first];
    first = first + 1 == queue.length ? 0 : first + 1;
    queued--;
    waiting[r] = false;
    return r;
  }

  private void enqueue(int relation) {
    if (!waiting[relation]) {
      waiting[relation] = true;
      int last = first + queued;
      queue[last >= queue.length ? last - queue.length : last] = relation;
      queued++;
    }
  }

  /** One pass leaves the relation with nothing more to give: all its factors are one. */
  private boolean tighten(int r) {
    if (system.isRatio(r)) {
      int part = system.part(system.partsFrom(r));
      return narrow(r, system.whole(r), lowBy(r, system.whole(r)), UNBOUNDED)
          && narrow(r, part, 0, highBy(r, part));
    }
    long sumLow = 0;
    long sumHigh = 0;
    int endless = 0;
    for (int p = system.partsFrom(r); p < system.partsTo(r); p++) {
      int part = system.part(p);
      sumLow += low[part];
      if (high[part] == UNBOUNDED) {
        endless++;
      } else {
        sumHigh += high[part];
      }
    }
    int whole = system.whole(r);
    boolean exact = system.isExact(r);
    if (!narrow(r, whole, sumLow, exact && endless == 0 ? sumHigh : UNBOUNDED)) {
      return false;
    }
    for (int p = system.partsFrom(r); p < system.partsTo(r); p++) {
      int part = system.part(p);
      boolean othersEnd = endless == 0 || (endless == 1 && high[part] == UNBOUNDED);
      long othersHigh = high[part] == UNBOUNDED ? sumHigh : sumHigh - high[part];
      long atLeast = exact && othersEnd ? low[whole] - othersHigh : 0;
      long atMost = high[whole] == UNBOUNDED ? UNBOUNDED : high[whole] - (sumLow - low[part]);
      long lowBefore = low[part];
      long highBefore = high[part];
      if (!narrow(r, part, atLeast, atMost)) {
        return false;
      }
      // The sums must match the parts not yet visited and those already narrowed alike.
      sumLow += low[part] - lowBefore;
      if (high[part] != highBefore) {
        if (highBefore == UNBOUNDED) {
          endless--;
          sumHigh += high[part];
        } else {
          sumHigh += high[part] - highBefore;
        }
      }
    }
    return true;
  }

  private boolean narrow(int by, int variable, long atLeast, long atMost) {
    if (frozen.get(variable)) {
      return atLeast <= high[variable] && atMost >= low[variable];
    }
    boolean changed = false;
    if (atLeast > low[variable]) {
      low[variable] = atLeast;
      changed = true;
    }
    if (atMost < high[variable]) {
      high[variable] = atMost;
      changed = true;
    }
    if (!changed) {
      return true;
    }
    for (int u = system.usesFrom(variable); u < system.usesTo(variable); u++) {
      if (system.use(u) != by) {
        enqueue(system.use(u));
      }
    }
    return low[variable] <= high[variable];
  }

  /** The largest a variable can be by this relation alone, given the bounds of the others. */
  long highBy(int relation, int variable) {
    int whole = system.whole(relation);
    if (system.isRatio(relation)) {
      return whole == variable || high[whole] == UNBOUNDED
          ? UNBOUNDED
          : high[whole] * system.wholeFactor(relation) / system.partFactor(relation);
    }
    long sum = 0;
    for (int p = system.partsFrom(relation); p < system.partsTo(relation); p++) {
      int part = system.part(p);
      if (whole == variable) {
        if (!system.isExact(relation) || high[part] == UNBOUNDED) {
          return UNBOUNDED;
        }
        sum += high[part];
      } else if (part != variable) {
        sum += low[part];
      }
    }
    if (whole == variable) {
      return sum;
    }
    return high[whole] == UNBOUNDED ? UNBOUNDED : high[whole] - sum;
  }

  /** The smallest a variable can be by this relation alone, given the bounds of the others. */
  long lowBy(int relation, int variable) {
    int whole = system.whole(relation);
    if (system.isRatio(relation)) {
      return whole == variable
          ? Math.ceilDiv(
              low[system.part(system.partsFrom(relation))] * system.partFactor(relation),
              system.wholeFactor(relation))
          : 0;
    }
    long sum = 0;
    for (int p = system.partsFrom(relation); p < system.partsTo(relation); p++) {
      int part = system.part(p);
      if (whole == variable) {
        sum += low[part];
      } else if (part != variable) {
        if (!system.isExact(relation) || high[part] == UNBOUNDED) {
          return 0;
        }
        sum += high[part];
      }
    }
    if (whole == variable) {
      return sum;
    }
    return system.isExact(relation) ? low[whole] - sum : 0;
  }
}
