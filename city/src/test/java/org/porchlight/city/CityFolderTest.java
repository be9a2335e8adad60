package org.porchlight.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.release.Tier;

class CityFolderTest {
  @TempDir Path folder;

  @Test
  void aGoodFolderIsReadWhole() {
    City city = CityFolder.read(SmallCity.in(folder).folder());
    assertThat(city.languages()).containsExactly("en", "es");
    assertThat(city.source("police-reports").kind()).isEqualTo(RecordKind.CRIME_REPORT);
    assertThat(city.table("reports").grains()).hasSize(2);
    assertThat(city.table("reports").grains().getFirst().types())
        .containsExactly("all", "theft", "other");
    assertThat(city.typeTree("offense").leavesUnder("all")).containsExactly("theft", "other");
    assertThat(city.disclosure().rules().hideUpTo()).isEqualTo(10);
    assertThat(city.disclosure().rules().signedOn()).isEqualTo(LocalDate.of(2026, 1, 15));
    assertThat(city.hub().port()).isEqualTo(8080);
  }

  @Test
  void aTypeNobodyDecidedAboutIsInTheMostCarefulTier() {
    City city =
        CityFolder.read(
            SmallCity.in(folder)
                .with("disclosure.yaml", SmallCity.DISCLOSURE.replace("theft: open, ", ""))
                .folder());
    assertThat(city.disclosure().tier("offense", "theft")).isEqualTo(Tier.SENSITIVE);
    assertThat(city.disclosure().tier("no-such-tree", "theft")).isEqualTo(Tier.SENSITIVE);
  }

  @Test
  void recordsAreSeenByTheAgencyThatSendsThemUntilTheCitySaysMore() {
    City city = CityFolder.read(SmallCity.in(folder).folder());
    assertThat(city.source("police-reports").legal().seenBy()).containsExactly("police");
    assertThat(city.workspace()).isEqualTo(new City.Door("127.0.0.1", 8081));
    assertThat(city.neighbors()).isNull();
    assertThat(
            problemsAfter(
                "sources/police-reports.yaml",
                SmallCity.SOURCE.replace("show: true,", "show: true, seen-by: [polcie],")))
        .containsExactly(
            "sources/police-reports.yaml:14: city.yaml has no agency 'polcie'."
                + " Did you mean 'police'? [PL-CONFIG-010]");
  }

  @Test
  void neighborRulesAreReadWhole() {
    City city = CityFolder.read(linkable().with("neighbors.yaml", NEIGHBORS).folder());
    NeighborRules rules = java.util.Objects.requireNonNull(city.neighbors());
    assertThat(rules.windows()).containsExactly(30, 365);
    assertThat(rules.atLeast()).containsExactly(5, 10);
    assertThat(rules.contacts())
        .containsExactly(
            new NeighborRules.Contacts(
                "police-reports", List.of("victim"), Map.of("offense", List.of("theft"))));
    assertThat(rules.frequentNumber()).isEqualTo(20);
  }

  @Test
  void neighborRulesNameOnlyWhatIsThere() {
    SmallCity city = linkable();
    city.with(
        "neighbors.yaml",
        NEIGHBORS
            .replace("window: 365", "window: 90")
            .replace("[5, 10]", "[10, 5]")
            .replace("roles: [victim]", "roles: [subject]")
            .replace("offense:", "ofense:"));
    assertThat(problems(city))
        .containsExactly(
            "neighbors.yaml:3: window must be one of windows. [PL-CONFIG-010]",
            "neighbors.yaml:5: at-least must be whole numbers between 1 and 10000, smallest first."
                + " [PL-CONFIG-004]",
            "neighbors.yaml:7: a record of kind crime-report names nobody as 'subject'."
                + " [PL-CONFIG-005]",
            "neighbors.yaml:7: the source does not map the field 'ofense'. Did you mean"
                + " 'offense'? [PL-CONFIG-010]");
    city.with("neighbors.yaml", NEIGHBORS);
    city.with("sources/police-reports.yaml", SmallCity.SOURCE);
    assertThat(problems(city))
        .containsExactly(
            "neighbors.yaml:7: this source may not be linked, so it has no contacts."
                + " [PL-CONFIG-010]");
  }

  private static final String NEIGHBORS =
      """
      version: 1
      lead: police
      window: 365
      windows: [30, 365]
      at-least: [5, 10]
      contacts:
        police-reports: {roles: [victim], where: {offense: [theft]}}
      """;

  private SmallCity linkable() {
    return SmallCity.in(folder)
        .with("sources/police-reports.yaml", SmallCity.SOURCE.replace("link: false", "link: true"));
  }

  @Test
  void anUnknownSettingNamesItsLineAndTheNearestKnownOne() {
    assertThat(problemsAfter("city.yaml", SmallCity.CITY + "holddays: 3\n"))
        .containsExactly(
            "city.yaml:14: holddays is not a setting known here. Did you mean 'hold-days'?"
                + " [PL-CONFIG-007]");
  }

  @Test
  void allProblemsAreReportedAtOnceAndInTheOrderOfTheirLines() {
    SmallCity city = SmallCity.in(folder);
    city.with("disclosure.yaml", SmallCity.DISCLOSURE + "hide-up-to: 0\n");
    city.with(
        "sources/police-reports.yaml",
        SmallCity.SOURCE
            .replace("connector: csv", "connector: cvs")
            .replace("as: date", "as: dated")
            .replace("report-date:", "reprot-date:"));
    List<String> problems = problems(city);
    assertThat(problems)
        .contains(
            "disclosure.yaml:6: hide-up-to must be a whole number between 4 and 100."
                + " [PL-CONFIG-004]")
        .anyMatch(
            problem -> problem.startsWith("sources/police-reports.yaml:5: connector is 'cvs'"))
        .anyMatch(problem -> problem.contains("Did you mean 'csv'?"))
        .anyMatch(problem -> problem.contains("Did you mean 'date'?"))
        .anyMatch(problem -> problem.contains("Did you mean 'report-date'?"));
    assertThat(problems.indexOf(find(problems, "connector is 'cvs'")))
        .isLessThan(problems.indexOf(find(problems, "reprot-date is not a standard")));
  }

  @Test
  void everyTextNeedsEveryLanguage() {
    assertThat(
            problemsAfter(
                "areas/districts.yaml",
                SmallCity.LAYER.replace("{en: district, es: distrito}", "{en: district}")))
        .containsExactly(
            "areas/districts.yaml:2: singular has no words in es; every language of the city is"
                + " equal. [PL-CONFIG-006]");
  }

  @Test
  void aTotalMayNotBeGivenATierOfItsOwn() {
    assertThat(
            problemsAfter(
                "disclosure.yaml", SmallCity.DISCLOSURE.replace("theft: open", "all: open")))
        .singleElement()
        .asString()
        .contains("'all' is not a single type of the tree offense");
  }

  @Test
  void whatATableNamesMustBeThere() {
    assertThat(
            problemsAfter(
                "measures/reports.yaml",
                SmallCity.TABLE
                    .replace("tree: offense", "tree: offence")
                    .replace("time: report-date", "time: reported")
                    .replace("area: districts", "area: district")))
        .hasSizeGreaterThanOrEqualTo(3)
        .anyMatch(problem -> problem.contains("types/ has no tree 'offence'"))
        .anyMatch(problem -> problem.contains("the source has no field 'reported'"))
        .anyMatch(problem -> problem.contains("Did you mean 'districts'?"));
  }

  @Test
  void yamlThatDoesNotParseNamesTheLine() {
    assertThat(problemsAfter("types/offense.yaml", "unmapped: other\ntypes: [\n  - a"))
        .anyMatch(problem -> problem.startsWith("types/offense.yaml:3: this line does not read"));
  }

  @Test
  void theDayOfARealCityIsNotForSettingsToDecide() {
    assertThat(problemsAfter("city.yaml", SmallCity.CITY + "today: 2026-11-20\n"))
        .containsExactly("city.yaml:14: today may be set for a made-up city only. [PL-CONFIG-011]");
  }

  @Test
  void aFolderWithoutCityYamlSaysWhatToName() {
    assertThat(problems(folder)).singleElement().asString().contains("there is no city.yaml here");
  }

  @Test
  void fieldsThatIdentifyAPersonAreMarked() {
    assertThat(RecordKind.CALL.isPersonal("caller-phone")).isTrue();
    assertThat(RecordKind.CALL.isPersonal("line")).isFalse();
    assertThat(RecordKind.CALL.has("caller-phone")).isTrue();
    assertThat(RecordKind.SURVEY_ANSWER.has("q-police")).isTrue();
    assertThat(RecordKind.CRASH.has("q-police")).isFalse();
  }

  @Test
  void aSourceMaySayWhichDaysItCoversAndThatItsRecordsNameTheirArea() {
    City city =
        CityFolder.read(
            SmallCity.in(folder)
                .with(
                    "sources/police-reports.yaml",
                    SmallCity.SOURCE + "covers: {from: 2024-01-01}\nareas: {districts: offense}\n")
                .with(
                    "areas/districts.yaml",
                    SmallCity.LAYER + "names:\n  D1: {en: The hill, es: El cerro}\n")
                .folder());
    Source source = city.source("police-reports");
    assertThat(source.covers()).isEqualTo(new Source.Covers(LocalDate.of(2024, 1, 1), null));
    assertThat(source.areas()).containsExactly(java.util.Map.entry("districts", "offense"));
    assertThat(city.layer("districts").names()).containsOnlyKeys("D1");
  }

  @Test
  void anAreaOfNoLayerAndDaysThatEndBeforeTheyBeginAreProblems() {
    assertThat(
            problemsAfter(
                "sources/police-reports.yaml",
                SmallCity.SOURCE
                    + "covers: {from: 2024-02-01, to: 2024-01-31}\nareas: {distrits: ofense}\n"))
        .satisfiesExactly(
            problem -> assertThat(problem).contains("covers ends before it begins"),
            problem ->
                assertThat(problem).contains("no layer 'distrits'. Did you mean 'districts'?"),
            problem ->
                assertThat(problem)
                    .contains("distrits names 'ofense'")
                    .contains("Did you mean 'offense'?"));
  }

  private List<String> problemsAfter(String file, String content) {
    return problems(SmallCity.in(folder).with(file, content));
  }

  private static List<String> problems(SmallCity city) {
    return problems(city.folder());
  }

  private static List<String> problems(Path folder) {
    ProblemsException thrown =
        catchThrowableOfType(ProblemsException.class, () -> CityFolder.read(folder));
    return thrown.problems().stream().map(Problem::toString).toList();
  }

  private static String find(List<String> problems, String part) {
    return problems.stream().filter(problem -> problem.contains(part)).findFirst().orElseThrow();
  }
}
