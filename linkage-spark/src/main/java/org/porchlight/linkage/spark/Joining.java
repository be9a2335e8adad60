package org.porchlight.linkage.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.graphx.Edge;
import org.apache.spark.graphx.Graph;
import org.apache.spark.graphx.lib.ConnectedComponents;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.storage.StorageLevel;
import org.porchlight.linkage.Model;
import org.porchlight.linkage.entries.Census;
import org.porchlight.linkage.stages.Slice;
import org.porchlight.linkage.stages.StagedEntry;
import org.porchlight.linkage.stages.Stages;
import scala.Tuple2;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** Finds connected components and makes persons of each, with all of a component on one machine. */
final class Joining implements FlatMapFunction<Iterator<Row>, Row> {
  private static final long serialVersionUID = 1L;

  /** Entries of one slice; whole components are taken in beyond. */
  private static final int BATCH = 20_000;

  private final Stages stages;
  private final Broadcast<Census> census;
  private final String model;
  private final double thresholdBits;
  private final long surePairs;
  private final long sureApart;

  /**
   * Prepares.
   *
   * @param model as text
   * @param surePairs of all pairs, as {@link Slice#sure} tells
   * @param sureApart of these, as it tells
   */
  Joining(
      Stages stages,
      Broadcast<Census> census,
      String model,
      double thresholdBits,
      long surePairs,
      long sureApart) {
    this.stages = stages;
    this.census = census;
    this.model = model;
    this.thresholdBits = thresholdBits;
    this.surePairs = surePairs;
    this.sureApart = sureApart;
  }

  /** For each entry that has a pair its component, named by its first entry. */
  static JavaPairRDD<Long, Long> components(JavaRDD<Tuple2<Long, Long>> pairs) {
    ClassTag<Integer> number = ClassTag$.MODULE$.apply(Integer.class);
    JavaRDD<Edge<Integer>> edges = pairs.map(pair -> new Edge<>(pair._1(), pair._2(), 1));
    Graph<Integer, Integer> graph =
        Graph.fromEdges(
            edges.rdd(),
            1,
            StorageLevel.MEMORY_AND_DISK(),
            StorageLevel.MEMORY_AND_DISK(),
            number,
            number);
    return ConnectedComponents.run(graph, number, number)
        .vertices()
        .toJavaRDD()
        .mapToPair(vertex -> new Tuple2<>((Long) vertex._1(), (Long) vertex._2()));
  }

  /**
   * Joins. Rows come sorted by component, entries before pairs: {@code component, kind, index,
   * right, bits, content, records, seen} with kind 0 for an entry.
   *
   * @return {@link Tables#GROUPS}
   */
  @Override
  public Iterator<Row> call(Iterator<Row> sorted) {
    Looking.PeekingRows rows = new Looking.PeekingRows(sorted);
    Model read = Model.read(model);
    return new Pouring<>() {
      @Override
      boolean work() {
        if (!rows.hasNext()) {
          return false;
        }
        List<Row> entries = new ArrayList<>();
        List<Row> pairs = new ArrayList<>();
        while (rows.hasNext() && entries.size() < BATCH) {
          long component = rows.peek().getLong(0);
          while (rows.hasNext() && rows.peek().getLong(0) == component) {
            Row row = rows.next();
            (row.getInt(1) == 0 ? entries : pairs).add(row);
          }
        }
        entries.sort((a, b) -> Long.compare(a.getLong(2), b.getLong(2)));
        join(entries, pairs, read, this::pour);
        return true;
      }
    };
  }

  private void join(List<Row> entries, List<Row> pairs, Model read, Entries.Sink sink) {
    long[] index = entries.stream().mapToLong(row -> row.getLong(2)).toArray();
    List<StagedEntry> staged = new ArrayList<>(index.length);
    for (Row row : entries) {
      staged.add(
          Tables.entry(RowFactory.create(row.getLong(2), row.get(5), row.getLong(6), row.get(7))));
    }
    int[] left = new int[pairs.size()];
    int[] right = new int[left.length];
    double[] bits = new double[left.length];
    for (int i = 0; i < left.length; i++) {
      Row pair = pairs.get(i);
      left[i] = Arrays.binarySearch(index, pair.getLong(2));
      right[i] = Arrays.binarySearch(index, pair.getLong(3));
      bits[i] = pair.getDouble(4);
    }
    Slice slice = stages.slice(census.value(), staged);
    Slice.Joined joined =
        slice.join(slice.by(read), thresholdBits, left, right, bits, surePairs, sureApart);
    for (int e = 0; e < index.length; e++) {
      sink.pour(RowFactory.create(index[e], index[joined.group()[e]], joined.weakestBits()[e]));
    }
  }
}
