package org.porchlight.study;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** The schema {@code study}: brought up to date by its owner, opened to one server. */
public final class StudySchema {
  static final String NAME = "study";

  private final DataSource owner;

  /**
   * The schema in a database.
   *
   * @param owner a role that may create schemas; it owns, loads and runs the functions
   */
  public StudySchema(DataSource owner) {
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
          .locations("classpath:org/porchlight/study/schema")
          .cleanDisabled(true)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new SQLException("the schema study could not be brought up to date", state(e), e);
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
   * Lets the role of the restricted server read under row security and call the functions, and
   * takes every other right in this schema away.
   *
   * @throws SQLException when the database does not answer or refuses
   */
  public void openTo(String workspaceRole) throws SQLException {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      String role = statement.enquoteIdentifier(workspaceRole, true);
      for (String sort : List.of("tables", "sequences", "functions")) {
        statement.execute("revoke all on all %s in schema study from %s".formatted(sort, role));
      }
      statement.execute("revoke execute on all functions in schema study from public");
      statement.execute("revoke all on schema study from " + role);
      statement.execute("grant usage on schema study to " + role);
      for (Map.Entry<String, List<String>> table : WorkspaceGrants.READABLE.entrySet()) {
        String columns =
            table.getValue().isEmpty() ? "" : "(" + String.join(", ", table.getValue()) + ")";
        statement.execute(
            "grant select %s on study.%s to %s".formatted(columns, table.getKey(), role));
      }
      for (String function : WorkspaceGrants.CALLABLE) {
        statement.execute("grant execute on function study.%s to %s".formatted(function, role));
      }
      connection.commit();
    }
  }
}
