package org.porchlight.study.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.porchlight.study.sql.Statements;

/** Whoever holds a session. */
final class Readers {
  private Readers() {}

  static Optional<Reader> of(Statements statements, byte[] tokenHash) throws SQLException {
    return statements.first("select * from study.session_reader(?)", Readers::read, tokenHash);
  }

  private static Reader read(ResultSet row) throws SQLException {
    return new Reader(
        row.getLong("account"),
        row.getString("display_name"),
        row.getString("agency"),
        role(row),
        row.getString("language"),
        row.getBoolean("demo"),
        row.getBoolean("must_change"));
  }

  /** From column {@code role}. */
  static Role role(ResultSet row) throws SQLException {
    return Role.find(row.getString("role"))
        .orElseThrow(() -> new IllegalStateException("an account has a role of a newer version"));
  }
}
