package org.porchlight.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.entries.EntriesReader;

/** The linker of this library as an {@link Engine}. */
public final class EmbeddedEngine implements Engine {
  /** One with nothing to set. */
  public EmbeddedEngine() {}

  @Override
  public Answer link(Records records, LinkSettings settings) {
    LinkResult result = Linker.with(settings).link(records);
    Set<Set<String>> persons =
        result.clusters().stream().map(Set::copyOf).collect(Collectors.toUnmodifiableSet());
    Map<String, String> least = leastOfAlike(records, settings.decisions());
    Map<String, Double> weights = new HashMap<>();
    for (ScoredPair pair : result.pairsAtLeast(new MatchWeight(-1e6))) {
      String left = least.getOrDefault(pair.left(), pair.left());
      String right = least.getOrDefault(pair.right(), pair.right());
      weights.put(Answer.pair(left, right), pair.weight().bits());
    }
    return new Answer(persons, weights, result.model(), result.pairs());
  }

  /** For each record the least id among those that say the same. */
  private static Map<String, String> leastOfAlike(Records records, List<Decision> decisions) {
    int[] pins = new int[records.size()];
    for (Decision decision : decisions) {
      for (String id : List.of(decision.left(), decision.right())) {
        Integer row = records.rowsById().get(id);
        if (row != null) {
          pins[row] = row + 1;
        }
      }
    }
    Entries entries = new Entries(new EntriesReader(records, pins));
    Map<Integer, String> least = new HashMap<>();
    for (int row = 0; row < records.size(); row++) {
      least.merge(entries.entryOfRow[row], records.id(row), (a, b) -> a.compareTo(b) < 0 ? a : b);
    }
    Map<String, String> of = new HashMap<>();
    for (int row = 0; row < records.size(); row++) {
      of.put(records.id(row), least.getOrDefault(entries.entryOfRow[row], ""));
    }
    return of;
  }

  /** The values of a record, in the order of the columns. */
  public static List<String> values(Records records, int row) {
    return new ArrayList<>(records.values(row));
  }

  /** Made-up people, so many records. */
  public static Records people(int records, long seed) {
    return MadeUpPeople.of(records, seed).records;
  }
}
