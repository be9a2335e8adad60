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
          "CREATE TABLE batch (%s%s\"%s\" BIGINT)"
              .formatted(definition, definition.isEmpty() ? "" : ", ", ReadingPlan.ROW));
    } catch (SQLException e) {
      database.close();
      throw e;
    }
    this.appender = database.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "batch");
  }

  public void add(long number, StandardRow row) throws IOException {
    try {
      appender.beginRow();
      for (Column column : columns) {
        append(column, row);
      }
      appender.append(number);
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

  /** How many of the rows added so far stood in an earlier file, this one's row numbers aside. */
  public long countSame(Path earlier) throws IOException {
    String names =
        columns.stream().map(column -> Duck.name(column.name())).collect(Collectors.joining(", "));
    try (Statement statement = database.createStatement();
        var result =
            statement.executeQuery(
                "SELECT count(*) FROM (SELECT %s FROM batch INTERSECT ALL SELECT %s FROM read_parquet(%s))"
                    .formatted(names, names, Duck.text(earlier)))) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      throw new IOException("the earlier batch could not be compared", e);
    }
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
