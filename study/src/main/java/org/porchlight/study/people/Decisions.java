package org.porchlight.study.people;

import java.sql.SQLException;
import java.util.Optional;
import org.porchlight.study.sql.Page;

/**
 * Same and not the same. A decision holds at once, outlives every run, and can be taken back. It
 * needs the right to decide, and sight of both mentions; without them nothing happens.
 */
@SuppressWarnings("DoNotCallSuggester") // until its bodies are there
public final class Decisions {
  /** Characters of a reason, at least. */
  public static final int SHORTEST_REASON = 10;

  /** Characters of a reason, at most. */
  public static final int LONGEST_REASON = 500;

  Decisions() {}

  /**
   * Decides about two mentions.
   *
   * <p>{@link Verdict#NOT_SAME}: when both are of one person, the left one and its word-for-word
   * copies leave for a person of their own. {@link Verdict#SAME}: when they are of two persons, the
   * smaller one joins the other, and its handle leads there from now on. An earlier decision about
   * the same two mentions that says otherwise is withdrawn first.
   *
   * @param left the mention's number, from {@link MentionLine#id}
   * @param right the other one's
   * @param reason {@value #SHORTEST_REASON} to {@value #LONGEST_REASON} characters
   * @return empty when not permitted or not in sight
   */
  public Optional<Decided> decide(int left, int right, Verdict verdict, String reason)
      throws SQLException {
    throw new UnsupportedOperationException();
  }

  /**
   * Takes a decision back; what it moved returns. False when not permitted, in sight or in force.
   */
  public boolean withdraw(long decision) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** All decisions in sight, newest first. */
  public Page<DecisionLine> list(int limit, int offset) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** The decision of this number. */
  public Optional<DecisionLine> find(long id) throws SQLException {
    throw new UnsupportedOperationException();
  }
}
