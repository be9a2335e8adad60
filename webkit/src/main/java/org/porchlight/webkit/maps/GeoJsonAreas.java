package org.porchlight.webkit.maps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the polygons of a GeoJSON layer by area id, in degrees of longitude and latitude. */
final class GeoJsonAreas {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** One polygon: its outer ring, then its holes. */
  record Rings(List<List<Coordinate>> rings) {}

  private GeoJsonAreas() {}

  /** The polygons of each area, in the file's order; features of one id are one area. */
  static Map<String, List<Rings>> read(byte[] geoJson) {
    JsonNode root;
    try {
      root = MAPPER.readTree(geoJson);
    } catch (JacksonException e) {
      throw new UnreadableAreasException(
          "An area layer is not JSON. Compile the release again from the city's area files.", e);
    }
    Map<String, List<Rings>> areas = new LinkedHashMap<>();
    int number = 0;
    for (JsonNode feature : root.path("features")) {
      number++;
      String id = feature.path("properties").path("id").asString("");
      if (id.isEmpty()) {
        throw new UnreadableAreasException(
            "Feature %d of an area layer has no properties.id. Every area needs one."
                .formatted(number),
            null);
      }
      JsonNode geometry = feature.path("geometry");
      JsonNode coordinates = geometry.path("coordinates");
      List<Rings> polygons = areas.computeIfAbsent(id, _ -> new ArrayList<>());
      switch (geometry.path("type").asString("")) {
        case "Polygon" -> polygons.add(polygon(coordinates, id));
        case "MultiPolygon" -> coordinates.forEach(part -> polygons.add(polygon(part, id)));
        // An area may have no shape (place unknown); points and lines have no inside.
        default -> {}
      }
    }
    if (areas.values().stream().allMatch(List::isEmpty)) {
      throw new UnreadableAreasException(
          "An area layer has no polygons. It must be a GeoJSON FeatureCollection of areas.", null);
    }
    return areas;
  }

  private static Rings polygon(JsonNode rings, String id) {
    List<List<Coordinate>> read = new ArrayList<>();
    for (JsonNode ring : rings) {
      List<Coordinate> corners = new ArrayList<>();
      for (JsonNode corner : ring) {
        double longitude = corner.path(0).asDouble(Double.NaN);
        double latitude = corner.path(1).asDouble(Double.NaN);
        if (!(Math.abs(longitude) <= 180) || !(Math.abs(latitude) < 90)) {
          throw new UnreadableAreasException(
              "Area %s has a corner that is not longitude and latitude in degrees (WGS 84)."
                  .formatted(id),
              null);
        }
        corners.add(new Coordinate(longitude, latitude));
      }
      read.add(corners);
    }
    return new Rings(read);
  }
}
