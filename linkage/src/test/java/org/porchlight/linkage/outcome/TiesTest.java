package org.porchlight.linkage.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.porchlight.linkage.Decision;
import org.porchlight.linkage.Explanation;
import org.porchlight.linkage.LinkResult;
import org.porchlight.linkage.LinkSettings;
import org.porchlight.linkage.Linker;
import org.porchlight.linkage.MadeUpPeople;
import org.porchlight.linkage.MatchWeight;
import org.porchlight.linkage.Model;
import org.porchlight.linkage.Records;
import org.porchlight.linkage.ScoredPair;

/** What a reader is told about why records are one person. */
class TiesTest {
  private static final int GROUPS = 3;

  private final Records records = MadeUpPeople.of(4000, 3).records();
  private final LinkResult result = Linker.create().link(records);

  private int[] groups() {
    int[] groups = new int[records.size()];
    for (int row = 0; row < groups.length; row++) {
      groups[row] = row % GROUPS;
    }
    return groups;
  }

  @Test
  void everyTieSaysWhatExplainSays() {
    int[] told = new int[1];
    Model model = result.model();
    result.ties(
        groups(),
        (row, partner, weight, levels, bits) -> {
          if (told[0]++ % 20 != 0) {
            return;
          }
          Explanation why = result.explain(records.id(row), records.id(partner));
          assertThat(why.samePerson()).isTrue();
          assertThat(weight).isEqualTo(why.weight().bits());
          for (int c = 0; c < levels.length; c++) {
            Explanation.FieldEvidence field = why.fields().get(c);
            Model.ComparisonModel comparison = model.comparisons().get(c);
            assertThat(comparison.name()).isEqualTo(field.comparison());
            assertThat(comparison.levels().get(levels[c]).label()).isEqualTo(field.level());
            assertThat(bits[c]).isEqualTo(field.weight().bits());
          }
        });
    assertThat(told[0]).isGreaterThan(2000);
  }

  @Test
  void everyRecordHasOneTieToEachGroupThatHasAnotherRecordOfThePerson() {
    int[] groups = groups();
    List<List<Integer>> rows = new ArrayList<>();
    for (int p = 0; p < result.persons(); p++) {
      rows.add(new ArrayList<>());
    }
    for (int row = 0; row < records.size(); row++) {
      rows.get(result.person(row)).add(row);
    }
    Set<Integer> expected = new HashSet<>();
    for (List<Integer> person : rows) {
      for (int row : person) {
        for (int other : person) {
          if (row != other) {
            expected.add(row * GROUPS + groups[other]);
          }
        }
      }
    }
    Set<Integer> told = new HashSet<>();
    result.ties(
        groups,
        (row, partner, weight, levels, bits) -> {
          assertThat(partner).isNotEqualTo(row);
          assertThat(told.add(row * GROUPS + groups[partner])).as("told once").isTrue();
        });
    assertThat(told).isEqualTo(expected);
  }

  /** No partner in a small person is better than the one that was told. */
  @Test
  void theBestPartnerIsTold() {
    int[] one = new int[records.size()];
    List<List<String>> clusters = result.clusters();
    result.ties(
        one,
        (row, partner, weight, levels, bits) -> {
          List<String> person = clusters.get(result.person(row));
          if (person.size() < 12 && row % 10 == 0) {
            for (String other : person) {
              Explanation why =
                  other.equals(records.id(row)) ? null : result.explain(records.id(row), other);
              if (why != null && !why.keptApart()) {
                assertThat(why.weight().bits()).isLessThanOrEqualTo(weight);
              }
            }
          }
        });
  }

  @Test
  void aWrongNumberOfGroupsIsNamed() {
    assertThatThrownBy(() -> result.ties(new int[3], (row, partner, weight, levels, bits) -> {}))
        .hasMessageContaining("4000 records and 3 groups");
  }

  @Test
  void nearMissesAreOneForTwoPersonsStrongestFirst() {
    List<ScoredPair> misses = result.nearMisses(new MatchWeight(-5), 30);
    assertThat(misses).isNotEmpty().hasSizeLessThanOrEqualTo(30);
    var rows = records.rowsById();
    Set<Set<Integer>> persons = new HashSet<>();
    double last = Double.POSITIVE_INFINITY;
    for (ScoredPair miss : misses) {
      int left = result.person(rows.getOrDefault(miss.left(), -1));
      int right = result.person(rows.getOrDefault(miss.right(), -1));
      assertThat(left).isNotEqualTo(right);
      assertThat(persons.add(Set.of(left, right))).isTrue();
      assertThat(miss.weight().bits()).isBetween(-5.0, last);
      last = miss.weight().bits();
    }
    assertThat(result.nearMisses(new MatchWeight(-5), 2)).isEqualTo(misses.subList(0, 2));
    assertThat(result.nearMisses(new MatchWeight(-5), 0)).isEmpty();
  }

  @Test
  void whatWasDecidedIsNoCandidateAnyMore() {
    ScoredPair first = result.nearMisses(new MatchWeight(-5), 1).get(0);
    LinkSettings settings =
        LinkSettings.defaults()
            .withModel(result.model())
            .withDecisions(List.of(Decision.notSame(first.left(), first.right())));
    List<ScoredPair> after =
        Linker.with(settings).link(records).nearMisses(new MatchWeight(-5), 1000);
    assertThat(after)
        .isNotEmpty()
        .noneMatch(
            pair -> Set.of(pair.left(), pair.right()).equals(Set.of(first.left(), first.right())));
  }
}
