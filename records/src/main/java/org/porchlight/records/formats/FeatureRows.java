package org.porchlight.records.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Source;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Features as rows: GeoJSON, and the answers of ArcGIS servers, whole or page by page. A feature's
 * properties or attributes are its columns; the first feature is row 2, as if a header stood above
 * it.
 *
 * <p>A point is in {@code geometry.longitude} and {@code geometry.latitude} (GeoJSON) or {@code
 * geometry.x} and {@code geometry.y} (ArcGIS); {@code geometry.type} says what any geometry is.
 */
final class FeatureRows implements RowSource {
  static final String LONGITUDE = "geometry.longitude";
  static final String LATITUDE = "geometry.latitude";
  static final String X = "geometry.x";
  static final String Y = "geometry.y";
  static final String TYPE = "geometry.type";
  private static final Set<String> RESERVED = Set.of(LONGITUDE, LATITUDE, X, Y, TYPE);

  /** Members that wrap an answer as some scripts keep it. */
  private static final Set<String> WRAPPERS =
      Set.of("data", "result", "response", "body", "featureSet", "metadata");

  private final Path file;
  private final JsonText text;
  private final boolean geoJson;
  private final List<String> columns;
  private final @Nullable String crs;

  private FeatureRows(Path file, JsonText text, boolean geoJson) throws IOException {
    this.file = file;
    this.text = text;
    this.geoJson = geoJson;
    Pass first = new Pass(new NamedValues(file, text), (number, row, bytes) -> {});
    text.read(first);
    if (!first.found) {
      throw nothingFound(first);
    }
    this.columns = first.allColumns();
    this.crs = first.pageCrs == null ? first.layerCrs : first.pageCrs;
  }

  static FeatureRows geoJson(Path file, Source.Layout layout) throws IOException {
    return new FeatureRows(file, new JsonText(file, layout), true);
  }

  static FeatureRows arcGis(Path file, Source.Layout layout) throws IOException {
    return new FeatureRows(file, new JsonText(file, layout), false);
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public @Nullable String crs() {
    return crs;
  }

  @Override
  public void forEach(RowVisitor visitor) throws IOException {
    NamedValues values = new NamedValues(file, text);
    values.fix(columns);
    text.read(new Pass(values, visitor));
  }

  private RuntimeException nothingFound(Pass pass) {
    if (geoJson) {
      return Refusal.otherForm(
          file, "the file is not GeoJSON: a FeatureCollection with 'features' is expected.");
    }
    return Refusal.answer(
        file,
        pass.otherAnswer
            ? "the server's answer holds a count, a list of ids or a description, not records."
            : "the file is not an answer of an ArcGIS server: 'features' with 'attributes' are expected.");
  }

  /** Reads the file once. */
  private final class Pass implements JsonText.Reading {
    private final NamedValues values;
    private final RowVisitor visitor;
    private final Geometry geometry = new Geometry();
    private final NamedValues.Naming naming =
        new NamedValues.Naming() {
          @Override
          public String of(String member) {
            return RESERVED.contains(member) ? member + " (2)" : member;
          }

          @Override
          public boolean wholeNumbers() {
            return !geoJson;
          }
        };
    private long number = 1;
    private boolean found;
    private boolean otherAnswer;
    private boolean sawDegrees;
    private boolean sawXy;
    private boolean sawOther;
    private @Nullable String pageCrs;
    private @Nullable String layerCrs;

    Pass(NamedValues values, RowVisitor visitor) {
      this.values = values;
      this.visitor = visitor;
    }

    @Override
    public long row() {
      return number + 1;
    }

    List<String> allColumns() {
      List<String> all = new ArrayList<>();
      // Without any shape at all a GeoJSON still promises points, so that an empty delivery has
      // the columns of a full one.
      if (sawDegrees || (geoJson && !sawXy && !sawOther)) {
        all.add(LONGITUDE);
        all.add(LATITUDE);
      }
      if (sawXy) {
        all.add(X);
        all.add(Y);
      }
      if (geoJson || sawXy || sawOther || sawDegrees) {
        all.add(TYPE);
      }
      all.addAll(values.columns());
      return List.copyOf(all);
    }

    @Override
    public void value(JsonParser json, Unpacked content) throws IOException {
      if (json.currentToken() == JsonToken.START_ARRAY) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
          element(json, content, true);
        }
      } else {
        element(json, content, true);
      }
    }

    private void element(JsonParser json, Unpacked content, boolean top) throws IOException {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        throw geoJson && !found
            ? nothingFound(this)
            : Refusal.brokenAt(
                file, row(), "there is something other than a feature where this row should be.");
      }
      if (top) {
        container(json, content, false);
      } else {
        feature(json, content);
      }
    }

    /** An object that holds features, or is one. */
    private void container(JsonParser json, Unpacked content, boolean metadata) throws IOException {
      values.clear();
      geometry.clear();
      boolean isFeature = false;
      boolean isCollection = false;
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        boolean list = value == JsonToken.START_ARRAY;
        boolean object = value == JsonToken.START_OBJECT;
        if (list && name.equals("features")) {
          found = true;
          isCollection = true;
          while (json.nextToken() != JsonToken.END_ARRAY) {
            element(json, content, false);
          }
        } else if (list && name.equals("pages") && !geoJson) {
          isCollection = true;
          while (json.nextToken() != JsonToken.END_ARRAY) {
            element(json, content, true);
          }
        } else if (list && name.equals("fields") && !geoJson) {
          otherAnswer = true;
          fields(json);
        } else if (object && WRAPPERS.contains(name)) {
          container(json, content, metadata || name.equals("metadata"));
          isCollection = true;
        } else if (object && (name.equals("properties") || name.equals("attributes"))) {
          if (isCollection || metadata) {
            json.skipChildren();
          } else {
            values.putObject(json, naming, row());
            isFeature = true;
          }
        } else if (object && name.equals("geometry")) {
          geometry.read(json);
        } else if (object && name.equals("error")) {
          throw Refusal.answer(file, error(json));
        } else if (object && name.equals("crs")) {
          pageCrs = Crs.ofGeoJson(json);
        } else if (object && name.equals("spatialReference")) {
          setCrs(Crs.ofArcGis(json), metadata);
        } else if (object && name.equals("extent") && metadata) {
          extent(json);
        } else if (name.equals("geometryType") && value == JsonToken.VALUE_STRING) {
          shape(json.getString());
        } else if (name.equals("type") && value == JsonToken.VALUE_STRING) {
          isCollection |= json.getString().equals("FeatureCollection");
        } else {
          otherAnswer |= name.equals("count") || name.equals("objectIds");
          json.skipChildren();
        }
      }
      if (isFeature && !isCollection) {
        found = true;
        emit(content);
      }
    }

    private void feature(JsonParser json, Unpacked content) throws IOException {
      values.clear();
      geometry.clear();
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        boolean object = json.nextToken() == JsonToken.START_OBJECT;
        if (object && (name.equals("properties") || name.equals("attributes"))) {
          values.putObject(json, naming, row());
        } else if (object && name.equals("geometry")) {
          geometry.read(json);
        } else {
          json.skipChildren();
        }
      }
      emit(content);
    }

    private void emit(Unpacked content) throws IOException {
      if (geometry.hasDegrees()) {
        sawDegrees = true;
        values.put(LONGITUDE, geometry.first());
        values.put(LATITUDE, geometry.second());
      } else if (geometry.hasXy()) {
        sawXy = true;
        values.put(X, geometry.first());
        values.put(Y, geometry.second());
      } else {
        sawOther |= !geometry.type().isEmpty();
      }
      values.put(TYPE, geometry.type());
      if (geometry.crs() != null && pageCrs == null) {
        pageCrs = geometry.crs();
      }
      number++;
      visitor.row(number, values, content.bytesRead());
    }

    private void setCrs(@Nullable String found, boolean metadata) {
      if (metadata) {
        layerCrs = found == null ? layerCrs : found;
      } else {
        pageCrs = found == null ? pageCrs : found;
      }
    }

    private void extent(JsonParser json) {
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        if (json.nextToken() == JsonToken.START_OBJECT && name.equals("spatialReference")) {
          setCrs(Crs.ofArcGis(json), true);
        } else {
          json.skipChildren();
        }
      }
    }

    private void shape(String esri) {
      sawXy |= esri.equals("esriGeometryPoint") && !geoJson;
    }

    /** Learns the columns that a server lists, for answers without any record. */
    private void fields(JsonParser json) {
      while (json.nextToken() != JsonToken.END_ARRAY) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
          json.skipChildren();
          continue;
        }
        String column = "";
        boolean shape = false;
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String name = json.currentName();
          JsonToken value = json.nextToken();
          if (value == JsonToken.VALUE_STRING && name.equals("name")) {
            column = json.getString();
          } else if (value == JsonToken.VALUE_STRING && name.equals("type")) {
            shape = json.getString().equals("esriFieldTypeGeometry");
          } else {
            json.skipChildren();
          }
        }
        if (!column.isEmpty() && !shape) {
          values.learn(naming.of(column), row());
        }
      }
    }

    private static String error(JsonParser json) {
      String code = "";
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        if (json.nextToken() == JsonToken.VALUE_NUMBER_INT && name.equals("code")) {
          code = " (code %s)".formatted(json.getString());
        } else {
          json.skipChildren();
        }
      }
      // The server's own words may repeat what was asked for, so only its number is shown.
      return "the server answered with an error%s instead of records.".formatted(code);
    }
  }
}
