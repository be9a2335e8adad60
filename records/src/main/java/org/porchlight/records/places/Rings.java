package org.porchlight.records.places;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/** Puts rings together to areas, and remembers whether any had to be mended for that. */
final class Rings {
  static final GeometryFactory SHAPES = new GeometryFactory();

  private final List<Polygon> polygons = new ArrayList<>();
  private boolean mended;

  boolean mended() {
    return mended;
  }

  /** All polygons added so far as one shape. */
  Geometry shape() {
    return polygons.size() == 1
        ? polygons.getFirst()
        : SHAPES.createMultiPolygon(polygons.toArray(new Polygon[0]));
  }

  /** Adds a polygon as GeoJSON has it: the outer ring first, then its holes. */
  void addPolygon(List<Coordinate[]> rings) {
    List<LinearRing> holes = new ArrayList<>();
    LinearRing outer = null;
    for (int i = 0; i < rings.size(); i++) {
      LinearRing ring = ring(rings.get(i));
      if (ring != null && i == 0) {
        outer = ring;
      } else if (ring != null) {
        holes.add(ring);
      }
    }
    if (outer != null) {
      polygons.add(SHAPES.createPolygon(outer, holes.toArray(new LinearRing[0])));
    }
  }

  /**
   * Adds rings as a shapefile has them: in any order, outer rings clockwise, holes the other way
   * round.
   */
  void addAll(List<Coordinate[]> rings) {
    List<Polygon> shells = new ArrayList<>();
    List<LinearRing> holes = new ArrayList<>();
    for (Coordinate[] points : rings) {
      LinearRing ring = ring(points);
      if (ring == null) {
        continue;
      }
      if (Orientation.isCCW(ring.getCoordinateSequence())) {
        holes.add(ring);
      } else {
        shells.add(SHAPES.createPolygon(ring));
      }
    }
    shells.sort(Comparator.comparingDouble(Polygon::getArea));
    List<List<LinearRing>> inside = new ArrayList<>();
    shells.forEach(shell -> inside.add(new ArrayList<>()));
    List<IndexedPointInAreaLocator> locators =
        shells.stream().map(IndexedPointInAreaLocator::new).toList();
    for (LinearRing hole : holes) {
      int around = smallestAround(hole, shells, locators);
      if (around < 0) {
        // A hole in nothing is an area that was drawn the wrong way round.
        mended = true;
        polygons.add(SHAPES.createPolygon(hole));
      } else {
        inside.get(around).add(hole);
      }
    }
    for (int i = 0; i < shells.size(); i++) {
      polygons.add(
          SHAPES.createPolygon(
              shells.get(i).getExteriorRing(), inside.get(i).toArray(new LinearRing[0])));
    }
  }

  private static int smallestAround(
      LinearRing hole, List<Polygon> shells, List<IndexedPointInAreaLocator> locators) {
    for (int i = 0; i < shells.size(); i++) {
      if (shells.get(i).getEnvelopeInternal().covers(hole.getEnvelopeInternal())
          && !hasPointOutside(hole, locators.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean hasPointOutside(LinearRing hole, IndexedPointInAreaLocator shell) {
    for (Coordinate point : hole.getCoordinates()) {
      if (shell.locate(point) == Location.EXTERIOR) {
        return true;
      }
    }
    return false;
  }

  /** A closed ring; null when the points enclose nothing. */
  private @Nullable LinearRing ring(Coordinate[] points) {
    Coordinate[] closed = points;
    if (points.length > 0 && !points[0].equals2D(points[points.length - 1])) {
      mended = true;
      closed = java.util.Arrays.copyOf(points, points.length + 1);
      closed[points.length] = points[0].copy();
    }
    if (closed.length < 4) {
      mended = mended || points.length > 0;
      return null;
    }
    return SHAPES.createLinearRing(closed);
  }
}
