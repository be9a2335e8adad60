package org.porchlight.webkit.maps;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;
import org.porchlight.release.CellKey;
import org.porchlight.webkit.charts.Reading;

/** Made-up neighborhoods with crooked common borders, as GeoJSON. The same seed, the same city. */
public final class ExampleAreas {
  private static final double WEST = -79.0;
  private static final double SOUTH = 35.9;
  private static final double SIZE = 0.2;
  private static final int BENDS = 12;

  private ExampleAreas() {}

  /** So many areas in a round city. */
  public static byte[] geoJson(int count, long seed) {
    Random random = new Random(seed);
    List<Coordinate> sites = new ArrayList<>();
    while (sites.size() < count) {
      double x = random.nextGaussian() * 0.2 + 0.5;
      double y = random.nextGaussian() * 0.2 + 0.5;
      if ((x - 0.5) * (x - 0.5) + (y - 0.5) * (y - 0.5) < 0.22) {
        sites.add(new Coordinate(WEST + x * SIZE * 1.2, SOUTH + y * SIZE));
      }
    }
    VoronoiDiagramBuilder builder = new VoronoiDiagramBuilder();
    builder.setSites(sites);
    builder.setClipEnvelope(new Envelope(WEST, WEST + SIZE * 1.2, SOUTH, SOUTH + SIZE));
    Geometry diagram = builder.getDiagram(new GeometryFactory());
    Geometry round =
        new GeometryFactory()
            .createPoint(new Coordinate(WEST + SIZE * 0.6, SOUTH + SIZE / 2))
            .buffer(SIZE * 0.52, 16);
    List<String> features = new ArrayList<>();
    for (int i = 0; i < diagram.getNumGeometries(); i++) {
      // Outer borders stay straight where clipped; only common sides are crooked.
      Geometry area = diagram.getGeometryN(i).intersection(round);
      if (area instanceof Polygon polygon && !polygon.isEmpty()) {
        features.add(feature("place:" + features.size(), crooked(polygon.getExteriorRing())));
      }
    }
    return collection(features);
  }

  static byte[] collection(List<String> features) {
    String text =
        "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String feature(String id, List<Coordinate> ring) {
    return polygon(id, rings(ring));
  }

  static String polygon(String id, String coordinates) {
    return "{\"type\":\"Feature\",\"properties\":{\"id\":\"%s\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":%s}}"
        .formatted(id, coordinates);
  }

  private static String rings(List<Coordinate> ring) {
    List<String> corners = new ArrayList<>();
    for (Coordinate c : ring) {
      corners.add(String.format(Locale.ROOT, "[%.6f,%.6f]", c.x, c.y));
    }
    return "[[" + String.join(",", corners) + "]]";
  }

  /** Bends each side the same way from whichever area it is looked at. */
  private static List<Coordinate> crooked(LinearRing ring) {
    List<Coordinate> bent = new ArrayList<>();
    Coordinate[] corners = ring.getCoordinates();
    for (int i = 0; i + 1 < corners.length; i++) {
      Coordinate from = rounded(corners[i]);
      Coordinate to = rounded(corners[i + 1]);
      boolean turned = from.compareTo(to) > 0;
      Coordinate low = turned ? to : from;
      Coordinate high = turned ? from : to;
      bent.add(from);
      double length = low.distance(high);
      if (length < SIZE / 100) {
        continue;
      }
      for (int step = 1; step < BENDS; step++) {
        int at = turned ? BENDS - step : step;
        double t = at / (double) BENDS;
        long hash = Math.round(low.x * 1e6) * 31 + Math.round(high.y * 1e6) * 17 + at * 7919L;
        double aside = (Math.floorMod(hash, 101) - 50) / 50.0 * length * 0.03;
        double x = low.x + (high.x - low.x) * t - (high.y - low.y) / length * aside;
        double y = low.y + (high.y - low.y) * t + (high.x - low.x) / length * aside;
        bent.add(new Coordinate(x, y));
      }
    }
    bent.add(bent.getFirst());
    return bent;
  }

  private static Coordinate rounded(Coordinate corner) {
    return new Coordinate(Math.rint(corner.x * 1e6) / 1e6, Math.rint(corner.y * 1e6) / 1e6);
  }

  /** A number for each shape: every ninth hidden, every 23rd missing, most small, some large. */
  public static List<AreaMap.Area> areas(AreaShapes shapes, boolean linked) {
    List<AreaMap.Area> areas = new ArrayList<>();
    int i = 0;
    for (String id : shapes.ids()) {
      CellKey cell = new CellKey("calls", id, "2025", "all");
      long value =
          15 + Math.round(2000 * Math.pow(Math.floorMod(i * 7919L, 1009) / 1009.0, 3) / 5) * 5;
      Reading reading =
          i % 23 == 22
              ? new Reading.Missing()
              : i % 9 == 8 ? new Reading.Hidden(cell) : new Reading.Shown(cell, value, null);
      areas.add(
          new AreaMap.Area(id, "Old Mill Road " + i, reading, linked ? "/en/places/" + i : ""));
      i++;
    }
    return areas;
  }
}
