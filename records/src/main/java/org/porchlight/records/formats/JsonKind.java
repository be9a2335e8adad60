package org.porchlight.records.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.porchlight.city.Source;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Tells GeoJSON, answers of ArcGIS servers and plain lists apart by the first names in them. */
final class JsonKind implements JsonText.Reading {
  private static final int LOOK_AT = 100_000;
  private static final Set<String> ARCGIS_TOP =
      Set.of(
          "objectIdFieldName",
          "currentVersion",
          "drawingInfo",
          "geometryType",
          "displayFieldName",
          "spatialReference",
          "error",
          "objectIds",
          "count",
          "pages");

  private Source.Connector kind = Source.Connector.JSON;
  private boolean features;

  private JsonKind() {}

  static Source.Connector of(Path file, Source.Layout layout) throws IOException {
    JsonKind kind = new JsonKind();
    new JsonText(file, layout).read(kind);
    return kind.kind;
  }

  @Override
  public void value(JsonParser json, Unpacked content) {
    boolean list = json.currentToken() == JsonToken.START_ARRAY;
    int depth = json.currentToken().isStructStart() ? 1 : 0;
    for (int tokens = 0; depth > 0 && tokens < LOOK_AT; tokens++) {
      JsonToken token = json.nextToken();
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (token == JsonToken.PROPERTY_NAME) {
        name(json, depth, list);
      } else if (token == JsonToken.VALUE_STRING
          && "type".equals(json.currentName())
          && isFeature(json.getString())) {
        found(Source.Connector.GEOJSON);
      }
    }
    throw new JsonText.Enough();
  }

  private void name(JsonParser json, int depth, boolean list) {
    String name = json.currentName();
    features |= name.equals("features");
    boolean top = depth == 1 && !list;
    boolean element = depth == 2 && list;
    if ((top && ARCGIS_TOP.contains(name))
        || (name.equals("attributes") && (features || element))) {
      found(Source.Connector.ARCGIS);
    }
  }

  private static boolean isFeature(String type) {
    return type.equals("FeatureCollection") || type.equals("Feature");
  }

  private void found(Source.Connector found) {
    kind = found;
    throw new JsonText.Enough();
  }

  @Override
  public long row() {
    return 2;
  }
}
