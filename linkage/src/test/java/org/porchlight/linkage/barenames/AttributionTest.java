package org.porchlight.linkage.barenames;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.porchlight.linkage.CountInterval;
import org.porchlight.linkage.LinkResult;
import org.porchlight.linkage.Linker;
import org.porchlight.linkage.MadeUpPeople;
import org.porchlight.linkage.Records;
import org.porchlight.linkage.Role;
import org.porchlight.linkage.names.NameValue;
import org.porchlight.linkage.names.NameWords;

/** Records that say little more than a name. */
class AttributionTest {
  private final List<Records.Column> columns =
      List.of(
          new Records.Column("name", Role.FULL_NAME),
          new Records.Column("born", Role.BIRTH_DATE),
          new Records.Column("list", Role.SOURCE));

  /**
   * Strangers, three people of one name met once each, and a fourth whom the street team meets
   * often.
   */
  private Records.Builder town() {
    Records.Builder builder = Records.builder(columns);
    MadeUpPeople people = MadeUpPeople.of(3000, 21);
    for (int row = 0; row < people.records().size(); row++) {
      String given = value(people.records(), 0, row);
      String born = value(people.records(), 2, row);
      if (!given.isEmpty() && !born.isEmpty()) {
        builder.add(
            "s" + row, List.of(value(people.records(), 1, row) + ", " + given, born, "clinic"));
      }
    }
    int other = 0;
    for (String born : List.of("1941-05-17", "1959-12-03", "1973-08-26")) {
      builder.add("namesake" + other++, List.of("Marrow, Otis", born, "clinic"));
    }
    for (int i = 0; i < 12; i++) {
      builder.add("street" + i, List.of("Marrow, Otis", "1988-02-11", "street"));
    }
    return builder;
  }

  private static String value(Records records, int column, int row) {
    return records.values(row).get(column);
  }

  private LinkResult withBareNames(String list, int count) {
    Records.Builder builder = town();
    for (int i = 0; i < count; i++) {
      builder.add("bare" + i, List.of("Otis Marrow", "", list));
    }
    return Linker.create().link(builder.build());
  }

  @Test
  void aBareNameGoesToThePersonWhoIsMetMostOften() {
    LinkResult result = withBareNames("street", 4);
    assertThat(clusterOf(result, "street0"))
        .contains("street11", "bare0", "bare3")
        .doesNotContain("namesake0", "namesake1", "namesake2");
  }

  @Test
  void aBareNameThatMayBeAnyOfSeveralPeopleStaysAlone() {
    LinkResult result = withBareNames("clinic", 1);
    assertThat(clusterOf(result, "bare0")).containsExactly("bare0");
  }

  @Test
  void alternativesGiveBareNamesToSeveralPeople() {
    LinkResult result = withBareNames("clinic", 1);
    int bare = result.records() - 1;
    List<Integer> owners = new ArrayList<>();
    for (int[] drawn : result.sampleClusterings(60, 4)) {
      int with = 0;
      for (int row = 0; row < bare; row++) {
        with += drawn[row] == drawn[bare] ? 1 : 0;
      }
      owners.add(with);
    }
    assertThat(owners).contains(0, 1);
    BitSet bareOnly = new BitSet();
    bareOnly.set(bare);
    assertThat(result.peopleWithAtLeast(1, bareOnly, 1)).isEqualTo(new CountInterval(1, 1, 1, 1));
  }

  private static List<String> clusterOf(LinkResult result, String id) {
    return result.clusters().stream().filter(c -> c.contains(id)).findFirst().orElseThrow();
  }

  @Test
  void wordsBetweenGoWhereOtherNamesOfTheColumnHaveThem() {
    String[] column = {
      "PEREZ HERNANDEZ, LUIS", "HILL, ANNA MARIE", "Marie Stone", "Rosa Perez", "Luis Hernandez"
    };
    NameWords words = NameWords.learn(column);
    NameValue[] two = NameValue.parseFull("Luis Pérez Hernández", words);
    assertThat(two[0].text()).isEqualTo("LUIS");
    assertThat(two[1].text()).isEqualTo("PEREZ HERNANDEZ");
    NameValue[] one = NameValue.parseFull("Anna Marie Hill", words);
    assertThat(one[0].text()).isEqualTo("ANNA MARIE");
    assertThat(one[1].text()).isEqualTo("HILL");
    NameValue[] initial = NameValue.parseFull("Rosa P Hill", words);
    assertThat(initial[1].text()).isEqualTo("HILL");
  }

  @Test
  void otherInitialsSpeakAgainstOnePersonAndTheSameForIt() {
    Records.Builder builder = Records.builder(columns);
    MadeUpPeople people = MadeUpPeople.of(1500, 22);
    for (int row = 0; row < people.records().size(); row++) {
      String middle = " " + (char) ('A' + Math.floorMod(people.truth().get(row).hashCode(), 17));
      builder.add(
          "s" + row,
          List.of(
              value(people.records(), 1, row) + ", " + value(people.records(), 0, row) + middle,
              value(people.records(), 2, row),
              ""));
    }
    builder.add("a", List.of("Quillfeather, James D", "1970-03-09", ""));
    builder.add("b", List.of("Quillfeather, James Daniel", "1970-03-09", ""));
    builder.add("c", List.of("Quillfeather, James W", "1970-03-09", ""));
    LinkResult result = Linker.create().link(builder.build());
    assertThat(result.explain("a", "b").fields().get(1).level()).isEqualTo("initial agrees");
    assertThat(result.explain("a", "b").fields().get(1).weight().bits()).isPositive();
    assertThat(result.explain("a", "c").fields().get(1).weight().bits()).isNegative();
  }
}
