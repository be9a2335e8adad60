package org.porchlight.study.people;

import java.sql.SQLException;
import java.util.Optional;
import org.porchlight.study.sql.Page;

/**
 * Frequent numbers and frequent places: lists of their own. One is in sight when a record with it
 * is; an attachment, when both its ends are.
 */
@SuppressWarnings("DoNotCallSuggester") // until its bodies are there
public final class Frequents {
  Frequents() {}

  /**
   * Those with most records first.
   *
   * @param windowDays the days that count: so many, ending with the last day each source is
   *     complete for
   * @param limit at most so many lines, 1 to 1,000
   * @param offset lines to pass over
   */
  public Page<FrequentLine> list(FrequentKind kind, int windowDays, int limit, int offset)
      throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** The number or place of this handle. */
  public Optional<Frequent> find(String id) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** Its records in sight, newest first. */
  public Page<FrequentUse> uses(String id, int limit, int offset) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /**
   * Attaches it to a person. Needs the right to decide, sight of both, and a record in sight from a
   * source that may be linked.
   *
   * @param reason {@value Decisions#SHORTEST_REASON} to {@value Decisions#LONGEST_REASON}
   *     characters
   * @return the attachment's number, of the one in force when there is one already; empty when not
   *     permitted or not in sight
   */
  public Optional<Long> attach(String id, String person, String reason) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** Takes an attachment back. False when not permitted, in sight or in force. */
  public boolean detach(long attachment) throws SQLException {
    throw new UnsupportedOperationException();
  }
}
