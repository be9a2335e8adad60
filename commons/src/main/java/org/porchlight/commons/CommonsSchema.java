package org.porchlight.commons;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** The schema {@code commons}: brought up to date by its owner, opened to one reader. */
public final class CommonsSchema {
  static final String NAME = "commons";

  private final DataSource owner;

  /**
   * @param owner a role that may create schemas in the database
   */
  public CommonsSchema(DataSource owner) {
    this.owner = owner;
  }

  /**
   * Creates the schema, or brings an older one up to date; does nothing when it is.
   *
   * @throws SQLException when the database does not answer or refuses
   */
  public void migrate() throws SQLException {
    try {
      Flyway.configure()
          .dataSource(owner)
          .schemas(NAME)
          .locations("classpath:org/porchlight/commons/schema")
          .cleanDisabled(true)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new SQLException("the schema commons could not be brought up to date", state(e), e);
    }
  }

  private static @Nullable String state(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql.getSQLState();
      }
    }
    return null;
  }

  /**
   * Lets a role read what is public in this schema and hand in what residents say, and takes every
   * other right in it away.
   *
   * @throws SQLException when the database does not answer or refuses
   */
  public void openTo(String reader) throws SQLException {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      String role = statement.enquoteIdentifier(reader, true);
      for (String sort : List.of("tables", "sequences", "functions")) {
        statement.execute("revoke all on all %s in schema commons from %s".formatted(sort, role));
      }
      statement.execute("revoke execute on all functions in schema commons from public");
      statement.execute("revoke all on schema commons from " + role);
      statement.execute("grant usage on schema commons to " + role);
      for (String table : HubGrants.READABLE) {
        statement.execute("grant select on commons." + table + " to " + role);
      }
      for (String function : HubGrants.CALLABLE) {
        statement.execute("grant execute on function commons." + function + " to " + role);
      }
      connection.commit();
    }
  }
}
