package org.porchlight.linkage.barenames;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.porchlight.linkage.LinkResult;
import org.porchlight.linkage.Linker;
import org.porchlight.linkage.MadeUpPeople;
import org.porchlight.linkage.Records;
import org.porchlight.linkage.Role;
import org.porchlight.linkage.values.Buildings;

/** Where people were met, and what that says about bare names. */
class PlacesTest {
  private record Row(String id, List<String> values) {}

  private final List<Records.Column> columns =
      List.of(
          new Records.Column("name", Role.FULL_NAME),
          new Records.Column("born", Role.BIRTH_DATE),
          new Records.Column("address", Role.STREET),
          new Records.Column("place", Role.PLACE),
          new Records.Column("list", Role.SOURCE));

  private final List<Row> rows = new ArrayList<>();

  /** People of a town: each is met at home twice, and once at a crossing or in the shelter. */
  PlacesTest() {
    MadeUpPeople people = MadeUpPeople.of(2500, 23);
    TreeSet<String> seen = new TreeSet<>();
    for (int row = 0; row < people.records().size(); row++) {
      String given = value(people.records(), 0, row);
      String born = value(people.records(), 2, row);
      if (!given.isEmpty() && !born.isEmpty() && seen.add(people.truth().get(row))) {
        String name = value(people.records(), 1, row) + ", " + given;
        String home = (100 + row) + " Thimble Street Apt 2";
        String out = row % 2 == 0 ? "Lantern Shelter" : row % 50 + "th Street & Mill Road";
        met("s" + row + "a", name, born, home);
        met("s" + row + "b", name, born, home);
        met("s" + row + "c", name, born, out);
      }
    }
  }

  private static String value(Records records, int column, int row) {
    return records.values(row).get(column);
  }

  private void met(String id, String name, String born, String place) {
    rows.add(new Row(id, List.of(name, born, "", place, "street")));
  }

  private Map<String, Integer> persons(List<Row> order) {
    Records.Builder builder = Records.builder(columns);
    order.forEach(row -> builder.add(row.id, row.values));
    LinkResult result = Linker.create().link(builder.build());
    Map<String, Integer> persons = new java.util.HashMap<>();
    for (int i = 0; i < order.size(); i++) {
      persons.put(order.get(i).id, result.person(i));
    }
    return persons;
  }

  private void namesakes() {
    met("few0", "Marrow, Otis", "1941-05-17", "77 Pepper Ln Apt 1C");
    met("few1", "Marrow, Otis", "1941-05-17", "Lantern Shelter");
    for (int i = 0; i < 9; i++) {
      met("many" + i, "Marrow, Otis", "1988-02-11", i < 5 ? "412 Heron Ave" : "Lantern Shelter");
    }
  }

  @Test
  void aBareNameGoesToThePersonMetThereAndNotToTheNamesakeWithMoreRecords() {
    namesakes();
    met("bare", "Otis Marrow", "", "77 PEPPER LANE");
    Map<String, Integer> persons = persons(rows);
    assertThat(persons.get("bare")).isEqualTo(persons.get("few0"));
    assertThat(persons.get("few0")).isNotEqualTo(persons.get("many0"));
  }

  @Test
  void anAddressIsAPlaceWhereThePersonMayBeMet() {
    namesakes();
    rows.add(new Row("jail", List.of("Marrow, Otis", "1960-09-30", "9 Cinder Ct", "", "jail")));
    met("bare", "Otis Marrow", "", "9 Cinder Court");
    Map<String, Integer> persons = persons(rows);
    assertThat(persons.get("bare")).isEqualTo(persons.get("jail"));
  }

  @Test
  void beingMetElsewhereDoesNotSplitAPerson() {
    for (int i = 0; i < 40; i++) {
      met("p" + i, "Quillfeather, Ada", "1979-03-05", (200 + 7 * i) + " Sedge Way");
    }
    Map<String, Integer> persons = persons(rows);
    for (int i = 1; i < 40; i++) {
      assertThat(persons.get("p" + i)).isEqualTo(persons.get("p0"));
    }
  }

  @Test
  void aCommonPlaceDecidesNothingByItself() {
    met("one", "Marrow, Otis", "1941-05-17", "Lantern Shelter");
    met("two", "Marrow, Otis", "1988-02-11", "Lantern Shelter");
    met("bare", "Otis Marrow", "", "Lantern Shelter");
    Map<String, Integer> persons = persons(rows);
    assertThat(persons.get("bare")).isNotIn(persons.get("one"), persons.get("two"));
  }

  @Test
  void aPlaceAloneNeverLinksTwoNames() {
    met("full", "Quillfeather, Ada", "1979-03-05", "5 Sedge Way");
    met("home", "Quillfeather, Ada", "1979-03-05", "5 Sedge Way");
    met("sister", "Quillfeather, Agnes", "", "5 Sedge Way");
    met("guest", "Tollgate, Bruno", "", "5 Sedge Way");
    met("other", "Wexcombe, Ida", "", "5 Sedge Way");
    Map<String, Integer> persons = persons(rows);
    assertThat(
            List.of(
                persons.get("full"),
                persons.get("sister"),
                persons.get("guest"),
                persons.get("other")))
        .doesNotHaveDuplicates();
  }

  @Test
  void bareNamesOfOneHouseThatFitNobodyKnownAreOnePerson() {
    String name = rows.getFirst().values.getFirst();
    for (int i = 0; i < 3; i++) {
      met("here" + i, name, "", "31 Otter Bend");
    }
    met("there", name, "", "Lantern Shelter");
    Map<String, Integer> persons = persons(rows);
    assertThat(persons.get("here1")).isEqualTo(persons.get("here0"));
    assertThat(persons.get("here2")).isEqualTo(persons.get("here0"));
    assertThat(persons.get("there")).isNotEqualTo(persons.get("here0"));
  }

  @Test
  void personsDoNotDependOnTheOrderOfRecords() {
    namesakes();
    met("bare", "Otis Marrow", "", "77 PEPPER LANE");
    met("bare2", "Otis Marrow", "", "31 Otter Bend");
    met("bare3", "Otis Marrow", "", "31 Otter Bend");
    List<Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(5));
    assertThat(groups(persons(shuffled))).isEqualTo(groups(persons(rows)));
  }

  private static Set<String> groups(Map<String, Integer> persons) {
    Map<Integer, TreeSet<String>> members = new java.util.HashMap<>();
    persons.forEach((id, p) -> members.computeIfAbsent(p, any -> new TreeSet<>()).add(id));
    TreeSet<String> groups = new TreeSet<>();
    members.values().forEach(group -> groups.add(String.join(" ", group)));
    return groups;
  }

  @Test
  void aBuildingIsTheAddressWithoutTheDoor() {
    assertThat(Buildings.of("237 HAZELPATH PL APT 2B")).isEqualTo("237 HAZELPATH PL");
    assertThat(Buildings.of("237 HAZELPATH PL")).isEqualTo("237 HAZELPATH PL");
    assertThat(Buildings.of("LANTERN SHELTER")).isEqualTo("LANTERN SHELTER");
    assertThat(Buildings.of("")).isEmpty();
  }
}
