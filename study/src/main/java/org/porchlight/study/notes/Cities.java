package org.porchlight.study.notes;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.porchlight.study.sql.Statements;

/** The city's note without a look: the sign-in page says whose study this is. */
public final class Cities {
  private final DataSource workspace;

  /**
   * The city of a study.
   *
   * @param workspace the role of the restricted server, or the owner
   */
  public Cities(DataSource workspace) {
    this.workspace = workspace;
  }

  /**
   * The city; empty before its folder was registered.
   *
   * @throws SQLException when the database does not answer
   */
  public Optional<CityNote> find() throws SQLException {
    try (Connection connection = workspace.getConnection()) {
      return new Notes(new Statements(connection)).city();
    }
  }
}
