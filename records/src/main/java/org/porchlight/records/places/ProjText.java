package org.porchlight.records.places;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a well-known text means, as PROJ writes it. */
sealed interface ProjText {
  /** Degrees on a datum that is as good as WGS 84. */
  record Degrees() implements ProjText {}

  /** The projection of web maps. */
  record WebMercator() implements ProjText {}

  /** A projection and its numbers. */
  record Known(String text) implements ProjText {}

  /** What of it is not read, as half a sentence. */
  record Unreadable(String reason) implements ProjText {}

  /** Reads a projected or a geographic system, as ESRI and as OGC write it (WKT 1). */
  static ProjText of(Wkt wkt) {
    boolean projected = wkt.word().equals("PROJCS");
    Wkt geographic = projected ? wkt.part("GEOGCS") : wkt;
    if (geographic == null || !geographic.word().equals("GEOGCS")) {
      return new Unreadable("is WKT, but neither PROJCS nor GEOGCS");
    }
    Wkt projection = wkt.part("PROJECTION");
    String method = projection == null ? "" : projection.name().toLowerCase(Locale.ROOT);
    if (method.equals("mercator_auxiliary_sphere")) {
      return new WebMercator();
    }
    String datum = datum(geographic);
    if (datum == null) {
      return new Unreadable(
          "is on a datum that lies elsewhere than WGS 84, by a shift that is not known here");
    }
    Wkt meridian = geographic.part("PRIMEM");
    if (meridian != null && meridian.number(0) != 0) {
      return new Unreadable("counts from another meridian than Greenwich");
    }
    if (!projected) {
      Wkt unit = geographic.part("UNIT");
      boolean degrees = unit == null || Math.abs(unit.number(0) - Math.PI / 180) < 1e-9;
      return degrees ? new Degrees() : new Unreadable("counts angles in other units than degrees");
    }
    Wkt unit = wkt.part("UNIT");
    double meters = unit == null ? 1 : unit.number(Double.NaN);
    if (!(meters > 0)) {
      return new Unreadable("does not say how long its unit is");
    }
    String text = projected(method, new Numbers(wkt), meters);
    return text == null
        ? new Unreadable("has a projection that is not read")
        : new Known(text + datum + " +to_meter=" + meters + " +no_defs");
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static @Nullable String projected(String method, Numbers of, double meters) {
    String origin =
        " +lat_0=%s +lon_0=%s +x_0=%s +y_0=%s"
            .formatted(
                of.get("latitude_of_origin", of.get("latitude_of_center", 0)),
                of.get("central_meridian", of.get("longitude_of_center", 0)),
                of.get("false_easting", 0) * meters,
                of.get("false_northing", 0) * meters);
    String scale = " +k_0=" + of.get("scale_factor", 1);
    String parallels =
        " +lat_1=%s +lat_2=%s"
            .formatted(
                of.get("standard_parallel_1", of.get("latitude_of_origin", 0)),
                of.get(
                    "standard_parallel_2",
                    of.get("standard_parallel_1", of.get("latitude_of_origin", 0))));
    return switch (method) {
      case "lambert_conformal_conic",
          "lambert_conformal_conic_2sp",
          "lambert_conformal_conic_1sp" ->
          "+proj=lcc" + parallels + origin + scale;
      case "transverse_mercator", "gauss_kruger" -> "+proj=tmerc" + origin + scale;
      case "albers", "albers_conic_equal_area" -> "+proj=aea" + parallels + origin;
      case "mercator", "mercator_1sp", "mercator_2sp" ->
          "+proj=merc"
              + (of.has("standard_parallel_1")
                  ? " +lat_ts=" + of.get("standard_parallel_1", 0)
                  : scale)
              + " +lon_0=%s +x_0=%s +y_0=%s"
                  .formatted(
                      of.get("central_meridian", 0),
                      of.get("false_easting", 0) * meters,
                      of.get("false_northing", 0) * meters);
      default -> null;
    };
  }

  /** The parameters of a projection by their names in lower case. */
  final class Numbers {
    private final Map<String, Double> byName = new HashMap<>();

    private Numbers(Wkt wkt) {
      for (Wkt part : wkt.parts()) {
        if (part.word().equals("PARAMETER")) {
          byName.put(part.name().toLowerCase(Locale.ROOT), part.number(0));
        }
      }
    }

    private boolean has(String name) {
      return byName.containsKey(name);
    }

    private double get(String name, double otherwise) {
      return byName.getOrDefault(name, otherwise);
    }
  }

  /** The shape of the Earth and the shift to WGS 84; null for a datum that is not known. */
  private static @Nullable String datum(Wkt geographic) {
    Wkt datum = geographic.part("DATUM");
    Wkt spheroid = datum == null ? null : datum.part("SPHEROID");
    if (datum == null || spheroid == null || spheroid.values().size() < 3) {
      return null;
    }
    double axis = spheroid.number(Double.NaN);
    double flattening = number(spheroid.values().get(2));
    if (!(axis > 6e6 && axis < 7e6 && (flattening == 0 || flattening > 100))) {
      return null;
    }
    double other = flattening == 0 ? axis : axis * (1 - 1 / flattening);
    String shape = " +a=%s +b=%s".formatted(axis, other);
    Wkt shift = datum.part("TOWGS84");
    if (shift != null && (shift.values().size() == 3 || shift.values().size() == 7)) {
      return shape + " +towgs84=" + String.join(",", shift.values());
    }
    String name = datum.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    boolean near =
        List.of("wgs_1984", "wgs84", "wgs_84", "north_american_1983", "north_american_datum_1983")
                .stream()
                .anyMatch(name::contains)
            || name.matches("(d_)?(nad_?83|nad_1983|etrs_1989|european_terrestrial_reference).*");
    return near ? shape + " +towgs84=0,0,0" : null;
  }
}
