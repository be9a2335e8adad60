package org.porchlight.records.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.porchlight.city.ProblemsException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The features of a GeoJSON file as rows. A feature's properties are its columns; the coordinates
 * of a point are the columns {@code geometry.longitude} and {@code geometry.latitude}. The first
 * feature is row 2, as if a header stood above it.
 */
final class GeoJsonRows implements RowSource {
  static final String LONGITUDE = "geometry.longitude";
  static final String LATITUDE = "geometry.latitude";

  private final Path file;
  private final Map<String, Integer> columns = new LinkedHashMap<>();

  private GeoJsonRows(Path file) throws IOException {
    this.file = file;
    // A property may be missing in some features, so the columns are known only at the end.
    columns.put(LONGITUDE, 0);
    columns.put(LATITUDE, 1);
    read(
        (number, row, bytes) -> {
          for (String name : ((Feature) row).values.keySet()) {
            columns.putIfAbsent(name, columns.size());
          }
        });
  }

  static GeoJsonRows open(Path file) throws IOException {
    return new GeoJsonRows(file);
  }

  @Override
  public List<String> columns() {
    return List.copyOf(columns.keySet());
  }

  @Override
  public void forEach(RowVisitor visitor) throws IOException {
    String[] names = columns.keySet().toArray(new String[0]);
    read((number, row, bytes) -> visitor.row(number, ((Feature) row).inOrder(names), bytes));
  }

  private record Feature(Map<String, String> values) implements RawRow {
    RawRow inOrder(String[] names) {
      return new RawRow() {
        @Override
        public int size() {
          return names.length;
        }

        @Override
        public String text(int column) {
          return values.getOrDefault(names[column], "");
        }
      };
    }

    @Override
    public int size() {
      return values.size();
    }

    @Override
    public String text(int column) {
      throw new UnsupportedOperationException("a feature has no order of columns by itself");
    }
  }

  private void read(RowVisitor visitor) throws IOException {
    CountingInput.Opened input = CountingInput.open(file);
    long number = 1;
    try (JsonParser json =
        new JsonFactory().createParser(ObjectReadContext.empty(), input.content())) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw notGeoJson();
      }
      boolean found = false;
      while (json.nextToken() != null && json.currentToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("features") && value == JsonToken.START_ARRAY) {
          found = true;
          while (json.nextToken() == JsonToken.START_OBJECT) {
            Feature feature = new Feature(feature(json));
            number++;
            visitor.row(number, feature, input.counter().count());
          }
        } else {
          json.skipChildren();
        }
      }
      if (!found) {
        throw notGeoJson();
      }
    } catch (JacksonException e) {
      throw new ProblemsException(
          "%s:%d".formatted(file.getFileName(), number + 1),
          "the file cannot be read on from this feature; it may be cut short. Ask the source for it again.",
          "PL-IMPORT-004");
    }
  }

  private ProblemsException notGeoJson() {
    return new ProblemsException(
        file.getFileName().toString(),
        "the file is not GeoJSON: a FeatureCollection with 'features' is expected.",
        "PL-IMPORT-003");
  }

  private static Map<String, String> feature(JsonParser json) {
    Map<String, String> values = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals("properties") && value == JsonToken.START_OBJECT) {
        properties(json, values);
      } else if (name.equals("geometry") && value == JsonToken.START_OBJECT) {
        geometry(json, values);
      } else {
        json.skipChildren();
      }
    }
    return values;
  }

  private static void properties(JsonParser json, Map<String, String> values) {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (value.isScalarValue()) {
        values.put(name, value == JsonToken.VALUE_NULL ? "" : trimmed(json.getString()));
      } else {
        json.skipChildren();
        values.put(name, "");
      }
    }
  }

  private static void geometry(JsonParser json, Map<String, String> values) {
    String type = "";
    List<String> numbers = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals("type")) {
        type = json.getString();
      } else if (name.equals("coordinates") && value == JsonToken.START_ARRAY) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
          if (json.currentToken().isNumeric()) {
            numbers.add(json.getString());
          } else {
            json.skipChildren();
          }
        }
      } else {
        json.skipChildren();
      }
    }
    if (type.equals("Point") && numbers.size() >= 2) {
      values.put(LONGITUDE, numbers.get(0));
      values.put(LATITUDE, numbers.get(1));
    }
  }

  private static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && RawRow.isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && RawRow.isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }
}
