package org.porchlight.records;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.porchlight.city.Source;
import org.porchlight.records.lake.Batch;
import org.porchlight.records.lake.Lake;
import org.porchlight.records.lake.OpenLake;
import org.porchlight.records.reading.IntakeIssue;

/** What an import of one file came to, as the cells of one line: counts and moments only. */
final class Figures {
  private static final String NONE = "–";

  private Figures() {}

  static List<String> of(Lake lake, Source source, ImportResult result)
      throws IOException, SQLException {
    Batch batch = result.batch();
    List<String> cells = new ArrayList<>();
    cells.add("%,d".formatted(batch.rows()));
    cells.add(issues(batch, IntakeIssue.Consequence.ROW_REJECTED));
    cells.add(
        "%,d / %,d / %,d / %,d"
            .formatted(batch.fresh(), batch.changed(), batch.same(), batch.gone()));
    cells.add(places(batch));
    cells.addAll(times(lake, source));
    cells.add(codes(batch));
    cells.add(issues(batch, IntakeIssue.Consequence.VALUE_LEFT_OUT));
    cells.add(issues(batch, IntakeIssue.Consequence.NOTED));
    return cells;
  }

  private static String issues(Batch batch, IntakeIssue.Consequence consequence) {
    String wanted = consequence.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    return joined(
        batch.issues().stream()
            .filter(issue -> issue.consequence().equals(wanted))
            .filter(issue -> !issue.rule().equals("unmapped-code"))
            .map(
                issue ->
                    "%s%s %,d"
                        .formatted(
                            issue.rule(),
                            issue.column().isEmpty() ? "" : " " + issue.column(),
                            issue.count()))
            .sorted()
            .toList());
  }

  private static String places(Batch batch) {
    List<String> places = new ArrayList<>();
    if (batch.withoutPlace() > 0) {
      places.add("no point %,d".formatted(batch.withoutPlace()));
    }
    batch
        .placeUnknown()
        .forEach((layer, records) -> places.add("%s %,d".formatted(layer, records)));
    return joined(places);
  }

  private static String codes(Batch batch) {
    Map<String, Long> counts = new TreeMap<>(batch.seldom());
    batch
        .unmapped()
        .forEach(
            (field, codes) ->
                counts.merge(
                    field, codes.values().stream().mapToLong(Long::longValue).sum(), Long::sum));
    return joined(
        counts.entrySet().stream()
            .map(field -> "%s %,d".formatted(field.getKey(), field.getValue()))
            .toList());
  }

  /** The earliest and latest moment in UTC, or day, and how many moments are a local midnight. */
  private static List<String> times(Lake lake, Source source) throws IOException, SQLException {
    String field = source.kind().date();
    Source.Field how = source.fields().get(field);
    if (how == null) {
      return List.of(NONE, NONE, NONE);
    }
    boolean days = how.as() == Source.As.DATE;
    String name = OpenLake.name(field);
    String text =
        days
            ? "CAST(%s(%s) AS VARCHAR)"
            : "strftime(CAST(%s(%s) AS TIMESTAMP), '%%Y-%%m-%%dT%%H:%%M:%%SZ')";
    String sql =
        "SELECT %s, %s, %s FROM %s"
            .formatted(
                text.formatted("min", name),
                text.formatted("max", name),
                days
                    ? "0"
                    : "count(*) FILTER (CAST(%s AS TIME) = TIME '00:00:00')"
                        .formatted(
                            "CAST(%s AS TIMESTAMP)".formatted(OpenLake.name(field + "_local"))),
                OpenLake.name(source.id()));
    try (OpenLake open = lake.query(List.of(source.id()));
        var statement = open.database().createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return List.of(
          String.valueOf(row.getString(1)),
          String.valueOf(row.getString(2)),
          days ? "days" : "%,d".formatted(row.getLong(3)));
    }
  }

  private static String joined(List<String> words) {
    return words.isEmpty() ? NONE : words.stream().collect(Collectors.joining("; "));
  }
}
