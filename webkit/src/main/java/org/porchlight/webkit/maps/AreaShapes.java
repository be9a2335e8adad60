package org.porchlight.webkit.maps;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.algorithm.construct.MaximumInscribedCircle;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/**
 * The shapes of one area layer, ready to draw: on the map's grid and simplified together, so that
 * neighbors keep one common border. Immutable; read it once a release.
 */
public final class AreaShapes {
  /** All paths together stay near this many characters; about 10 kB after gzip. */
  private static final int BUDGET = 24_000;

  /** In tenths of a user unit: corners whose triangle is smaller than its square may go. */
  private static final double FINEST = 7;

  private static final double COARSEST = 45;
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  private final Map<String, Shape> shapes;
  private final int height;
  private final String outline;
  private final Projection projection;

  /**
   * One area on the grid.
   *
   * @param path the {@code d} of an SVG path in tenths of a user unit
   * @param size its area in square tenths
   * @param x where its widest inside is
   * @param y where its widest inside is
   * @param room radius of the largest circle inside
   */
  record Shape(String path, double size, double x, double y, double room) {}

  private AreaShapes(Map<String, Shape> shapes, int height, String outline, Projection projection) {
    this.shapes = shapes;
    this.height = height;
    this.outline = outline;
    this.projection = projection;
  }

  /**
   * Reads a layer of a release.
   *
   * @param geoJson a FeatureCollection of polygons in degrees, each with {@code properties.id};
   *     features of one id are one area
   * @throws UnreadableAreasException when it is not that
   */
  public static AreaShapes read(byte[] geoJson) {
    Map<String, List<GeoJsonAreas.Rings>> areas = GeoJsonAreas.read(geoJson);
    Projection projection = new Projection(areas.values());
    Map<String, Geometry> onGrid = onGrid(areas, projection);
    Geometry[] whole = onGrid.values().toArray(Geometry[]::new);
    Geometry[] simple = whole;
    List<String> paths = List.of();
    for (double tolerance = FINEST; ; tolerance *= 1.25) {
      simple = CoverageSimplifier.simplify(whole, tolerance);
      paths = new ArrayList<>();
      for (int i = 0; i < simple.length; i++) {
        // Better coarse corners than no area: a tiny one keeps the shape it had.
        paths.add(GridPath.of(simple[i].isEmpty() ? whole[i] : simple[i]));
      }
      if (tolerance > COARSEST || paths.stream().mapToInt(String::length).sum() <= BUDGET) {
        break;
      }
    }
    Map<String, Shape> shapes = new LinkedHashMap<>();
    int i = 0;
    for (String id : onGrid.keySet()) {
      shapes.put(id, shape(paths.get(i), simple[i].isEmpty() ? whole[i] : simple[i]));
      i++;
    }
    return new AreaShapes(shapes, projection.height(), outline(simple), projection);
  }

  private static Map<String, Geometry> onGrid(
      Map<String, List<GeoJsonAreas.Rings>> areas, Projection projection) {
    List<List<Coordinate>> all = new ArrayList<>();
    areas
        .values()
        .forEach(ps -> ps.forEach(p -> p.rings().forEach(r -> all.add(ring(r, projection)))));
    Borders borders = new Borders(all);
    Map<String, Geometry> onGrid = new LinkedHashMap<>();
    areas.forEach(
        (id, polygons) -> {
          List<Polygon> parts = new ArrayList<>();
          for (GeoJsonAreas.Rings rings : polygons) {
            Polygon part = polygon(rings, projection, borders);
            if (!part.isEmpty()) {
              parts.add(part);
            }
          }
          if (!parts.isEmpty()) {
            onGrid.put(id, joined(parts));
          } else if (!polygons.isEmpty() && !polygons.getFirst().rings().isEmpty()) {
            onGrid.put(
                id, speck(projection.onGrid(polygons.getFirst().rings().getFirst().getFirst())));
          }
        });
    return onGrid;
  }

  private static List<Coordinate> ring(List<Coordinate> degrees, Projection projection) {
    return degrees.stream().map(projection::onGrid).toList();
  }

  private static Polygon polygon(GeoJsonAreas.Rings rings, Projection projection, Borders borders) {
    List<LinearRing> found = new ArrayList<>();
    for (int i = 0; i < rings.rings().size(); i++) {
      List<Coordinate> corners = borders.noded(ring(rings.rings().get(i), projection));
      if (corners.isEmpty() && i == 0) {
        return GEOMETRY.createPolygon();
      }
      if (!corners.isEmpty()) {
        found.add(GEOMETRY.createLinearRing(corners.toArray(Coordinate[]::new)));
      }
    }
    if (found.isEmpty()) {
      return GEOMETRY.createPolygon();
    }
    LinearRing[] holes = found.subList(1, found.size()).toArray(LinearRing[]::new);
    return GEOMETRY.createPolygon(found.getFirst(), holes);
  }

  /** An area too small for the grid stays on the map as a dot. */
  private static Polygon speck(Coordinate at) {
    return (Polygon) GEOMETRY.createPoint(at).buffer(12, 2);
  }

  /** Parts of one area without the borders between them. */
  private static Geometry joined(List<Polygon> parts) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    Polygon[] all = parts.toArray(Polygon[]::new);
    try {
      return CoverageUnion.union(all);
    } catch (TopologyException | IllegalArgumentException overlapping) {
      return GEOMETRY.createMultiPolygon(all);
    }
  }

  private static Shape shape(String path, Geometry area) {
    Point inside = area.getInteriorPoint();
    double room = 0;
    try {
      LineString radius =
          MaximumInscribedCircle.getRadiusLine(area, Math.max(10, Math.sqrt(area.getArea()) / 20));
      room = radius.getLength();
      inside = radius.getStartPoint();
    } catch (RuntimeException crossing) {
      // A border that crosses itself has no sure inside: no label there.
      room = 0;
    }
    return new Shape(path, area.getArea(), inside.getX(), inside.getY(), room);
  }

  private static String outline(Geometry[] simple) {
    Geometry city = GEOMETRY.createGeometryCollection(simple).buffer(0);
    try {
      // Close the slivers between areas that do not quite meet, then drop what a thumbnail hides.
      city = GEOMETRY.createGeometryCollection(simple).buffer(15, 2).buffer(-15, 2);
    } catch (TopologyException _) {
      return GridPath.of(city);
    }
    return GridPath.of(TopologyPreservingSimplifier.simplify(city, 20));
  }

  /** The ids of all areas that have a shape, in the layer's order. */
  public Set<String> ids() {
    return shapes.keySet();
  }

  /** Height in tenths of a user unit; the width is always {@link Projection#WIDTH}. */
  int height() {
    return height;
  }

  Map<String, Shape> shapes() {
    return shapes;
  }

  /** Largest first, so that a small area is never buried under one that overlaps it. */
  List<Map.Entry<String, Shape>> drawingOrder() {
    return shapes.entrySet().stream()
        .sorted(
            Comparator.comparingDouble((Map.Entry<String, Shape> e) -> -e.getValue().size())
                .thenComparing(Map.Entry::getKey))
        .toList();
  }

  /** Where a place is on the grid. */
  Coordinate onGrid(double longitude, double latitude) {
    return projection.onGrid(new Coordinate(longitude, latitude));
  }

  /** The whole layer's outer border. */
  String outline() {
    return outline;
  }
}
