package org.porchlight.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Layers of areas that cover a made-up city without a gap. Borders are crooked as rivers and city
 * limits are, and two neighbors share theirs point by point.
 */
final class MadeUpAreas {
  static final double WEST = -79.01;
  static final double SOUTH = 35.86;
  static final double WIDTH = 0.24;
  static final double HEIGHT = 0.28;

  /** Points of each side of an area; a ring has four times as many. */
  private static final int POINTS_OF_SIDE = 64;

  private final int columns;
  private final int rows;
  private final long seed;

  private MadeUpAreas(int columns, int rows, long seed) {
    this.columns = columns;
    this.rows = rows;
    this.seed = seed;
  }

  /**
   * Writes the layers {@code neighborhoods} (400 areas), {@code tracts} (216), {@code beats} (96).
   */
  static void writeTo(Path folder) throws IOException {
    new MadeUpAreas(20, 20, 1).write(folder.resolve("neighborhoods.geojson"));
    new MadeUpAreas(12, 18, 2).write(folder.resolve("tracts.geojson"));
    new MadeUpAreas(8, 12, 3).write(folder.resolve("beats.geojson"));
  }

  private void write(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write("{\"type\":\"FeatureCollection\",\"features\":[\n");
      for (int i = 0; i < columns * rows; i++) {
        out.write(i == 0 ? "" : ",\n");
        out.write(feature(i % columns, i / columns));
      }
      out.write("\n]}\n");
    }
  }

  private String feature(int column, int row) {
    List<double[]> ring = new ArrayList<>(side(column, row, true));
    ring.addAll(side(column + 1, row, false));
    ring.addAll(side(column, row + 1, true).reversed());
    ring.addAll(side(column, row, false).reversed());
    ring.add(ring.getFirst());
    StringBuilder text = new StringBuilder();
    text.append(
        "{\"type\":\"Feature\",\"properties\":{\"id\":\"A%03d\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[["
            .formatted(row * columns + column));
    for (int i = 0; i < ring.size(); i++) {
      text.append(i == 0 ? "" : ",");
      text.append(String.format(Locale.ROOT, "[%.6f,%.6f]", ring.get(i)[0], ring.get(i)[1]));
    }
    return text.append("]]}}").toString();
  }

  /** The side that begins at a corner, going east or north; its last point is the next one's. */
  private List<double[]> side(int column, int row, boolean east) {
    double[] offsets = new double[POINTS_OF_SIDE + 1];
    boolean edge = east ? row == 0 || row == rows : column == 0 || column == columns;
    if (!edge) {
      bend(
          offsets,
          0,
          POINTS_OF_SIDE,
          0.12,
          new Random(seed + column * 7919L + row * 31L * 7919 + (east ? 1 : 0)));
    }
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < POINTS_OF_SIDE; i++) {
      double along = (double) i / POINTS_OF_SIDE;
      double x = column + (east ? along : offsets[i]);
      double y = row + (east ? offsets[i] : along);
      points.add(new double[] {WEST + x * WIDTH / columns, SOUTH + y * HEIGHT / rows});
    }
    return points;
  }

  /** Moves the middle of a stretch, then the middles of both halves by less. */
  private static void bend(double[] offsets, int from, int to, double by, Random random) {
    if (to - from < 2) {
      return;
    }
    int middle = (from + to) / 2;
    offsets[middle] = (offsets[from] + offsets[to]) / 2 + (random.nextDouble() * 2 - 1) * by;
    bend(offsets, from, middle, by / 2, random);
    bend(offsets, middle, to, by / 2, random);
  }
}
