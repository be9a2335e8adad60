package org.porchlight.records.lake;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/** DuckDB inside this process: nothing on disk but a private folder, nothing from the network. */
public final class Duck {
  /** Memory of the database during an import, of any size; what does not fit goes to scratch. */
  public static final String IMPORT_MEMORY = "768MB";

  private Duck() {}

  /**
   * A database in memory.
   *
   * @param scratch a private folder for what does not fit
   */
  public static DuckDBConnection inMemory(Path scratch) throws SQLException {
    return inMemory(scratch, "80%");
  }

  /**
   * A database in memory.
   *
   * @param scratch a private folder for what does not fit
   * @param memory the most it takes, as {@code 768MB} or {@code 80%}
   */
  public static DuckDBConnection inMemory(Path scratch, String memory) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("memory_limit", memory);
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("temp_directory", scratch.toString());
    settings.setProperty("threads", Integer.toString(Runtime.getRuntime().availableProcessors()));
    return DriverManager.getConnection("jdbc:duckdb:", settings).unwrap(DuckDBConnection.class);
  }

  /** A name as SQL. */
  public static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A path as SQL text. */
  public static String text(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }
}
