package org.porchlight.records.lake;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/** DuckDB inside this process: nothing on disk but a private folder, nothing from the network. */
public final class Duck {
  private Duck() {}

  /**
   * A database in memory.
   *
   * @param scratch a private folder for what does not fit
   */
  public static DuckDBConnection inMemory(Path scratch) throws SQLException {
    Properties settings = new Properties();
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
