package org.porchlight.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** What DuckDB alone needs to read a CSV file and write it as Parquet, without any check. */
final class DuckAlone {
  private DuckAlone() {}

  static void load() throws SQLException {
    DriverManager.getConnection("jdbc:duckdb:").close();
  }

  static Task.Work reading(Path file, Path folder) {
    return () -> {
      try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
          Statement statement = database.createStatement()) {
        statement.execute("SET threads = %d".formatted(Runtime.getRuntime().availableProcessors()));
        // It finds the types itself, as for a user who says nothing about the file.
        return statement.executeUpdate(
            "COPY (SELECT * FROM read_csv('%s')) TO '%s' (FORMAT parquet, COMPRESSION zstd)"
                .formatted(file, folder.resolve("duckdb.parquet")));
      }
    };
  }
}
