package org.porchlight.study;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** The schema {@code study}: brought up to date by its owner, opened to one server. */
public final class StudySchema {
  static final String NAME = "study";

  /** Table to the columns that the restricted server may read; an empty list stands for all. */
  static final Map<String, List<String>> READABLE = new LinkedHashMap<>();

  /** The functions that the restricted server may call. */
  static final List<String> CALLABLE =
      List.of(
          // What policies and queries ask.
          "may(text)",
          "sources_in_sight()",
          "agencies_in_sight()",
          "account_name(bigint)",
          "joined_person(text)",
          "handles_of(text)",
          // Sessions.
          "demo_accounts()",
          "credentials(text)",
          "note_sign_in(text, boolean, bytea)",
          "session_reader(bytea)",
          "end_session(bytea)",
          "own_credentials(bytea)",
          "change_password(bytea, text)",
          "speak(bytea, text)",
          // Looks, and what is done during one.
          "begin_look(bytea, text, text)",
          "end_look(text, integer)",
          "add_account(text, text, text, text, text, text)",
          "change_account(bigint, text)",
          "set_account_password(bigint, text)",
          "decide(integer, integer, text, text)",
          "withdraw(bigint)",
          "attach(text, text, text)",
          "detach(bigint)");

  static {
    for (String table :
        List.of(
            "city",
            "agency",
            "source",
            "sight",
            "word",
            "role_right",
            "look",
            "person",
            "mention",
            "tie",
            "near_miss",
            "band",
            "concentration",
            "frequent",
            "frequent_use",
            "attachment",
            "account_event")) {
      READABLE.put(table, List.of());
    }
    READABLE.put(
        "account",
        List.of(
            "id",
            "login",
            "display_name",
            "agency",
            "role",
            "language",
            "demo",
            "must_change",
            "created_at",
            "disabled_at",
            "locked_at"));
    READABLE.put("session", List.of("account", "seen_at"));
    READABLE.put("sign_in", List.of("id", "at", "account", "outcome"));
    // The model may hold names with their frequencies.
    READABLE.put(
        "link_run",
        List.of(
            "id",
            "started_at",
            "finished_at",
            "records",
            "persons",
            "pairs",
            "threshold_bits",
            "auto_bits",
            "comparisons",
            "left_out",
            "quality_precision",
            "quality_recall",
            "quality_f1"));
    // What a decision moved may include records that its readers may not see.
    READABLE.put(
        "link_decision",
        List.of(
            "id",
            "left_key",
            "right_key",
            "left_source",
            "left_record",
            "left_role",
            "right_source",
            "right_record",
            "right_role",
            "verdict",
            "reason",
            "account",
            "at",
            "withdrawn_by",
            "withdrawn_at"));
  }

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
      for (Map.Entry<String, List<String>> table : READABLE.entrySet()) {
        String columns =
            table.getValue().isEmpty() ? "" : "(" + String.join(", ", table.getValue()) + ")";
        statement.execute(
            "grant select %s on study.%s to %s".formatted(columns, table.getKey(), role));
      }
      for (String function : CALLABLE) {
        statement.execute("grant execute on function study.%s to %s".formatted(function, role));
      }
      connection.commit();
    }
  }
}
