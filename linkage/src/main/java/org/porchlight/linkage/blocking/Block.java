package org.porchlight.linkage.blocking;

import java.util.Arrays;
import org.porchlight.linkage.BlockingPass;

/** One pass of blocking: for each entry the other entries that share its key. */
public final class Block {
  /** A block of so many entries is not cut smaller for there being too many pairs. */
  static final int SMALLEST_CUT = 24;

  public final BlockingPass report;

  /** Entries, block after block, in rising order within each. */
  private final int[] members;

  /** For each entry its place in {@link #members}, or −1. */
  private final int[] position;

  /** For each place in {@link #members} the end of its block. */
  private final int[] end;

  /**
   * Groups entries.
   *
   * @param keys of each entry; 0 for none
   * @param refinements second keys, tried in turn where a block is above the limit
   */
  Block(String name, long[] keys, int[][] refinements, int limit, double budget) {
    int cap = limit;
    Cutting cutting = new Cutting(keys, refinements);
    cutting.cutTo(cap);
    while (cutting.pairs > budget && cap > SMALLEST_CUT) {
      cap /= 2;
      cutting.cutTo(cap);
    }
    members = new int[cutting.together()];
    position = new int[keys.length];
    Arrays.fill(position, -1);
    end = new int[members.length];
    int used = 0;
    for (int b = 0; b < cutting.blocks; b++) {
      int length = cutting.to[b] - cutting.from[b];
      System.arraycopy(cutting.order, cutting.from[b], members, used, length);
      // Windows and second keys leave each block in rising order, as the first sort did.
      for (int i = used; i < used + length; i++) {
        position[members[i]] = i;
        end[i] = used + length;
      }
      used += length;
    }
    report = new BlockingPass(name, cutting.pairs, cutting.cut, cutting.windowed, Double.NaN, true);
  }

  /** The same pass with what was found out about it. */
  private Block(Block block, BlockingPass report) {
    members = block.members;
    position = block.position;
    end = block.end;
    this.report = report;
  }

  Block judged(double alone, boolean used) {
    return new Block(
        this,
        new BlockingPass(
            report.key(),
            report.pairs(),
            report.cutBlocks(),
            report.windowedBlocks(),
            alone,
            used));
  }

  int first(int entry) {
    return position[entry] + 1;
  }

  public int end(int entry) {
    return position[entry] < 0 ? 0 : end[position[entry]];
  }

  int member(int at) {
    return members[at];
  }

  /** Groups that are cut with second keys until none is above a limit. */
  static final class Cutting {
    final int[] order;
    int[] from = new int[64];
    int[] to = new int[64];
    private byte[] refined = new byte[64];
    int blocks;
    long pairs;
    int cut;
    int windowed;

    private final int[][] refinements;
    private final long[] spare;

    Cutting(long[] keys, int[][] refinements) {
      this.refinements = refinements;
      SortedKeys sorted = new SortedKeys(keys);
      order = sorted.entries;
      spare = new long[order.length];
      int end;
      for (int start = 0; start < order.length; start = end) {
        end = sorted.end(start);
        add(start, end, 0);
      }
    }

    /** Cuts every block above {@code cap}; what was cut before goes on where it stopped. */
    void cutTo(int cap) {
      int[] oldFrom = from;
      int[] oldTo = to;
      byte[] oldRefined = refined;
      int old = blocks;
      from = new int[old + 64];
      to = new int[old + 64];
      refined = new byte[old + 64];
      blocks = 0;
      pairs = 0;
      for (int b = 0; b < old; b++) {
        split(oldFrom[b], oldTo[b], oldRefined[b], cap);
      }
    }

    private void split(int start, int stop, int level, int cap) {
      if (stop - start <= cap) {
        add(start, stop, level);
        return;
      }
      if (level == 0) {
        cut++;
      }
      if (level >= refinements.length) {
        // Entries are in alphabetical order, so a window holds neighbors of it.
        windowed += level == refinements.length ? 1 : 0;
        for (int i = start; i < stop; i += cap) {
          add(i, Math.min(i + cap, stop), refinements.length + 1);
        }
        return;
      }
      int[] second = refinements[level];
      for (int i = start; i < stop; i++) {
        spare[i] = ((long) second[order[i]] << 32) | order[i];
      }
      Arrays.sort(spare, start, stop);
      for (int i = start; i < stop; i++) {
        order[i] = (int) spare[i];
      }
      int first = start;
      for (int i = start + 1; i <= stop; i++) {
        if (i == stop || second[order[i]] != second[order[first]]) {
          split(first, i, level + 1, cap);
          first = i;
        }
      }
    }

    private void add(int start, int stop, int level) {
      if (stop - start < 2) {
        return;
      }
      if (blocks == from.length) {
        from = Arrays.copyOf(from, blocks * 2);
        to = Arrays.copyOf(to, blocks * 2);
        refined = Arrays.copyOf(refined, blocks * 2);
      }
      from[blocks] = start;
      to[blocks] = stop;
      refined[blocks++] = (byte) level;
      pairs += (long) (stop - start) * (stop - start - 1) / 2;
    }

    /** Entries that share their key with another one. */
    int together() {
      int sum = 0;
      for (int b = 0; b < blocks; b++) {
        sum += to[b] - from[b];
      }
      return sum;
    }
  }
}
