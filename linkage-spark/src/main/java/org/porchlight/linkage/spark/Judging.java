package org.porchlight.linkage.spark;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.porchlight.linkage.Model;
import org.porchlight.linkage.stages.Slice;
import org.porchlight.linkage.stages.Stages;
import scala.Tuple2;

/** Counts what sets of passes find for the probes, and what that is worth. */
final class Judging implements Looking.Look {
  private final Model usual;
  private final int[] probes;
  private final Map<Long, double[]> foundBy = new HashMap<>();
  private long[] index = new long[0];
  private List<Slice> slice = List.of();
  private List<Slice.Weigher> by = List.of();

  Judging(Model usual, int[] probes) {
    this.usual = usual;
    this.probes = probes;
  }

  @Override
  public void at(Slice here, long[] indexOfEntry) {
    slice = List.of(here);
    by = List.of(here.by(usual));
    index = indexOfEntry;
  }

  @Override
  public void pair(int left, int right, long passes) {
    if (Arrays.binarySearch(probes, (int) index[left]) < 0) {
      return;
    }
    long pattern = slice.getFirst().pattern(left, right);
    double[] found = foundBy.computeIfAbsent(passes, any -> new double[2]);
    found[0]++;
    found[1] += Stages.worth(by.getFirst().anyBits(left, right, pattern));
  }

  Iterator<Tuple2<Long, double[]>> found() {
    return foundBy.entrySet().stream().map(e -> new Tuple2<>(e.getKey(), e.getValue())).iterator();
  }
}
