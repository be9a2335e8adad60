package org.porchlight.pipeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.TableSpec;
import org.porchlight.city.TypeTree;
import org.porchlight.disclosure.TrueCell;
import org.porchlight.release.CellKey;
import org.porchlight.release.TableHead;
import org.porchlight.release.Tier;

/** Works out the true number of every cell of one table. */
final class TableMeasure {
  private static final String CLOSURE = "measure_types";

  /** Half the width of a 95 % interval, in standard errors. */
  private static final double NORMAL_95 = 1.96;

  private final DuckDBConnection database;
  private final TableSpec table;
  private final Map<String, String> columnTypes;
  private final Places places;
  private final List<LayerShapes> used;
  private final Periods periods;

  /**
   * A measurement.
   *
   * @param columnTypes the source's columns and their SQL types
   * @param used the layers of the table's grains
   */
  TableMeasure(
      DuckDBConnection database,
      TableSpec table,
      Map<String, String> columnTypes,
      Places places,
      List<LayerShapes> used,
      Periods periods) {
    this.database = database;
    this.table = table;
    this.columnTypes = columnTypes;
    this.places = places;
    this.used = used;
    this.periods = periods;
  }

  /**
   * The true number of every cell of every grain, zeros included.
   *
   * @param tree the types of a count; null for other measures
   */
  List<TrueCell> cells(@Nullable TypeTree tree) throws SQLException {
    List<TrueCell> cells = new ArrayList<>();
    Set<CellKey> seen = new LinkedHashSet<>();
    for (TableHead.Grain grain : table.grains()) {
      Map<CellKey, TrueCell> found =
          switch (table.what()) {
            case TableSpec.What.Count count ->
                counted(grain, count, java.util.Objects.requireNonNull(tree, "tree"));
            case TableSpec.What.ShareWithin share -> within(grain, share);
            case TableSpec.What.Percentiles percentiles -> percentiles(grain, percentiles);
            case TableSpec.What.ShareYes share -> yes(grain, share);
            case TableSpec.What.TopBoxes boxes -> topBoxes(grain, boxes);
          };
      for (String area : AreaAxis.at(grain.area(), used)) {
        for (String period : periods.at(grain.time())) {
          for (String type : grain.types()) {
            CellKey key = new CellKey(table.id(), area, period, type);
            if (seen.add(key)) {
              TrueCell cell = found.get(key);
              cells.add(cell == null ? none(key) : cell);
            }
          }
        }
      }
    }
    return cells;
  }

  private TrueCell none(CellKey key) {
    return switch (table.what()) {
      case TableSpec.What.Count count ->
          new TrueCell.Counted(
              key, 0, table.contributors() == null ? null : new TrueCell.Contributors(0, 0, 0));
      case TableSpec.What.ShareWithin share -> new TrueCell.Measured(key, 0, 0, null);
      case TableSpec.What.Percentiles percentiles -> new TrueCell.Measured(key, 0, 0, null);
      case TableSpec.What.ShareYes share -> new TrueCell.Measured(key, 0, 0, null);
      case TableSpec.What.TopBoxes boxes -> new TrueCell.Measured(key, 0, 0, null);
    };
  }

  /** The records of one grain: area, period and the further columns asked for. */
  private String records(TableHead.Grain grain, Map<String, String> columns) {
    List<String> layers = grain.area().equals(AreaAxis.CITY) ? List.of() : List.of(grain.area());
    Places.Joined joined = places.join(layers);
    String area = layers.isEmpty() ? Sql.text(AreaAxis.CITY) : joined.area().get(grain.area());
    StringBuilder select = new StringBuilder();
    select.append("SELECT %s AS area, ".formatted(area));
    select.append("%s AS period".formatted(Periods.sql(grain.time(), day())));
    columns.forEach((name, expression) -> select.append(", %s AS %s".formatted(expression, name)));
    select.append(" FROM ").append(joined.from());
    select.append(" WHERE ").append(filter());
    return select.toString();
  }

  private String day() {
    String field = table.time();
    if (field == null) {
      return "NULL";
    }
    // A moment counts on the day that the wall clock showed.
    return columnTypes.containsKey(field + "_local")
        ? "CAST(r.%s AS DATE)".formatted(Sql.name(field + "_local"))
        : "r.%s".formatted(Sql.name(field));
  }

  private String filter() {
    List<String> conditions = new ArrayList<>();
    if (table.time() != null) {
      conditions.add(
          "%s BETWEEN DATE '%s' AND DATE '%s'".formatted(day(), periods.from(), periods.to()));
    }
    table
        .where()
        .forEach(
            (field, values) ->
                conditions.add(
                    "CAST(r.%s AS VARCHAR) IN %s"
                        .formatted(Sql.name(field), Sql.texts(values(field, values)))));
    if (table.what() instanceof TableSpec.What.Count count && count.distinct() != null) {
      String distinct = "r." + Sql.name(count.distinct());
      // One row stands for all of its kind, so that areas, periods and types still add up.
      String rest = conditions.isEmpty() ? "true" : String.join(" AND ", conditions);
      conditions.add(
          "r.row IN (SELECT min(r.row) FROM %s r WHERE %s AND %s IS NOT NULL GROUP BY %s)"
              .formatted(Sql.name(table.source()), rest, distinct, distinct));
    }
    return conditions.isEmpty() ? "true" : String.join(" AND ", conditions);
  }

  private List<String> values(String field, List<String> values) {
    if (!"BOOLEAN".equals(columnTypes.get(field))) {
      return values;
    }
    return values.stream()
        .map(
            value ->
                switch (value.toLowerCase(Locale.ROOT)) {
                  case "yes", "true", "1" -> "true";
                  default -> "false";
                })
        .toList();
  }

  private Map<CellKey, TrueCell> counted(
      TableHead.Grain grain, TableSpec.What.Count count, TypeTree tree) throws SQLException {
    String field = "CAST(r.%s AS VARCHAR)".formatted(Sql.name(count.field()));
    Map<String, String> columns = new java.util.LinkedHashMap<>();
    columns.put(
        "leaf",
        "CASE WHEN %s IN %s THEN %s ELSE %s END"
            .formatted(field, Sql.texts(tree.leaves()), field, Sql.text(tree.unmapped())));
    String contributors = table.contributors();
    if (contributors != null) {
      columns.put(
          "who",
          "nullif(upper(trim(CAST(r.%s AS VARCHAR))), '')".formatted(Sql.name(contributors)));
    }
    makeClosure(grain, tree);
    String rows =
        "SELECT b.*, t.node FROM (%s) b JOIN %s t ON b.leaf = t.leaf"
            .formatted(records(grain, columns), CLOSURE);
    String query =
        contributors == null
            ? "SELECT area, period, node, count(*) FROM (%s) GROUP BY ALL".formatted(rows)
            : """
              SELECT area, period, node, sum(n)::BIGINT, count(who),
                     coalesce(max(n) FILTER (who IS NOT NULL), 0),
                     coalesce(list_sum(max(n, 2) FILTER (who IS NOT NULL)), 0)::BIGINT
              FROM (SELECT area, period, node, who, count(*) AS n FROM (%s) GROUP BY ALL)
              GROUP BY ALL"""
                .formatted(rows);
    Map<CellKey, TrueCell> cells = new HashMap<>();
    try (Statement statement = database.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        CellKey key = key(result, result.getString(3));
        TrueCell.Contributors who =
            contributors == null
                ? null
                : new TrueCell.Contributors(
                    result.getLong(5), result.getLong(6), result.getLong(7));
        cells.put(key, new TrueCell.Counted(key, result.getLong(4), who));
      }
    }
    return cells;
  }

  private void makeClosure(TableHead.Grain grain, TypeTree tree) throws SQLException {
    List<String> pairs = new ArrayList<>();
    for (String node : grain.types()) {
      for (String leaf : tree.leavesUnder(node)) {
        pairs.add("(%s, %s)".formatted(Sql.text(leaf), Sql.text(node)));
      }
    }
    try (Statement statement = database.createStatement()) {
      statement.execute(
          "CREATE OR REPLACE TEMP TABLE %s AS SELECT * FROM (VALUES %s) AS v(leaf, node)"
              .formatted(CLOSURE, String.join(", ", pairs)));
    }
  }

  private CellKey key(ResultSet result, String type) throws SQLException {
    return new CellKey(table.id(), result.getString(1), result.getString(2), type);
  }

  /** One measured type: how to work out its value and its base from the column {@code v}. */
  private record Figure(String type, String expression, String value, String base) {}

  private Map<CellKey, TrueCell> measured(
      TableHead.Grain grain, List<Figure> figures, boolean sampled) throws SQLException {
    Map<CellKey, TrueCell> cells = new HashMap<>();
    for (Figure figure : figures) {
      if (!grain.types().contains(figure.type())) {
        continue;
      }
      String query =
          "SELECT area, period, %s, %s FROM (%s) GROUP BY ALL"
              .formatted(
                  figure.value(), figure.base(), records(grain, Map.of("v", figure.expression())));
      try (Statement statement = database.createStatement();
          ResultSet result = statement.executeQuery(query)) {
        while (result.next()) {
          CellKey key = key(result, figure.type());
          double value = result.getDouble(3);
          long base = result.getLong(4);
          cells.put(
              key,
              base == 0
                  ? none(key)
                  : new TrueCell.Measured(key, value, base, sampled ? margin(value, base) : null));
        }
      }
    }
    return cells;
  }

  /**
   * Half the width of the 95 % interval of a share, in percentage points: 1.96 standard errors of a
   * simple random sample, without the correction for a small population, so a little too wide.
   */
  static double margin(double percent, long base) {
    double share = percent / 100;
    return 100 * NORMAL_95 * Math.sqrt(share * (1 - share) / base);
  }

  private boolean isSurvey() {
    return table.fixedTier() == Tier.SURVEY;
  }

  private Map<CellKey, TrueCell> within(TableHead.Grain grain, TableSpec.What.ShareWithin share)
      throws SQLException {
    List<Figure> figures = new ArrayList<>();
    for (int limit : share.limits()) {
      figures.add(
          new Figure(
              "within-" + limit,
              "r." + Sql.name(share.field()),
              "100.0 * count(*) FILTER (v <= %d) / nullif(count(v), 0)".formatted(limit),
              "count(v)"));
    }
    return measured(grain, figures, false);
  }

  private Map<CellKey, TrueCell> percentiles(
      TableHead.Grain grain, TableSpec.What.Percentiles percentiles) throws SQLException {
    List<Figure> figures = new ArrayList<>();
    for (int percentile : percentiles.percentiles()) {
      figures.add(
          new Figure(
              "p" + percentile,
              "r." + Sql.name(percentiles.field()),
              String.format(Locale.ROOT, "quantile_cont(v, %.2f)", percentile / 100.0),
              "count(v)"));
    }
    return measured(grain, figures, false);
  }

  private Map<CellKey, TrueCell> yes(TableHead.Grain grain, TableSpec.What.ShareYes share)
      throws SQLException {
    List<Figure> figures = new ArrayList<>();
    for (String field : share.fields().keySet()) {
      figures.add(
          new Figure(
              field,
              "lower(CAST(r.%s AS VARCHAR))".formatted(Sql.name(field)),
              "100.0 * count(*) FILTER (v IN ('true', 'yes', '1')) / nullif(count(v), 0)",
              "count(v)"));
    }
    return measured(grain, figures, isSurvey());
  }

  private Map<CellKey, TrueCell> topBoxes(TableHead.Grain grain, TableSpec.What.TopBoxes boxes)
      throws SQLException {
    List<Figure> figures = new ArrayList<>();
    for (String question : boxes.questions().keySet()) {
      figures.add(
          new Figure(
              question,
              "CAST(r.%s AS VARCHAR)".formatted(Sql.name(question)),
              "100.0 * count(*) FILTER (v IN %s) / nullif(count(*) FILTER (v IN %s), 0)"
                  .formatted(Sql.texts(boxes.top()), Sql.texts(boxes.valid())),
              "count(*) FILTER (v IN %s)".formatted(Sql.texts(boxes.valid()))));
    }
    return measured(grain, figures, isSurvey());
  }
}
