package org.porchlight.records.custody;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which records of a source are meant. */
public sealed interface Target {
  /**
   * Those with these keys, whether the lake has them or they are still to come.
   *
   * @param keys the texts of the key columns, as the source's files have them
   */
  record Keys(List<List<String>> keys) implements Target {
    public Keys {
      keys = List.copyOf(keys);
    }
  }

  /**
   * Those that stand in these rows.
   *
   * @param rows batch to row numbers in the file it came as
   */
  record Rows(Map<String, Set<Long>> rows) implements Target {
    public Rows {
      rows = Map.copyOf(rows);
    }
  }

  /**
   * Those that fit a condition today.
   *
   * @param condition in SQL, over the standard fields
   */
  record Where(String condition) implements Target {}
}
