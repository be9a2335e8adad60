package org.porchlight.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.porchlight.linkage.weighing.Guards;

/** One record against those of a finished run. */
class PersonFinderTest {
  private static final List<Records.Column> COLUMNS =
      List.of(
          new Records.Column("given", Role.GIVEN_NAME),
          new Records.Column("family", Role.FAMILY_NAME),
          new Records.Column("born", Role.BIRTH_DATE),
          new Records.Column("phone", Role.PHONE),
          new Records.Column("street", Role.STREET),
          new Records.Column("email", Role.EMAIL),
          new Records.Column("licence", Role.ID));

  /** Every record that was linked is found again by its own values, at the weight of the run. */
  @Test
  void everyRecordFindsItsPersonAndItsWeight() {
    MadeUpPeople people = MadeUpPeople.of(3000, 7);
    LinkResult result = Linker.create().link(people.records);
    PersonFinder finder = result.finder();
    int own = 0;
    int looked = 0;
    for (int row = 0; row < people.records.size(); row += 7) {
      List<PersonFinder.Found> found = finder.find(people.values(row), 5);
      looked++;
      for (PersonFinder.Found one : found) {
        if (!one.recordId().equals(people.records.id(row))) {
          Explanation explanation = result.explain(people.records.id(row), one.recordId());
          double expected =
              explanation.keptApart()
                  ? Math.min(Guards.APART, explanation.weight().bits())
                  : explanation.weight().bits();
          assertThat(one.weight().bits())
              .isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-9));
        }
      }
      int person = result.person(row);
      own += !found.isEmpty() && found.get(0).person() == person ? 1 : 0;
    }
    assertThat(own).as("of %d", looked).isGreaterThan(looked * 97 / 100);
  }

  @Test
  void newValuesAreComparedLikeAnyOthers() {
    PersonFinder finder = few().finder();
    List<PersonFinder.Found> found =
        finder.find(
            List.of("Theodorra", "Vandermeer", "1971-05-14", "9195550177", "", "", "K4417701"), 3);
    assertThat(found).isNotEmpty();
    assertThat(found.get(0).recordId()).isEqualTo("one");
    assertThat(found.get(0).weight().bits()).isGreaterThan(3);
    // The next guest has nothing of the one before.
    assertThat(finder.find(List.of("", "", "", "", "", "", ""), 3)).isEmpty();
    assertThat(finder.find(List.of("Ottilie", "Nobody", "1950-01-02", "", "", "", ""), 3))
        .isEmpty();
  }

  @Test
  void theRunItselfDoesNotChange() {
    LinkResult result = few();
    Explanation before = result.explain("one", "two");
    PersonFinder finder = result.finder();
    finder.find(
        List.of("Zed", "Quux", "1999-12-31", "1112223334", "Nowhere Ln", "z@q.org", "X"), 3);
    assertThat(result.explain("one", "two")).isEqualTo(before);
    assertThat(result.personOfRowAt(result.threshold())).isEqualTo(result.personOfRow());
  }

  private static LinkResult few() {
    Records.Builder records = Records.builder(COLUMNS);
    add(records, "one", "Theodora", "Vandermeer", "1971-05-14", "9195550176", "K4417701");
    add(records, "two", "Theodora", "Vandermeer", "1971-05-14", "9195550176", "K4417701");
    add(records, "three", "Silas", "Okafor", "1988-11-02", "9195550140", "K9917222");
    add(records, "four", "Lucia", "Reyes", "1990-03-30", "9195550199", "K1230005");
    for (int i = 0; i < 40; i++) {
      String number = "%d".formatted(1000 + i * 37);
      String born = "19%d-0%d-1%d".formatted(40 + i, 1 + i % 9, i % 9);
      add(
          records,
          "other " + i,
          "Name" + number,
          "Family" + number,
          born,
          "919444" + number,
          number);
    }
    return Linker.create().link(records.build());
  }

  private static void add(
      Records.Builder records,
      String id,
      String given,
      String family,
      String born,
      String phone,
      String licence) {
    records.add(id, List.of(given, family, born, phone, "Main St", "", licence));
  }
}
