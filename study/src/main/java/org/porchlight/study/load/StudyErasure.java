package org.porchlight.study.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.porchlight.study.sql.Statements;

/**
 * Takes records out of the study: what they say of people, their ties, what staff decided about
 * them, and numbers and places that nothing else has. Who looked at whom stays: a look names a
 * handle, never a record. Persons keep their handles; counts change with the next link run.
 */
public final class StudyErasure {
  private final DataSource owner;

  /** Erases from one study, as the role that owns its schema. */
  public StudyErasure(DataSource owner) {
    this.owner = owner;
  }

  /**
   * A record as the study names it.
   *
   * @param key the values of its key fields, joined by plus signs
   */
  public record RecordKey(String source, String key) {
    /** A key may be all that a row says, so it is not printed. */
    @Override
    public String toString() {
      return "RecordKey[" + source + "]";
    }
  }

  /**
   * The records of a person, and of those who were joined into them.
   *
   * @param handle of the person
   * @throws SQLException when the database does not answer
   */
  public List<RecordKey> ofPerson(String handle) throws SQLException {
    try (Connection connection = owner.getConnection()) {
      return new Statements(connection)
          .list(
              "with recursive who (id) as (select id::text from study.person where id::text = ?"
                  + " union select p.joined_into::text from study.person p join who on"
                  + " p.id::text = who.id where p.joined_into is not null)"
                  + " select distinct m.source, m.record from study.mention m join who on"
                  + " m.person = who.id order by 1, 2",
              row -> new RecordKey(row.getString("source"), row.getString("record")),
              handle);
    }
  }

  /**
   * Erases records of a source; those that are not there are none.
   *
   * @return how many mentions of people went
   * @throws SQLException when the database does not answer; nothing is erased then
   */
  public int erase(String source, List<String> records) throws SQLException {
    String[] keys = records.toArray(String[]::new);
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      Statements statements = new Statements(connection);
      statements.update(
          "create temp table erased_mention on commit drop as select id from study.mention"
              + " where source = ? and record = any (?)",
          source,
          keys);
      for (String pair : List.of("tie:mention:partner", "near_miss:left_mention:right_mention")) {
        String[] names = pair.split(":", -1);
        statements.update(
            "delete from study.%1$s where %2$s in (select id from erased_mention)"
                    .formatted(names[0], names[1])
                + " or %s in (select id from erased_mention)".formatted(names[2]));
      }
      int mentions =
          statements.update(
              "delete from study.mention where source = ? and record = any (?)", source, keys);
      frequents(statements, source, keys);
      decisions(statements, source, keys);
      // Names and how often they come; the next run writes its own.
      statements.update("update study.link_run set model = '' where model <> ''");
      connection.commit();
      rewrite(connection);
      return mentions;
    }
  }

  private static void frequents(Statements statements, String source, String[] keys)
      throws SQLException {
    statements.update(
        "create temp table touched_frequent on commit drop as select distinct frequent"
            + " from study.frequent_use where source = ? and record = any (?)",
        source,
        keys);
    statements.update(
        "delete from study.frequent_use where source = ? and record = any (?)", source, keys);
    String alone =
        " in (select t.frequent from touched_frequent t where not exists"
            + " (select from study.frequent_use u where u.frequent = t.frequent))";
    statements.update("delete from study.attachment where frequent::text" + alone);
    statements.update("delete from study.frequent where id::text" + alone);
  }

  private static void decisions(Statements statements, String source, String[] keys)
      throws SQLException {
    statements.update(
        "delete from study.link_decision where left_source = ? and left_record = any (?)"
            + " or right_source = ? and right_record = any (?)",
        source,
        keys,
        source,
        keys);
    statements.update(
        "update study.link_decision d set moved = coalesce((select array_agg(k) from"
            + " unnest(d.moved) k where not (study.key_source(k) = ?"
            + " and study.key_record(k) = any (?))), '{}')"
            + " where exists (select from unnest(d.moved) k where study.key_source(k) = ?"
            + " and study.key_record(k) = any (?))",
        source,
        keys,
        source,
        keys);
  }

  /** A deleted row stays in its table's file until the file is written anew. */
  private static void rewrite(Connection connection) throws SQLException {
    connection.setAutoCommit(true);
    Statements statements = new Statements(connection);
    for (String table :
        List.of(
            "mention",
            "tie",
            "near_miss",
            "frequent_use",
            "frequent",
            "link_decision",
            "link_run")) {
      statements.update("vacuum (full) study." + table);
    }
  }
}
