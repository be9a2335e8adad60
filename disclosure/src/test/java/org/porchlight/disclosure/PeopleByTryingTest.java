package org.porchlight.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.porchlight.release.Cell;
import org.porchlight.release.ReleasedTable;

/**
 * An oracle without any cleverness for numbers of people: every pair of bands up to {@value #MOST}
 * people is compiled, and those that look the same once published are put together.
 */
class PeopleByTryingTest {
  private static final int MOST = 24;

  /** What an outsider may be left with at least: as many values as of any other hidden count. */
  private static final int FEWEST = 9;

  private static List<Cell> published(int often, int veryOften) {
    Compilation compilation =
        Fixtures.compiler().compile(List.of(PeopleTablesTest.bands(often, veryOften)));
    return compilation.tables().stream().map(ReleasedTable::cells).findFirst().orElseThrow();
  }

  @Test
  void aHiddenBandCanBeNineValuesOrMore() {
    Map<List<Cell>, Set<List<Integer>>> behind = new HashMap<>();
    for (int often = 0; often <= MOST; often++) {
      for (int veryOften = 0; veryOften <= MOST; veryOften++) {
        behind
            .computeIfAbsent(published(often, veryOften), _ -> new HashSet<>())
            .add(List.of(often, veryOften));
      }
    }
    int hidden = 0;
    for (Map.Entry<List<Cell>, Set<List<Integer>>> one : behind.entrySet()) {
      for (int band = 0; band < 2; band++) {
        int at = band;
        Set<Integer> values = new TreeSet<>();
        one.getValue().forEach(pair -> values.add(pair.get(at)));
        if (one.getKey().get(band).isHidden()) {
          hidden++;
          assertThat(values).hasSizeGreaterThanOrEqualTo(FEWEST);
        } else {
          assertThat(values).allMatch(value -> value > Fixtures.RULES.hideUpTo());
        }
      }
    }
    assertThat(hidden).isPositive();
  }
}
