package org.porchlight.records.custody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.porchlight.city.Source;
import org.porchlight.records.lake.Batch;
import org.porchlight.records.lake.Duck;
import org.porchlight.records.lake.Lake;

/** The records of a source's batches, open for questions that an erasure asks. */
final class Standings implements AutoCloseable {
  private final Lake lake;
  private final Path open;
  private final Map<String, Batch> batches;
  private final Positions positions;
  private final DuckDBConnection database;
  private final String source;

  Standings(Lake lake, String source, Path open) throws SQLException {
    this.lake = lake;
    this.open = open;
    this.source = source;
    batches = Received.batches(lake, source);
    positions = new Positions(batches);
    database = Duck.inMemory(open);
  }

  /** Where the records stand that fit a condition today; those that count no longer included. */
  Map<String, Set<Long>> where(String condition) throws IOException, SQLException {
    Map<String, Set<Long>> places = new HashMap<>();
    Optional<Batch> current = lake.current(source);
    if (current.isEmpty()) {
      return places;
    }
    Batch batch = current.get();
    for (String table : tables(batch)) {
      ask(
          "SELECT batch, row FROM (%s) WHERE %s".formatted(table, condition),
          row -> positions.add(row.getString(1), row.getLong(2), places));
    }
    return places;
  }

  /** What names these records in schema {@code study}: the values of the key's fields. */
  Set<String> keys(Source source, Map<String, List<Long>> hits) throws IOException, SQLException {
    Set<String> keys = new TreeSet<>();
    List<String> fields = RecordKeys.fields(source);
    if (fields.isEmpty() || hits.isEmpty()) {
      return keys;
    }
    hitTable(hits);
    String key = RecordKeys.sql(source);
    for (Batch batch : batches.values()) {
      for (String table : tables(batch)) {
        if (hasColumns(table, fields)) {
          ask(
              "SELECT DISTINCT %s FROM (%s) r SEMI JOIN hits h ON h.batch = r.batch AND h.row = r.row"
                  .formatted(key, table),
              row -> keys.add(row.getString(1)));
        }
      }
    }
    return keys;
  }

  /** Makes the table {@code hits}: batch and row number of each record that is meant. */
  private void hitTable(Map<String, List<Long>> hits) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("CREATE OR REPLACE TABLE hits (batch VARCHAR, \"row\" BIGINT)");
    }
    try (DuckDBAppender appender =
        database.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "hits")) {
      for (Map.Entry<String, List<Long>> one : positions.of(hits).entrySet()) {
        for (long row : one.getValue()) {
          appender.beginRow();
          appender.append(one.getKey());
          appender.append(row);
          appender.endRow();
        }
      }
    }
  }

  /** The records of a batch, and those it carries, as selections with a column {@code batch}. */
  private List<String> tables(Batch batch) throws IOException {
    List<String> tables = new ArrayList<>();
    tables.add(
        "SELECT *, '%s' AS batch FROM read_parquet(%s)"
            .formatted(batch.id(), Duck.text(parquet(batch, Lake.RECORDS_FILE))));
    if (lake.carries(batch)) {
      tables.add(
          "SELECT *, \"@batch\" AS batch FROM read_parquet(%s)"
              .formatted(Duck.text(parquet(batch, Lake.CARRIED_FILE))));
    }
    return tables;
  }

  private Path parquet(Batch batch, String file) throws IOException {
    Path plain = open.resolve(batch.id() + "-" + file);
    if (!Files.exists(plain)) {
      lake.unseal(batch, file, plain);
    }
    return plain;
  }

  private boolean hasColumns(String table, List<String> fields) throws SQLException {
    List<String> columns = new ArrayList<>();
    ask("DESCRIBE " + table, row -> columns.add(row.getString(1)));
    return columns.containsAll(fields);
  }

  /**
   * What is left of a batch's Parquet file without some records, beside it; empty when it has none
   * of them.
   */
  Optional<Path> without(Batch batch, String file, Map<String, List<Long>> hits)
      throws IOException, SQLException {
    hitTable(hits);
    Path before = parquet(batch, file);
    boolean carried = file.equals(Lake.CARRIED_FILE);
    String match =
        carried
            ? "h.batch = r.\"@batch\" AND h.\"row\" = r.\"row\""
            : "h.batch = '%s' AND h.\"row\" = r.\"row\"".formatted(batch.id());
    String rows = "read_parquet(%s) r".formatted(Duck.text(before));
    if (number("SELECT count(*) FROM %s SEMI JOIN hits h ON %s".formatted(rows, match)) == 0) {
      return Optional.empty();
    }
    Path after = open.resolve(batch.id() + "-left-" + file);
    try (Statement statement = database.createStatement()) {
      statement.execute(
          "COPY (SELECT r.* FROM %s ANTI JOIN hits h ON %s) TO %s (FORMAT parquet, COMPRESSION zstd)"
              .formatted(rows, match, Duck.text(after)));
    }
    return Optional.of(after);
  }

  /** Rows of a Parquet file. */
  long rows(Path parquet) throws SQLException {
    return number("SELECT count(*) FROM read_parquet(%s)".formatted(Duck.text(parquet)));
  }

  /** Rows of a file of carried records that count. */
  long live(Path carried) throws SQLException {
    return number(
        "SELECT count(*) FROM read_parquet(%s) WHERE \"@gone\" IS NULL"
            .formatted(Duck.text(carried)));
  }

  /** The first and last day that records have, in the column that dates them. */
  List<java.time.LocalDate> days(Source source, List<Path> files) throws SQLException {
    List<java.time.LocalDate> days = new ArrayList<>();
    for (Path file : files) {
      String table = "SELECT * FROM read_parquet(%s)".formatted(Duck.text(file));
      List<String> columns = new ArrayList<>();
      ask("DESCRIBE " + table, row -> columns.add(row.getString(1)));
      String local = source.kind().date() + "_local";
      String column = columns.contains(local) ? local : source.kind().date();
      if (columns.contains(column)) {
        String live = columns.contains("@gone") ? " WHERE \"@gone\" IS NULL" : "";
        ask(
            "SELECT min(CAST(%1$s AS DATE)), max(CAST(%1$s AS DATE)) FROM (%2$s)%3$s"
                .formatted(Duck.name(column), table, live),
            row -> {
              if (row.getObject(1) != null) {
                days.add(row.getObject(1, java.time.LocalDate.class));
                days.add(row.getObject(2, java.time.LocalDate.class));
              }
            });
      }
    }
    days.sort(null);
    return days;
  }

  /** Where a batch's file stands open. */
  Path opened(Batch batch, String file) throws IOException {
    return parquet(batch, file);
  }

  private long number(String sql) throws SQLException {
    long[] number = new long[1];
    ask(sql, row -> number[0] = row.getLong(1));
    return number[0];
  }

  /** Takes one row of an answer. */
  @FunctionalInterface
  private interface RowTaker {
    void take(ResultSet row) throws SQLException;
  }

  private void ask(String sql, RowTaker taker) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        taker.take(result);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
