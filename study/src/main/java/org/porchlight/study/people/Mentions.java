package org.porchlight.study.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.study.sql.Json;
import org.porchlight.study.sql.Statements;

/** The records that speak of one person, with what ties each to the others. */
final class Mentions {
  private final Statements statements;

  Mentions(Statements statements) {
    this.statements = statements;
  }

  /** Those in sight, oldest first. */
  List<MentionLine> of(String person) throws SQLException {
    Map<Integer, Tie> ties = ties(person);
    return statements.list(
        "select m.*, s.agency from study.mention m join study.source s on s.id = m.source"
            + " where m.person = ? order by m.occurred nulls last, m.id",
        row -> line(row, Optional.ofNullable(ties.get(row.getInt("id")))),
        person);
  }

  /** Mention to its best tie among those whose partner is of the same person and in sight. */
  private Map<Integer, Tie> ties(String person) throws SQLException {
    Evidence evidence = Evidence.of(statements);
    Map<Integer, Tie> best = new HashMap<>();
    statements.list(
        "select t.mention, t.partner, t.bits, t.levels, t.level_bits from study.mention m"
            + " join study.tie t on t.mention = m.id"
            + " join study.mention p on p.id = t.partner and p.person = m.person"
            + " where m.person = ? order by t.bits desc, t.partner",
        row ->
            best.putIfAbsent(
                row.getInt("mention"),
                new Tie(row.getInt("partner"), row.getFloat("bits"), evidence.read(row))),
        person);
    return best;
  }

  private static MentionLine line(ResultSet row, Optional<Tie> tie) throws SQLException {
    String source = row.getString("source");
    String role = row.getString("role");
    return new MentionLine(
        row.getInt("id"),
        source + "/" + row.getString("record") + "/" + role,
        source,
        row.getString("agency"),
        role,
        particulars(row, ""),
        row.getString("place"),
        Statements.instant(row, "occurred"),
        Statements.instant(row, "ended"),
        row.getBoolean("contact"),
        row.getBoolean("doubtful"),
        Json.texts(row.getString("details")),
        tie);
  }

  /** From columns of these names after a prefix. */
  static Particulars particulars(ResultSet row, String prefix) throws SQLException {
    return new Particulars(
        row.getString(prefix + "name"),
        row.getString(prefix + "given"),
        row.getString(prefix + "family"),
        row.getString(prefix + "born"),
        row.getString(prefix + "sex"),
        row.getString(prefix + "race"),
        row.getString(prefix + "phone"),
        row.getString(prefix + "address"));
  }
}
