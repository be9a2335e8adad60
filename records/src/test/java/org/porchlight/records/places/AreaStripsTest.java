package org.porchlight.records.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.porchlight.records.Seeds;

/** The strips find what walking along the whole border finds. */
class AreaStripsTest {
  private static final GeometryFactory SHAPES = new GeometryFactory();

  /** Corners on whole steps, so that level and upright pieces and touched corners are common. */
  private static Polygon blocks(RandomGenerator random) {
    int columns = random.nextInt(1, 12);
    List<Coordinate> ring = new ArrayList<>();
    int x = random.nextInt(-5, 5);
    int floor = random.nextInt(-5, 5);
    ring.add(new Coordinate(x, floor));
    for (int i = 0; i < columns; i++) {
      int y = floor + random.nextInt(1, 9);
      ring.add(new Coordinate(x, y));
      x += random.nextInt(1, 3);
      ring.add(new Coordinate(x, random.nextBoolean() ? y : floor + random.nextInt(1, 9)));
    }
    ring.add(new Coordinate(x, floor));
    ring.add(ring.getFirst().copy());
    return SHAPES.createPolygon(ring.toArray(new Coordinate[0]));
  }

  @ParameterizedTest
  @MethodSource("org.porchlight.records.Seeds#all")
  void stripsAgreeWithTheWholeBorder(long seed) {
    RandomGenerator random = Seeds.random(seed);
    int borders = 0;
    for (int round = 0; round < 20; round++) {
      Geometry shape = blocks(random);
      if (random.nextBoolean()) {
        shape = shape.union(blocks(random));
      }
      if (random.nextBoolean()) {
        // Long borders, whose pieces end anywhere.
        shape = shape.buffer(random.nextDouble(0.1, 1), 16);
      }
      AreaStrips strips = new AreaStrips(shape);
      List<Coordinate> asked = new ArrayList<>(List.of(shape.getCoordinates()));
      for (int i = 0; i < 400; i++) {
        boolean whole = random.nextBoolean();
        double x = random.nextDouble(-7, 30);
        double y = random.nextDouble(-7, 15);
        asked.add(new Coordinate(whole ? Math.rint(x) : x, whole ? Math.rint(y) : y));
      }
      for (Coordinate point : asked) {
        int expected = SimplePointInAreaLocator.locate(point, shape);
        borders += expected == Location.BOUNDARY ? 1 : 0;
        assertThat(strips.locate(point.x, point.y))
            .as("%s in %s (seed %d)", point, shape, seed)
            .isEqualTo(expected);
      }
    }
    assertThat(borders).isPositive();
  }

  @Test
  void nothingLiesInAnEmptyArea() {
    assertThat(new AreaStrips(SHAPES.createPolygon()).locate(0, 0)).isEqualTo(Location.EXTERIOR);
  }

  @Test
  void noPlaceIsOutside() {
    AreaStrips strips =
        new AreaStrips(SHAPES.toGeometry(new org.locationtech.jts.geom.Envelope(0, 1, 0, 1)));
    assertThat(strips.locate(Double.NaN, 0.5)).isEqualTo(Location.EXTERIOR);
    assertThat(strips.locate(0.5, Double.NaN)).isEqualTo(Location.EXTERIOR);
    assertThat(strips.locate(0.5, 0.5)).isEqualTo(Location.INTERIOR);
  }
}
