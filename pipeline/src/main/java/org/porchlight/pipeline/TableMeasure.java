package org.porchlight.pipeline;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Source;
import org.porchlight.city.TableSpec;
import org.porchlight.city.TypeTree;
import org.porchlight.disclosure.TrueCell;
import org.porchlight.records.lake.OpenLake;
import org.porchlight.records.places.LayerShapes;
import org.porchlight.release.CellKey;
import org.porchlight.release.TableHead;
import org.porchlight.release.Tier;

/**
 * Works out the true number of every cell of one table. The source's records are read once, into a
 * table of what the catalogue's table needs of them; each grain is then grouped from that.
 */
final class TableMeasure {
  private static final String NEEDED = "measure_needed";
  private static final String TYPES = "measure_types";
  private static final List<String> CHOICES = List.of("yes", "no");

  private final DuckDBConnection database;
  private final TableSpec table;
  private final Map<String, String> columnTypes;
  private final Places places;
  private final List<LayerShapes> used;
  private final List<LayerShapes> kept;
  private final Periods periods;

  /**
   * A measurement.
   *
   * @param columnTypes the source's columns and their SQL types
   * @param used the layers of the table's grains
   * @param kept these, and those in which overlaps with them are counted
   */
  TableMeasure(
      DuckDBConnection database,
      TableSpec table,
      Map<String, String> columnTypes,
      Places places,
      List<LayerShapes> used,
      List<LayerShapes> kept,
      Periods periods) {
    this.database = database;
    this.table = table;
    this.columnTypes = columnTypes;
    this.places = places;
    this.used = used;
    this.kept = kept;
    this.periods = periods;
  }

  /**
   * The standard fields that a table looks at.
   *
   * @param derived the source's fields that are worked out from others
   */
  static Set<String> fields(TableSpec table, Map<String, Source.Derived> derived) {
    Set<String> fields = new LinkedHashSet<>(table.where().keySet());
    if (table.time() != null) {
      fields.add(table.time());
      fields.add(table.time() + "_local");
    }
    if (table.contributors() != null) {
      fields.add(table.contributors());
    }
    switch (table.what()) {
      case TableSpec.What.Count count -> {
        fields.add(count.field());
        if (count.distinct() != null) {
          fields.add(count.distinct());
        }
      }
      case TableSpec.What.ShareWithin share -> fields.add(share.field());
      case TableSpec.What.Percentiles percentiles -> fields.add(percentiles.field());
      case TableSpec.What.ShareYes share -> fields.addAll(share.fields().keySet());
      case TableSpec.What.TopBoxes boxes -> fields.addAll(boxes.questions().keySet());
      case TableSpec.What.Chosen chosen -> {
        fields.addAll(chosen.answers().keySet());
        fields.addAll(chosen.leaveOut());
      }
      case TableSpec.What.Mean mean -> fields.addAll(mean.questions().keySet());
      case TableSpec.What.People _ -> {}
    }
    if (table.sampling().weight() != null) {
      fields.add(table.sampling().weight());
    }
    duration(table, derived)
        .ifPresent(
            between -> {
              fields.add(between.from());
              fields.add(between.to());
            });
    return fields;
  }

  /** The two moments between which the table's durations lie; empty for other numbers. */
  private static Optional<Source.Derived.Between> duration(
      TableSpec table, Map<String, Source.Derived> derived) {
    String field =
        switch (table.what()) {
          case TableSpec.What.ShareWithin share -> share.field();
          case TableSpec.What.Percentiles percentiles -> percentiles.field();
          default -> "";
        };
    return derived.get(field) instanceof Source.Derived.Between between
        ? Optional.of(between)
        : Optional.empty();
  }

  /**
   * How many records have both moments and yet no duration, because it would be below zero or over
   * 12 hours; null for what are no durations.
   */
  @Nullable Long leftOut(Map<String, Source.Derived> derived) throws SQLException {
    Optional<Source.Derived.Between> between = duration(table, derived);
    if (between.isEmpty()) {
      return null;
    }
    String query =
        "SELECT count(*) FROM %s r WHERE r.%s IS NOT NULL AND r.%s IS NOT NULL AND r.%s IS NULL AND %s"
            .formatted(
                OpenLake.name(places.records()),
                OpenLake.name(between.get().from()),
                OpenLake.name(between.get().to()),
                OpenLake.name(
                    table.what() instanceof TableSpec.What.ShareWithin share
                        ? share.field()
                        : ((TableSpec.What.Percentiles) table.what()).field()),
                filter());
    try (Statement statement = database.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }

  /**
   * Takes what the table needs of the records, for {@link #cells}; months that were published stay
   * as they were.
   *
   * @param tree the types of a count; null for other measures
   * @return a sentence when the table cannot be counted as its published months were
   */
  Optional<String> take(@Nullable TypeTree tree, PublishedMonths months)
      throws SQLException, IOException {
    if (table.what() instanceof TableSpec.What.Count count) {
      takeCounts(count, java.util.Objects.requireNonNull(tree, "tree"));
    } else {
      takeValues(figures());
    }
    return months.hold(database, table, periods, places, kept, NEEDED);
  }

  /**
   * The true number of every cell of every grain, zeros included. What was taken last counts.
   *
   * @param tree the types of a count; null for other measures
   */
  List<TrueCell> cells(@Nullable TypeTree tree) throws SQLException {
    List<Figure> figures = figures();
    List<TrueCell> cells = new ArrayList<>();
    Set<CellKey> seen = new LinkedHashSet<>();
    for (TableHead.Grain grain : table.grains()) {
      Map<CellKey, TrueCell> found = tree == null ? measured(grain, figures) : counted(grain, tree);
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
    if (table.what() instanceof TableSpec.What.Count) {
      return new TrueCell.Counted(
          key, 0, table.contributors() == null ? null : new TrueCell.Contributors(0, 0, 0));
    }
    return new TrueCell.Measured(key, 0, 0, null);
  }

  /** What the records are grouped by: their number in each layer used, and their month. */
  private List<String> grouping() {
    List<String> columns = new ArrayList<>();
    for (LayerShapes layer : kept) {
      String id = layer.layer().id();
      columns.add("r.%s AS %s".formatted(Places.code(id), OpenLake.name(id)));
    }
    columns.add("%s AS m".formatted(month()));
    return columns;
  }

  private String month() {
    String field = table.time();
    if (field == null) {
      return "0";
    }
    // A moment counts on the day that the wall clock showed.
    String day =
        "r." + OpenLake.name(columnTypes.containsKey(field + "_local") ? field + "_local" : field);
    return "CAST(year(%s) * 12 + month(%s) - 1 AS INTEGER)".formatted(day, day);
  }

  private String filter() {
    List<String> conditions = new ArrayList<>();
    if (table.time() != null) {
      conditions.add(
          "%s BETWEEN %d AND %d"
              .formatted(month(), Periods.number(periods.from()), Periods.number(periods.to())));
    }
    table
        .where()
        .forEach(
            (field, values) ->
                conditions.add(
                    "CAST(r.%s AS VARCHAR) IN %s"
                        .formatted(OpenLake.name(field), OpenLake.texts(values(field, values)))));
    if (table.what() instanceof TableSpec.What.Count count && count.distinct() != null) {
      String distinct = "r." + OpenLake.name(count.distinct());
      // One row stands for all of its kind, so that areas, periods and types still add up.
      String rest = conditions.isEmpty() ? "true" : String.join(" AND ", conditions);
      conditions.add(
          "r.row IN (SELECT min(r.row) FROM %s r WHERE %s AND %s IS NOT NULL GROUP BY %s)"
              .formatted(OpenLake.name(places.records()), rest, distinct, distinct));
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

  private void run(String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Counts by area numbers, month, leaf and contributor. */
  private void takeCounts(TableSpec.What.Count count, TypeTree tree) throws SQLException {
    List<String> columns = grouping();
    String field = "CAST(r.%s AS VARCHAR)".formatted(OpenLake.name(count.field()));
    columns.add(
        "CASE WHEN %s IN %s THEN %s ELSE %s END AS leaf"
            .formatted(
                field, OpenLake.texts(tree.leaves()), field, OpenLake.text(tree.unmapped())));
    if (table.contributors() != null) {
      // 64 bits of a hash stand for the person or address: two in a city of millions are taken for
      // one less than once in a million runs, and no name is held in memory.
      columns.add(
          "hash(nullif(upper(trim(CAST(r.%s AS VARCHAR))), '')) AS who"
              .formatted(OpenLake.name(table.contributors())));
      columns.add(
          "nullif(trim(CAST(r.%s AS VARCHAR)), '') IS NOT NULL AS known"
              .formatted(OpenLake.name(table.contributors())));
    }
    run(
        "CREATE OR REPLACE TEMP TABLE %s AS SELECT %s, count(*) AS n FROM %s r WHERE %s GROUP BY ALL"
            .formatted(
                NEEDED, String.join(", ", columns), OpenLake.name(places.records()), filter()));
  }

  /** The area and the period of a grain, and the join that gives them. */
  private record GrainSql(String area, String period, String from) {}

  private GrainSql grain(TableHead.Grain grain) {
    boolean city = grain.area().equals(AreaAxis.CITY);
    return new GrainSql(
        city ? OpenLake.text(AreaAxis.CITY) : "a.area",
        Periods.sql(grain.time(), "b.m"),
        city
            ? NEEDED + " b"
            : "%s b JOIN %s a ON b.%s = a.code"
                .formatted(
                    NEEDED,
                    OpenLake.name(places.areas(grain.area())),
                    OpenLake.name(grain.area())));
  }

  private Map<CellKey, TrueCell> counted(TableHead.Grain grain, TypeTree tree) throws SQLException {
    makeTypes(grain, tree);
    GrainSql sql = grain(grain);
    boolean withContributors = table.contributors() != null;
    String by =
        "SELECT %s AS area, %s AS period, t.node, %s sum(b.n)::BIGINT AS n FROM %s JOIN %s t ON b.leaf = t.leaf GROUP BY ALL"
            .formatted(
                sql.area(),
                sql.period(),
                withContributors ? "b.who, b.known," : "",
                sql.from(),
                TYPES);
    String query =
        withContributors
            ? """
              SELECT area, period, node, sum(n)::BIGINT, count(*) FILTER (known),
                     coalesce(max(n) FILTER (known), 0),
                     coalesce(list_sum(max(n, 2) FILTER (known)), 0)::BIGINT
              FROM (%s) GROUP BY ALL"""
                .formatted(by)
            : by;
    Map<CellKey, TrueCell> cells = new HashMap<>();
    try (Statement statement = database.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        CellKey key = key(grain, result, result.getString(3));
        TrueCell.Contributors who =
            withContributors
                ? new TrueCell.Contributors(result.getLong(5), result.getLong(6), result.getLong(7))
                : null;
        cells.put(key, new TrueCell.Counted(key, result.getLong(4), who));
      }
    }
    return cells;
  }

  /**
   * How many records lie where areas of two layers overlap, for the grains of either; what was
   * taken last counts. Overlaps without records are left out.
   *
   * @return cells of this table whose area is named {@link Slivers#name}
   */
  List<TrueCell.Counted> overlaps(TypeTree tree, Slivers.Crossing crossing) throws SQLException {
    String one = crossing.one().layer().id();
    String other = crossing.other().layer().id();
    Map<CellKey, TrueCell.Counted> found = new LinkedHashMap<>();
    for (TableHead.Grain grain : table.grains()) {
      if (!grain.area().equals(one) && !grain.area().equals(other)) {
        continue;
      }
      makeTypes(grain, tree);
      String query =
          "SELECT x.area, y.area, %s AS period, t.node, sum(b.n)::BIGINT FROM %s b JOIN %s x ON b.%s = x.code JOIN %s y ON b.%s = y.code JOIN %s t ON b.leaf = t.leaf GROUP BY ALL"
              .formatted(
                  Periods.sql(grain.time(), "b.m"),
                  NEEDED,
                  OpenLake.name(places.areas(one)),
                  OpenLake.name(one),
                  OpenLake.name(places.areas(other)),
                  OpenLake.name(other),
                  TYPES);
      try (Statement statement = database.createStatement();
          ResultSet result = statement.executeQuery(query)) {
        while (result.next()) {
          CellKey key =
              new CellKey(
                  table.id(),
                  Slivers.name(result.getString(1), result.getString(2)),
                  Periods.id(grain.time(), result.getInt(3)),
                  result.getString(4));
          found.put(key, new TrueCell.Counted(key, result.getLong(5), null));
        }
      }
    }
    return List.copyOf(found.values());
  }

  private void makeTypes(TableHead.Grain grain, TypeTree tree) throws SQLException {
    List<String> pairs = new ArrayList<>();
    for (String node : grain.types()) {
      for (String leaf : tree.leavesUnder(node)) {
        pairs.add("(%s, %s)".formatted(OpenLake.text(leaf), OpenLake.text(node)));
      }
    }
    run(
        "CREATE OR REPLACE TEMP TABLE %s AS SELECT * FROM (VALUES %s) AS v(leaf, node)"
            .formatted(TYPES, String.join(", ", pairs)));
  }

  private CellKey key(TableHead.Grain grain, ResultSet result, String type) throws SQLException {
    return new CellKey(
        table.id(), result.getString(1), Periods.id(grain.time(), result.getInt(2)), type);
  }

  /**
   * One measured type.
   *
   * @param expression what is kept of a record {@code r}
   * @param value how the number comes from the kept column {@code %s}
   * @param base how many records are behind it
   * @param worth how many unweighted records would say as much
   * @param spread the standard deviation of what a mean is of; "0" for a share, whose spread
   *     follows from it
   */
  private record Figure(
      String type, String expression, String value, String base, String worth, String spread) {
    /** Each record counts once. */
    Figure(String type, String expression, String value, String base) {
      this(type, expression, value, base, base, "0");
    }
  }

  private List<Figure> figures() {
    return switch (table.what()) {
      case TableSpec.What.Count _, TableSpec.What.People _ -> List.of();
      case TableSpec.What.ShareWithin share ->
          share.limits().stream()
              .map(
                  limit ->
                      new Figure(
                          "within-" + limit,
                          "r." + OpenLake.name(share.field()),
                          "100.0 * count(*) FILTER (%s <= " + limit + ") / nullif(count(%s), 0)",
                          "count(%s)"))
              .toList();
      case TableSpec.What.Percentiles percentiles ->
          percentiles.percentiles().stream()
              .map(
                  percentile ->
                      new Figure(
                          "p" + percentile,
                          "r." + OpenLake.name(percentiles.field()),
                          String.format(
                              Locale.ROOT, "quantile_cont(%%s, %.2f)", percentile / 100.0),
                          "count(%s)"))
              .toList();
      case TableSpec.What.ShareYes share ->
          share.fields().keySet().stream()
              .map(
                  field ->
                      share(
                          field,
                          "lower(CAST(r.%s AS VARCHAR))".formatted(OpenLake.name(field)),
                          List.of("true", "yes", "1"),
                          List.of("true", "yes", "1", "false", "no", "0")))
              .toList();
      case TableSpec.What.TopBoxes boxes ->
          boxes.questions().keySet().stream()
              .map(
                  field ->
                      share(
                          field,
                          "CAST(r.%s AS VARCHAR)".formatted(OpenLake.name(field)),
                          boxes.top(),
                          boxes.valid()))
              .toList();
      case TableSpec.What.Chosen chosen ->
          chosen.answers().keySet().stream()
              .map(field -> share(field, choice(chosen, field), List.of("yes"), CHOICES))
              .toList();
      case TableSpec.What.Mean mean ->
          mean.questions().keySet().stream().map(field -> mean(field, mean.valid())).toList();
    };
  }

  /** Yes or no of someone who gave any of the answers; nothing of anyone else. */
  private static String choice(TableSpec.What.Chosen chosen, String field) {
    String answered =
        chosen.answers().keySet().stream()
            .map(TableMeasure::isYes)
            .collect(Collectors.joining(" OR ", "(", ")"));
    String declined =
        chosen.leaveOut().stream()
            .map(TableMeasure::isYes)
            .collect(Collectors.joining(" OR ", "(", ")"));
    return "CASE WHEN %s%s THEN CASE WHEN %s THEN 'yes' ELSE 'no' END END"
        .formatted(
            answered, chosen.leaveOut().isEmpty() ? "" : " AND NOT " + declined, isYes(field));
  }

  private static String isYes(String field) {
    return "coalesce(lower(CAST(r.%s AS VARCHAR)) IN ('true', 'yes', '1'), false)"
        .formatted(OpenLake.name(field));
  }

  /** A share of weighted answers; one without a weight above zero does not count. */
  private Figure share(String type, String expression, List<String> good, List<String> valid) {
    String counts = "%s IN " + OpenLake.texts(valid).replace("%", "%%");
    String isGood = "%s IN " + OpenLake.texts(good).replace("%", "%%");
    if (table.sampling().weight() == null) {
      String base = "count(*) FILTER (" + counts + ")";
      return new Figure(
          type,
          expression,
          "100.0 * count(*) FILTER (" + isGood + ") / nullif(" + base + ", 0)",
          base);
    }
    return new Figure(
        type,
        expression,
        "100.0 * sum(b.w) FILTER (" + isGood + ") / sum(b.w) FILTER (" + counts + ")",
        "count(*) FILTER (" + counts + " AND b.w > 0)",
        worth(counts),
        "0");
  }

  /** The mean of a scale. */
  private Figure mean(String field, List<String> valid) {
    String expression = "CAST(r.%s AS VARCHAR)".formatted(OpenLake.name(field));
    String counts = "%s IN " + OpenLake.texts(valid);
    String number = "TRY_CAST(%s AS DOUBLE)";
    boolean weighted = table.sampling().weight() != null;
    String weight = weighted ? "b.w" : "1.0";
    String sum = "sum(" + weight + ") FILTER (" + counts + ")";
    String first = "sum(" + weight + " * " + number + ") FILTER (" + counts + ")";
    String second = "sum(" + weight + " * " + number + " * " + number + ") FILTER (" + counts + ")";
    String mean = "(" + first + ") / (" + sum + ")";
    return new Figure(
        field,
        expression,
        mean,
        "count(*) FILTER (" + counts + (weighted ? " AND b.w > 0)" : ")"),
        weighted ? worth(counts) : "count(*) FILTER (" + counts + ")",
        "sqrt(greatest(0, (" + second + ") / (" + sum + ") - (" + mean + ") * (" + mean + ")))");
  }

  /** Kish's effective number of answers: (sum of weights)² / sum of squared weights. */
  private static String worth(String counts) {
    return "(sum(b.w) FILTER (" + counts + ")) ** 2 / sum(b.w * b.w) FILTER (" + counts + ")";
  }

  /** The values of each record, by area numbers and month. */
  private void takeValues(List<Figure> figures) throws SQLException {
    List<String> columns = grouping();
    for (int i = 0; i < figures.size(); i++) {
      columns.add("%s AS v%d".formatted(figures.get(i).expression(), i));
    }
    String weight = table.sampling().weight();
    if (weight != null) {
      String number = "TRY_CAST(r.%s AS DOUBLE)".formatted(OpenLake.name(weight));
      columns.add(
          "CASE WHEN isfinite(%s) AND %s > 0 THEN %s END AS w".formatted(number, number, number));
    }
    run(
        "CREATE OR REPLACE TEMP TABLE %s AS SELECT %s FROM %s r WHERE %s"
            .formatted(
                NEEDED, String.join(", ", columns), OpenLake.name(places.records()), filter()));
  }

  private Map<CellKey, TrueCell> measured(TableHead.Grain grain, List<Figure> figures)
      throws SQLException {
    GrainSql sql = grain(grain);
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < figures.size(); i++) {
      String kept = "b.v" + i;
      columns.add(figures.get(i).value().replace("%s", kept).replace("%%", "%"));
      columns.add(figures.get(i).base().replace("%s", kept).replace("%%", "%"));
      columns.add(figures.get(i).worth().replace("%s", kept).replace("%%", "%"));
      columns.add(figures.get(i).spread().replace("%s", kept).replace("%%", "%"));
    }
    String query =
        "SELECT %s AS area, %s AS period, %s FROM %s GROUP BY area, period"
            .formatted(
                sql.area(),
                sql.period(),
                columns.stream().collect(Collectors.joining(", ")),
                sql.from());
    Map<CellKey, TrueCell> cells = new HashMap<>();
    try (Statement statement = database.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        for (int i = 0; i < figures.size(); i++) {
          CellKey key = key(grain, result, figures.get(i).type());
          double value = result.getDouble(3 + 4 * i);
          long base = result.getLong(4 + 4 * i);
          double worth = result.getDouble(5 + 4 * i);
          double spread = result.getDouble(6 + 4 * i);
          cells.put(
              key,
              base == 0
                  ? none(key)
                  : new TrueCell.Measured(
                      key,
                      value,
                      base,
                      isSurvey() ? margin(value, base, worth, spread) : null,
                      table.sampling().weight() == null ? null : worth));
        }
      }
    }
    return cells;
  }

  private boolean isSurvey() {
    return table.fixedTier() == Tier.SURVEY;
  }

  private double margin(double value, long base, double worth, double spread) {
    double answers = SurveyMargin.effective(worth, base, table.sampling().population());
    return table.what() instanceof TableSpec.What.Mean
        ? SurveyMargin.ofMean(spread, answers)
        : SurveyMargin.ofShare(value, answers);
  }
}
