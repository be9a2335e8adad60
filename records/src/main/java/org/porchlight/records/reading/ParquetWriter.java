package org.porchlight.records.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.porchlight.city.Source;
import org.porchlight.records.lake.Duck;
import org.porchlight.records.lake.Standing;
import org.porchlight.records.places.LayerShapes;
import org.porchlight.records.places.PlaceCounts;

/** Gathers standard rows in memory and writes them as one Parquet file. */
public final class ParquetWriter implements AutoCloseable {
  private final List<Column> columns;
  private final DuckDBConnection database;
  private final DuckDBAppender appender;

  public ParquetWriter(List<Column> columns, Path scratch) throws SQLException {
    this.columns = columns;
    this.database = Duck.inMemory(scratch);
    try (Statement statement = database.createStatement()) {
      String definition =
          columns.stream()
              .map(column -> Duck.name(column.name()) + " " + column.type().sql())
              .collect(Collectors.joining(", "));
      statement.execute(
          "CREATE TABLE batch (%s%s%s BIGINT, %s BIGINT, %s BIGINT)"
              .formatted(
                  definition,
                  definition.isEmpty() ? "" : ", ",
                  Duck.name(ReadingPlan.ROW),
                  Duck.name(Standing.KEY_HIGH),
                  Duck.name(Standing.KEY_LOW)));
    } catch (SQLException e) {
      database.close();
      throw e;
    }
    this.appender = database.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "batch");
  }

  /**
   * Adds a row.
   *
   * @param high the first half of its record's key
   * @param low the second half
   */
  public void add(long number, StandardRow row, long high, long low) throws IOException {
    try {
      appender.beginRow();
      for (Column column : columns) {
        append(column, row);
      }
      appender.append(number);
      appender.append(high);
      appender.append(low);
      appender.endRow();
    } catch (SQLException e) {
      throw new IOException("the rows could not be held in memory", e);
    }
  }

  private void append(Column column, StandardRow row) throws SQLException {
    int slot = column.slot();
    switch (column.type()) {
      case TEXT -> {
        String text = row.text(slot);
        if (text == null) {
          appender.appendNull();
        } else {
          appender.append(text);
        }
      }
      case DECIMAL -> {
        if (row.hasDecimal(slot)) {
          appender.append(row.decimal(slot));
        } else {
          appender.appendNull();
        }
      }
      case WHOLE, FLAG, DAY, MOMENT -> {
        if (!row.hasNumber(slot)) {
          appender.appendNull();
        } else if (column.type() == Column.Type.WHOLE) {
          appender.append(row.number(slot));
        } else if (column.type() == Column.Type.FLAG) {
          appender.append(row.number(slot) != 0);
        } else if (column.type() == Column.Type.DAY) {
          appender.appendEpochDays(Math.toIntExact(row.number(slot)));
        } else {
          appender.appendEpochMicros(row.number(slot));
        }
      }
    }
  }

  /** Writes all rows added so far. */
  public void writeTo(Path file) throws IOException {
    try (Statement statement = database.createStatement()) {
      appender.flush();
      statement.execute(
          "COPY batch TO %s (FORMAT parquet, COMPRESSION zstd)".formatted(Duck.text(file)));
    } catch (SQLException e) {
      throw new IOException("the Parquet file could not be written", e);
    }
  }

  /** Of the rows added so far that name one record, keeps the last. */
  public void keepLatest() throws IOException {
    try (Statement statement = database.createStatement()) {
      appender.flush();
      statement.execute(
          "DELETE FROM batch WHERE rowid NOT IN (SELECT max(rowid) FROM batch GROUP BY %s, %s)"
              .formatted(Duck.name(Standing.KEY_HIGH), Duck.name(Standing.KEY_LOW)));
    } catch (SQLException e) {
      throw new IOException("the rows could not be held in memory", e);
    }
  }

  /** The rows written so far, to be compared with what was known. */
  public Standing standing() {
    return new Standing(database);
  }

  /** How many of the rows written lie in no area of each layer. */
  public Map<String, Long> countPlaceUnknown(Source source, Map<String, LayerShapes> layers)
      throws SQLException {
    appender.flush();
    return PlaceCounts.of(database, "batch", source, layers);
  }

  @Override
  public void close() throws SQLException {
    try {
      appender.close();
    } finally {
      database.close();
    }
  }
}
