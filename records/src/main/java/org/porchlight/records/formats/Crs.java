package org.porchlight.records.formats;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** How files say which coordinate reference system they use. */
final class Crs {
  private static final Pattern EPSG = Pattern.compile("epsg:{1,2}[0-9.]*:?([0-9]{4,6})$");

  private Crs() {}

  /** The old {@code crs} member of a GeoJSON file. */
  static @Nullable String ofGeoJson(JsonParser json) {
    String name = "";
    while (json.nextToken() != JsonToken.END_OBJECT) {
      boolean properties = json.currentName().equals("properties");
      if (json.nextToken() == JsonToken.START_OBJECT && properties) {
        while (json.nextToken() != JsonToken.END_OBJECT) {
          boolean isName = json.currentName().equals("name");
          if (json.nextToken() == JsonToken.VALUE_STRING && isName) {
            name = json.getString();
          } else {
            json.skipChildren();
          }
        }
      } else {
        json.skipChildren();
      }
    }
    return named(name);
  }

  private static @Nullable String named(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    if (lower.endsWith("crs84")) {
      return "EPSG:4326";
    }
    Matcher epsg = EPSG.matcher(lower);
    return lower.length() < 100 && epsg.find() ? "EPSG:" + epsg.group(1) : null;
  }

  /** The {@code spatialReference} of an ArcGIS server: its newest number, its number or a text. */
  static @Nullable String ofArcGis(JsonParser json) {
    String latest = "";
    String number = "";
    String wkt = "";
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      boolean scalar = json.nextToken().isScalarValue();
      if (scalar && name.equals("latestWkid")) {
        latest = CellText.whole(JsonText.scalar(json));
      } else if (scalar && name.equals("wkid")) {
        number = CellText.whole(JsonText.scalar(json));
      } else if (scalar && (name.equals("wkt") || (name.equals("wkt2") && wkt.isEmpty()))) {
        wkt = JsonText.scalar(json);
      } else {
        json.skipChildren();
      }
    }
    if (isCode(latest) || isCode(number)) {
      // Esri's own number for web mercator, from before EPSG gave it one.
      String code = isCode(latest) ? latest : number;
      return "EPSG:" + (code.equals("102100") || code.equals("102113") ? "3857" : code);
    }
    return wkt.isEmpty() ? null : wkt;
  }

  private static boolean isCode(String text) {
    return !text.isEmpty()
        && text.length() <= 6
        && text.chars().allMatch(c -> c >= '0' && c <= '9')
        && !text.equals("0");
  }
}
