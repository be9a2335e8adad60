package org.porchlight.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which records a city may let onto the map. */
class PinsReaderTest {
  private static final String SEARCH =
      "address-search: {file: a.csv, number: n, street: s, longitude: x, latitude: y}\n";

  @TempDir Path folder;

  private SmallCity city(String points, String source, String search) {
    return SmallCity.in(folder)
        .with("city.yaml", SmallCity.CITY + search)
        .with("sources/police-reports.yaml", source)
        .with("measures/reports.yaml", SmallCity.TABLE + points);
  }

  private static String placed() {
    return SmallCity.SOURCE.replace(
        "codes:",
        "  longitude: {column: X, as: decimal}\n  latitude: {column: Y, as: decimal}\ncodes:");
  }

  private static List<String> problems(SmallCity city) {
    ProblemsException found =
        catchThrowableOfType(ProblemsException.class, () -> CityFolder.read(city.folder()));
    return found.problems().stream().map(Problem::toString).toList();
  }

  @Test
  void openTypesAreTakenWithTheirHold() {
    City city = CityFolder.read(city("points: {types: [theft]}\n", placed(), SEARCH).folder());
    TableSpec.Pins pins = Objects.requireNonNull(city.tables().get("reports")).pins();
    assertThat(pins).isEqualTo(new TableSpec.Pins(List.of("theft"), 9));
  }

  @Test
  void aCarefulTypeAndATotalThatHoldsOneAreRefusedByLine() {
    assertThat(problems(city("points: {types: [other], hold: 9}\n", placed(), SEARCH)))
        .singleElement()
        .asString()
        .contains("measures/reports.yaml:")
        .contains("'other' is sensitive in disclosure.yaml")
        .contains("PL-CONFIG-015");
    assertThat(problems(city("points: {types: [all]}\n", placed(), SEARCH)))
        .singleElement()
        .asString()
        .contains("'other' is sensitive");
  }

  @Test
  void aShorterHoldAPlacelessSourceAndACityWithoutAddressesAreRefused() {
    assertThat(problems(city("points: {types: [theft], hold: 6}\n", placed(), SEARCH)))
        .anyMatch(problem -> problem.contains("hold"));
    assertThat(problems(city("points: {types: [theft]}\n", SmallCity.SOURCE, SEARCH)))
        .anyMatch(problem -> problem.contains("gives coordinates"));
    assertThat(problems(city("points: {types: [theft]}\n", placed(), "")))
        .anyMatch(problem -> problem.contains("'address-search'"));
  }
}
