package org.porchlight.pipeline.link;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.NeighborRules;
import org.porchlight.city.Source;
import org.porchlight.records.lake.OpenLake;
import org.porchlight.study.people.FrequentKind;

/**
 * Finds the telephone numbers and the addresses with very many records. They are lists of their
 * own: a number or an address alone never links two people.
 */
final class FrequentReader {
  private static final int YEAR = 365;

  private final DuckDBConnection lake;
  private final NeighborRules rules;
  private final Map<String, LocalDate> completeTo;

  FrequentReader(DuckDBConnection lake, NeighborRules rules, Map<String, LocalDate> completeTo) {
    this.lake = lake;
    this.rules = rules;
    this.completeTo = completeTo;
  }

  /**
   * One record from a frequent number, or at a frequent place.
   *
   * @param value digits, or an address in capitals
   * @param occurred the first moment of the day where the source gives a day only; null when it
   *     gives nothing
   */
  record Use(
      FrequentKind kind, String value, String source, String record, @Nullable Instant occurred) {
    /** Never shows the value. */
    @Override
    public String toString() {
      return "Use[" + kind + ", " + source + "]";
    }
  }

  /** All records of all frequent numbers and places, in a fixed order. */
  List<Use> read(List<Source> sources) throws SQLException {
    List<Use> uses = new ArrayList<>();
    uses.addAll(read(sources, FrequentKind.NUMBER, rules.frequentNumber()));
    uses.addAll(read(sources, FrequentKind.PLACE, rules.frequentPlace()));
    return uses;
  }

  private List<Use> read(List<Source> sources, FrequentKind kind, int atLeast) throws SQLException {
    String all =
        sources.stream()
            .map(source -> select(source, kind))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" UNION ALL "));
    List<Use> uses = new ArrayList<>();
    if (all.isEmpty()) {
      return uses;
    }
    String query =
        """
        WITH uses AS (%s),
             often AS (SELECT value FROM uses WHERE lately GROUP BY value
                       HAVING count(DISTINCT source || '/' || record) >= %d)
        SELECT value, source, record, occurred, day_only FROM uses SEMI JOIN often USING (value)
        ORDER BY value, source, occurred, record"""
            .formatted(all, atLeast);
    Map<String, Source> byId = new HashMap<>();
    sources.forEach(source -> byId.put(source.id(), source));
    try (Statement statement = lake.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        Source source = byId.get(rows.getString("source"));
        uses.add(
            new Use(
                kind,
                rows.getString("value"),
                rows.getString("source"),
                rows.getString("record"),
                moment(rows, Objects.requireNonNull(source, "source"))));
      }
    }
    return uses;
  }

  /** The moment, or where the source gives a day only, the day's first moment. */
  private static @Nullable Instant moment(ResultSet rows, Source source) throws SQLException {
    java.sql.Timestamp occurred = rows.getTimestamp("occurred");
    if (occurred == null) {
      return null;
    }
    LocalDateTime written = occurred.toLocalDateTime();
    return rows.getBoolean("day_only")
        ? written.atZone(source.timeZone()).toInstant()
        : written.toInstant(ZoneOffset.UTC);
  }

  private Optional<String> select(Source source, FrequentKind kind) {
    Optional<String> field =
        kind == FrequentKind.NUMBER ? source.kind().number() : source.kind().place();
    LocalDate last = completeTo.get(source.id());
    if (field.isEmpty()
        || last == null
        || !source.fields().containsKey(field.get())
        || !source.fields().containsKey(source.kind().date())) {
      return Optional.empty();
    }
    String column = OpenLake.name(field.get());
    // A number is its last ten digits; shorter ones are extensions, and all zeros is nobody.
    String value =
        kind == FrequentKind.NUMBER
            ? "right(regexp_replace(%s, '[^0-9]', '', 'g'), 10)".formatted(column)
            : "upper(regexp_replace(trim(%s), '\\s+', ' ', 'g'))".formatted(column);
    String usable =
        kind == FrequentKind.NUMBER
            ? "length(value) = 10 AND value NOT SIMILAR TO '0+|1+|9+'"
            : "length(value) > 5";
    String key =
        MentionReader.key(source).stream()
            .map(OpenLake::name)
            .collect(Collectors.joining(" || '+' || "));
    return Optional.of(
        """
        SELECT * FROM (SELECT %s AS value, %s AS source, %s AS record,
          CAST(%s AS TIMESTAMP) AS occurred, typeof(%s) = 'DATE' AS day_only, CAST(%s AS DATE) > DATE '%s' AS lately FROM %s)
        WHERE %s"""
            .formatted(
                value,
                OpenLake.text(source.id()),
                key,
                OpenLake.name(source.kind().date()),
                OpenLake.name(source.kind().date()),
                OpenLake.name(source.kind().date()),
                last.minusDays(YEAR),
                OpenLake.name(source.id()),
                usable));
  }
}
