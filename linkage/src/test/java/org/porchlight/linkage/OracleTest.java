package org.porchlight.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.entries.EntriesReader;
import org.porchlight.linkage.workbench.Forest;

/**
 * Slow and plain ways to the same answer, on few records: every pair asked one by one, closures by
 * running through a table until nothing changes. The seed is printed with every failure.
 */
class OracleTest {
  private static final long SEED = Long.getLong("porchlight.seed", 20_261_101L);

  /** Every pair of 200 records is asked for its reasons; the run must have found just those. */
  @Test
  void theRunFindsThePairsThatAskingForEachPairFinds() {
    Records records = MadeUpPeople.of(200, SEED).records;
    LinkResult result = Linker.create().link(records);
    Set<String> asked = new HashSet<>();
    Map<String, String> firstOfCopies = firstOfCopies(records);
    for (int i = 0; i < records.size(); i++) {
      for (int j = i + 1; j < records.size(); j++) {
        String a = records.id(i);
        String b = records.id(j);
        boolean first = a.equals(firstOfCopies.get(a)) && b.equals(firstOfCopies.get(b));
        Explanation why = result.explain(a, b);
        if (first && why.guard() == Guard.NONE && why.weight().atLeast(result.threshold())) {
          asked.add(pair(a, b));
        }
      }
    }
    Set<String> found = new HashSet<>();
    for (ScoredPair scored : result.pairsAtLeast(result.threshold())) {
      found.add(
          pair(
              firstOfCopies.getOrDefault(scored.left(), ""),
              firstOfCopies.getOrDefault(scored.right(), "")));
    }
    assertThat(asked).as("seed %d", SEED).hasSizeGreaterThan(40);
    assertThat(found).as("seed %d", SEED).isEqualTo(asked);
  }

  /**
   * Records that are alike in every normalised value are one to the engine: their first stands for
   * all.
   */
  private static Map<String, String> firstOfCopies(Records records) {
    Entries entries = new Entries(new EntriesReader(records, new int[records.size()]));
    Map<Integer, String> firstOfEntry = new HashMap<>();
    Map<String, String> first = new HashMap<>();
    for (int row = 0; row < records.size(); row++) {
      String id = records.id(row);
      first.put(id, firstOfEntry.computeIfAbsent(entries.entryOfRow[row], any -> id));
    }
    return first;
  }

  private static String pair(String a, String b) {
    return a.compareTo(b) < 0 ? a + " ~ " + b : b + " ~ " + a;
  }

  /** Union and find against a table that is run through until nothing changes. */
  @Test
  void theForestIsTheClosureOfItsJoins() {
    Random random = new Random(SEED);
    for (int round = 0; round < 50; round++) {
      int n = 2 + random.nextInt(40);
      Forest forest = new Forest(n);
      boolean[][] together = new boolean[n][n];
      for (int join = random.nextInt(n); join > 0; join--) {
        int a = random.nextInt(n);
        int b = random.nextInt(n);
        forest.join(a, b);
        together[a][b] = true;
      }
      close(together);
      for (int a = 0; a < n; a++) {
        for (int b = 0; b < n; b++) {
          assertThat(forest.find(a) == forest.find(b))
              .as("%d and %d of %d, round %d, seed %d", a, b, n, round, SEED)
              .isEqualTo(together[a][b]);
        }
      }
    }
  }

  private static void close(boolean[][] together) {
    int n = together.length;
    for (int i = 0; i < n; i++) {
      together[i][i] = true;
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int a = 0; a < n; a++) {
        for (int b = 0; b < n; b++) {
          for (int c = 0; c < n; c++) {
            boolean joined = together[a][b] && (together[b][c] || together[c][b]);
            if (joined && !together[a][c]) {
              together[a][c] = true;
              together[c][a] = true;
              changed = true;
            }
          }
          if (together[a][b] && !together[b][a]) {
            together[b][a] = true;
            changed = true;
          }
        }
      }
    }
  }

  /**
   * Whatever is decided, the persons are those of the closure of what is decided the same, and
   * nobody decided to be another is among them. Decisions that contradict the closure are left out
   * before.
   */
  @Test
  void decisionsHoldWithAllThatFollowsFromThem() {
    for (int round = 0; round < 6; round++) {
      long seed = SEED + round;
      Random random = new Random(seed);
      Records records = MadeUpPeople.of(120, seed).records;
      int n = records.size();
      boolean[][] same = new boolean[n][n];
      List<Decision> decisions = new ArrayList<>();
      for (int i = 0; i < 25; i++) {
        int a = random.nextInt(n);
        int b = random.nextInt(n);
        if (a != b) {
          same[a][b] = true;
          decisions.add(Decision.same(records.id(a), records.id(b)));
        }
      }
      close(same);
      List<int[]> apart = new ArrayList<>();
      for (int i = 0; i < 25; i++) {
        int a = random.nextInt(n);
        int b = random.nextInt(n);
        if (!same[a][b]) {
          apart.add(new int[] {a, b});
          decisions.add(Decision.notSame(records.id(a), records.id(b)));
        }
      }
      LinkResult result =
          Linker.with(LinkSettings.defaults().withDecisions(decisions)).link(records);
      for (int a = 0; a < n; a++) {
        for (int b = 0; b < n; b++) {
          assertThat(!same[a][b] || result.person(a) == result.person(b))
              .as("rows %d and %d follow to be the same, seed %d", a, b, seed)
              .isTrue();
        }
      }
      for (int[] two : apart) {
        assertThat(result.person(two[0]))
            .as("rows %d and %d are decided to be two, seed %d", two[0], two[1], seed)
            .isNotEqualTo(result.person(two[1]));
      }
    }
  }

  /**
   * Persons at a weight are never finer than at a higher one's pairs alone, and all are counted.
   */
  @Test
  void personsAreAPartitionAtEveryThreshold() {
    Records records = MadeUpPeople.of(600, SEED).records;
    LinkResult result = Linker.create().link(records);
    int before = 0;
    for (double bits : new double[] {-6, 0, 6, 12, 60}) {
      int[] person = result.personOfRowAt(new MatchWeight(bits));
      assertThat(person).hasSize(records.size());
      int persons = (int) Arrays.stream(person).distinct().count();
      assertThat(Arrays.stream(person).max().orElse(-1)).isEqualTo(persons - 1);
      assertThat(persons).as("at %s bits, seed %d", bits, SEED).isGreaterThanOrEqualTo(before);
      before = persons;
    }
    assertThat(before).isGreaterThan(result.persons());
  }
}
