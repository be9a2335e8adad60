package org.porchlight.pipeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.duckdb.DuckDBConnection;
import org.porchlight.city.TableSpec;
import org.porchlight.records.lake.OpenLake;
import org.porchlight.records.places.LayerShapes;

/** Finds the records of a table that may be shown one by one, where they truly happened. */
final class PinMeasure {
  private final DuckDBConnection database;
  private final TableSpec table;
  private final Places places;
  private final Collection<LayerShapes> layers;
  private final String day;

  /**
   * A measurement.
   *
   * @param columns the source's columns
   */
  PinMeasure(
      DuckDBConnection database,
      TableSpec table,
      Collection<String> columns,
      Places places,
      Collection<LayerShapes> layers) {
    this.database = database;
    this.table = table;
    this.places = places;
    this.layers = layers;
    String time = String.valueOf(table.time());
    this.day =
        "CAST(r.%s AS DATE)"
            .formatted(OpenLake.name(columns.contains(time + "_local") ? time + "_local" : time));
  }

  /**
   * One record with its true place. It never leaves the pipeline.
   *
   * @param areas of all layers, as counts have them
   * @param longitude not a number when the record has no place
   */
  record Found(LocalDate day, String type, Set<String> areas, double longitude, double latitude) {
    @Override
    public String toString() {
      return "[a record]";
    }
  }

  /** The fields that pins need beyond those of counts. */
  static Set<String> fields() {
    return Set.of("longitude", "latitude");
  }

  /** All records of some types from one day to another. */
  List<Found> find(Collection<String> types, LocalDate from, LocalDate to) throws SQLException {
    if (types.isEmpty() || to.isBefore(from)) {
      return List.of();
    }
    TableSpec.What.Count count = (TableSpec.What.Count) table.what();
    StringBuilder areas = new StringBuilder("''");
    StringBuilder joins = new StringBuilder();
    int number = 0;
    for (LayerShapes layer : layers) {
      String id = layer.layer().id();
      areas.append(" || '|' || a%d.names".formatted(number));
      joins.append(
          " JOIN (SELECT code, string_agg(area, '|') AS names FROM %s GROUP BY code) a%d ON r.%s = a%d.code"
              .formatted(OpenLake.name(places.areas(id)), number, Places.code(id), number));
      number++;
    }
    String type = "CAST(r.%s AS VARCHAR)".formatted(OpenLake.name(count.field()));
    String query =
        "SELECT %s, %s, %s, coalesce(r.longitude, 'nan'::DOUBLE), coalesce(r.latitude, 'nan'::DOUBLE) FROM %s r%s WHERE %s IN %s AND %s BETWEEN DATE '%s' AND DATE '%s'"
            .formatted(
                day,
                type,
                areas,
                OpenLake.name(places.records()),
                joins,
                type,
                OpenLake.texts(List.copyOf(types)),
                day,
                from,
                to);
    List<Found> found = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        Set<String> in = new HashSet<>(List.of(result.getString(3).split("\\|", -1)));
        in.remove("");
        found.add(
            new Found(
                result.getObject(1, LocalDate.class),
                result.getString(2),
                in,
                result.getDouble(4),
                result.getDouble(5)));
      }
    }
    return found;
  }
}
