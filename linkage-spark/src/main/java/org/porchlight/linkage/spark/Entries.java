package org.porchlight.linkage.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.porchlight.linkage.entries.Census;
import org.porchlight.linkage.stages.Slice;
import org.porchlight.linkage.stages.StagedEntry;
import org.porchlight.linkage.stages.Stages;

/** Works on entries a slice at a time. */
abstract class Entries implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;
  private static final int BATCH = 20_000;

  private final Stages stages;
  private final Broadcast<Census> census;

  Entries(Stages stages, Broadcast<Census> census) {
    this.stages = stages;
    this.census = census;
  }

  /** Takes rows of one machine. */
  interface Sink {
    void pour(Row row);
  }

  /**
   * Works on one slice.
   *
   * @param index of each entry
   */
  abstract void work(Slice slice, long[] index, Sink sink);

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return new Pouring<>() {
      @Override
      boolean work() {
        if (!rows.hasNext()) {
          return false;
        }
        List<StagedEntry> batch = new ArrayList<>();
        while (rows.hasNext() && batch.size() < BATCH) {
          batch.add(Tables.entry(rows.next()));
        }
        long[] index = batch.stream().mapToLong(StagedEntry::index).toArray();
        Entries.this.work(stages.slice(census.value(), batch), index, this::pour);
        return true;
      }
    };
  }
}
