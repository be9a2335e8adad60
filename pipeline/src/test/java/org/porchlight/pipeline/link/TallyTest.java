package org.porchlight.pipeline.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.porchlight.study.counts.Concentration;

class TallyTest {
  @Test
  void peopleAreCountedByTheirRowsAndNobodyTwice() {
    Tally tally = Tally.of(List.of("a", "b", "a", "c", "a", "b"), rows(0, 1, 2, 3, 4, 5));
    assertThat(tally.contacts()).containsExactly(3, 2, 1);
    assertThat(tally.atLeast(1)).isEqualTo(3);
    assertThat(tally.atLeast(2)).isEqualTo(2);
    assertThat(tally.atLeast(4)).isZero();
    assertThat(tally.total()).isEqualTo(6);
  }

  @Test
  void rowsOutsideTheScopeAndOfNobodyKnownDoNotCount() {
    List<@Nullable String> persons = new ArrayList<>(List.of("a", "a", "a"));
    persons.set(1, null);
    assertThat(Tally.of(persons, rows(0, 1)).contacts()).containsExactly(1);
    assertThat(Tally.of(List.<String>of(), rows()).concentration()).isEmpty();
  }

  @Test
  void concentrationRisesFromTheMostMetToEverybody() {
    List<String> persons = new ArrayList<>();
    for (int person = 0; person < 200; person++) {
      for (int i = 0; i < (person == 0 ? 100 : 1); i++) {
        persons.add("p" + person);
      }
    }
    BitSet all = new BitSet();
    all.set(0, persons.size());
    List<Concentration.Point> points = Tally.of(persons, all).concentration();
    // One of two hundred, half of one percent, has 100 of 299 contacts.
    assertThat(points.getFirst()).isEqualTo(new Concentration.Point(0.005, 100.0 / 299));
    assertThat(points.getLast()).isEqualTo(new Concentration.Point(1, 1));
    assertThat(points)
        .isSortedAccordingTo(java.util.Comparator.comparingDouble(Concentration.Point::contacts));
  }

  private static BitSet rows(int... rows) {
    BitSet set = new BitSet();
    for (int row : rows) {
      set.set(row);
    }
    return set;
  }
}
