package org.porchlight.records.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/**
 * The current batches of some sources, open for queries in a private folder. Records stand open
 * only until this is closed.
 */
public final class OpenLake implements AutoCloseable {
  static final String RECORDS = "records.parquet";
  static final String CARRIED = "carried.parquet";

  /** After a source's id: the view of its records that a delivery took away. */
  public static final String GONE = "@gone";

  private final PrivateFolder folder;
  private final DuckDBConnection database;

  OpenLake(PrivateFolder folder) throws IOException, SQLException {
    this.folder = folder;
    Path scratch = folder.path().resolve(".scratch");
    Files.createDirectory(scratch);
    this.database = Duck.inMemory(scratch);
    try (Stream<Path> sources = Files.list(folder.path());
        Statement statement = database.createStatement()) {
      for (Path source : sources.filter(path -> !path.equals(scratch)).sorted().toList()) {
        String name = source.getFileName().toString();
        statement.execute("CREATE VIEW %s AS %s".formatted(Duck.name(name), standing(source)));
        statement.execute("CREATE VIEW %s AS %s".formatted(Duck.name(name + GONE), gone(source)));
      }
    } catch (IOException | SQLException e) {
      database.close();
      throw e;
    }
  }

  /** The records of a source that count: those of the newest batch and those it carries. */
  private static String standing(Path source) {
    String own =
        "SELECT * EXCLUDE (%s, %s) FROM read_parquet(%s)"
            .formatted(
                Duck.name(Standing.KEY_HIGH),
                Duck.name(Standing.KEY_LOW),
                Duck.text(source.resolve(RECORDS)));
    return Files.exists(source.resolve(CARRIED))
        ? own + " UNION ALL BY NAME " + carried(source, "IS NULL")
        : own;
  }

  /** The records that a delivery took away; they count nowhere. */
  private static String gone(Path source) {
    return Files.exists(source.resolve(CARRIED))
        ? carried(source, "IS NOT NULL")
        : standing(source) + " WHERE false";
  }

  /** Row numbers of carried records begin with the number of the batch that they stood in. */
  private static String carried(Path source, String gone) {
    return "SELECT * EXCLUDE (%s, %s, %s, %s) REPLACE (row + (CAST(split_part(%s, '-', 1) AS BIGINT) << %d) AS row) FROM read_parquet(%s) WHERE %s %s"
        .formatted(
            Duck.name(Standing.KEY_HIGH),
            Duck.name(Standing.KEY_LOW),
            Duck.name(Standing.BATCH),
            Duck.name(Standing.GONE),
            Duck.name(Standing.BATCH),
            Standing.ROW_BITS,
            Duck.text(source.resolve(CARRIED)),
            Duck.name(Standing.GONE),
            gone);
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
