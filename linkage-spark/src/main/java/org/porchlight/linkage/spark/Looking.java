package org.porchlight.linkage.spark;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.porchlight.linkage.entries.Census;
import org.porchlight.linkage.stages.Slice;
import org.porchlight.linkage.stages.StagedEntry;
import org.porchlight.linkage.stages.Stages;

/**
 * Looks at the pairs of blocks. An entry comes once for each of its blocks and knows all of them,
 * so that a pair is looked at in the first block that it shares, and only there.
 */
final class Looking {
  /** Entries of one slice; whole blocks are taken in beyond. */
  private static final int BATCH = 20_000;

  private Looking() {}

  /** Told of pairs. */
  interface Look {
    /**
     * A new slice begins.
     *
     * @param indexOfEntry for each of its entries the index among all
     */
    void at(Slice slice, long[] indexOfEntry);

    /**
     * A pair of entries of the slice.
     *
     * @param passes one bit for each pass that brings the two together
     */
    void pair(int left, int right, long passes);
  }

  /** The blocks of an entry: for each pass the first entry of the block, or a number below 0. */
  static byte[] bytes(long[] blocks) {
    ByteBuffer bytes = ByteBuffer.allocate(blocks.length * Long.BYTES);
    bytes.asLongBuffer().put(blocks);
    return bytes.array();
  }

  /** Looks at all blocks; see {@link #next}. */
  static void all(Iterator<Row> rows, Stages stages, Census census, long counted, Look look) {
    PeekingRows each = new PeekingRows(rows);
    boolean more = true;
    while (more) {
      more = next(each, stages, census, counted, look);
    }
  }

  /**
   * Looks at the next blocks.
   *
   * @param rows {@link Tables#IN_BLOCKS}, blocks together
   * @param counted the passes in use; others do not tell whether a pair was looked at before
   * @return whether there were any
   */
  static boolean next(PeekingRows rows, Stages stages, Census census, long counted, Look look) {
    if (!rows.hasNext()) {
      return false;
    }
    List<int[]> blocks = new ArrayList<>();
    List<Integer> passOf = new ArrayList<>();
    Map<Long, Row> entries = new HashMap<>();
    List<long[]> members = new ArrayList<>();
    while (rows.hasNext() && entries.size() < BATCH) {
      Row first = rows.peek();
      List<Long> block = new ArrayList<>();
      while (rows.hasNext() && sameBlock(first, rows.peek())) {
        Row row = rows.next();
        entries.putIfAbsent(row.getLong(0), row);
        block.add(row.getLong(0));
      }
      passOf.add(first.getInt(4));
      members.add(block.stream().mapToLong(Long::longValue).toArray());
    }
    List<Row> sorted =
        entries.values().stream()
            .sorted((a, b) -> Long.compare(a.getLong(0), b.getLong(0)))
            .toList();
    List<StagedEntry> staged = new ArrayList<>(sorted.size());
    long[][] blocksOf = new long[sorted.size()][];
    Map<Long, Integer> here = new HashMap<>();
    for (int e = 0; e < blocksOf.length; e++) {
      Row row = sorted.get(e);
      staged.add(Tables.entry(row));
      LongBuffer own = ByteBuffer.wrap(Tables.bytes(row, 6)).asLongBuffer();
      blocksOf[e] = new long[own.remaining()];
      own.get(blocksOf[e]);
      here.put(row.getLong(0), e);
    }
    for (long[] block : members) {
      int[] local = new int[block.length];
      for (int i = 0; i < local.length; i++) {
        local[i] = here.getOrDefault(block[i], -1);
      }
      blocks.add(local);
    }
    look.at(stages.slice(census, staged), staged.stream().mapToLong(StagedEntry::index).toArray());
    for (int b = 0; b < blocks.size(); b++) {
      look(blocks.get(b), passOf.get(b), blocksOf, counted, look);
    }
    return true;
  }

  private static boolean sameBlock(Row a, Row b) {
    return a.getInt(4) == b.getInt(4) && a.getLong(5) == b.getLong(5);
  }

  private static void look(int[] block, int pass, long[][] blocksOf, long counted, Look look) {
    for (int i = 0; i < block.length; i++) {
      for (int j = i + 1; j < block.length; j++) {
        long passes = shared(blocksOf[block[i]], blocksOf[block[j]]) & counted;
        if (Long.numberOfTrailingZeros(passes) == pass) {
          look.pair(block[i], block[j], passes);
        }
      }
    }
  }

  private static long shared(long[] left, long[] right) {
    long shared = 0;
    for (int p = 0; p < left.length; p++) {
      shared |= left[p] >= 0 && left[p] == right[p] ? 1L << p : 0;
    }
    return shared;
  }

  /** Rows of which the next one can be looked at. */
  static final class PeekingRows {
    private final Iterator<Row> rows;
    private final List<Row> next = new ArrayList<>(1);

    PeekingRows(Iterator<Row> rows) {
      this.rows = rows;
    }

    boolean hasNext() {
      return !next.isEmpty() || rows.hasNext();
    }

    Row peek() {
      if (next.isEmpty()) {
        next.add(rows.next());
      }
      return next.getFirst();
    }

    Row next() {
      Row row = peek();
      next.clear();
      return row;
    }
  }
}
