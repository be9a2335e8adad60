package org.porchlight.pipeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.porchlight.city.Source;
import org.porchlight.records.lake.OpenLake;
import org.porchlight.records.places.AreaShape;
import org.porchlight.records.places.LayerShapes;

/**
 * Puts the records of one source into areas. Each distinct point is looked up once; records without
 * a point, and points in no area, go to the layer's unknown area and are counted there.
 *
 * <p>Where a record lies is kept as one number per layer. For source {@code s} and layer {@code l},
 * the table {@code "s@points"} gives the number of each point, {@code "s@named@l"} that of each
 * name that a record may give its area, and {@code "s@areas@l"} the areas that a number stands for:
 * one, or several where areas overlap.
 */
final class Places {
  /** The number of no area. */
  private static final int NOWHERE = -1;

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
      List<String> columns,
      Set<String> wanted)
      throws SQLException {
    boolean hasPoints = columns.contains("longitude") && columns.contains("latitude");
    Nesting nesting = new Nesting(layers, source.areas().keySet());
    Places places = new Places(database, source, layers, nesting, hasPoints);
    places.makeTables();
    places.placeRecords(columns, wanted);
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
    Map<String, Codes> codes = new LinkedHashMap<>();
    layers.forEach((id, layer) -> codes.put(id, new Codes(layer)));
    if (hasPoints) {
      makePoints(codes);
    }
    for (String layer : source.areas().keySet()) {
      makeNamed(layer);
    }
    for (Map.Entry<String, Codes> layer : codes.entrySet()) {
      makeAreas(layer.getKey(), layer.getValue());
    }
  }

  /** The numbers of one layer: of its areas, and of every set of areas that overlap somewhere. */
  private static final class Codes {
    private final LayerShapes layer;
    private final Map<List<Integer>, Integer> overlaps = new HashMap<>();

    Codes(LayerShapes layer) {
      this.layer = layer;
    }

    int of(List<Integer> areas) {
      if (areas.isEmpty()) {
        return NOWHERE;
      }
      return areas.size() == 1
          ? areas.getFirst()
          : overlaps.computeIfAbsent(areas, set -> layer.areas().size() + overlaps.size());
    }
  }

  private void makePoints(Map<String, Codes> codes) throws SQLException {
    StringBuilder definition = new StringBuilder("longitude DOUBLE, latitude DOUBLE");
    layers
        .keySet()
        .forEach(id -> definition.append(", ").append(OpenLake.name(id)).append(" INTEGER"));
    create(points(), definition.toString());
    double[][] points = distinctPoints();
    try (DuckDBAppender rows = appender(points())) {
      for (double[] point : points) {
        Map<String, Integer> found = nesting.locate(point[0], point[1]);
        rows.beginRow();
        rows.append(point[0]);
        rows.append(point[1]);
        for (LayerShapes layer : layers.values()) {
          String id = layer.layer().id();
          rows.append(
              layer.layer().overlapping()
                  ? codesOf(codes, id).of(layer.at(point[0], point[1]))
                  : (int) found.getOrDefault(id, NOWHERE));
        }
        rows.endRow();
      }
    }
  }

  private static Codes codesOf(Map<String, Codes> codes, String layer) {
    return Objects.requireNonNull(codes.get(layer), layer);
  }

  private double[][] distinctPoints() throws SQLException {
    List<double[]> points = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT DISTINCT longitude, latitude FROM %s WHERE longitude IS NOT NULL AND latitude IS NOT NULL"
                    .formatted(OpenLake.name(source.id())))) {
      while (result.next()) {
        points.add(new double[] {result.getDouble(1), result.getDouble(2)});
      }
    }
    return points.toArray(new double[0][]);
  }

  private void makeNamed(String layer) throws SQLException {
    create(named(layer), "name VARCHAR, code INTEGER");
    Map<String, Integer> codes = new LinkedHashMap<>();
    List<AreaShape> areas = Objects.requireNonNull(layers.get(layer), layer).areas();
    for (int i = 0; i < areas.size(); i++) {
      codes.putIfAbsent(areas.get(i).key().toLowerCase(Locale.ROOT), i);
    }
    try (DuckDBAppender rows = appender(named(layer))) {
      for (Map.Entry<String, Integer> code : codes.entrySet()) {
        rows.beginRow();
        rows.append(code.getKey());
        rows.append((int) code.getValue());
        rows.endRow();
      }
    }
  }

  private void makeAreas(String id, Codes codes) throws SQLException {
    create(areas(id), "code INTEGER, area VARCHAR");
    LayerShapes layer = codes.layer;
    Map<Integer, List<String>> areas = new LinkedHashMap<>();
    areas.put(NOWHERE, List.of(layer.unknown()));
    for (int i = 0; i < layer.areas().size(); i++) {
      areas.put(i, List.of(layer.areas().get(i).id()));
    }
    codes.overlaps.forEach(
        (set, code) ->
            areas.put(code, set.stream().map(area -> layer.areas().get(area).id()).toList()));
    try (DuckDBAppender rows = appender(areas(id))) {
      for (Map.Entry<Integer, List<String>> code : areas.entrySet()) {
        for (String area : code.getValue()) {
          rows.beginRow();
          rows.append((int) code.getKey());
          rows.append(area);
          rows.endRow();
        }
      }
    }
  }

  private String points() {
    return source.id() + "@points";
  }

  private String named(String layer) {
    return source.id() + "@named@" + layer;
  }

  /** The table of the areas that a layer's numbers stand for: code, area. */
  String areas(String layer) {
    return source.id() + "@areas@" + layer;
  }

  private void create(String table, String columns) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("CREATE TEMP TABLE %s (%s)".formatted(OpenLake.name(table), columns));
    }
  }

  private DuckDBAppender appender(String table) throws SQLException {
    return database.createAppender("temp", DuckDBConnection.DEFAULT_SCHEMA, table);
  }

  /** The table of the source's records with their number in each layer, {@link #code}. */
  String records() {
    return source.id() + "@records";
  }

  /** The column of {@link #records} that holds a record's number in a layer. */
  static String code(String layer) {
    return OpenLake.name("@" + layer);
  }

  /** Looks each record's place up once, for all tables that are counted from it. */
  private void placeRecords(List<String> columns, Set<String> wanted) throws SQLException {
    List<String> kept = new ArrayList<>(List.of("r.row"));
    columns.stream()
        .filter(wanted::contains)
        .forEach(column -> kept.add("r." + OpenLake.name(column)));
    StringBuilder from = new StringBuilder(OpenLake.name(source.id())).append(" r");
    if (hasPoints) {
      from.append(
          " LEFT JOIN %s p ON r.longitude = p.longitude AND r.latitude = p.latitude"
              .formatted(OpenLake.name(points())));
    }
    int names = 0;
    for (String layer : layers.keySet()) {
      String field = source.areas().get(layer);
      String code = Integer.toString(NOWHERE);
      if (field != null) {
        String alias = "n" + names++;
        from.append(
            " LEFT JOIN %s %s ON lower(trim(CAST(r.%s AS VARCHAR))) = %s.name"
                .formatted(OpenLake.name(named(layer)), alias, OpenLake.name(field), alias));
        code = "coalesce(%s.code, %d)".formatted(alias, NOWHERE);
      } else if (hasPoints) {
        code = "coalesce(p.%s, %d)".formatted(OpenLake.name(layer), NOWHERE);
      }
      kept.add(code + " AS " + code(layer));
    }
    try (Statement statement = database.createStatement()) {
      statement.execute(
          "CREATE TEMP TABLE %s AS SELECT %s FROM %s"
              .formatted(OpenLake.name(records()), String.join(", ", kept), from));
    }
  }

  /** How many records of the source lie in no area of a layer. */
  long countUnknown(String layer) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT count(*) FROM %s WHERE %s = %d"
                    .formatted(OpenLake.name(records()), code(layer), NOWHERE))) {
      result.next();
      return result.getLong(1);
    }
  }
}
