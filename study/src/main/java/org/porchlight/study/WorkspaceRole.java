package org.porchlight.study;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * The role of the restricted server, asked what it can do. A server must not start with a role that
 * can get around row security or write to a table by itself.
 */
@SuppressWarnings("DoNotCallSuggester") // until its bodies are there
public final class WorkspaceRole {
  /**
   * The role as the server logs in.
   *
   * @param workspace the server's own login
   */
  public WorkspaceRole(DataSource workspace) {}

  /**
   * What the role can do beyond its part, in sentences; empty when all is well.
   *
   * @throws SQLException when the database does not answer
   */
  public List<String> excesses() throws SQLException {
    throw new UnsupportedOperationException();
  }
}
