package org.porchlight.records.formats;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What kind of shape a feature has, and where it is if it is one point; used again for each. */
final class Geometry {
  private static final int POINT = 1;
  private static final int LIST_OF_POINTS = 2;

  private String type = "";
  private final List<String> point = new ArrayList<>(3);
  private final List<String> inList = new ArrayList<>(3);
  private int points;
  private String x = "";
  private String y = "";
  private @Nullable String crs;

  void clear() {
    type = "";
    point.clear();
    inList.clear();
    points = 0;
    x = "";
    y = "";
    crs = null;
  }

  /** Reads the object at which {@code json} stands. */
  void read(JsonParser json) {
    clear();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      switch (name) {
        case "type" -> type = value == JsonToken.VALUE_STRING ? json.getString() : "";
        case "coordinates" -> coordinates(json);
        case "x" -> x = coordinate(json);
        case "y" -> y = coordinate(json);
        case "rings", "curveRings" -> skipAs("Polygon", json);
        case "paths", "curvePaths" -> skipAs("LineString", json);
        case "points" -> {
          type = "MultiPoint";
          coordinates(json);
          x = single(0);
          y = single(1);
        }
        case "spatialReference" -> {
          if (value == JsonToken.START_OBJECT) {
            crs = Crs.ofArcGis(json);
          }
        }
        default -> json.skipChildren();
      }
    }
    if (type.isEmpty() && hasXy()) {
      type = "Point";
    }
  }

  private void skipAs(String shape, JsonParser json) {
    json.skipChildren();
    type = shape;
  }

  private static String coordinate(JsonParser json) {
    if (json.currentToken().isNumeric()) {
      return JsonText.scalar(json);
    }
    json.skipChildren();
    return "";
  }

  private void coordinates(JsonParser json) {
    point.clear();
    inList.clear();
    points = 0;
    if (json.currentToken() != JsonToken.START_ARRAY) {
      json.skipChildren();
      return;
    }
    int depth = POINT;
    while (depth > 0) {
      JsonToken token = json.nextToken();
      if (token == JsonToken.START_ARRAY) {
        depth++;
        points += depth == LIST_OF_POINTS ? 1 : 0;
      } else if (token == JsonToken.END_ARRAY) {
        depth--;
      } else if (token == JsonToken.START_OBJECT) {
        json.skipChildren();
      } else if (depth == POINT && point.size() < 3) {
        point.add(number(json));
      } else if (depth == LIST_OF_POINTS && points == 1 && inList.size() < 3) {
        inList.add(number(json));
      }
    }
  }

  private static String number(JsonParser json) {
    return json.currentToken().isNumeric() ? JsonText.scalar(json) : "";
  }

  private String single(int index) {
    return points == 1 && inList.size() >= 2 ? inList.get(index) : "";
  }

  boolean hasDegrees() {
    return !hasXy() && !first().isEmpty() && !second().isEmpty();
  }

  boolean hasXy() {
    return !x.isEmpty() && !y.isEmpty();
  }

  String first() {
    return hasXy() ? x : at(0);
  }

  String second() {
    return hasXy() ? y : at(1);
  }

  private String at(int index) {
    return switch (type) {
      case "Point" -> point.size() >= 2 ? point.get(index) : "";
      case "MultiPoint" -> single(index);
      default -> "";
    };
  }

  /** As GeoJSON calls it; empty for none. */
  String type() {
    return type;
  }

  @Nullable String crs() {
    return crs;
  }
}
