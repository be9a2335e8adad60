package org.porchlight.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.porchlight.city.ProblemsException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Areas as GeoJSON (RFC 7946): polygons and multi-polygons in degrees. */
final class GeoJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final GeometryFactory SHAPES = new GeometryFactory();

  /** One feature; its shape is empty when it has none or it is no area. */
  record Feature(Map<String, String> properties, Geometry geometry) {
    /** A property as text; empty when the feature lacks it. */
    String text(String property) {
      return properties.getOrDefault(property, "");
    }
  }

  private GeoJson() {}

  static List<Feature> read(InputStream in, String file) throws IOException {
    try {
      JsonNode root = JSON.readTree(in);
      List<Feature> features = new ArrayList<>();
      for (JsonNode feature : root.path("features")) {
        Map<String, String> properties = new LinkedHashMap<>();
        feature
            .path("properties")
            .propertyStream()
            .forEach(
                property ->
                    properties.put(
                        property.getKey(),
                        property.getValue().isValueNode() && !property.getValue().isNull()
                            ? property.getValue().asString().strip()
                            : ""));
        features.add(new Feature(properties, shape(feature.path("geometry"))));
      }
      if (features.isEmpty()) {
        throw new ProblemsException(
            file, "the file is not GeoJSON with features, or has none.", "PL-IMPORT-003");
      }
      return features;
    } catch (JacksonException | IllegalArgumentException e) {
      throw new ProblemsException(
          file,
          "the file cannot be read as GeoJSON; it may be cut short. Ask its source for it again.",
          "PL-IMPORT-003");
    }
  }

  private static Geometry shape(JsonNode geometry) {
    JsonNode coordinates = geometry.path("coordinates");
    return switch (geometry.path("type").asString("")) {
      case "Polygon" -> polygon(coordinates);
      case "MultiPolygon" -> {
        List<Polygon> polygons = new ArrayList<>();
        coordinates.forEach(part -> polygons.add(polygon(part)));
        yield SHAPES.createMultiPolygon(polygons.toArray(new Polygon[0]));
      }
      default -> SHAPES.createPolygon();
    };
  }

  private static Polygon polygon(JsonNode rings) {
    if (rings.isEmpty()) {
      return SHAPES.createPolygon();
    }
    List<LinearRing> holes = new ArrayList<>();
    for (int i = 1; i < rings.size(); i++) {
      holes.add(ring(rings.get(i)));
    }
    return SHAPES.createPolygon(ring(rings.get(0)), holes.toArray(new LinearRing[0]));
  }

  private static LinearRing ring(JsonNode points) {
    Coordinate[] ring = new Coordinate[points.size()];
    for (int i = 0; i < ring.length; i++) {
      ring[i] = new Coordinate(points.get(i).get(0).asDouble(), points.get(i).get(1).asDouble());
    }
    return SHAPES.createLinearRing(ring);
  }

  /** The areas as published: their ids, and their shapes to a tenth of a meter. */
  static byte[] write(List<AreaShape> areas, List<Geometry> shapes, boolean madeUp) {
    StringBuilder text = new StringBuilder(1 << 16);
    text.append("{\"type\":\"FeatureCollection\",");
    if (madeUp) {
      text.append("\"note\":\"made-up data\",");
    }
    text.append("\"features\":[\n");
    for (int i = 0; i < areas.size(); i++) {
      text.append(i == 0 ? "" : ",\n");
      text.append("{\"type\":\"Feature\",\"properties\":{\"id\":\"");
      text.append(areas.get(i).id());
      text.append("\"},\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":");
      append(text, shapes.get(i));
      text.append("}}");
    }
    return text.append("\n]}\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void append(StringBuilder text, Geometry shape) {
    text.append('[');
    boolean first = true;
    for (int i = 0; i < shape.getNumGeometries(); i++) {
      if (shape.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
        text.append(first ? "[" : ",[");
        first = false;
        append(text, polygon.getExteriorRing());
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
          text.append(',');
          append(text, polygon.getInteriorRingN(hole));
        }
        text.append(']');
      }
    }
    text.append(']');
  }

  private static void append(StringBuilder text, LinearRing ring) {
    text.append('[');
    for (int i = 0; i < ring.getNumPoints(); i++) {
      Coordinate point = ring.getCoordinateN(i);
      text.append(i == 0 ? "[" : ",[");
      text.append(degrees(point.x)).append(',').append(degrees(point.y)).append(']');
    }
    text.append(']');
  }

  /**
   * Degrees with at most six decimals, a tenth of a meter; {@code String.format} takes ten times as
   * long.
   */
  private static String degrees(double value) {
    long millionths = Math.round(value * 1e6);
    long whole = Math.abs(millionths) / 1_000_000;
    long rest = Math.abs(millionths) % 1_000_000;
    if (rest == 0) {
      return (millionths < 0 ? "-" : "") + whole;
    }
    String decimals = Long.toString(1_000_000 + rest).substring(1);
    int end = decimals.length();
    while (decimals.charAt(end - 1) == '0') {
      end--;
    }
    return (millionths < 0 ? "-" : "") + whole + "." + decimals.substring(0, end);
  }

  /** Only the areas of a shape: what a union or a simplification may leave of lines is dropped. */
  static Geometry areasOf(Geometry shape) {
    List<Polygon> polygons = new ArrayList<>();
    for (int i = 0; i < shape.getNumGeometries(); i++) {
      if (shape.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
        polygons.add(polygon);
      }
    }
    return SHAPES.createMultiPolygon(polygons.toArray(new Polygon[0]));
  }
}
