package org.porchlight.study.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.sql.Page;
import org.porchlight.study.sql.Statements;

/**
 * "Are these two the same person?" Pairs with both sides in sight which nobody has decided about
 * and which are of two persons still.
 */
public final class NearMisses {
  private static final int OF_ONE_PERSON = 50;

  /** Pairs of persons about whom "not the same" stands, then the open questions. */
  private static final String OPEN =
      "with decided as materialized (select l.person as a, r.person as b from study.link_decision d"
          + DecisionRows.end("l", "left")
          + DecisionRows.end("r", "right")
          + " where d.withdrawn_at is null and d.verdict = 'not-same')"
          + " select n.bits, n.levels, n.level_bits, count(*) over () as total,"
          + side("l", "left_")
          + ","
          + side("r", "right_")
          + " from study.near_miss n"
          + " join study.mention l on l.id = n.left_mention"
          + " join study.mention r on r.id = n.right_mention"
          + " where l.person <> r.person and not exists (select from decided d where"
          + " (d.a = l.person and d.b = r.person) or (d.a = r.person and d.b = l.person))";

  private static final String ORDER =
      " order by n.bits desc, n.left_mention, n.right_mention limit ? offset ?";

  private final Statements statements;

  /**
   * Questions seen through these statements.
   *
   * @param statements of an open look; outside one there are none
   */
  public NearMisses(Statements statements) {
    this.statements = statements;
  }

  private static String side(String alias, String prefix) {
    StringBuilder columns = new StringBuilder();
    for (String column :
        List.of(
            "id", "person", "source", "role", "name", "given", "family", "born", "sex", "race",
            "phone", "address")) {
      columns
          .append(columns.isEmpty() ? " " : ", ")
          .append("%s.%s as %s%s".formatted(alias, column, prefix, column));
    }
    return columns.toString();
  }

  /**
   * Open questions, the likeliest first.
   *
   * @param limit at most so many lines, 1 to 1,000
   * @param offset lines to pass over
   */
  public Page<NearMiss> list(int limit, int offset) throws SQLException {
    Limits.check(limit, offset);
    return page(OPEN + ORDER, limit, offset);
  }

  /** Open questions about one person, the likeliest first, 50 at most. */
  public Page<NearMiss> of(String person) throws SQLException {
    return page(
        OPEN
            + " and (n.left_mention = any (array(select m.id from study.mention m where m.person = ?))"
            + " or n.right_mention = any (array(select m.id from study.mention m where m.person = ?)))"
            + ORDER,
        person,
        person,
        OF_ONE_PERSON,
        0);
  }

  /**
   * One open question, by its two mentions in either order.
   *
   * @param left a mention's number within the run
   * @param right the other one's
   */
  public Optional<NearMiss> find(int left, int right) throws SQLException {
    Page<NearMiss> found =
        page(
            OPEN
                + " and ((n.left_mention = ? and n.right_mention = ?)"
                + " or (n.left_mention = ? and n.right_mention = ?))"
                + ORDER,
            left,
            right,
            right,
            left,
            1,
            0);
    return found.lines().stream().findFirst();
  }

  private Page<NearMiss> page(String sql, @Nullable Object... values) throws SQLException {
    Evidence evidence = Evidence.of(statements);
    int[] total = new int[1];
    List<NearMiss> bare =
        statements.list(
            sql,
            row -> {
              total[0] = row.getInt("total");
              return new NearMiss(
                  side(row, "left_"),
                  side(row, "right_"),
                  row.getFloat("bits"),
                  evidence.read(row));
            },
            values);
    return new Page<>(named(bare), total[0]);
  }

  /** Without the person's name and contacts, which are asked for once for all lines. */
  private static NearMiss.Side side(ResultSet row, String prefix) throws SQLException {
    return new NearMiss.Side(
        row.getInt(prefix + "id"),
        row.getString(prefix + "person"),
        "",
        0,
        row.getString(prefix + "source"),
        row.getString(prefix + "role"),
        Mentions.particulars(row, prefix));
  }

  private List<NearMiss> named(List<NearMiss> bare) throws SQLException {
    Set<String> persons = new HashSet<>();
    for (NearMiss one : bare) {
      persons.add(one.left().person());
      persons.add(one.right().person());
    }
    Map<String, List<String>> names = Names.of(statements, persons);
    Map<String, Integer> contacts = contacts(persons);
    List<NearMiss> named = new ArrayList<>();
    for (NearMiss one : bare) {
      named.add(
          new NearMiss(
              named(one.left(), names, contacts),
              named(one.right(), names, contacts),
              one.bits(),
              one.evidence()));
    }
    return named;
  }

  private static NearMiss.Side named(
      NearMiss.Side side, Map<String, List<String>> names, Map<String, Integer> contacts) {
    return new NearMiss.Side(
        side.mention(),
        side.person(),
        Names.first(names, side.person()),
        contacts.getOrDefault(side.person(), 0),
        side.source(),
        side.role(),
        side.particulars());
  }

  private Map<String, Integer> contacts(Set<String> persons) throws SQLException {
    int window =
        statements
            .first("select window_days from study.city", row -> row.getInt("window_days"))
            .orElse(1);
    Map<String, Integer> contacts = new HashMap<>();
    statements.list(
        "select m.person, count(*) as contacts from"
            + Windows.CONTACTS
            + "where m.person = any (?) group by m.person",
        row -> contacts.put(row.getString("person"), row.getInt("contacts")) == null,
        Windows.of(statements, Optional.empty(), window)
            .values((Object) persons.toArray(String[]::new)));
    return contacts;
  }
}
