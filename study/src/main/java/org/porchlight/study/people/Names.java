package org.porchlight.study.people;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.porchlight.study.sql.Statements;

/** How persons are called, in the records that the reader may see. */
final class Names {
  private Names() {}

  /**
   * Person to spellings: the one that most records have first, and among equals the latest. A
   * person none of whose records has a name is missing.
   */
  static Map<String, List<String>> of(Statements statements, Collection<String> persons)
      throws SQLException {
    Map<String, List<String>> names = new HashMap<>();
    statements.list(
        "select person, spelling from (select person, occurred,"
            + " coalesce(name, nullif(concat_ws(' ', given, family), '')) as spelling"
            + " from study.mention where person = any (?)) m where spelling is not null"
            + " group by person, spelling"
            + " order by person, count(*) desc, max(occurred) desc nulls last, spelling",
        row ->
            names
                .computeIfAbsent(row.getString("person"), _ -> new ArrayList<>())
                .add(row.getString("spelling")),
        (Object) persons.toArray(String[]::new));
    return names;
  }

  /** The first spelling; empty when there is none. */
  static String first(Map<String, List<String>> names, String person) {
    List<String> spellings = names.get(person);
    return spellings == null ? "" : spellings.getFirst();
  }
}
