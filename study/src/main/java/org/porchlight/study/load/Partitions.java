package org.porchlight.study.load;

import java.sql.SQLException;
import java.util.List;
import org.porchlight.study.sql.Statements;

/**
 * The tables that a run fills, one partition of each per run. A partition is made, filled and
 * indexed beside its table, and attached only at the switch. It has row security and no policy:
 * whoever came by a right to read it directly would see nothing.
 */
final class Partitions {
  /** In the order in which the switch locks them: looks hold the first one. */
  static final List<String> TABLES = List.of("mention", "tie", "near_miss", "frequent_use");

  private final Statements statements;
  private final long run;

  Partitions(Statements statements, long run) {
    this.statements = statements;
    this.run = run;
  }

  String of(String table) {
    return "study." + table + "_" + run;
  }

  /** Empty ones, without indexes. */
  void create() throws SQLException {
    for (String table : TABLES) {
      statements.update(
          "create table %s (like study.%s including defaults, check (run is not null and run = %d))"
              .formatted(of(table), table, run));
    }
  }

  /** The same indexes as the tables', so that attaching finds them and builds none. */
  void index() throws SQLException {
    String mention = of("mention");
    statements.update("alter table %s add primary key (id, run)".formatted(mention));
    statements.update("create unique index on %s (source, record, role, run)".formatted(mention));
    statements.update("create index on %s (person)".formatted(mention));
    statements.update("create index on %s (mention)".formatted(of("tie")));
    statements.update("create index on %s (left_mention)".formatted(of("near_miss")));
    statements.update("create index on %s (right_mention)".formatted(of("near_miss")));
    statements.update(
        "create unique index on %s (frequent, source, record, run)".formatted(of("frequent_use")));
    statements.update(
        "create index on %s (source, occurred) include (frequent)".formatted(of("frequent_use")));
  }

  /** The index that the lists read; built when it is settled which contacts are counted. */
  void indexContacts() throws SQLException {
    statements.update(
        "create index on %s (source, occurred) include (person) where counted"
            .formatted(of("mention")));
    for (String table : TABLES) {
      statements.update("alter table %s enable row level security".formatted(of(table)));
      statements.update("analyze " + of(table));
    }
  }

  /** Takes the place of the earlier run's, which are dropped. */
  void attach() throws SQLException {
    for (String table : TABLES) {
      for (String old :
          statements.list(
              "select i.inhrelid::regclass::text as name from pg_inherits i"
                  + " where i.inhparent = ?::regclass",
              row -> row.getString("name"),
              "study." + table)) {
        statements.update("drop table " + old);
      }
      statements.update(
          "alter table study.%s attach partition %s for values in (%d)"
              .formatted(table, of(table), run));
    }
  }
}
