package org.porchlight.linkage.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.porchlight.linkage.blocking.BlockCuts;
import org.porchlight.linkage.stages.Stages;
import scala.Tuple2;

/** Gathers entries by their keys and cuts blocks that are too large. */
final class Cutting {
  private static final int BATCH = 100_000;

  /** Pairs, blocks cut and blocks windowed at each limit. */
  private static final int NUMBERS = 3 * BlockCuts.LIMITS;

  /** {@link Tables#KEYS}, those of one pass and key together, in the order of entries. */
  private final JavaRDD<Row> gathered;

  Cutting(Dataset<Row> keys, int partitions) {
    gathered =
        keys.repartition(partitions, functions.col("pass"), functions.col("key"))
            .sortWithinPartitions("pass", "key", "index")
            .javaRDD();
  }

  /** For each pass that any entry has a key in: its numbers at each limit. */
  Map<Integer, long[]> numbers() {
    return new TreeMap<>(
        gathered
            .mapPartitionsToPair(Cutting::count)
            .reduceByKey(
                (a, b) -> {
                  long[] sum = new long[NUMBERS];
                  for (int i = 0; i < NUMBERS; i++) {
                    sum[i] = a[i] + b[i];
                  }
                  return sum;
                })
            .collectAsMap());
  }

  private static Iterator<Tuple2<Integer, long[]>> count(Iterator<Row> rows) {
    Map<Integer, long[]> numbers = new TreeMap<>();
    Batches batches = new Batches(rows);
    for (Batch batch = batches.next(); !batch.members.isEmpty(); batch = batches.next()) {
      long[] sum = numbers.computeIfAbsent(batch.pass, any -> new long[NUMBERS]);
      BlockCuts cuts = batch.cuts();
      for (int limit = 0; limit < BlockCuts.LIMITS; limit++) {
        sum[3 * limit] += cuts.pairs(limit);
        sum[3 * limit + 1] += cuts.cut(limit);
        sum[3 * limit + 2] += cuts.windowed(limit);
      }
    }
    return numbers.entrySet().stream().map(e -> new Tuple2<>(e.getKey(), e.getValue())).iterator();
  }

  /**
   * The block of each entry in each pass: {@link Tables#PLACED}, with passes numbered anew.
   *
   * @param slots for each pass its new number and its limit; passes that are missing are left out
   */
  JavaRDD<Row> placed(Map<Integer, int[]> slots) {
    return gathered.mapPartitions(rows -> new Placing(rows, slots));
  }

  private static final class Placing extends Pouring<Row> {
    private final Batches batches;
    private final Map<Integer, int[]> slots;

    Placing(Iterator<Row> rows, Map<Integer, int[]> slots) {
      batches = new Batches(rows);
      this.slots = slots;
    }

    @Override
    boolean work() {
      Batch batch = batches.next();
      int[] slot = slots.get(batch.pass);
      if (slot != null && !batch.members.isEmpty()) {
        BlockCuts cuts = batch.cuts();
        for (int m = 0; m < batch.members.size(); m++) {
          int first = cuts.firstOf(m, slot[1]);
          if (first != BlockCuts.NONE) {
            long index = batch.members.get(m).getLong(2);
            pour(RowFactory.create(index, slot[0], batch.members.get(first).getLong(2)));
          }
        }
      }
      return !batch.members.isEmpty();
    }
  }

  /** Whole blocks of one pass. */
  private static final class Batch {
    final int pass;
    final List<Row> members = new ArrayList<>();
    final List<Integer> blocks = new ArrayList<>();

    Batch(int pass) {
      this.pass = pass;
    }

    BlockCuts cuts() {
      return Stages.cut(
          blocks.stream().mapToInt(Integer::intValue).toArray(),
          members.stream()
              .map(row -> Keys.refinements(Tables.bytes(row, 3)))
              .toArray(int[][]::new));
    }
  }

  private static final class Batches {
    private final Iterator<Row> rows;
    private final List<Row> waiting = new ArrayList<>(1);

    Batches(Iterator<Row> rows) {
      this.rows = rows;
    }

    /** The next whole blocks; without members at the end. Blocks of one entry are left out. */
    Batch next() {
      if (waiting.isEmpty() && rows.hasNext()) {
        waiting.add(rows.next());
      }
      Batch batch = new Batch(waiting.isEmpty() ? -1 : waiting.getFirst().getInt(0));
      int block = 0;
      List<Row> together = new ArrayList<>();
      while (!waiting.isEmpty() && waiting.getFirst().getInt(0) == batch.pass) {
        Row row = waiting.removeFirst();
        together.add(row);
        if (rows.hasNext()) {
          waiting.add(rows.next());
        }
        boolean ends =
            waiting.isEmpty()
                || waiting.getFirst().getInt(0) != batch.pass
                || waiting.getFirst().getLong(1) != row.getLong(1);
        if (ends) {
          if (together.size() > 1 || batch.members.isEmpty()) {
            for (Row member : together) {
              batch.members.add(member);
              batch.blocks.add(block);
            }
            block++;
          }
          together.clear();
          if (batch.members.size() >= BATCH) {
            return batch;
          }
        }
      }
      return batch;
    }
  }
}
