package org.porchlight.linkage.spark;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.porchlight.linkage.stages.Slice;
import scala.Tuple2;

/** Counts how often pairs compare in each way. */
final class PatternCounting implements Looking.Look {
  private final Map<Long, Long> counts = new HashMap<>();
  private List<Slice> slice = List.of();

  @Override
  public void at(Slice here, long[] indexOfEntry) {
    slice = List.of(here);
  }

  @Override
  public void pair(int left, int right, long passes) {
    counts.merge(slice.getFirst().pattern(left, right), 1L, Long::sum);
  }

  Iterator<Tuple2<Long, Long>> counts() {
    return counts.entrySet().stream().map(e -> new Tuple2<>(e.getKey(), e.getValue())).iterator();
  }
}
