package org.porchlight.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.porchlight.linkage.blocking.Blocking;
import org.porchlight.linkage.blocking.Candidates;
import org.porchlight.linkage.comparing.Comparisons;
import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.entries.EntriesReader;
import org.porchlight.linkage.learning.PairSample;
import org.porchlight.linkage.learning.Trainer;
import org.porchlight.linkage.weighing.Parameters;
import org.porchlight.linkage.weighing.Scorer;
import org.porchlight.linkage.workbench.Workers;

/** What must hold for any records. The seed is printed with every failure. */
class LinkerLawsTest {
  private static final long SEED =
      Long.parseLong(
          System.getProperty("porchlight.seed", "").isBlank()
              ? "20261101"
              : System.getProperty("porchlight.seed"));

  private static Records reordered(Records records, List<Integer> order) {
    Records.Builder builder = Records.builder(records.columns());
    for (int row : order) {
      builder.add(records.id(row), values(records, row));
    }
    return builder.build();
  }

  private static List<String> values(Records records, int row) {
    return new ArrayList<>(records.values(row));
  }

  private static Set<Set<String>> persons(LinkResult result) {
    return result.clusters().stream().map(Set::copyOf).collect(Collectors.toSet());
  }

  private static List<Integer> rows(Records records) {
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < records.size(); row++) {
      rows.add(row);
    }
    return rows;
  }

  /** Large enough for blocking and for two threads to matter. */
  @Test
  void neitherOrderNorThreadsChangeThePersons() {
    Records records = MadeUpPeople.of(4000, SEED).records;
    LinkResult first = Linker.with(LinkSettings.defaults().withThreads(2)).link(records);
    List<Integer> order = rows(records);
    Collections.shuffle(order, new Random(SEED));
    LinkResult second =
        Linker.with(LinkSettings.defaults().withThreads(1)).link(reordered(records, order));
    assertThat(persons(second)).as("seed %d", SEED).isEqualTo(persons(first));
    assertThat(second.model()).as("seed %d", SEED).isEqualTo(first.model());
    assertThat(second.pairs()).as("seed %d", SEED).isEqualTo(first.pairs());
  }

  /** Copies of records that say more than a name; "John Smith" twice may well be two people. */
  @Test
  void recordsThatComeTwiceChangeNothingForTheOthers() {
    Records records = MadeUpPeople.of(1200, SEED).records;
    LinkResult once = Linker.create().link(records);
    Records.Builder builder = Records.builder(records.columns());
    for (int row : rows(records)) {
      builder.add(records.id(row), values(records, row));
      if (!values(records, row).get(2).isEmpty()) {
        builder.add("copy of " + records.id(row), values(records, row));
      }
    }
    Records doubled = builder.build();
    LinkResult twice = Linker.create().link(doubled);
    assertThat(twice.model().lambda()).as("seed %d", SEED).isEqualTo(once.model().lambda());
    var places = doubled.rowsById();
    int apart = 0;
    for (String id : records.ids()) {
      Integer copy = places.get("copy of " + id);
      if (copy != null) {
        apart += twice.person(places.getOrDefault(id, -1)) == twice.person(copy) ? 0 : 1;
      }
    }
    assertThat(apart).as("copies not with their original, seed %d", SEED).isLessThan(5);
    Set<Set<String>> originals =
        persons(twice).stream()
            .map(
                cluster ->
                    cluster.stream()
                        .filter(id -> !id.startsWith("copy"))
                        .collect(Collectors.toUnmodifiableSet()))
            .filter(cluster -> cluster.size() > 1)
            .collect(Collectors.toSet());
    Set<Set<String>> expected =
        persons(once).stream().filter(cluster -> cluster.size() > 1).collect(Collectors.toSet());
    assertThat(originals).as("seed %d", SEED).isEqualTo(expected);
  }

  /** On 200 records every pair can be looked at: the groups must be what the pairs say. */
  @Test
  void blockingFindsWhatComparingAllPairsFinds() {
    Records records = MadeUpPeople.of(200, SEED).records;
    Entries entries = new Entries(new EntriesReader(records, new int[records.size()]));
    Comparisons comparisons = new Comparisons(entries);
    double total = entries.size * (entries.size - 1.0) / 2;
    Parameters usual =
        new Trainer(
                comparisons, total, PairSample.pairsAtLevel(comparisons, total, 1, new Workers(2)))
            .start(entries.size);
    Scorer scorer = new Scorer(comparisons, usual);
    Candidates all = new Candidates(comparisons, List.of(), true, scorer, -200, Progress.NONE);
    all.scan(new Workers(1));
    Candidates blocked =
        new Candidates(
            comparisons,
            new Blocking(entries).blocks(new Workers(2)),
            false,
            scorer,
            -200,
            Progress.NONE);
    blocked.scan(new Workers(2));
    assertThat(all.pairs).isEqualTo((long) total);
    Set<Long> found = new java.util.HashSet<>();
    for (int i = 0; i < blocked.left.length; i++) {
      assertThat(found.add(((long) blocked.left[i] << 32) | blocked.right[i]))
          .as("a pair is looked at once")
          .isTrue();
    }
    int likely = 0;
    int missed = 0;
    for (int i = 0; i < all.left.length; i++) {
      double bits = scorer.score(all.left[i], all.right[i], all.patterns.patterns[all.pattern[i]]);
      if (bits > 0) {
        likely++;
        missed += found.contains(((long) all.left[i] << 32) | all.right[i]) ? 0 : 1;
      }
    }
    assertThat(likely).isGreaterThan(50);
    assertThat(missed)
        .as("of %d likely pairs, seed %d", likely, SEED)
        .isLessThanOrEqualTo(likely / 100);
  }

  @Test
  void weightsAreSymmetric() {
    Records records = MadeUpPeople.of(400, SEED).records;
    LinkResult result = Linker.create().link(records);
    Random random = new Random(SEED);
    for (int i = 0; i < 500; i++) {
      String a = records.id(random.nextInt(400));
      String b = records.id(random.nextInt(400));
      if (!a.equals(b)) {
        assertThat(result.explain(a, b).weight().bits())
            .as("seed %d", SEED)
            .isEqualTo(result.explain(b, a).weight().bits());
      }
    }
  }

  @Test
  void decisionsHoldAmongAll() {
    MadeUpPeople people = MadeUpPeople.of(1500, SEED);
    Random random = new Random(SEED);
    List<Decision> decisions = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      // Rows far apart, each used once, so that no two decisions contradict each other.
      String a = people.records.id(70 * i + random.nextInt(30));
      String b = people.records.id(70 * i + 35 + random.nextInt(30));
      decisions.add(i % 2 == 0 ? Decision.same(a, b) : Decision.notSame(a, b));
    }
    LinkResult free = Linker.create().link(people.records);
    for (List<String> cluster : free.clusters()) {
      if (cluster.size() > 1 && decisions.size() < 40 && !mentions(decisions, cluster)) {
        decisions.add(Decision.notSame(cluster.get(0), cluster.get(1)));
      }
    }
    LinkResult result =
        Linker.with(LinkSettings.defaults().withDecisions(decisions)).link(people.records);
    var rows = people.records.rowsById();
    for (Decision decision : decisions) {
      boolean together =
          result.person(rows.getOrDefault(decision.left(), -1))
              == result.person(rows.getOrDefault(decision.right(), -1));
      assertThat(together)
          .as("%s, seed %d", decision, SEED)
          .isEqualTo(decision.verdict() == Decision.Verdict.SAME);
    }
  }

  private static boolean mentions(List<Decision> decisions, List<String> ids) {
    return decisions.stream()
        .anyMatch(decision -> ids.contains(decision.left()) || ids.contains(decision.right()));
  }

  @Test
  void aSavedModelGivesTheSameAnswer() throws IOException {
    Records records = MadeUpPeople.of(3000, SEED).records;
    LinkResult learned = Linker.create().link(records);
    StringBuilder text = new StringBuilder();
    learned.model().write(text);
    Model read = Model.read(text);
    assertThat(read).isEqualTo(learned.model());
    LinkResult again = Linker.with(LinkSettings.defaults().withModel(read)).link(records);
    assertThat(again.personOfRow()).isEqualTo(learned.personOfRow());
    assertThat(again.pairsAtLeast(MatchWeight.NONE))
        .isEqualTo(learned.pairsAtLeast(MatchWeight.NONE));
  }

  @Test
  void sameSeedSameAlternativesAndTheCountLiesInItsInterval() {
    Records records = MadeUpPeople.of(2500, SEED).records;
    LinkResult result = Linker.create().link(records);
    List<int[]> once = result.sampleClusterings(5, 9);
    List<int[]> again = result.sampleClusterings(5, 9);
    for (int s = 0; s < 5; s++) {
      assertThat(once.get(s)).isEqualTo(again.get(s));
    }
    BitSet all = new BitSet();
    all.set(0, records.size());
    CountInterval interval = result.peopleWithAtLeast(2, all, 9);
    assertThat(interval.count()).isBetween(interval.low(), interval.high());
    assertThat(interval.high()).isGreaterThan(interval.low());
    assertThat(result.peopleWithAtLeast(1, all, 9).count()).isEqualTo(result.persons());
  }

  @Test
  void hostileDataEndsAndStaysWhatItIs() {
    List<Records.Column> columns =
        List.of(
            new Records.Column("given", Role.GIVEN_NAME),
            new Records.Column("family", Role.FAMILY_NAME),
            new Records.Column("born", Role.BIRTH_DATE));
    Records.Builder nothing = Records.builder(columns);
    Records.Builder equal = Records.builder(columns);
    Records.Builder giant = Records.builder(columns);
    for (int i = 0; i < 5000; i++) {
      nothing.add("n" + i, java.util.Arrays.asList(null, " ", ""));
      equal.add("e" + i, List.of("Ximena", "Quispe", "1977-07-07"));
      giant.add(
          "g" + i,
          List.of("Maria", "Garcia", "19%02d-%02d-01".formatted(10 + i % 80, 1 + i / 80 % 12)));
    }
    nothing.add("long", List.of("x".repeat(100_000), "\uD83D\uDE00\uD83D", "not a date"));
    assertThat(Linker.create().link(nothing.build()).persons()).isEqualTo(5001);
    assertThat(Linker.create().link(equal.build()).records()).isEqualTo(5000);
    LinkResult one = Linker.create().link(giant.build());
    assertThat(one.persons()).isGreaterThan(500);
  }
}
