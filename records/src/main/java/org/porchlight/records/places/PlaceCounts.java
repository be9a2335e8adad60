package org.porchlight.records.places;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBConnection;
import org.porchlight.city.Source;
import org.porchlight.records.lake.Duck;

/**
 * How many records of a batch lie in no area of each layer: their place is unknown, or elsewhere.
 * They stay counted. Each distinct point is looked up once.
 */
public final class PlaceCounts {
  private PlaceCounts() {}

  /**
   * Counts the records whose place is unknown.
   *
   * @param table the records in standard fields, in {@code database}
   * @param layers by id; a layer that the source's records name themselves is judged by that name
   * @return layer to records, in the order of {@code layers}; a layer that this source can say
   *     nothing of, having neither points nor names, is left out
   */
  public static Map<String, Long> of(
      DuckDBConnection database, String table, Source source, Map<String, LayerShapes> layers)
      throws SQLException {
    try (Statement statement = database.createStatement()) {
      Set<String> columns = columns(statement, table);
      boolean hasPoints = columns.contains("longitude") && columns.contains("latitude");
      Map<String, LayerShapes> byPoint = new LinkedHashMap<>();
      Map<String, Long> counts = new LinkedHashMap<>();
      for (Map.Entry<String, LayerShapes> layer : layers.entrySet()) {
        String field = source.areas().get(layer.getKey());
        if (field != null && columns.contains(field)) {
          counts.put(layer.getKey(), named(statement, table, field, layer.getValue()));
        } else if (field == null && hasPoints) {
          byPoint.put(layer.getKey(), layer.getValue());
          counts.put(layer.getKey(), 0L);
        }
      }
      if (!byPoint.isEmpty()) {
        placed(statement, table, byPoint, counts);
      }
      return counts;
    }
  }

  /** As {@link #of}, where the records placed by their coordinates are counted already. */
  public static Map<String, Long> of(
      DuckDBConnection database,
      String table,
      Source source,
      Map<String, LayerShapes> layers,
      PlaceTally byPoint)
      throws SQLException {
    Map<String, LayerShapes> others = new LinkedHashMap<>(layers);
    Map<String, Long> counted = byPoint.counts();
    others.keySet().removeAll(counted.keySet());
    Map<String, Long> counts = new LinkedHashMap<>(of(database, table, source, others));
    try (Statement statement = database.createStatement()) {
      Set<String> columns = columns(statement, table);
      if (columns.contains("longitude") && columns.contains("latitude")) {
        counts.putAll(counted);
      }
    }
    return counts;
  }

  private static Set<String> columns(Statement statement, String table) throws SQLException {
    Set<String> columns = new HashSet<>();
    try (ResultSet result =
        statement.executeQuery("SELECT * FROM %s LIMIT 0".formatted(Duck.name(table)))) {
      ResultSetMetaData all = result.getMetaData();
      for (int i = 1; i <= all.getColumnCount(); i++) {
        columns.add(all.getColumnName(i));
      }
    }
    return columns;
  }

  private static long named(Statement statement, String table, String field, LayerShapes layer)
      throws SQLException {
    Set<String> known = new HashSet<>();
    layer.areas().forEach(area -> known.add(area.key().toLowerCase(Locale.ROOT)));
    long unknown = 0;
    try (ResultSet names =
        statement.executeQuery(
            "SELECT lower(trim(CAST(%s AS VARCHAR))) AS name, count(*) FROM %s GROUP BY name"
                .formatted(Duck.name(field), Duck.name(table)))) {
      while (names.next()) {
        String name = names.getString(1);
        unknown += name != null && known.contains(name) ? 0 : names.getLong(2);
      }
    }
    return unknown;
  }

  private static void placed(
      Statement statement, String table, Map<String, LayerShapes> layers, Map<String, Long> counts)
      throws SQLException {
    LayerShapes[] shapes = layers.values().toArray(new LayerShapes[0]);
    long[] unknown = new long[shapes.length];
    try (ResultSet points =
        statement.executeQuery(
            "SELECT longitude, latitude, count(*) FROM %s GROUP BY longitude, latitude"
                .formatted(Duck.name(table)))) {
      while (points.next()) {
        double longitude = points.getDouble(1);
        boolean none = points.wasNull();
        double latitude = points.getDouble(2);
        none |= points.wasNull();
        long records = points.getLong(3);
        for (int i = 0; i < shapes.length; i++) {
          if (none || shapes[i].firstAt(longitude, latitude) < 0) {
            unknown[i] += records;
          }
        }
      }
    }
    int i = 0;
    for (String layer : layers.keySet()) {
      counts.put(layer, unknown[i++]);
    }
  }
}
