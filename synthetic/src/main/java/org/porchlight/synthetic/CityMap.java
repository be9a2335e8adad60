package org.porchlight.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

/**
 * The ground the city stands on. It lies in the open Atlantic, hundreds of kilometers from any
 * coast, so that no point of it can be someone's real door.
 *
 * <p>About three thousand small cells are drawn around scattered seeds. Seeds stand in pairs along
 * the river and the city limit, so that borders follow both. Each cell belongs to one neighborhood
 * and one beat, and each of those to one district; areas are unions of whole cells, so every layer
 * covers the city with no gap and no overlap. All coordinates are whole millionths of a degree:
 * what is written is exactly what was drawn.
 */
final class CityMap {
  private static final double LONGITUDE = -68.0;
  private static final double LATITUDE = 36.0;
  private static final double METERS_PER_DEGREE_EAST = 90_060;
  private static final double METERS_PER_DEGREE_NORTH = 111_132;
  private static final int BEATS_PER_DISTRICT = 4;
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  /** A police beat: one of four in each district. */
  record Beat(String id, int district, Polygon shape) {}

  final List<Neighborhood> neighborhoods = new ArrayList<>();
  final List<Polygon> districts = new ArrayList<>();
  final List<Beat> beats = new ArrayList<>();

  /** The middle line of the Linnow, from west to east. */
  final List<Coordinate> river = new ArrayList<>();

  /** The city: everything inside the limit. */
  final Polygon outline;

  private final List<Neighborhood.Plan> plans = Neighborhood.plans();
  private final List<Coordinate> seeds = new ArrayList<>();

  CityMap() {
    scatterSeeds();
    List<Polygon> cells = new ArrayList<>();
    List<Coordinate> centers = new ArrayList<>();
    Map<Coordinate, Coordinate> known = new HashMap<>();
    VoronoiDiagramBuilder builder = new VoronoiDiagramBuilder();
    builder.setSites(seeds);
    Geometry diagram = builder.getDiagram(GEOMETRY);
    for (int i = 0; i < diagram.getNumGeometries(); i++) {
      Geometry cell = diagram.getGeometryN(i);
      Coordinate seed = (Coordinate) cell.getUserData();
      if (inside(seed.x, seed.y) && known.put(seed, seed) == null) {
        cells.add(snapped((Polygon) cell));
        centers.add(seed);
      }
    }
    List<List<Integer>> touching = touching(cells);
    int[] area = new int[cells.size()];
    for (int i = 0; i < area.length; i++) {
      area[i] = nearestPlan(centers.get(i));
    }
    joinStrays(area, plans.size(), touching);
    int[] beat = drawBeats(area, centers, touching);
    for (int i = 0; i < plans.size(); i++) {
      Neighborhood.Plan plan = plans.get(i);
      List<Polygon> own = where(cells, area, i);
      neighborhoods.add(
          new Neighborhood(
              plan.id(),
              plan.name(),
              plan.district(),
              union(own),
              own,
              plan.density(),
              plan.busyness()));
    }
    for (int district = 0; district < 5; district++) {
      int wanted = district;
      districts.add(
          union(
              neighborhoods.stream()
                  .filter(hood -> hood.district() == wanted)
                  .map(Neighborhood::shape)
                  .toList()));
      for (int i = 0; i < BEATS_PER_DISTRICT; i++) {
        beats.add(
            new Beat(
                (district + 1) + "0" + (i + 1),
                district,
                union(where(cells, beat, district * BEATS_PER_DISTRICT + i))));
      }
    }
    outline = union(districts);
    for (int x = -12_000; x <= 12_000; x += 150) {
      river.add(micro(x, riverAt(x)));
    }
  }

  /** Meters north of the middle at which the river runs, so many meters east of it. */
  private static double riverAt(double x) {
    return 1250 * StrictMath.sin(x / 3300 + 0.3)
        + 480 * StrictMath.sin(x / 1400 + 1.1)
        - 650 * StrictMath.exp(-x * x / 8e6);
  }

  private static double limitAt(double angle) {
    return 9500
        * (1
            + 0.09 * StrictMath.sin(2 * angle + 0.6)
            + 0.06 * StrictMath.sin(3 * angle + 1.9)
            + 0.035 * StrictMath.sin(5 * angle + 0.3)
            + 0.012 * StrictMath.sin(11 * angle));
  }

  private static boolean inside(double x, double y) {
    return StrictMath.hypot(x, y) < limitAt(StrictMath.atan2(y, x));
  }

  private void scatterSeeds() {
    Rng rng = new Rng(1911);
    for (double x = -13_000; x < 13_000; x += 170) {
      double at = x + rng.between(-25, 25);
      double slope = (riverAt(at + 10) - riverAt(at - 10)) / 20;
      double length = StrictMath.hypot(1, slope);
      for (int side = -1; side <= 1; side += 2) {
        addSeed(at - side * 70 * slope / length, riverAt(at) + side * 70 / length, 40);
      }
    }
    int steps = 330;
    for (int i = 0; i < steps; i++) {
      double angle = 2 * StrictMath.PI * (i + 0.2 * rng.unit()) / steps - StrictMath.PI;
      for (int side = -1; side <= 1; side += 2) {
        double radius = limitAt(angle) + side * 80;
        addSeed(radius * StrictMath.cos(angle), radius * StrictMath.sin(angle), 120);
      }
    }
    for (double x = -13_000; x < 13_000; x += 370) {
      for (double y = -13_000; y < 13_000; y += 370) {
        addSeed(x + rng.between(-150, 150), y + rng.between(-150, 150), 190);
      }
    }
  }

  private void addSeed(double x, double y, double apart) {
    for (Coordinate other : seeds) {
      if (Math.abs(other.x - x) < apart && StrictMath.hypot(other.x - x, other.y - y) < apart) {
        return;
      }
    }
    seeds.add(new Coordinate(x, y));
  }

  /** The plan nearest to a seed on its own bank, with borders bent a little so none is straight. */
  private int nearestPlan(Coordinate seed) {
    boolean north = seed.y > riverAt(seed.x);
    double x =
        seed.x + 330 * StrictMath.sin(seed.y / 900 + 1.3) + 120 * StrictMath.sin(seed.y / 370);
    double y =
        seed.y + 330 * StrictMath.sin(seed.x / 1000 + 0.4) + 120 * StrictMath.sin(seed.x / 410);
    int best = -1;
    double least = Double.MAX_VALUE;
    for (int i = 0; i < plans.size(); i++) {
      Neighborhood.Plan plan = plans.get(i);
      if (plan.y() > 0 == north) {
        double reach = plan.district() == 0 ? 900 : 0;
        double distance =
            (plan.x() - x) * (plan.x() - x) + (plan.y() - y) * (plan.y() - y) - reach * reach;
        if (distance < least) {
          least = distance;
          best = i;
        }
      }
    }
    return best;
  }

  private int[] drawBeats(int[] area, List<Coordinate> centers, List<List<Integer>> touching) {
    int[] beat = new int[area.length];
    for (int district = 0; district < 5; district++) {
      List<Integer> own = new ArrayList<>();
      for (int i = 0; i < area.length; i++) {
        if (plans.get(area[i]).district() == district) {
          own.add(i);
        }
      }
      double[][] middle = new double[BEATS_PER_DISTRICT][];
      for (int b = 0; b < BEATS_PER_DISTRICT; b++) {
        Coordinate start =
            centers.get(own.get(own.size() * (2 * b + 1) / (2 * BEATS_PER_DISTRICT)));
        middle[b] = new double[] {start.x, start.y};
      }
      for (int round = 0; round < 12; round++) {
        double[][] sums = new double[BEATS_PER_DISTRICT][3];
        for (int cell : own) {
          Coordinate at = centers.get(cell);
          int best = 0;
          for (int b = 1; b < BEATS_PER_DISTRICT; b++) {
            if (StrictMath.hypot(at.x - middle[b][0], at.y - middle[b][1])
                < StrictMath.hypot(at.x - middle[best][0], at.y - middle[best][1])) {
              best = b;
            }
          }
          beat[cell] = district * BEATS_PER_DISTRICT + best;
          sums[best][0] += at.x;
          sums[best][1] += at.y;
          sums[best][2]++;
        }
        for (int b = 0; b < BEATS_PER_DISTRICT; b++) {
          middle[b] = new double[] {sums[b][0] / sums[b][2], sums[b][1] / sums[b][2]};
        }
      }
    }
    int[] districtOf = Arrays.stream(area).map(i -> plans.get(i).district()).toArray();
    joinStrays(beat, 5 * BEATS_PER_DISTRICT, touching, districtOf);
    return beat;
  }

  private static void joinStrays(int[] label, int labels, List<List<Integer>> touching) {
    joinStrays(label, labels, touching, new int[label.length]);
  }

  /**
   * Cells cut off from the largest piece of their area go to a neighbor of the same {@code kin}.
   */
  private static void joinStrays(int[] label, int labels, List<List<Integer>> touching, int[] kin) {
    for (int wanted = 0; wanted < labels; wanted++) {
      List<List<Integer>> pieces = new ArrayList<>();
      boolean[] seen = new boolean[label.length];
      for (int start = 0; start < label.length; start++) {
        if (label[start] == wanted && !seen[start]) {
          List<Integer> piece = new ArrayList<>(List.of(start));
          seen[start] = true;
          for (int i = 0; i < piece.size(); i++) {
            for (int next : touching.get(piece.get(i))) {
              if (label[next] == wanted && !seen[next]) {
                seen[next] = true;
                piece.add(next);
              }
            }
          }
          pieces.add(piece);
        }
      }
      pieces.sort((a, b) -> Integer.compare(b.size(), a.size()));
      for (List<Integer> stray : pieces.subList(Math.min(1, pieces.size()), pieces.size())) {
        for (int cell : stray) {
          for (int next : touching.get(cell)) {
            if (label[next] != wanted && kin[next] == kin[cell]) {
              label[cell] = label[next];
            }
          }
        }
      }
    }
  }

  /** For each cell the cells that share an edge with it. */
  private static List<List<Integer>> touching(List<Polygon> cells) {
    Map<List<Coordinate>, Integer> edges = new HashMap<>();
    List<List<Integer>> touching = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      touching.add(new ArrayList<>());
      Coordinate[] ring = cells.get(i).getExteriorRing().getCoordinates();
      for (int j = 0; j + 1 < ring.length; j++) {
        boolean forward = ring[j].compareTo(ring[j + 1]) < 0;
        Integer other =
            edges.put(forward ? List.of(ring[j], ring[j + 1]) : List.of(ring[j + 1], ring[j]), i);
        if (other != null) {
          touching.get(i).add(other);
          touching.get(other).add(i);
        }
      }
    }
    return touching;
  }

  private static List<Polygon> where(List<Polygon> cells, int[] label, int wanted) {
    List<Polygon> own = new ArrayList<>();
    for (int i = 0; i < label.length; i++) {
      if (label[i] == wanted) {
        own.add(cells.get(i));
      }
    }
    return own;
  }

  private static Polygon union(List<Polygon> parts) {
    Geometry union = CoverageUnion.union(parts.toArray(Geometry[]::new));
    if (union instanceof Polygon polygon) {
      return polygon;
    }
    throw new IllegalStateException(
        "an area of the made-up city came out in %d pieces".formatted(union.getNumGeometries()));
  }

  /** The cell in whole millionths of a degree, without points that fall together. */
  private static Polygon snapped(Polygon cell) {
    Map<Coordinate, Boolean> ring = new LinkedHashMap<>();
    for (Coordinate point : cell.getExteriorRing().getCoordinates()) {
      ring.putIfAbsent(micro(point.x, point.y), true);
    }
    List<Coordinate> closed = new ArrayList<>(ring.keySet());
    closed.add(closed.getFirst());
    return GEOMETRY.createPolygon(closed.toArray(Coordinate[]::new));
  }

  private static Coordinate micro(double x, double y) {
    return new Coordinate(
        StrictMath.rint((LONGITUDE + x / METERS_PER_DEGREE_EAST) * 1e6),
        StrictMath.rint((LATITUDE + y / METERS_PER_DEGREE_NORTH) * 1e6));
  }

  /** A vector of so many meters, in millionths of a degree. */
  static Coordinate meters(double east, double north) {
    return new Coordinate(
        east / METERS_PER_DEGREE_EAST * 1e6, north / METERS_PER_DEGREE_NORTH * 1e6);
  }
}
