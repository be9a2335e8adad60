package org.porchlight.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.release.Manifest;

/** Tables of people, and the exceptions by which they show what the rules would not. */
class ExceptionReaderTest {
  private static final String PEOPLE =
      """
      topic: crisis
      source: encounters
      title: {en: People, es: Personas}
      unit: {en: people, es: personas}
      type-label: {en: contacts, es: contactos}
      definition: {en: One person., es: Una persona.}
      measure: {kind: people, at-least: [5, 10], window: {from: 2025-07-01, to: 2026-06-30}}
      """;

  private static final String EXCEPTION =
      """
      exceptions:
        - table: people
          shows: {en: Small counts., es: Cantidades chicas.}
          reason: {en: Residents asked., es: Los residentes lo pidieron.}
          approved-by:
            - {name: Ana Ruiz, role: {en: Officer, es: Encargada}, on: 2026-11-09}
            - {name: Ben Cole, role: {en: Director, es: Director}, on: 2026-11-10}
      """;

  @TempDir Path folder;
  private SmallCity city;

  @BeforeEach
  void build() {
    city =
        SmallCity.in(folder)
            .with(
                "sources/encounters.yaml",
                """
                agency: police
                kind: crisis-encounter
                name: {en: Encounters, es: Encuentros}
                description: {en: One row., es: Una fila.}
                connector: csv
                file: encounters.csv
                key: [id]
                fields:
                  encounter-id: {column: id}
                  call-received: {column: at, as: instant, pattern: 'yyyy-MM-dd HH:mm'}
                  person-name: {column: name}
                legal: {link: true, count: true, show: true, basis: an agreement}
                """)
            .with(
                "neighbors.yaml",
                """
                version: 1
                lead: police
                window: 365
                windows: [365]
                at-least: [5]
                contacts:
                  encounters: {roles: [subject]}
                """)
            .with("measures/people.yaml", PEOPLE);
  }

  private List<Problem> problems() {
    return catchThrowableOfType(ProblemsException.class, () -> CityFolder.read(folder)).problems();
  }

  private void disclosure(String more) {
    city.with("disclosure.yaml", SmallCity.DISCLOSURE + more);
  }

  @Test
  void anExceptionIsReadWithItsTwoPeopleAndItsReason() {
    disclosure(EXCEPTION);
    Manifest.RuleException exception =
        CityFolder.read(folder).disclosure().exception("people").orElseThrow();
    assertThat(exception.approvedBy())
        .extracting(Manifest.Approval::name)
        .containsExactly("Ana Ruiz", "Ben Cole");
    assertThat(exception.reason().inOrFallback("es")).isEqualTo("Los residentes lo pidieron.");
    assertThat(exception.since()).isEqualTo(LocalDate.of(2026, 11, 10));
  }

  @Test
  void withoutAnExceptionNumbersInsideEachOtherAreRefused() {
    disclosure("");
    assertThat(problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("PL-CONFIG-014");
              assertThat(problem.message()).contains("'bands'").contains("exceptions");
            });
  }

  @Test
  void oneNameAloneOrTwiceIsRefusedInOneMessage() {
    for (String approvers :
        List.of(
            EXCEPTION.replaceAll("\n.*Ben Cole.*", ""),
            EXCEPTION.replace("Ben Cole", "ANA RUIZ"))) {
      disclosure(approvers);
      assertThat(problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.code()).isEqualTo("PL-CONFIG-014");
                assertThat(problem.message()).contains("two different people");
              });
    }
  }

  @Test
  void aReasonInOneLanguageIsRefusedInOneMessage() {
    disclosure(
        EXCEPTION.replace("{en: Residents asked., es: Los residentes lo pidieron.}", "Residents"));
    assertThat(problems())
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .contains("reason needs words in each language");
    disclosure(EXCEPTION.replace(", es: Los residentes lo pidieron.", ""));
    assertThat(problems())
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .contains("no words in es");
  }

  @Test
  void onlyTablesOfPeopleHaveExceptions() {
    city.with("measures/people.yaml", PEOPLE.replace("at-least:", "bands:"));
    disclosure(EXCEPTION.replace("table: people", "table: reports"));
    assertThat(problems())
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .contains("kind people");
  }

  @Test
  void bandsNeedNoExceptionAndHaveNames() {
    city.with(
        "measures/people.yaml",
        PEOPLE.replaceAll(
            "measure:.*", "measure: {kind: people, bands: [5, 10, 20], window: half-year}"));
    disclosure("");
    TableSpec table = CityFolder.read(folder).table("people");
    assertThat(((TableSpec.What.People) table.what()).bands())
        .containsExactly("5-9", "10-19", "20-or-more");
  }

  @Test
  void windowsOfLessThanHalfAYearAndCrossTabsAreRefused() {
    disclosure(EXCEPTION);
    city.with(
        "measures/people.yaml",
        PEOPLE.replace("2025-07-01", "2026-03-01") + "grains: [{area: districts, time: all}]\n");
    assertThat(problems())
        .extracting(Problem::code)
        .containsExactlyInAnyOrder("PL-CONFIG-004", "PL-CONFIG-007");
  }
}
