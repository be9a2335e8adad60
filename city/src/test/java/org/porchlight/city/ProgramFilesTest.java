package org.porchlight.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramFilesTest {
  private static final String PROGRAM =
      """
      name: {en: Home visits, es: Visitas a domicilio}
      about: {en: A nurse visits., es: Una enfermera visita.}
      rule: {agencies: [police], window: 90, at-least: 5}
      outcomes: [police]
      start: 2026-01-01
      follow: 180
      analysis: 2026-06-30
      served: served/visits.csv
      """;

  @TempDir Path folder;

  @Test
  void aProgramIsReadAndAnotherJudgementIsAnotherHash() throws IOException {
    Program program = read(PROGRAM, new ArrayList<>()).getFirst();
    assertThat(program.id()).isEqualTo("visits");
    assertThat(program.rule()).isEqualTo(new Program.Rule(List.of("police"), 90, 5));
    assertThat(program.analysis()).isEqualTo(program.start().plusDays(180));
    assertThat(program.drawn()).isEqualTo(Program.Draw.NOTHING);
    assertThat(read(PROGRAM + "drawn: steps\n", new ArrayList<>()).getFirst().drawn())
        .isEqualTo(Program.Draw.STEPS);
    // What was registered by an older version keeps its hash.
    assertThat(program.sha256()).isEqualTo("bf45b8f3cbe19c4ae84ca766a567c6d155203cce60d9df1d4abaa463090f092a");
    for (String other :
        List.of(
            PROGRAM.replace("at-least: 5", "at-least: 6"),
            PROGRAM.replace("window: 90", "window: 91"),
            PROGRAM.replace("2026-06-30", "2026-07-01"),
            PROGRAM.replace("visits.csv", "others.csv"),
            PROGRAM + "drawn: lottery\n",
            PROGRAM + "events: served/events.csv\n")) {
      assertThat(read(other, new ArrayList<>()).getFirst().sha256()).isNotEqualTo(program.sha256());
    }
    assertThat(read(PROGRAM.replace("A nurse", "Our nurse"), new ArrayList<>()).getFirst().sha256())
        .isEqualTo(program.sha256());
  }

  @Test
  void whatAContactCostsIsReadAndIsNoPartOfTheRegistration() throws IOException {
    String costs =
        """
        costs:
          - agency: police
            what: {en: A patrol, es: Una patrulla}
            source: {en: Budget, es: Presupuesto}
            year: 2026
            kind: semi-variable
            amount: {low: 10, about: 20, high: 30}
        """;
    Program program = read(PROGRAM + costs, new ArrayList<>()).getFirst();
    assertThat(program.costs().getFirst().kind()).isEqualTo(Program.CostKind.SEMI_VARIABLE);
    assertThat(program.costs().getFirst().hours()).isEqualTo(new Program.Figure(0, 0, 0));
    assertThat(program.sha256()).isEqualTo(read(PROGRAM, new ArrayList<>()).getFirst().sha256());
    List<Problem> problems = new ArrayList<>();
    read(PROGRAM + costs.replace("low: 10", "low: 25"), problems);
    assertThat(problems)
        .singleElement()
        .asString()
        .contains("amount goes from low over about to high");
  }

  @Test
  void aCityNeedNotHaveAProgram() {
    assertThat(ProgramFiles.read(CityFolder.read(SmallCity.in(folder).folder()))).isEmpty();
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() throws IOException {
    List<Problem> problems = new ArrayList<>();
    read(
        PROGRAM
            .replace("2026-06-30", "2026-06-29")
            .replace("outcomes: [police]", "outcomes: [polise]")
            .replace("at-least: 5", "at-least: 0"),
        problems);
    assertThat(problems)
        .extracting(Problem::toString)
        .anyMatch(
            text ->
                text.startsWith("programs/visits.yaml:7: analysis is 2026-06-29")
                    && text.endsWith("[PL-PROGRAM-001]"))
        .anyMatch(text -> text.contains("'polise' is no agency") && text.contains("police"))
        .anyMatch(text -> text.contains("at-least must be a whole number between 1 and"))
        .hasSize(3);
  }

  /** The whole folder is not good while a program's file is not. */
  @Test
  void checkingTheCityChecksItsPrograms() throws IOException {
    Path city = SmallCity.in(folder).folder();
    Files.createDirectories(city.resolve("programs"));
    Files.writeString(city.resolve("programs/visits.yaml"), PROGRAM);
    ProblemsException thrown =
        catchThrowableOfType(ProblemsException.class, () -> CityFolder.read(city));
    assertThat(thrown.problems())
        .extracting(Problem::code)
        .containsOnly("PL-CONFIG-010")
        .hasSize(2);
  }

  private List<Program> read(String text, List<Problem> problems) throws IOException {
    City city = CityFolder.read(SmallCity.in(folder.resolve("city")).folder());
    Files.createDirectories(city.folder().resolve("programs"));
    Files.writeString(city.folder().resolve("programs/visits.yaml"), text);
    NeighborRules rules =
        new NeighborRules(
            1,
            "police",
            90,
            List.of(90),
            List.of(5),
            List.of(new NeighborRules.Contacts("police-reports", List.of("subject"), Map.of())),
            20,
            50);
    List<Program> programs =
        ProgramFiles.read(
            CityFolder.at(city.folder(), problems), city.languages(), city.sources(), rules);
    Files.delete(city.folder().resolve("programs/visits.yaml"));
    return programs;
  }
}
