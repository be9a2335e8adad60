package org.porchlight.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.disclosure.TrueCell.Counted;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.ReleasedTable;
import org.porchlight.release.Tier;

/** Laws that every release keeps, on random small cities. A failing seed is in the test's name. */
class AuditPropertyTest {
  static LongStream seeds() {
    return Fixtures.seeds(6);
  }

  private static CountTable protectedTable(Candidate candidate) {
    CountTable table = Fixtures.table(candidate);
    CountSet set = CountSet.of(table, new CountRule(Fixtures.RULES));
    assertThat(Audit.protect(set, Fixtures.RULES, new BitSet()).passed()).isTrue();
    return table;
  }

  private static Bounds boundsOf(CountTable table) {
    return Audit.boundsOf(CountSet.of(table, new CountRule(Fixtures.RULES)), Fixtures.RULES);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noSmallCountIsShownAndEachIsRoundedFromTheTruth(long seed) {
    Candidate candidate = new World(seed).candidate();
    ReleasedTable table = Fixtures.compiler().compile(List.of(candidate)).tables().getFirst();
    TypeTiers tiers = new TypeTiers(candidate.head().type(), candidate.tierOfType());
    for (TrueCell cell : candidate.cells()) {
      Counted truth = (Counted) cell;
      CellKey key = truth.key();
      Long value = table.find(key.area(), key.time(), key.type()).map(Cell::value).orElse(null);
      if (tiers.of(key.type()) == Tier.OPEN) {
        assertThat(value).as("%s, seed %d", key, seed).isEqualTo(truth.count());
      } else if (value != null) {
        assertThat(truth.count()).as("%s, seed %d", key, seed).isGreaterThan(10);
        assertThat(value).isGreaterThanOrEqualTo(15).matches(v -> v % 5 == 0);
        assertThat(Math.abs(value - truth.count()))
            .as("%s, seed %d", key, seed)
            .isLessThanOrEqualTo(value == 15 ? 4 : 2);
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyHiddenCountStaysUncertainAndNoneLeavesItsBounds(long seed) {
    CountTable table = protectedTable(new World(seed).candidate());
    Bounds bounds = boundsOf(table);
    int hidden = 0;
    for (int c = 0; c < table.size(); c++) {
      assertThat(table.count(c))
          .as("%s, seed %d", table.keys().get(c), seed)
          .isBetween(bounds.low(c), bounds.high(c));
      if (table.standing(c).hidden()) {
        hidden++;
        assertThat(bounds.width(c))
            .as("%s, seed %d", table.keys().get(c), seed)
            .isGreaterThanOrEqualTo(8);
      }
    }
    assertThat(hidden).as("a world without hidden counts tests nothing").isGreaterThan(50);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theOrderOfRecordsDecidesNothing(long seed) {
    Candidate candidate = new World(seed).candidate();
    List<TrueCell> shuffled = new ArrayList<>(candidate.cells());
    Collections.shuffle(shuffled, new Random(seed));
    Compilation once = Fixtures.compiler().compile(List.of(candidate));
    Compilation again =
        Fixtures.compiler()
            .compile(List.of(new Candidate(candidate.head(), candidate.tierOfType(), shuffled)));
    assertThat(again.tables().getFirst().cells()).isEqualTo(once.tables().getFirst().cells());
    assertThat(again.audit()).isEqualTo(once.audit());
  }

  /** One neighbor with 400 medical calls in one month, in each neighborhood in turn. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void oneNeighborsFourHundredCallsCannotBeRead(long seed) {
    for (int hood = 0; hood < World.HOODS; hood++) {
      Candidate candidate = new World(seed).with(1000, hood, 2, "medical", 400).candidate();
      CountTable table = protectedTable(candidate);
      Bounds bounds = boundsOf(table);
      Map<CellKey, Counted> truths = new HashMap<>();
      candidate.cells().forEach(cell -> truths.put(cell.key(), (Counted) cell));
      int dominated = 0;
      for (int c = 0; c < table.size(); c++) {
        Counted truth = Objects.requireNonNull(truths.get(table.keys().get(c)));
        var who = truth.contributors();
        boolean restsOnOne =
            who != null && truth.count() > 10 && who.topOne() > 0.5 * truth.count();
        if (restsOnOne && truth.count() >= 400 && table.standing(c) != Standing.EXACT) {
          dominated++;
          assertThat(table.standing(c).hidden()).isTrue();
          assertThat(bounds.high(c))
              .as("%s, hood %d, seed %d", truth.key(), hood, seed)
              .isGreaterThanOrEqualTo(2 * truth.count());
          assertThat(bounds.low(c)).isLessThanOrEqualTo(truth.count() / 2);
        }
      }
      assertThat(dominated).isGreaterThan(1);
    }
  }
}
