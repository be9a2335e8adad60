package org.porchlight.records.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/**
 * The current batches of some sources, open for queries in a private folder. Records stand open
 * only until this is closed.
 */
public final class OpenLake implements AutoCloseable {
  private final PrivateFolder folder;
  private final DuckDBConnection database;

  OpenLake(PrivateFolder folder) throws IOException, SQLException {
    this.folder = folder;
    Path scratch = folder.path().resolve("scratch");
    Files.createDirectory(scratch);
    this.database = Duck.inMemory(scratch);
    try (Stream<Path> files = Files.list(folder.path());
        Statement statement = database.createStatement()) {
      List<Path> batches =
          files
              .filter(file -> file.getFileName().toString().endsWith(".parquet"))
              .sorted()
              .toList();
      for (Path batch : batches) {
        String name = batch.getFileName().toString().replaceAll("\\.parquet$", "");
        statement.execute(
            "CREATE VIEW %s AS SELECT * FROM read_parquet(%s)"
                .formatted(Duck.name(name), Duck.text(batch)));
      }
    } catch (IOException | SQLException e) {
      database.close();
      throw e;
    }
  }

  /** The database; each source is a view of its id. Closed with this. */
  public DuckDBConnection database() {
    return database;
  }

  /** A source or field as a query names it. */
  public static String name(String name) {
    return Duck.name(name);
  }

  /** A text as a query holds it. */
  public static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** Texts for {@code IN}. */
  public static String texts(Collection<String> texts) {
    return texts.stream().map(OpenLake::text).collect(Collectors.joining(", ", "(", ")"));
  }

  @Override
  public void close() throws SQLException {
    try {
      database.close();
    } finally {
      folder.close();
    }
  }
}
