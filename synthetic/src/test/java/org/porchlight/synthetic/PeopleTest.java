package org.porchlight.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Location;

/**
 * People and their doors: skewed names, families, twins, and every door inside its neighborhood.
 */
class PeopleTest {
  private static final int SIZE = 40_000;
  private static final CityMap MAP = new CityMap();
  private static final CityClock CLOCK = new CityClock(3);
  private static final AddressBook ADDRESSES =
      new AddressBook(MAP, (int) (SIZE / 2.3), new Rng(4).fork("addresses"));
  private static final NameBook NAMES = new NameBook();
  private static final Population PEOPLE =
      new Population(SIZE, ADDRESSES, NAMES, CLOCK, new Rng(4).fork("people"));

  /** Real cities, rivers and streets near the city that this one is shaped like. */
  private static final List<String> REAL =
      List.of(
          "durham",
          "raleigh",
          "chapel",
          "carolina",
          "trinity park",
          "hayti",
          "walltown",
          "braggtown",
          "southpoint",
          "brightleaf",
          "golden belt",
          "ninth",
          "eno",
          "ellerbe",
          "treyburn",
          "parkwood",
          "woodcroft",
          "fayetteville",
          "geer",
          "roxboro",
          "duke",
          "boston",
          "chicago");

  @Test
  void everyAddressLiesInTheNeighborhoodItNames() {
    List<IndexedPointInAreaLocator> shapes =
        MAP.neighborhoods.stream()
            .map(hood -> new IndexedPointInAreaLocator(hood.shape()))
            .toList();
    List<Address> all = new ArrayList<>();
    for (int i = 0; i < ADDRESSES.homes(); i++) {
      all.add(ADDRESSES.home(i));
    }
    Rng rng = new Rng(1);
    for (int i = 0; i < 5_000; i++) {
      all.add(ADDRESSES.publicPlace(rng));
    }
    for (AddressBook.Landmark landmark : AddressBook.Landmark.values()) {
      all.add(ADDRESSES.at(landmark));
    }
    for (Address address : all) {
      assertThat(
              shapes
                  .get(address.neighborhood())
                  .locate(new Coordinate(address.longitude(), address.latitude())))
          .isEqualTo(Location.INTERIOR);
    }
    assertThat(all).hasSizeGreaterThan(SIZE / 3);
  }

  @Test
  void noTwoHomesShareAnAddress() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < ADDRESSES.homes(); i++) {
      assertThat(seen.add(ADDRESSES.home(i).full())).isTrue();
    }
  }

  @Test
  void noPlaceIsCalledLikeARealOneNearby() {
    Set<String> names = new HashSet<>(Neighborhood.DISTRICT_NAMES);
    MAP.neighborhoods.forEach(hood -> names.add(hood.name()));
    for (int i = 0; i < ADDRESSES.homes(); i++) {
      names.add(ADDRESSES.home(i).street());
    }
    for (AddressBook.Landmark landmark : AddressBook.Landmark.values()) {
      names.add(landmark.label);
    }
    for (String name : names) {
      List<String> words = List.of(name.toLowerCase(Locale.ROOT).split(" ", -1));
      assertThat(REAL).as(name).noneMatch(words::contains);
    }
  }

  /** The commonest family name covers about one in sixty people; a quarter of names are rare. */
  @Test
  void namesAreSkewed() {
    Map<String, Integer> families = new HashMap<>();
    for (int i = 0; i < SIZE; i++) {
      families.merge(PEOPLE.person(i).family(), 1, Integer::sum);
    }
    List<Integer> counts = new ArrayList<>(families.values());
    counts.sort(Collections.reverseOrder());
    int top10 = counts.stream().limit(10).mapToInt(Integer::intValue).sum();
    assertThat(counts.getFirst() / (double) SIZE).isBetween(0.010, 0.05);
    assertThat(top10 / (double) SIZE).isBetween(0.08, 0.25);
    assertThat(counts).hasSizeGreaterThan(1_000);
    assertThat(counts.stream().filter(count -> count <= 20).count()).isGreaterThan(300);
  }

  @Test
  void familiesTwinsNamesakesAndTwoSurnamesAreThere() {
    int two = 0;
    int suffix = 0;
    Set<String> sameNameSameBirth = new HashSet<>();
    Set<String> homonyms = new HashSet<>();
    int namesakes = 0;
    for (int i = 0; i < SIZE; i++) {
      Person person = PEOPLE.person(i);
      two += person.second().isEmpty() ? 0 : 1;
      suffix += person.suffix().isEmpty() ? 0 : 1;
      namesakes += homonyms.add(person.given() + " " + person.families()) ? 0 : 1;
      sameNameSameBirth.add(person.given() + " " + person.families() + " " + person.born());
    }
    assertThat(two / (double) SIZE).isBetween(0.10, 0.20);
    assertThat(suffix / (double) SIZE).isBetween(0.01, 0.05);
    // Names alone do not tell people apart; with the birth date they nearly do.
    assertThat(namesakes / (double) SIZE).isBetween(0.15, 0.5);
    assertThat(sameNameSameBirth.size() / (double) SIZE).isGreaterThan(0.99);
    assertThat(PEOPLE.twins()).isGreaterThan(100);
    assertThat(PEOPLE.juniors()).isGreaterThan(100);
    assertThat(PEOPLE.movers() / (double) SIZE).isBetween(0.07, 0.14);
    assertThat(PEOPLE.homeless()).hasSizeBetween(100, 200);
  }

  @Test
  void phonesAreUniqueAndCannotBeCalled() {
    Set<Long> phones = new HashSet<>();
    int adults = 0;
    for (int i = 0; i < SIZE; i++) {
      Person person = PEOPLE.person(i);
      adults += person.age() >= 18 ? 1 : 0;
      if (person.phone() > 0) {
        assertThat(Long.toString(person.phone())).matches("555[2-9]\\d{6}");
        assertThat(phones.add(person.phone())).isTrue();
      }
    }
    assertThat(phones.size() / (double) adults).isBetween(0.85, 1.05);
  }

  /** Rates of slips as the recorder states them. */
  @Test
  void agenciesMakeTheSlipsTheyAreSaidToMake() {
    Rng rng = new Rng(6);
    int wrongName = 0;
    int noBirth = 0;
    int partBirth = 0;
    int total = 20_000;
    int spanish = 0;
    int oneFamily = 0;
    for (int i = 0; i < total; i++) {
      Person person = PEOPLE.person(i);
      Recorder.Written written = Recorder.JAIL.write(person, NAMES, 500, rng);
      noBirth += written.born() == 0 ? 1 : 0;
      partBirth += written.born() > 0 && written.born() % 100 == Recorder.UNKNOWN ? 1 : 0;
      if (person.second().isEmpty()) {
        boolean plain =
            written.family().equals(Recorder.plain(person.family()))
                && written.given().equals(Recorder.plain(person.given()));
        wrongName += plain ? 0 : 1;
      } else {
        spanish++;
        oneFamily += written.family().contains(" ") || written.family().contains("-") ? 0 : 1;
      }
    }
    assertThat(noBirth / (double) total).isBetween(0.006, 0.014);
    assertThat(partBirth / (double) total).isBetween(0.033, 0.047);
    assertThat(wrongName / (double) (total - spanish)).isBetween(0.04, 0.08);
    assertThat(oneFamily / (double) spanish).isBetween(0.25, 0.36);
  }

  @Test
  void aPersonNeverPrintsAsTheirName() {
    Person person = PEOPLE.person(17);
    assertThat(person.toString()).doesNotContain(person.family()).doesNotContain(person.given());
    assertThat(Recorder.FIRE.write(person, NAMES, 1, new Rng(2))).hasToString("someone");
  }
}
