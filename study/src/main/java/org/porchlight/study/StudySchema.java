package org.porchlight.study;

import java.sql.SQLException;
import javax.sql.DataSource;

/** The schema {@code study}: brought up to date by its owner, opened to one server. */
@SuppressWarnings("DoNotCallSuggester") // until its bodies are there
public final class StudySchema {
  /**
   * The schema in a database.
   *
   * @param owner a role that may create schemas; it owns, loads and runs the functions
   */
  public StudySchema(DataSource owner) {}

  /**
   * Creates the schema, or brings an older one up to date; does nothing when it is.
   *
   * @throws SQLException when the database does not answer or refuses
   */
  public void migrate() throws SQLException {
    throw new UnsupportedOperationException();
  }

  /**
   * Lets the role of the restricted server read under row security and call the functions, and
   * takes every other right in this schema away.
   *
   * @throws SQLException when the database does not answer or refuses
   */
  public void openTo(String workspaceRole) throws SQLException {
    throw new UnsupportedOperationException();
  }
}
