package org.porchlight.study.notes;

import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** The city's note without a look: the sign-in page says whose study this is. */
@SuppressWarnings("DoNotCallSuggester") // until its bodies are there
public final class Cities {
  /**
   * The city of a study.
   *
   * @param workspace the role of the restricted server, or the owner
   */
  public Cities(DataSource workspace) {}

  /**
   * The city; empty before its folder was registered.
   *
   * @throws SQLException when the database does not answer
   */
  public Optional<CityNote> find() throws SQLException {
    throw new UnsupportedOperationException();
  }
}
