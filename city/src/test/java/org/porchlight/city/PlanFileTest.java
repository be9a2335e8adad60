package org.porchlight.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.release.LocalText;

class PlanFileTest {
  static final String PLAN =
      """
      goals:
        - number: 2
          title: {en: Safer together, es: Más seguros juntos}
          statement: {en: Everyone is safe., es: Todas las personas están seguras.}
          objectives:
            - number: "2.1"
              title: {en: Less harm, es: Menos daño}
              initiatives:
                - number: "2.11"
                  title: {en: Answer in time, es: Contestar a tiempo}
                  status: in-progress
                  description: {en: What., es: Qué.}
                  why: {en: Why., es: Por qué.}
                  doing: {en: Doing., es: Hecho.}
                  next: {en: Next., es: Después.}
                  measures:
                    - title: {en: On time, es: A tiempo}
                      kind: result
                      unit: {en: percent, es: por ciento}
                      better-when: higher
                      target: {en: 90, es: 90}
                      status: target-pending
                      awaiting: {due: 2026-12-31, owner: {en: The 911 center, es: El centro 911}}
      """;

  @TempDir Path folder;

  @Test
  void aPlanIsReadWithItsNumbersAndItsLanguages() {
    PlanFile file = PlanFile.read(city(PLAN)).orElseThrow();
    Plan.Initiative initiative = file.plan().findInitiative("2.11").orElseThrow();
    assertThat(initiative.title()).isEqualTo(LocalText.of("Answer in time", "Contestar a tiempo"));
    assertThat(initiative.progress()).isEqualTo(Plan.Progress.IN_PROGRESS);
    Plan.Measure measure = initiative.measures().getFirst();
    assertThat(measure.betterWhen()).isEqualTo(Plan.BetterWhen.HIGHER);
    assertThat(measure.latest()).isNull();
    assertThat(measure.awaiting()).isNotNull();
    assertThat(file.sha256()).matches("[0-9a-f]{64}");
  }

  @Test
  void aMeasureMaySayHowItIsMadeAndThenSaysAllOfIt() {
    String method =
        PLAN
            + " ".repeat(16)
            + "method: {definition: {en: Calls., es: Llamadas.}, formula: {en: A of B., es: A de B.},"
            + " frequency: quarterly, source: {en: Phones., es: Teléfonos.},"
            + " owner: {en: The 911 center, es: El centro 911}}\n";
    Plan.Measure measure =
        PlanFile.read(city(method))
            .orElseThrow()
            .plan()
            .findInitiative("2.11")
            .orElseThrow()
            .measures()
            .getFirst();
    assertThat(measure.method())
        .isEqualTo(
            new Plan.Method(
                LocalText.of("Calls.", "Llamadas."),
                LocalText.of("A of B.", "A de B."),
                Plan.Frequency.QUARTERLY,
                LocalText.of("Phones.", "Teléfonos."),
                LocalText.of("The 911 center", "El centro 911"),
                null));
  }

  @Test
  void aCityNeedNotHaveAPlan() {
    assertThat(PlanFile.read(CityFolder.read(SmallCity.in(folder).folder()))).isEmpty();
  }

  @Test
  void problemsOfThePlanAreReportedWithThoseOfTheFolder() {
    SmallCity city = SmallCity.in(folder);
    city.with("city.yaml", SmallCity.CITY + "holddays: 3\n");
    city.with("content/plan.yaml", PLAN.replace("in-progress", "in-progres"));
    assertThat(problems(city.folder()))
        .anyMatch(problem -> problem.startsWith("city.yaml:14: holddays"))
        .anyMatch(problem -> problem.startsWith("content/plan.yaml:11: status is 'in-progres'"))
        .anyMatch(problem -> problem.contains("Did you mean 'in-progress'?"));
  }

  @Test
  void aMeasureWithNeitherValueNorPromiseIsAProblem() {
    String without = PLAN.substring(0, PLAN.indexOf("                awaiting"));
    assertThat(problems(SmallCity.in(folder).with("content/plan.yaml", without).folder()))
        .singleElement()
        .asString()
        .contains("a measure needs its latest value")
        .endsWith("[PL-CONFIG-003]");
  }

  @Test
  void numbersFollowTheirGoal() {
    assertThat(
            problems(
                SmallCity.in(folder)
                    .with("content/plan.yaml", PLAN.replace("\"2.11\"", "\"3.11\""))
                    .folder()))
        .containsExactly(
            "content/plan.yaml:9: number is '3.11'; an initiative of objective 2.1 is numbered"
                + " \"2.11\" and up, in quotes. [PL-CONFIG-004]");
  }

  private City city(String plan) {
    return CityFolder.read(SmallCity.in(folder).with("content/plan.yaml", plan).folder());
  }

  private static List<String> problems(Path folder) {
    ProblemsException thrown =
        catchThrowableOfType(ProblemsException.class, () -> CityFolder.read(folder));
    return thrown.problems().stream().map(Problem::toString).toList();
  }
}
