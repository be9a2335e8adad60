package org.porchlight.disclosure;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import org.porchlight.release.CellKey;

/**
 * The true counts contradict the sums that the table declares. Nothing can be proved about such a
 * table, so nothing of it may be published. Names cells, never counts.
 */
public final class InconsistentCountsException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private static final int MOST_NAMED = 5;

  private InconsistentCountsException(String message) {
    super(message);
  }

  /** Two tables that count the same records disagree. */
  static InconsistentCountsException between(CellKey one, CellKey other) {
    return new InconsistentCountsException(
        "The true counts of %s and %s differ, and both count the same records. Correct the links between the tables, or the counting."
            .formatted(one, other));
  }

  static InconsistentCountsException of(CellSystem system, int relation) {
    List<String> parts = new ArrayList<>();
    int from = system.partsFrom(relation);
    int to = system.partsTo(relation);
    for (int p = from; p < Math.min(to, from + MOST_NAMED); p++) {
      parts.add(system.name(system.part(p)).toString());
    }
    if (to - from > MOST_NAMED) {
      parts.add("and %d more".formatted(to - from - MOST_NAMED));
    }
    return new InconsistentCountsException(
        "The true count of %s is not %s of its parts (%s), as the table's dimensions say. Correct the sums, or the counting."
            .formatted(
                system.name(system.whole(relation)),
                system.isExact(relation) ? "the sum" : "at least the sum",
                String.join(", ", parts)));
  }
}
