package org.porchlight.records.fetch;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a layer or table says of itself.
 *
 * @param idField the field with object ids; null when it has none
 * @param fields name to ArcGIS type, as {@code esriFieldTypeDate}
 * @param hasGeometry false for a table
 * @param mostRows the most rows in one answer; 0 when it does not say
 * @param pages whether it can skip rows that were sent before
 * @param statistics whether it can be asked for the lowest and highest object id
 * @param dates the zone in which it reads the moments of a query; null when it is one we cannot
 *     name
 */
record ArcGisLayer(
    @Nullable String idField,
    Map<String, String> fields,
    boolean hasGeometry,
    int mostRows,
    boolean pages,
    boolean statistics,
    @Nullable ZoneId dates) {

  static final String DATE = "esriFieldTypeDate";

  static ArcGisLayer of(JsonNode metadata) {
    Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    String id = text(metadata, "objectIdField").orElse(null);
    for (JsonNode field : metadata.path("fields")) {
      String name = text(field, "name").orElse("");
      String type = text(field, "type").orElse("");
      fields.put(name, type);
      if (id == null && type.equals("esriFieldTypeOID")) {
        id = name;
      }
    }
    JsonNode advanced = metadata.path("advancedQueryCapabilities");
    return new ArcGisLayer(
        id,
        fields,
        text(metadata, "geometryType").isPresent(),
        Math.clamp(number(metadata, "maxRecordCount"), 0, 1_000_000),
        flag(advanced, "supportsPagination") || flag(metadata, "supportsPagination"),
        flag(advanced, "supportsStatistics") || flag(metadata, "supportsStatistics"),
        zone(metadata.path("dateFieldsTimeReference")));
  }

  /** Whether this is a layer or table, and not a service or a folder of them. */
  boolean hasFields() {
    return !fields.isEmpty();
  }

  private static @Nullable ZoneId zone(JsonNode reference) {
    Optional<String> name = text(reference, "timeZoneIANA").or(() -> text(reference, "timeZone"));
    if (name.isEmpty()) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(name.get());
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Optional<String> text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isString() && !value.asString().isBlank()
        ? Optional.of(value.asString())
        : Optional.empty();
  }

  private static boolean flag(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isBoolean() && value.booleanValue();
  }

  private static long number(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isNumber() ? (long) value.doubleValue() : 0;
  }
}
