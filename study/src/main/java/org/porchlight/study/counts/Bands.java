package org.porchlight.study.counts;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Numbers of persons as the last run counted them. An agency whose counts the reader may not see
 * has none here; {@link Band#ACROSS} is there for readers whose sight covers every contact.
 */
@SuppressWarnings("DoNotCallSuggester") // until its bodies are there
public final class Bands {
  Bands() {}

  /** All bands in sight, by agency, window, number of contacts. */
  public List<Band> list() throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** The bands of one agency and window, by number of contacts; empty when not in sight. */
  public List<Band> list(String agency, int windowDays) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** The concentration of one agency and window. */
  public Optional<Concentration> concentration(String agency, int windowDays) throws SQLException {
    throw new UnsupportedOperationException();
  }
}
