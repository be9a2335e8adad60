package org.porchlight.study.people;

import java.sql.SQLException;
import java.util.Optional;
import org.porchlight.study.sql.Page;
import org.porchlight.study.sql.Statements;

/**
 * Same and not the same. A decision holds at once, outlives every run, and can be taken back. It
 * needs the right to decide, and sight of both mentions; without them nothing happens.
 */
public final class Decisions {
  /** Characters of a reason, at least. */
  public static final int SHORTEST_REASON = 10;

  /** Characters of a reason, at most. */
  public static final int LONGEST_REASON = 500;

  private final Statements statements;

  /**
   * Decisions made and seen through these statements.
   *
   * @param statements of an open look; outside one there are none
   */
  public Decisions(Statements statements) {
    this.statements = statements;
  }

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
    Limits.checkReason(reason);
    return statements.first(
        "select decision, at_once, person from study.decide(?, ?, ?, ?)",
        row ->
            new Decided(
                row.getLong("decision"), row.getBoolean("at_once"), row.getString("person")),
        left,
        right,
        verdict.label(),
        reason.strip());
  }

  /**
   * Takes a decision back; what it moved returns. False when not permitted, in sight or in force.
   */
  public boolean withdraw(long decision) throws SQLException {
    return statements
        .list("select study.withdraw(?) as done", row -> row.getBoolean("done"), decision)
        .getFirst();
  }

  /** All decisions in sight, newest first. */
  public Page<DecisionLine> list(int limit, int offset) throws SQLException {
    Limits.check(limit, offset);
    return new DecisionRows(statements).newest(limit, offset);
  }

  /** The decision of this number. */
  public Optional<DecisionLine> find(long id) throws SQLException {
    return new DecisionRows(statements).find(id);
  }
}
