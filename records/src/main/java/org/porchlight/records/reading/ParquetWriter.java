package org.porchlight.records.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Source;
import org.porchlight.records.lake.Duck;
import org.porchlight.records.lake.Standing;
import org.porchlight.records.places.LayerShapes;
import org.porchlight.records.places.PlaceCounts;
import org.porchlight.records.places.PlaceTally;
import org.porchlight.records.work.Beside;

/**
 * Writes standard rows to one Parquet file while they come, in a thread of its own. Afterwards the
 * file is the view {@code batch} of a database in memory.
 */
public final class ParquetWriter implements AutoCloseable {
  /** After the columns of the source's fields. */
  static final List<String> OWN_COLUMNS =
      List.of(ReadingPlan.ROW, Standing.KEY_HIGH, Standing.KEY_LOW);

  private final Path folder;
  private final DuckDBConnection database;
  private final RowStream rows;
  private final Beside<Void> writing;
  private @Nullable PlaceTally places;
  private Path file;

  /**
   * Begins the file.
   *
   * @param folder a private one, for the file and for what does not fit into memory
   * @param places counts the rows whose place is unknown
   */
  public ParquetWriter(List<Column> columns, Path folder, PlaceTally places) throws SQLException {
    this.folder = folder;
    this.places = places;
    this.file = folder.resolve("records.parquet");
    this.database = Duck.inMemory(folder, Duck.IMPORT_MEMORY);
    this.rows = new RowStream(columns, places);
    try {
      rows.registerIn(database);
    } catch (SQLException e) {
      database.close();
      throw e;
    }
    String copy =
        "COPY (SELECT %s FROM %s()) TO %s (FORMAT parquet, COMPRESSION zstd)"
            .formatted(selection(columns), RowStream.FUNCTION, Duck.text(file));
    this.writing = Beside.run("records", () -> write(copy));
  }

  private static String selection(List<Column> columns) {
    String fields =
        columns.stream()
            .map(
                column ->
                    column.type().ofNumber().formatted(Duck.name(column.name()))
                        + " AS "
                        + Duck.name(column.name())
                        + ", ")
            .collect(Collectors.joining());
    return fields + OWN_COLUMNS.stream().map(Duck::name).collect(Collectors.joining(", "));
  }

  private @Nullable Void write(String copy) throws IOException {
    try (Statement statement = database.createStatement()) {
      // The rows come one after another, so that more threads would only look for work.
      statement.execute("SET threads = 1");
      statement.execute(copy);
      statement.execute("SET threads = %d".formatted(Runtime.getRuntime().availableProcessors()));
      return null;
    } catch (SQLException e) {
      rows.breakOff(e);
      throw new IOException("the Parquet file could not be written", e);
    }
  }

  /**
   * Adds a row.
   *
   * @param high the first half of its record's key
   * @param low the second half
   */
  public void add(long number, StandardRow row, long high, long low) throws IOException {
    rows.add(number, row, high, low);
  }

  /** Ends the file, which holds all rows added. */
  public void finish() throws IOException {
    rows.end();
    writing.await();
    run(
        "CREATE OR REPLACE VIEW batch AS SELECT * FROM read_parquet(%s)"
            .formatted(Duck.text(file)));
  }

  /** The finished file. */
  public Path file() {
    return file;
  }

  /** Of the rows that name one record, keeps the last. */
  public void keepLatest() throws IOException {
    Path all = file;
    file = folder.resolve("latest.parquet");
    run(
        "COPY (SELECT b.* FROM batch b SEMI JOIN (SELECT max(row) AS row FROM batch GROUP BY %s, %s) l ON b.row = l.row ORDER BY b.row) TO %s (FORMAT parquet, COMPRESSION zstd)"
            .formatted(Duck.name(Standing.KEY_HIGH), Duck.name(Standing.KEY_LOW), Duck.text(file)));
    run(
        "CREATE OR REPLACE VIEW batch AS SELECT * FROM read_parquet(%s)"
            .formatted(Duck.text(file)));
    Files.delete(all);
    // It has counted the rows that are gone, too.
    places = null;
  }

  private void run(String sql) throws IOException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IOException("the Parquet file could not be written", e);
    }
  }

  /** The rows written, to be compared with what was known. */
  public Standing standing() {
    return new Standing(database);
  }

  /** How many of the rows written lie in no area of each layer. */
  public Map<String, Long> countPlaceUnknown(Source source, Map<String, LayerShapes> layers)
      throws SQLException {
    return places == null
        ? PlaceCounts.of(database, "batch", source, layers)
        : PlaceCounts.of(database, "batch", source, layers, places);
  }

  @Override
  public void close() throws SQLException {
    rows.breakOff(new IOException("the import was broken off"));
    writing.close();
    database.close();
  }
}
