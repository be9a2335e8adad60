package org.porchlight.records.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.porchlight.city.AreaLayer;
import org.porchlight.records.Seeds;
import org.porchlight.release.LocalText;

/** The index finds what asking every area one by one finds. */
class PointInAreaTest {
  private static final GeometryFactory SHAPES = new GeometryFactory();

  static AreaLayer layer(boolean overlapping) {
    return new AreaLayer(
        "areas",
        LocalText.same("Areas"),
        LocalText.same("area"),
        AreaLayer.Detail.DISTRICT,
        "areas.geojson",
        null,
        null,
        "id",
        null,
        null,
        null,
        null,
        null,
        null,
        overlapping,
        null,
        java.util.Map.of());
  }

  static AreaShape area(int number, Geometry shape) {
    String id = Integer.toString(number);
    return new AreaShape("areas:" + id, id, LocalText.same(id), shape, null);
  }

  /** A star around a middle, with a hole of the same form; corners on whole steps now and then. */
  private static Polygon star(RandomGenerator random) {
    double x = random.nextInt(0, 10);
    double y = random.nextInt(0, 10);
    int corners = random.nextInt(4, 30);
    Coordinate[] outer = new Coordinate[corners + 1];
    Coordinate[] inner = new Coordinate[corners + 1];
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * i / corners;
      double far = random.nextBoolean() ? 2 : random.nextDouble(1, 3);
      outer[i] = new Coordinate(x + far * Math.cos(angle), y + far * Math.sin(angle));
      inner[i] = new Coordinate(x + 0.5 * Math.cos(angle), y + 0.5 * Math.sin(angle));
    }
    outer[corners] = outer[0].copy();
    inner[corners] = inner[0].copy();
    return SHAPES.createPolygon(
        SHAPES.createLinearRing(outer),
        random.nextBoolean()
            ? new org.locationtech.jts.geom.LinearRing[] {SHAPES.createLinearRing(inner)}
            : new org.locationtech.jts.geom.LinearRing[0]);
  }

  @ParameterizedTest
  @MethodSource("org.porchlight.records.Seeds#all")
  void theIndexAgreesWithAskingEveryArea(long seed) {
    RandomGenerator random = Seeds.random(seed);
    List<AreaShape> areas = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      Polygon first = star(random);
      Geometry shape = random.nextInt(4) == 0 ? first.union(star(random)) : first;
      assertThat(shape.isValid()).isTrue();
      areas.add(area(i, shape));
    }
    LayerShapes layer = new LayerShapes(layer(true), areas);
    int inside = 0;
    for (int i = 0; i < 4000; i++) {
      Coordinate point = point(random, areas);
      List<Integer> expected = new ArrayList<>();
      for (int area = 0; area < areas.size(); area++) {
        if (areas.get(area).geometry().covers(SHAPES.createPoint(point))) {
          expected.add(area);
        }
      }
      inside += expected.isEmpty() ? 0 : 1;
      assertThat(layer.at(point.x, point.y)).as("seed %d, point %d", seed, i).isEqualTo(expected);
      assertThat(layer.firstAt(point.x, point.y))
          .isEqualTo(expected.isEmpty() ? -1 : expected.getFirst());
    }
    assertThat(inside).as("the test must see both").isBetween(500, 3900);
  }

  /** Anywhere, on a grid that hits corners, or on a corner itself. */
  private static Coordinate point(RandomGenerator random, List<AreaShape> areas) {
    return switch (random.nextInt(3)) {
      case 0 -> new Coordinate(random.nextDouble(-4, 14), random.nextDouble(-4, 14));
      case 1 -> new Coordinate(random.nextInt(-4, 14), random.nextInt(-4, 14));
      default -> {
        Coordinate[] corners = areas.get(random.nextInt(areas.size())).geometry().getCoordinates();
        yield corners[random.nextInt(corners.length)].copy();
      }
    };
  }

  /** Borders that run exactly between two cells of the raster keep what they part apart. */
  @ParameterizedTest
  @MethodSource("org.porchlight.records.Seeds#all")
  void upAndDownAndSidewaysBordersHold(long seed) {
    RandomGenerator random = Seeds.random(seed);
    List<AreaShape> areas = new ArrayList<>();
    int side = 1 << random.nextInt(1, 4);
    for (int i = 0; i < side * side; i++) {
      if (i == 0 || i == side * side - 1 || random.nextInt(3) > 0) {
        int row = i / side;
        double step = 1.0 / side;
        double west = (i - row * side) * step;
        double south = row * step;
        Geometry box = SHAPES.toGeometry(new Envelope(west, west + step, south, south + step));
        areas.add(area(areas.size(), box));
      }
    }
    LayerShapes layer = new LayerShapes(layer(true), areas);
    for (int i = 0; i < 2000; i++) {
      double x = random.nextDouble();
      double y = random.nextDouble();
      List<Integer> expected = new ArrayList<>();
      for (int a = 0; a < areas.size(); a++) {
        if (areas.get(a).geometry().covers(SHAPES.createPoint(new Coordinate(x, y)))) {
          expected.add(a);
        }
      }
      assertThat(layer.at(x, y)).as("%s %s, seed %d", x, y, seed).isEqualTo(expected);
    }
  }
}
