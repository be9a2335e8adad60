package org.porchlight.study.access;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.sql.Json;
import org.porchlight.study.sql.Statements;

/** The open accounts of the demo, for the sign-in page: the one list that needs no look. */
public final class DemoAccounts {
  private final DataSource workspace;

  /**
   * An account whose password everybody knows.
   *
   * @param login the sign-in name
   * @param displayName an invented person's
   * @param agencyName by language; null for city-wide roles without an agency
   * @param role what it is for
   */
  public record Offer(
      String login, String displayName, @Nullable Map<String, String> agencyName, Role role) {
    @Override
    public String toString() {
      return "an account of the demo (%s)".formatted(role.label());
    }
  }

  /**
   * Accounts of a study.
   *
   * @param workspace the role of the restricted server
   */
  public DemoAccounts(DataSource workspace) {
    this.workspace = workspace;
  }

  /**
   * In the order they were added.
   *
   * @throws SQLException when the database does not answer
   */
  public List<Offer> list() throws SQLException {
    try (Connection connection = workspace.getConnection()) {
      return new Statements(connection)
          .list(
              "select login, display_name, agency_name, role from study.demo_accounts()",
              row -> {
                String agency = row.getString("agency_name");
                return new Offer(
                    row.getString("login"),
                    row.getString("display_name"),
                    agency == null ? null : Json.texts(agency),
                    Role.find(row.getString("role")).orElseThrow());
              });
    }
  }
}
