package org.porchlight.attacker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Parquet files made from the text of a CSV, well or badly. */
final class PaperParquet {
  private PaperParquet() {}

  /**
   * A Parquet file.
   *
   * @param columns what is taken from the CSV, as SQL; {@code *} is all of it as it stands
   */
  static byte[] of(String csv, String columns) throws IOException {
    Path folder = Files.createTempDirectory("paper");
    Path text = Files.writeString(folder.resolve("calls.csv"), csv);
    Path parquet = folder.resolve("calls.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT %s FROM read_csv('%s', header = true, types = {'value': 'BIGINT', 'base': 'BIGINT', 'margin': 'BIGINT'})) TO '%s' (FORMAT parquet)"
              .formatted(columns, text, parquet));
      return Files.readAllBytes(parquet);
    } catch (SQLException e) {
      throw new IOException("the Parquet copy of a test cannot be written", e);
    } finally {
      Files.deleteIfExists(text);
      Files.deleteIfExists(parquet);
      Files.deleteIfExists(folder);
    }
  }
}
