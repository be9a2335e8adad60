package org.porchlight.study.people;

import java.sql.SQLException;
import java.util.Optional;
import org.porchlight.study.sql.Page;

/**
 * "Are these two the same person?" Pairs with both sides in sight which nobody has decided about
 * and which are of two persons still.
 */
@SuppressWarnings("DoNotCallSuggester") // until its bodies are there
public final class NearMisses {
  NearMisses() {}

  /**
   * Open questions, the likeliest first.
   *
   * @param limit at most so many lines, 1 to 1,000
   * @param offset lines to pass over
   */
  public Page<NearMiss> list(int limit, int offset) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** Open questions about one person, the likeliest first, 50 at most. */
  public Page<NearMiss> of(String person) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /**
   * One open question, by its two mentions in either order.
   *
   * @param left a mention's number within the run
   * @param right the other one's
   */
  public Optional<NearMiss> find(int left, int right) throws SQLException {
    throw new UnsupportedOperationException();
  }
}
