package org.porchlight.linkage.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.porchlight.linkage.stages.StagedEntry;
import org.porchlight.linkage.stages.Stages;

/**
 * Numbers distinct contents in one order for all machines. Entries that the census must see
 * together are on one machine: those of one name where both names are known, else those of one
 * given name and birth date; records without either are spread by chance.
 */
final class Ordering {
  private static final int LONGEST_RUN = 50_000;

  private final JavaRDD<Row> sorted;
  private final long[] before;

  private Ordering(JavaRDD<Row> sorted, long[] before) {
    this.sorted = sorted;
    this.before = before;
  }

  /** Sorts contents: {@code content, records, seen}. */
  static Ordering of(Dataset<Row> contents, int partitions) {
    Dataset<Row> ordered =
        contents.map((MapFunction<Row, Row>) Ordering::ordered, Encoders.row(Tables.ORDERED));
    JavaRDD<Row> sorted =
        ordered
            .repartitionByRange(
                partitions,
                functions.col("family"),
                functions.col("given"),
                functions.col("apartByDate"),
                functions.col("apartByHash"))
            .sortWithinPartitions("family", "given", "date", "hash")
            .javaRDD();
    List<Long> counts =
        sorted
            .mapPartitions(
                rows -> {
                  long count = 0;
                  for (; rows.hasNext(); rows.next()) {
                    count++;
                  }
                  return List.of(count).iterator();
                })
            .collect();
    long[] before = new long[counts.size()];
    for (int p = 1; p < before.length; p++) {
      before[p] = before[p - 1] + counts.get(p - 1);
    }
    return new Ordering(sorted, before);
  }

  private static Row ordered(Row row) {
    byte[] content = Tables.bytes(row, 0);
    Stages.Order order = Stages.order(content);
    boolean named = order.family().length > 0 && order.given().length > 0;
    boolean born = order.given().length > 0 && order.date() != 0;
    return RowFactory.create(
        content,
        row.getLong(1),
        row.get(2),
        order.family(),
        order.given(),
        order.date(),
        order.hash(),
        named ? 0 : order.date(),
        named || born ? 0L : order.hash());
  }

  /** {@link Tables#ENTRIES}. */
  JavaRDD<Row> entries() {
    long[] offsets = before;
    return sorted.mapPartitionsWithIndex(
        (partition, rows) -> new Numbering(rows, offsets[partition]), true);
  }

  /** {@link Tables#TOLD}, not yet added up over machines. */
  JavaRDD<Row> told(Stages stages) {
    return sorted.mapPartitions(rows -> new TellingRuns(rows, stages));
  }

  /** Numbers entries. */
  private static final class Numbering implements Iterator<Row> {
    private final Iterator<Row> rows;
    private long index;

    Numbering(Iterator<Row> rows, long from) {
      this.rows = rows;
      index = from;
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public Row next() {
      Row row = rows.next();
      return RowFactory.create(index++, row.get(0), row.getLong(1), row.get(2));
    }
  }

  /** Tells of runs of entries; adds up what is told again and again. */
  private static final class TellingRuns extends Pouring<Row> {
    private final Iterator<Row> rows;
    private final Stages stages;
    private final Map<Long, long[]> counts = new TreeMap<>();
    private final List<StagedEntry> run = new ArrayList<>();
    private final List<Row> last = new ArrayList<>(1);
    private boolean ended;

    TellingRuns(Iterator<Row> rows, Stages stages) {
      this.rows = rows;
      this.stages = stages;
    }

    @Override
    boolean work() {
      while (rows.hasNext()) {
        Row row = rows.next();
        boolean joins = last.isEmpty() || together(last.getFirst(), row);
        if (!joins) {
          tell();
        }
        last.clear();
        last.add(row);
        run.add(
            new StagedEntry(0, Tables.bytes(row, 0), Math.toIntExact(row.getLong(1)), List.of()));
        if (!joins) {
          return true;
        }
      }
      if (ended) {
        return false;
      }
      ended = true;
      tell();
      counts.forEach((value, sum) -> pour(RowFactory.create(-1, value, sum[0], sum[1])));
      return true;
    }

    private boolean together(Row left, Row right) {
      boolean sameName =
          Arrays.equals(Tables.bytes(left, 3), Tables.bytes(right, 3))
              && Arrays.equals(Tables.bytes(left, 4), Tables.bytes(right, 4));
      return sameName
          && left.getInt(7) == right.getInt(7)
          && (right.getLong(8) == 0 || run.size() < LONGEST_RUN);
    }

    private void tell() {
      stages.tell(
          run,
          (column, value, entries, parts) -> {
            if (column < 0) {
              long[] sum = counts.computeIfAbsent(value, any -> new long[2]);
              sum[0] += entries;
              sum[1] += parts;
            } else {
              pour(RowFactory.create(column, value, entries, parts));
            }
          });
      run.clear();
    }
  }
}
