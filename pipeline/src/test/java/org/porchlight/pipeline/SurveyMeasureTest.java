package org.porchlight.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.disclosure.TrueCell;

/** Answers with weights, questions with several answers, means. */
class SurveyMeasureTest {
  private static final String SURVEY =
      """
      agency: police
      kind: survey-answer
      name: {en: Survey, es: Encuesta}
      description: {en: One row per person., es: Una fila por persona.}
      connector: csv
      file: survey.csv
      key: [id]
      fields:
        respondent: {column: id}
        survey-date: {column: day, as: date}
        weight: {column: w, as: decimal}
        q-safe: {column: safe, missing: ["9"]}
        q-lights: {column: lights, as: flag}
        q-teams: {column: teams, as: flag}
        q-none: {column: none, as: flag}
      legal: {link: false, count: true, show: true, basis: promise}
      covers: {from: 2024-01-01, to: 2024-12-31}
      """;

  private static final String ROWS =
      """
      id,day,w,safe,lights,teams,none
      a,2024-11-03,1,5,1,,
      b,2024-11-03,1,4,1,1,
      c,2024-11-04,2,2,,1,
      d,2024-11-04,4,1,,,1
      e,2024-11-05,1,9,,,
      f,2024-11-05,,5,1,,
      g,2024-11-06,0,5,1,,
      h,2024-11-06,2,3,1,1,1
      """;

  @TempDir Path root;

  /** a, b, c, d, h with weights 1, 1, 2, 4, 2; the top boxes are a and b. */
  @Test
  void weightedSharesCountEachAnswerAsOftenAsItsWeight() throws IOException {
    TrueCell.Measured safe =
        measured(
            "{kind: top-boxes, questions: {q-safe: {en: Safe, es: Seguro}}, top: ['4', '5'], valid: ['1', '2', '3', '4', '5'], weight: weight}");
    assertThat(safe.value()).isCloseTo(20, within(1e-9));
    assertThat(safe.base()).isEqualTo(5);
    assertThat(safe.effective()).isCloseTo(100.0 / 26, within(1e-9));
    assertThat(safe.margin()).isCloseTo(SurveyMargin.ofShare(20, 100.0 / 26), within(1e-9));
  }

  @Test
  void withoutWeightsEachAnswerCountsOnceAndDoNotKnowNever() throws IOException {
    TrueCell.Measured safe =
        measured(
            "{kind: top-boxes, questions: {q-safe: {en: Safe, es: Seguro}}, top: ['4', '5'], valid: ['1', '2', '3', '4', '5']}");
    assertThat(safe.value()).isCloseTo(400.0 / 7, within(1e-9));
    assertThat(safe.base()).isEqualTo(7);
    assertThat(safe.effective()).isNull();
  }

  /** Who answered: a, b, c, f, g. The base is people, not their six answers. */
  @Test
  void ofAQuestionWithSeveralAnswersPeopleAreCounted() throws IOException {
    List<TrueCell> cells =
        cells(
            "{kind: chosen, answers: {q-lights: {en: Lights, es: Luces}, q-teams: {en: Teams, es: Equipos}}, leave-out: [q-none]}");
    TrueCell.Measured lights = of(cells, "q-lights");
    assertThat(lights.base()).isEqualTo(5);
    assertThat(lights.value()).isCloseTo(80, within(1e-9));
    TrueCell.Measured teams = of(cells, "q-teams");
    assertThat(teams.base()).isEqualTo(5);
    assertThat(teams.value()).isCloseTo(40, within(1e-9));
  }

  /** (1·5 + 1·4 + 2·2 + 4·1 + 2·3) / 10. */
  @Test
  void aMeanLeavesDoNotKnowOut() throws IOException {
    TrueCell.Measured mean =
        measured(
            "{kind: mean, questions: {q-safe: {en: Safe, es: Seguro}}, valid: ['1', '2', '3', '4', '5'], weight: weight}");
    assertThat(mean.value()).isCloseTo(2.3, within(1e-9));
    assertThat(mean.base()).isEqualTo(5);
    // Mean of squares 7.1, less 2.3².
    assertThat(mean.margin())
        .isCloseTo(SurveyMargin.ofMean(Math.sqrt(7.1 - 5.29), 100.0 / 26), within(1e-9));
  }

  private TrueCell.Measured measured(String what) throws IOException {
    return of(cells(what), "q-safe");
  }

  private static TrueCell.Measured of(List<TrueCell> cells, String type) {
    return cells.stream()
        .filter(cell -> cell.key().type().equals(type) && cell.key().area().equals("city"))
        .map(TrueCell.Measured.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private List<TrueCell> cells(String what) throws IOException {
    Village village =
        Village.in(root)
            .calls(Village.draw(new Random(1), 50))
            .with("sources/survey.yaml", SURVEY)
            .with("extracts/survey.csv", ROWS)
            .with(
                "measures/answers.yaml",
                """
                topic: calls
                source: survey
                title: {en: Survey, es: Encuesta}
                unit: {en: percent, es: por ciento}
                type-label: {en: question, es: pregunta}
                definition: {en: One answer., es: Una respuesta.}
                measure: %s
                time: survey-date
                tier: survey
                grains: [{area: city, time: year}]
                """
                    .formatted(what));
    return village.measure().candidates().stream()
        .filter(candidate -> candidate.head().id().equals("answers"))
        .findFirst()
        .orElseThrow()
        .cells();
  }
}
