package org.porchlight.study.access;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.sql.Page;
import org.porchlight.study.sql.RowReader;
import org.porchlight.study.sql.Statements;

/**
 * The audit, for readers with {@link Right#AUDIT}; for everybody else it is empty. Newest first.
 */
public final class Trail {
  private static final String LOOKS =
      "select l.id, l.at, l.account, study.account_name(l.account) as display_name, l.agency,"
          + " l.role, l.action, l.person, l.outcome, l.rows from study.look l where ";

  private final Statements statements;

  Trail(Statements statements) {
    this.statements = statements;
  }

  /** All looks. */
  public Page<LookLine> newest(int limit, int offset) throws SQLException {
    return looks("true", limit, offset);
  }

  /**
   * Looks that asked for a person, or for one who was joined into this person.
   *
   * @param person the handle
   */
  public Page<LookLine> at(String person, int limit, int offset) throws SQLException {
    return looks(
        "l.person::text = any (array_append(study.handles_of(?), ?))",
        limit,
        offset,
        person,
        person);
  }

  /** Looks of one account. */
  public Page<LookLine> by(long account, int limit, int offset) throws SQLException {
    return looks("l.account = ?", limit, offset, account);
  }

  /** Sign-ins, and what was done to accounts. */
  public Page<AccountEvent> accounts(int limit, int offset) throws SQLException {
    String events =
        "select id, at, account, outcome as event, null::bigint as by from study.sign_in"
            + " union all select id, at, account, event, by from study.account_event";
    return page(
        "select e.*, study.account_name(e.account) as display_name,"
            + " study.account_name(e.by) as by_name from ("
            + events
            + ") e order by e.at desc, e.id desc limit ? offset ?",
        "select count(*) as total from (" + events + ") e",
        Trail::event,
        limit,
        offset);
  }

  private Page<LookLine> looks(String which, int limit, int offset, Object... values)
      throws SQLException {
    return page(
        LOOKS + which + " order by l.id desc limit ? offset ?",
        "select count(*) as total from study.look l where " + which,
        Trail::look,
        limit,
        offset,
        values);
  }

  private <T> Page<T> page(
      String lines, String total, RowReader<T> reader, int limit, int offset, Object... values)
      throws SQLException {
    List<@Nullable Object> all = new ArrayList<>(List.of(values));
    all.add(limit);
    all.add(offset);
    return new Page<>(
        statements.list(lines, reader, all.toArray()),
        statements.list(total, row -> row.getInt("total"), values).getFirst());
  }

  private static LookLine look(ResultSet row) throws SQLException {
    String outcome = row.getString("outcome");
    return new LookLine(
        row.getLong("id"),
        requireNonNull(Statements.instant(row, "at")),
        row.getLong("account"),
        row.getString("display_name"),
        row.getString("agency"),
        Readers.role(row),
        row.getString("action"),
        row.getString("person"),
        // The look that reads this is itself not at its end.
        outcome == null ? "open" : outcome,
        row.getInt("rows"));
  }

  private static AccountEvent event(ResultSet row) throws SQLException {
    return new AccountEvent(
        requireNonNull(Statements.instant(row, "at")),
        row.getObject("account", Long.class),
        row.getString("display_name"),
        row.getString("event"),
        row.getObject("by", Long.class),
        row.getString("by_name"));
  }
}
