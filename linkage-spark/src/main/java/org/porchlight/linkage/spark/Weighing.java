package org.porchlight.linkage.spark;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.porchlight.linkage.Model;
import org.porchlight.linkage.entries.Census;
import org.porchlight.linkage.stages.Slice;
import org.porchlight.linkage.stages.Stages;

/** Weighs the pairs of blocks that may be matches: {@link Tables#PAIRS}. */
final class Weighing extends Pouring<Row> implements Looking.Look {
  /** A sure pair that was once at one place. */
  private static final int SURE = 1;

  /** A sure pair that never was. */
  static final int SURE_APART = 2;

  private final Looking.PeekingRows rows;
  private final Stages stages;
  private final Census census;
  private final long used;
  private final Model usual;
  private final Model model;
  private List<Here> here = List.of();

  @SuppressWarnings("ArrayRecordComponent")
  private record Here(Slice slice, long[] index, Slice.Weigher usual, Slice.Weigher by) {}

  Weighing(
      Iterator<Row> rows, Stages stages, Census census, long used, String usual, String model) {
    this.rows = new Looking.PeekingRows(rows);
    this.stages = stages;
    this.census = census;
    this.used = used;
    this.usual = Model.read(usual);
    this.model = Model.read(model);
  }

  @Override
  boolean work() {
    return Looking.next(rows, stages, census, used, this);
  }

  @Override
  public void at(Slice slice, long[] indexOfEntry) {
    here = List.of(new Here(slice, indexOfEntry, slice.by(usual), slice.by(model)));
  }

  @Override
  public void pair(int left, int right, long passes) {
    Here now = here.getFirst();
    long pattern = now.slice.pattern(left, right);
    if (!now.usual.hopeful(pattern)) {
      return;
    }
    double bits = now.by.bits(left, right, pattern);
    boolean alike = now.slice.thin(left) == now.slice.thin(right);
    pour(
        RowFactory.create(
            now.index[left], now.index[right], bits, alike, sure(now.slice, left, right, bits)));
  }

  private static int sure(Slice slice, int left, int right, double bits) {
    return switch (slice.sure(left, right, bits)) {
      case MET -> SURE;
      case APART -> SURE_APART;
      case NO -> 0;
    };
  }
}
