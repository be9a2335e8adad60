package org.porchlight.study.load;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.porchlight.study.sql.Statements;

/** Persons nobody knew, and their handles. */
final class NewPersons {
  private static final int AT_ONCE = 20_000;

  private final Statements statements;
  private final RandomGenerator chance;
  private final long run;
  private final Set<String> taken;
  private final List<String> waiting = new ArrayList<>();

  NewPersons(Statements statements, RandomGenerator chance, long run) throws SQLException {
    this.statements = statements;
    this.chance = chance;
    this.run = run;
    taken =
        new HashSet<>(statements.list("select id from study.person", row -> row.getString("id")));
  }

  String add() throws SQLException {
    String handle = Handle.random(chance);
    while (!taken.add(handle)) {
      handle = Handle.random(chance);
    }
    waiting.add(handle);
    if (waiting.size() >= AT_ONCE) {
      send();
    }
    return handle;
  }

  void send() throws SQLException {
    statements.update(
        "insert into study.person (id, first_run) select unnest(?::text[]), ?",
        waiting.toArray(String[]::new),
        run);
    waiting.clear();
  }
}
