package org.porchlight.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bands are exact at every size, counted from the files as an outsider would. */
class FamiliarNeighborsTest {
  static java.util.stream.Stream<SyntheticCity.Options> sizes() {
    return java.util.stream.Stream.of(
        TestCity.SMALL, TestCity.MIDDLE, new SyntheticCity.Options(3_000, 3, 99));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void bandsAreExactInTheFiles(SyntheticCity.Options options) {
    TestCity city = TestCity.of(options);
    Map<String, Integer> counts = responses(city);
    assertThat(bands(counts)).containsExactly(74, 19, 8, 4);
    assertThat(city.made().familiarNeighbors().values()).containsExactly(74L, 19L, 8L, 4L);
    assertThat(counts.values().stream().max(Integer::compare)).contains(155);
  }

  /** At the default size: 3,800 neighbors, and half of one percent of them hold 12 percent. */
  @Test
  void defaultSizeHasTheSharesOfTheCityItIsShapedLike() {
    CityClock clock = new CityClock(SyntheticCity.DEFAULT_YEARS);
    Rng rng = new Rng(SyntheticCity.DEFAULT_SEED);
    int people = SyntheticCity.DEFAULT_PEOPLE;
    AddressBook addresses =
        new AddressBook(new CityMap(), (int) (people / 2.3), rng.fork("addresses"));
    Population population =
        new Population(people, addresses, new NameBook(), clock, rng.fork("people"));
    Neighbors neighbors = new Neighbors(population, clock, 1, rng.fork("neighbors"));
    Map<String, Integer> counts = new HashMap<>();
    Map<String, Integer> yearBefore = new HashMap<>();
    for (int day = 0; day < clock.days; day++) {
      for (Person person : neighbors.on(day).crisis) {
        String id = Integer.toString(person.id());
        if (day >= clock.days - 365) {
          counts.merge(id, 1, Integer::sum);
        } else if (day >= clock.days - 730) {
          yearBefore.merge(id, 1, Integer::sum);
        }
      }
    }
    assertThat(bands(counts)).containsExactly(74, 19, 8, 4);
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    int often = counts.values().stream().filter(n -> n >= 10).mapToInt(Integer::intValue).sum();
    assertThat(counts).hasSize(3800);
    assertThat(all).isBetween(4600, 5000);
    assertThat((double) often / all).isBetween(0.115, 0.125);
    // Regression to the mean must be there to be found: today's 74 had fewer the year before.
    int now = 0;
    int before = 0;
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      if (entry.getValue() >= 5) {
        now += entry.getValue();
        before += yearBefore.getOrDefault(entry.getKey(), 0);
      }
    }
    assertThat((double) before / now).isBetween(0.25, 0.8);
  }

  /** Encounter ids are unique among named rows, so that counting rows counts responses. */
  private static Map<String, Integer> responses(TestCity city) {
    Map<String, String> persons = new HashMap<>();
    for (NamedCsvRecord row :
        TestCity.rows(city.folder().resolve("truth/persons.csv"), StandardCharsets.UTF_8, ',')) {
      if (row.getField("source").equals(CrisisTeams.SOURCE)) {
        assertThat(persons.put(row.getField("record"), row.getField("person"))).isNull();
      }
    }
    Map<String, Integer> counts = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (NamedCsvRecord row : city.rows(CrisisTeams.SOURCE)) {
      String id = city.value(CrisisTeams.SOURCE, row, "encounter-id");
      String person = persons.get(id);
      String day = city.value(CrisisTeams.SOURCE, row, "call-received").substring(0, 10);
      if (person != null && day.compareTo("2025/11/01") >= 0) {
        assertThat(seen.add(id)).isTrue();
        assertThat(city.value(CrisisTeams.SOURCE, row, "person-name")).isNotEmpty();
        counts.merge(person, 1, Integer::sum);
      }
    }
    return counts;
  }

  private static java.util.List<Integer> bands(Map<String, Integer> counts) {
    return java.util.stream.Stream.of(5, 10, 20, 40)
        .map(atLeast -> (int) counts.values().stream().filter(n -> n >= atLeast).count())
        .toList();
  }
}
