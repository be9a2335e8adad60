package org.porchlight.records.places;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.porchlight.city.ProblemsException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Areas as GeoJSON: written in degrees (RFC 7946), read as older files have it too. */
public final class GeoJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private GeoJson() {}

  static Feature.File read(InputStream in, String file) throws IOException {
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
        Rings rings = new Rings();
        addShape(feature.path("geometry"), rings);
        features.add(new Feature(properties, rings.shape(), rings.mended()));
      }
      if (features.isEmpty()) {
        throw new ProblemsException(
            file, "the file is not GeoJSON with features, or has none.", "PL-IMPORT-003");
      }
      return new Feature.File(features, crs(root.path("crs").path("properties")));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new ProblemsException(
          file,
          "the file cannot be read as GeoJSON; it may be cut short. Ask its source for it again.",
          "PL-IMPORT-003");
    }
  }

  /** What files of before 2016 say of their coordinates: a name, or a bare EPSG number. */
  private static @Nullable String crs(JsonNode properties) {
    String name = properties.path("name").asString("");
    String code = properties.path("code").asString("");
    return !name.isEmpty() ? name : code.isEmpty() ? null : "EPSG:" + code;
  }

  private static void addShape(JsonNode geometry, Rings rings) {
    JsonNode coordinates = geometry.path("coordinates");
    switch (geometry.path("type").asString("")) {
      case "Polygon" -> rings.addPolygon(rings(coordinates));
      case "MultiPolygon" -> coordinates.forEach(part -> rings.addPolygon(rings(part)));
      case "GeometryCollection" ->
          geometry.path("geometries").forEach(part -> addShape(part, rings));
      default -> {
        // Points and lines enclose nothing.
      }
    }
  }

  private static List<Coordinate[]> rings(JsonNode rings) {
    List<Coordinate[]> all = new ArrayList<>();
    for (JsonNode points : rings) {
      Coordinate[] ring = new Coordinate[points.size()];
      for (int i = 0; i < ring.length; i++) {
        JsonNode point = points.get(i);
        if (!point.path(0).isNumber() || !point.path(1).isNumber()) {
          throw new IllegalArgumentException("a point without two numbers");
        }
        ring[i] = new Coordinate(point.path(0).asDouble(), point.path(1).asDouble());
      }
      all.add(ring);
    }
    return all;
  }

  /** The areas as published: their ids, and their shapes to a tenth of a meter. */
  public static byte[] write(List<AreaShape> areas, List<Geometry> shapes, boolean madeUp) {
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
  public static Geometry areasOf(Geometry shape) {
    List<Polygon> polygons = new ArrayList<>();
    for (int i = 0; i < shape.getNumGeometries(); i++) {
      if (shape.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
        polygons.add(polygon);
      }
    }
    return Rings.SHAPES.createMultiPolygon(polygons.toArray(new Polygon[0]));
  }
}
