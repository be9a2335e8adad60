package org.porchlight.study.access;

import java.sql.SQLException;
import org.porchlight.study.sql.Page;

/**
 * The audit, for readers with {@link Right#AUDIT}; for everybody else it is empty. Newest first.
 */
@SuppressWarnings("DoNotCallSuggester") // until its bodies are there
public final class Trail {
  Trail() {}

  /** All looks. */
  public Page<LookLine> newest(int limit, int offset) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /**
   * Looks that asked for a person, or for one who was joined into this person.
   *
   * @param person the handle
   */
  public Page<LookLine> at(String person, int limit, int offset) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** Looks of one account. */
  public Page<LookLine> by(long account, int limit, int offset) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** Sign-ins, and what was done to accounts. */
  public Page<AccountEvent> accounts(int limit, int offset) throws SQLException {
    throw new UnsupportedOperationException();
  }
}
