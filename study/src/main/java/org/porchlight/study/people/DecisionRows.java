package org.porchlight.study.people;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.porchlight.study.sql.Page;
import org.porchlight.study.sql.Statements;

/** Decisions as they are read. */
final class DecisionRows {
  private static final String SELECT =
      "select d.id, d.left_key, d.right_key, l.person as left_person, r.person as right_person,"
          + " d.verdict, d.reason, study.account_name(d.account) as by_name, d.at,"
          + " study.account_name(d.withdrawn_by) as withdrawn_name, d.withdrawn_at,"
          + " count(*) over () as total"
          + " from study.link_decision d"
          + " left"
          + end("l", "left")
          + " left"
          + end("r", "right");

  private final Statements statements;

  DecisionRows(Statements statements) {
    this.statements = statements;
  }

  /**
   * Joins the mention at one end of a decision {@code d}. By stored parts of its key: what is
   * worked out on the way is not let near a table with row security before its rows are judged,
   * index or no.
   */
  static String end(String alias, String end) {
    return " join study.mention %1$s on %1$s.source = d.%2$s_source".formatted(alias, end)
        + " and %1$s.record = d.%2$s_record and %1$s.role = d.%2$s_role".formatted(alias, end);
  }

  Page<DecisionLine> newest(int limit, int offset) throws SQLException {
    int[] total = new int[1];
    List<DecisionLine> lines =
        statements.list(
            SELECT + " order by d.id desc limit ? offset ?",
            row -> {
              total[0] = row.getInt("total");
              return line(row);
            },
            limit,
            offset);
    return new Page<>(lines, total[0]);
  }

  Optional<DecisionLine> find(long id) throws SQLException {
    return statements.first(SELECT + " where d.id = ?", DecisionRows::line, id);
  }

  /** Decisions with one of these mentions at an end. */
  List<DecisionLine> about(Collection<String> keys) throws SQLException {
    String[] array = keys.toArray(String[]::new);
    return statements.list(
        SELECT + " where d.left_key = any (?) or d.right_key = any (?) order by d.id desc",
        DecisionRows::line,
        array,
        array);
  }

  private static DecisionLine line(ResultSet row) throws SQLException {
    return new DecisionLine(
        row.getLong("id"),
        row.getString("left_key"),
        row.getString("right_key"),
        row.getString("left_person"),
        row.getString("right_person"),
        row.getString("verdict").equals(Verdict.SAME.label()) ? Verdict.SAME : Verdict.NOT_SAME,
        row.getString("reason"),
        row.getString("by_name"),
        requireNonNull(Statements.instant(row, "at")),
        row.getString("withdrawn_name"),
        Statements.instant(row, "withdrawn_at"));
  }
}
