package org.porchlight.linkage.blocking;

import java.util.Arrays;

/**
 * Blocks of one pass, cut at every limit that may be needed: which one is used is known only when
 * all blocks of the pass were counted. See {@code Stages.cut}.
 */
public final class BlockCuts {
  /** No block at all. */
  public static final int NONE = -1;

  /** How many limits there are. */
  public static final int LIMITS = limits();

  private final long[][] counts = new long[LIMITS][3];
  private final int[][] firstOf = new int[LIMITS][];

  private BlockCuts(int members) {
    for (int limit = 0; limit < LIMITS; limit++) {
      firstOf[limit] = new int[members];
      Arrays.fill(firstOf[limit], NONE);
    }
  }

  private static int limits() {
    int limits = 1;
    for (int cap = Blocking.LARGEST_BLOCK; cap > Block.SMALLEST_CUT; cap /= 2) {
      limits++;
    }
    return limits;
  }

  public static BlockCuts of(int[] blockOfMember, int[][] refinements) {
    int members = blockOfMember.length;
    BlockCuts cuts = new BlockCuts(members);
    long[] keys = new long[members];
    int parts = members == 0 ? 0 : refinements[0].length;
    int[][] second = new int[parts][members];
    for (int m = 0; m < members; m++) {
      // The upper bits of a key are what blocks are told apart by.
      keys[m] = (blockOfMember[m] + 1L) << (Long.SIZE - SortedKeys.KEY_BITS);
      for (int r = 0; r < parts; r++) {
        second[r][m] = refinements[m][r];
      }
    }
    Block.Cutting cutting = new Block.Cutting(keys, second);
    int cap = Blocking.LARGEST_BLOCK;
    for (int limit = 0; limit < LIMITS; limit++) {
      cutting.cutTo(cap);
      cuts.note(limit, cutting);
      cap /= 2;
    }
    return cuts;
  }

  private void note(int limit, Block.Cutting cutting) {
    counts[limit][0] = cutting.pairs;
    counts[limit][1] = cutting.cut;
    counts[limit][2] = cutting.windowed;
    for (int b = 0; b < cutting.blocks; b++) {
      int first = Integer.MAX_VALUE;
      for (int i = cutting.from[b]; i < cutting.to[b]; i++) {
        first = Math.min(first, cutting.order[i]);
      }
      for (int i = cutting.from[b]; i < cutting.to[b]; i++) {
        firstOf[limit][cutting.order[i]] = first;
      }
    }
  }

  /** How many pairs the blocks hold at a limit, from 0 to {@link #LIMITS} − 1. */
  public long pairs(int limit) {
    return counts[limit][0];
  }

  /** How many blocks were cut at a limit. */
  public long cut(int limit) {
    return counts[limit][1];
  }

  /** How many blocks no second key could cut small enough at a limit. */
  public long windowed(int limit) {
    return counts[limit][2];
  }

  /** The first member of the block that a member is in at a limit, or {@link #NONE}. */
  public int firstOf(int member, int limit) {
    return firstOf[limit][member];
  }

  /**
   * Which limit is used.
   *
   * @param pairs for each limit the pairs of all blocks of the pass
   * @param entries how many there are in all
   */
  public static int choose(long[] pairs, long entries) {
    int limit = 0;
    while (limit + 1 < LIMITS && pairs[limit] > Blocking.budget(entries)) {
      limit++;
    }
    return limit;
  }
}
