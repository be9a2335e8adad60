package org.porchlight.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ten thousand dirty records of people with families, twins, namesakes, shelters and moves. */
class MadeUpPeopleTest {

  @Test
  void personsAndBandsOfTenThousandRecords() {
    MadeUpPeople people = MadeUpPeople.of(10_000, 5);
    LinkResult result = Linker.create().link(people.records);
    Evaluation persons = Evaluation.of(result.personOfRow(), people.truth);
    Evaluation auto = Evaluation.of(result.personOfRowAt(result.model().auto()), people.truth);
    assertThat(persons.f1()).as("%s", persons).isGreaterThan(0.975);
    assertThat(persons.bcubed().f1()).as("%s", persons).isGreaterThan(0.975);
    assertThat(auto.precision()).as("%s", auto).isGreaterThan(0.99);
    Map<String, Integer> records = new HashMap<>();
    people.truth.forEach(who -> records.merge(who, 1, Integer::sum));
    BitSet all = new BitSet();
    all.set(0, people.records.size());
    for (int atLeast : new int[] {10, 20, 40}) {
      long truth = records.values().stream().filter(count -> count >= atLeast).count();
      CountInterval interval = result.peopleWithAtLeast(atLeast, all, 1);
      assertThat((double) interval.count())
          .as("people with at least %d records, %s", atLeast, interval)
          .isBetween(truth - Math.max(2, 0.05 * truth), truth + Math.max(2, 0.05 * truth));
    }
  }

  @Test
  void eachPassOfBlockingSaysWhatItDid() {
    MadeUpPeople people = MadeUpPeople.of(4000, 5);
    LinkResult result = Linker.create().link(people.records);
    assertThat(result.blocking()).extracting(BlockingPass::key).contains("birth date", "phone");
    assertThat(result.blocking()).allMatch(pass -> pass.pairs() > 0);
    long together = result.blocking().stream().mapToLong(BlockingPass::pairs).sum();
    assertThat(result.pairs()).isBetween(4000L, together);
  }

  @Test
  void passesThatFindNothingOfTheirOwnAreLeftOutAndNamed() {
    MadeUpPeople people = MadeUpPeople.of(26_000, 5);
    LinkResult result = Linker.create().link(people.records);
    Evaluation persons = Evaluation.of(result.personOfRow(), people.truth);
    assertThat(persons.recall()).as("%s", persons).isGreaterThan(0.96);
    assertThat(persons.f1()).as("%s", persons).isGreaterThan(0.97);
    long used =
        result.blocking().stream().filter(BlockingPass::used).mapToLong(BlockingPass::pairs).sum();
    long left =
        result.blocking().stream()
            .filter(pass -> !pass.used())
            .mapToLong(BlockingPass::pairs)
            .sum();
    assertThat(left).isGreaterThan(used / 2);
    assertThat(result.pairs()).isLessThanOrEqualTo(used);
    assertThat(result.blocking()).allMatch(pass -> pass.alone() >= 0 && pass.alone() < 0.5);
    assertThat(result.blocking()).anyMatch(pass -> pass.alone() > 0.001);
  }
}
