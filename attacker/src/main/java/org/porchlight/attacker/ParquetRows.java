package org.porchlight.attacker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a Parquet file of any columns, as DuckDB sees it. */
final class ParquetRows {
  private static final Set<String> COLUMNS =
      Set.of(
          "area",
          "area_name",
          "period",
          "type",
          "type_name",
          "type_name_es",
          "status",
          "value",
          "base",
          "margin",
          "unit",
          "note");

  private static final Set<Integer> FRACTIONS =
      Set.of(Types.DOUBLE, Types.FLOAT, Types.REAL, Types.DECIMAL, Types.NUMERIC);

  private ParquetRows() {}

  /** Whether DuckDB's native code runs on this machine. */
  static boolean available() {
    return Engine.RUNS;
  }

  /** Tried once: what does not load does not load the second time either. */
  private static final class Engine {
    static final boolean RUNS = runs();

    private static boolean runs() {
      try (Connection connection = open()) {
        return connection.isValid(1);
      } catch (SQLException | LinkageError _) {
        return false;
      }
    }
  }

  private static Connection open() throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("memory_limit", "512MB");
    return DriverManager.getConnection("jdbc:duckdb:", settings);
  }

  /** What stands in a file; nothing, and so said, when it is no Parquet. */
  static Published.Copy read(byte[] file) {
    try {
      Path own = Files.createTempFile("attack", ".parquet");
      try (Connection connection = open();
          Statement statement = connection.createStatement()) {
        Files.write(own, file);
        try (ResultSet found =
            statement.executeQuery(
                "SELECT * FROM read_parquet('%s')".formatted(own.toString().replace("'", "''")))) {
          return rows(found);
        }
      } catch (SQLException _) {
        return new Published.Copy(List.of(), List.of(), true);
      } finally {
        Files.deleteIfExists(own);
      }
    } catch (IOException e) {
      throw new UnreadableTargetException(
          "No room to look into a Parquet copy in %s. Make some, or name another folder with -Djava.io.tmpdir."
              .formatted(System.getProperty("java.io.tmpdir")),
          e);
    }
  }

  private static Published.Copy rows(ResultSet found) throws SQLException {
    ResultSetMetaData columns = found.getMetaData();
    List<String> more = new ArrayList<>();
    for (int c = 1; c <= columns.getColumnCount(); c++) {
      String column = columns.getColumnName(c);
      if (!COLUMNS.contains(column)) {
        more.add(column);
      } else if (FRACTIONS.contains(columns.getColumnType(c))) {
        // What is rounded off here may be what tells.
        more.add(column + " with fractions");
      }
    }
    List<Published.Figure> rows = new ArrayList<>();
    while (found.next()) {
      Map<String, String> row = new HashMap<>();
      for (int c = 1; c <= columns.getColumnCount(); c++) {
        Object value = found.getObject(c);
        if (value != null) {
          row.put(columns.getColumnName(c), text(value));
        }
      }
      rows.add(figure(row));
    }
    return new Published.Copy(rows, more, false);
  }

  private static String text(Object value) {
    return value instanceof Number number
        ? Long.toString(Math.round(number.doubleValue()))
        : value.toString();
  }

  private static Published.Figure figure(Map<String, String> row) {
    String status = row.getOrDefault("status", "");
    return new Published.Figure(
        PublishedReader.unquoted(row.getOrDefault("area", "")),
        PublishedReader.unquoted(row.getOrDefault("period", "")),
        PublishedReader.unquoted(row.getOrDefault("type", "")),
        status.equals("hidden"),
        status.equals("no-data"),
        whole(row.get("value")),
        whole(row.get("base")),
        whole(row.get("margin")),
        row.getOrDefault("note", "").contains(PublishedReader.BY_EXCEPTION));
  }

  private static @Nullable Long whole(@Nullable String digits) {
    return digits == null ? null : PublishedReader.whole(digits);
  }
}
