package org.porchlight.study.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.porchlight.study.counts.Comparison;
import org.porchlight.study.counts.Runs;
import org.porchlight.study.sql.Statements;

/** Turns a pair's level numbers into words, by what the current run compared. */
final class Evidence {
  private final List<Comparison> comparisons;

  private Evidence(List<Comparison> comparisons) {
    this.comparisons = comparisons;
  }

  static Evidence of(Statements statements) throws SQLException {
    return new Evidence(new Runs(statements).comparisons());
  }

  /** From columns {@code levels} and {@code level_bits}. */
  List<FieldEvidence> read(ResultSet row) throws SQLException {
    Short[] levels = (Short[]) row.getArray("levels").getArray();
    Float[] bits = (Float[]) row.getArray("level_bits").getArray();
    List<FieldEvidence> evidence = new ArrayList<>();
    for (int i = 0; i < levels.length; i++) {
      Comparison comparison = comparisons.get(i);
      evidence.add(
          new FieldEvidence(comparison.name(), comparison.levels().get(levels[i]), bits[i]));
    }
    return evidence;
  }
}
