package org.porchlight.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;
import org.porchlight.records.lake.Duck;
import org.porchlight.records.lake.PrivateFolder;
import org.porchlight.release.ParquetCopy;

/** Tables of a release as Parquet, written by DuckDB from their CSV, so that both say the same. */
final class ParquetFiles implements ParquetCopy, AutoCloseable {
  private static final String COLUMNS =
      """
      {'area': 'VARCHAR', 'area_name': 'VARCHAR', 'period': 'VARCHAR', 'type': 'VARCHAR',
       'type_name': 'VARCHAR', 'type_name_es': 'VARCHAR', 'status': 'VARCHAR', 'value': 'BIGINT',
       'base': 'BIGINT', 'margin': 'BIGINT', 'unit': 'VARCHAR', 'note': 'VARCHAR'}
      """;

  private final PrivateFolder scratch;
  private final DuckDBConnection database;

  ParquetFiles() throws IOException {
    scratch = PrivateFolder.withRoomFor(16 << 20);
    try {
      database = Duck.inMemory(scratch.path());
    } catch (SQLException e) {
      scratch.close();
      throw new IOException("DuckDB does not start", e);
    }
  }

  @Override
  public void write(Path csv, Path parquet) throws IOException {
    try (Statement statement = database.createStatement()) {
      statement.execute(
          "COPY (SELECT * FROM read_csv(%s, header = true, delim = ',', quote = '\"', escape = '\"', auto_detect = false, columns = %s)) TO %s (FORMAT parquet, COMPRESSION zstd)"
              .formatted(Duck.text(csv), COLUMNS, Duck.text(parquet)));
    } catch (SQLException e) {
      throw new IOException("the Parquet copy of %s".formatted(csv.getFileName()), e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      database.close();
    } catch (SQLException e) {
      throw new IOException("DuckDB does not close", e);
    } finally {
      scratch.close();
    }
  }
}
