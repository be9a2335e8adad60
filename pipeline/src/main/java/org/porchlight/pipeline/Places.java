package org.porchlight.pipeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.porchlight.city.Source;

/**
 * Puts the records of one source into areas. Each distinct point is looked up once; records without
 * a point, and points in no area, go to the layer's unknown area and are counted there.
 *
 * <p>Makes, for source {@code s}, the tables {@code "s@places"} (longitude, latitude and one column
 * per layer that does not overlap), {@code "s@LAYER"} for each overlapping layer (longitude,
 * latitude, area; several rows where areas overlap) and {@code "s@named@LAYER"} (key, area) where
 * records name their area.
 */
final class Places {
  private final DuckDBConnection database;
  private final Source source;
  private final Map<String, LayerShapes> layers;
  private final Nesting nesting;
  private final boolean hasPoints;

  private Places(
      DuckDBConnection database,
      Source source,
      Map<String, LayerShapes> layers,
      Nesting nesting,
      boolean hasPoints) {
    this.database = database;
    this.source = source;
    this.layers = layers;
    this.nesting = nesting;
    this.hasPoints = hasPoints;
  }

  static Places of(
      DuckDBConnection database,
      Source source,
      Map<String, LayerShapes> layers,
      List<String> columns)
      throws SQLException {
    boolean hasPoints = columns.contains("longitude") && columns.contains("latitude");
    Nesting nesting = new Nesting(layers, source.areas().keySet());
    Places places = new Places(database, source, layers, nesting, hasPoints);
    if (hasPoints) {
      places.makeTables();
    }
    places.makeNamed();
    return places;
  }

  Nesting nesting() {
    return nesting;
  }

  /** Whether records of this source can be told apart by the areas of a layer. */
  boolean knows(String layer) {
    return hasPoints || source.areas().containsKey(layer);
  }

  private void makeTables() throws SQLException {
    List<LayerShapes> apart =
        layers.values().stream().filter(layer -> !layer.layer().overlapping()).toList();
    List<LayerShapes> overlapping =
        layers.values().stream().filter(layer -> layer.layer().overlapping()).toList();
    StringBuilder definition = new StringBuilder("longitude DOUBLE, latitude DOUBLE");
    apart.forEach(
        layer -> definition.append(", ").append(Sql.name(layer.layer().id())).append(" VARCHAR"));
    try (Statement statement = database.createStatement()) {
      statement.execute(
          "CREATE TEMP TABLE %s (%s)".formatted(Sql.name(source.id() + "@places"), definition));
      for (LayerShapes layer : overlapping) {
        statement.execute(
            "CREATE TEMP TABLE %s (longitude DOUBLE, latitude DOUBLE, area VARCHAR)"
                .formatted(Sql.name(source.id() + "@" + layer.layer().id())));
      }
    }
    double[][] points = points();
    try (DuckDBAppender places = appender(source.id() + "@places")) {
      for (double[] point : points) {
        Map<String, Integer> found = nesting.locate(point[0], point[1]);
        places.beginRow();
        places.append(point[0]);
        places.append(point[1]);
        for (LayerShapes layer : apart) {
          places.append(id(layer, found.getOrDefault(layer.layer().id(), -1)));
        }
        places.endRow();
      }
    }
    for (LayerShapes layer : overlapping) {
      try (DuckDBAppender areas = appender(source.id() + "@" + layer.layer().id())) {
        for (double[] point : points) {
          List<Integer> found = layer.at(point[0], point[1]);
          for (int area : found.isEmpty() ? List.of(-1) : found) {
            areas.beginRow();
            areas.append(point[0]);
            areas.append(point[1]);
            areas.append(id(layer, area));
            areas.endRow();
          }
        }
      }
    }
  }

  private DuckDBAppender appender(String table) throws SQLException {
    return database.createAppender("temp", DuckDBConnection.DEFAULT_SCHEMA, table);
  }

  private static String id(LayerShapes layer, int area) {
    return area < 0 ? layer.unknown() : layer.areas().get(area).id();
  }

  private double[][] points() throws SQLException {
    List<double[]> points = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT DISTINCT longitude, latitude FROM %s WHERE longitude IS NOT NULL AND latitude IS NOT NULL"
                    .formatted(Sql.name(source.id())))) {
      while (result.next()) {
        points.add(new double[] {result.getDouble(1), result.getDouble(2)});
      }
    }
    return points.toArray(new double[0][]);
  }

  private void makeNamed() throws SQLException {
    for (String layer : source.areas().keySet()) {
      LayerShapes shapes = layers.get(layer);
      if (shapes == null) {
        continue;
      }
      Map<String, String> ids = new LinkedHashMap<>();
      for (AreaShape area : shapes.areas()) {
        ids.putIfAbsent(area.key().toLowerCase(java.util.Locale.ROOT), area.id());
      }
      String table = source.id() + "@named@" + layer;
      try (Statement statement = database.createStatement()) {
        statement.execute(
            "CREATE TEMP TABLE %s (key VARCHAR, area VARCHAR)".formatted(Sql.name(table)));
      }
      try (DuckDBAppender rows = appender(table)) {
        for (Map.Entry<String, String> id : ids.entrySet()) {
          rows.beginRow();
          rows.append(id.getKey());
          rows.append(id.getValue());
          rows.endRow();
        }
      }
    }
  }

  /**
   * SQL for the records {@code r} joined with the areas of these layers, and the expression of each
   * layer's area.
   *
   * @param from what follows FROM
   * @param area layer to SQL expression
   */
  record Joined(String from, Map<String, String> area) {}

  Joined join(List<String> wanted) {
    StringBuilder from = new StringBuilder(Sql.name(source.id())).append(" r");
    Map<String, String> area = new LinkedHashMap<>();
    if (hasPoints) {
      from.append(joinPoint(source.id() + "@places", "p"));
    }
    for (int i = 0; i < wanted.size(); i++) {
      LayerShapes layer = java.util.Objects.requireNonNull(layers.get(wanted.get(i)), "layer");
      String unknown = Sql.text(layer.unknown());
      String id = layer.layer().id();
      String field = source.areas().get(id);
      if (field != null) {
        String alias = "n" + i;
        from.append(
            " LEFT JOIN %s %s ON lower(trim(CAST(r.%s AS VARCHAR))) = %s.key"
                .formatted(Sql.name(source.id() + "@named@" + id), alias, Sql.name(field), alias));
        area.put(id, "coalesce(%s.area, %s)".formatted(alias, unknown));
      } else if (!hasPoints) {
        area.put(id, unknown);
      } else if (layer.layer().overlapping()) {
        String alias = "o" + i;
        from.append(joinPoint(source.id() + "@" + id, alias));
        area.put(id, "coalesce(%s.area, %s)".formatted(alias, unknown));
      } else {
        area.put(id, "coalesce(p.%s, %s)".formatted(Sql.name(id), unknown));
      }
    }
    return new Joined(from.toString(), area);
  }

  private static String joinPoint(String table, String alias) {
    return " LEFT JOIN %s %s ON r.longitude = %s.longitude AND r.latitude = %s.latitude"
        .formatted(Sql.name(table), alias, alias, alias);
  }

  /** How many records of the source lie in no area of a layer. */
  long countUnknown(String layer) throws SQLException {
    LayerShapes shapes = java.util.Objects.requireNonNull(layers.get(layer), "layer");
    Joined joined = join(List.of(layer));
    try (Statement statement = database.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT count(*) FROM %s WHERE %s = %s"
                    .formatted(
                        joined.from(), joined.area().get(layer), Sql.text(shapes.unknown())))) {
      result.next();
      return result.getLong(1);
    }
  }
}
