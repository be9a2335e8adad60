package org.porchlight.cli.runpage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.porchlight.linkage.Decision;
import org.porchlight.linkage.LinkResult;
import org.porchlight.linkage.LinkSettings;
import org.porchlight.linkage.Linker;
import org.porchlight.linkage.MatchWeight;
import org.porchlight.linkage.Records;
import org.porchlight.linkage.ReportRequest;
import org.porchlight.linkage.Role;
import org.porchlight.linkage.RunComparison;
import org.porchlight.linkage.RunReport;

/** The report in Spanish says all that the English one says, and says it in Spanish. */
class SpanishPageTest {
  private static final Pattern TEXTS =
      Pattern.compile(
          "<(?:h1|h2|h3|p|li|caption|th|td|summary|a|text|figcaption|title)\\b[^>]*>([^<]{3,})<");

  @Test
  void everySentenceHasASpanishOne() {
    List<String> untranslated = new ArrayList<>();
    for (Run run : runs()) {
      Words words = new Words(RunPage.Language.SPANISH);
      RunPage.of(run.report, facts(RunPage.Language.SPANISH), run.changes, words);
      untranslated.addAll(words.missing());
    }
    assertThat(untranslated.stream().distinct().sorted()).isEmpty();
  }

  /**
   * Labels that come from the engine are looked up without complaint: nothing English may be left.
   */
  @Test
  void noTextIsTheSameInBothLanguages() {
    List<String> same = new ArrayList<>();
    for (Run run : runs()) {
      List<String> english = texts(run, RunPage.Language.ENGLISH);
      List<String> spanish = texts(run, RunPage.Language.SPANISH);
      assertThat(spanish).hasSameSizeAs(english);
      for (int i = 0; i < english.size(); i++) {
        boolean word =
            english.get(i).replace(" bits", "").chars().filter(Character::isLetter).count() > 3;
        if (word && english.get(i).equals(spanish.get(i)) && !VERBATIM.contains(english.get(i))) {
          same.add(english.get(i));
        }
      }
    }
    assertThat(same.stream().distinct().sorted()).isEmpty();
  }

  /** Names of columns, lists and records, and words that both languages have. */
  private static final List<String> VERBATIM =
      List.of(
          "Porchlight",
          "given",
          "family",
          "born",
          "tel",
          "door",
          "road",
          "town",
          "sexo",
          "jail",
          "city.csv");

  @Test
  void thePageSaysItsLanguage() {
    Run run = runs().getFirst();
    assertThat(RunPage.of(run.report, facts(RunPage.Language.SPANISH), run.changes))
        .contains("<html lang=\"es\">")
        .contains("20 de noviembre de 2026")
        .contains("Datos inventados");
    assertThat(RunPage.of(run.report, facts(RunPage.Language.ENGLISH), run.changes))
        .contains("<html lang=\"en\">")
        .contains("November 20, 2026");
  }

  private static List<String> texts(Run run, RunPage.Language language) {
    List<String> texts = new ArrayList<>();
    TEXTS
        .matcher(RunPage.of(run.report, facts(language), run.changes))
        .results()
        .forEach(hit -> texts.add(hit.group(1).strip()));
    return texts;
  }

  private static RunPage.Facts facts(RunPage.Language language) {
    return new RunPage.Facts("city.csv", LocalDate.of(2026, 11, 20), true, language);
  }

  private record Run(RunReport report, Optional<RunComparison> changes) {}

  /** Runs that between them need every part of the page. */
  private static List<Run> runs() {
    List<String> truth = new ArrayList<>();
    Records people = people(900, truth);
    List<String> lists = new ArrayList<>();
    for (int row = 0; row < people.size(); row++) {
      lists.add(row % 3 == 0 ? "jail" : "city.csv");
    }
    List<Decision> decisions = List.of(Decision.same("r0", "r1"), Decision.notSame("r2", "r3"));
    LinkResult judged = Linker.with(LinkSettings.defaults().withDecisions(decisions)).link(people);
    LinkResult strict =
        Linker.with(LinkSettings.defaults().withThreshold(new MatchWeight(30))).link(people);
    List<String> largeTruth = new ArrayList<>();
    Records large = people(4_000, largeTruth);
    LinkResult blocked = Linker.create().link(large);
    List<String> few = new ArrayList<>();
    LinkResult nothing = Linker.create().link(people(2, few));
    RunReport first = judged.report(ReportRequest.plain().withTruth(truth).withSources(lists));
    RunReport second = strict.report(ReportRequest.plain().withSources(lists));
    return List.of(
        new Run(
            first,
            Optional.of(RunComparison.of(second, strict.clusters(), first, judged.clusters()))),
        new Run(
            second,
            Optional.of(RunComparison.of(first, judged.clusters(), second, strict.clusters()))),
        new Run(
            first,
            Optional.of(RunComparison.of(first, judged.clusters(), first, judged.clusters()))),
        new Run(blocked.report(ReportRequest.plain()), Optional.empty()),
        new Run(blocked.report(ReportRequest.plain().withTruth(largeTruth)), Optional.empty()),
        new Run(nothing.report(ReportRequest.plain()), Optional.empty()));
  }

  /** Made-up people with slips, twins at one door, and a column that is often empty. */
  private static Records people(int wanted, List<String> truth) {
    List<String> given = List.of("Ana", "Bruno", "Carla", "Dimas", "Elena", "Fermin", "Robert");
    List<String> family = List.of("Ruiz", "Okafor", "Lindqvist", "Smith", "Garcia", "Novak");
    Records.Builder records =
        Records.builder(
            List.of(
                new Records.Column("given", Role.GIVEN_NAME),
                new Records.Column("family", Role.FAMILY_NAME),
                new Records.Column("born", Role.BIRTH_DATE),
                new Records.Column("sexo", Role.SEX),
                new Records.Column("tel", Role.PHONE),
                new Records.Column("door", Role.STREET_NUMBER),
                new Records.Column("road", Role.STREET),
                new Records.Column("town", Role.CITY)));
    SplittableRandom random = new SplittableRandom(3);
    for (int row = 0; row < wanted; ) {
      int person = row;
      String first = given.get(random.nextInt(given.size()));
      String last = family.get(random.nextInt(family.size()));
      String born =
          String.format(
              Locale.ROOT,
              "%d-%02d-%02d",
              1940 + random.nextInt(60),
              1 + random.nextInt(12),
              1 + random.nextInt(28));
      String door = String.valueOf(1 + random.nextInt(60));
      int copies = 1 + random.nextInt(4);
      for (int c = 0; c < copies && row < wanted; c++, row++) {
        boolean slip = random.nextInt(4) == 0;
        boolean twin = random.nextInt(40) == 0;
        records.add(
            "r" + row,
            List.of(
                twin ? "Zoe" : slip && first.equals("Robert") ? "Bob" : first,
                slip ? last.substring(0, last.length() - 1) : last,
                random.nextInt(6) == 0 ? "" : born,
                twin || first.endsWith("a") ? "F" : "M",
                random.nextInt(3) == 0 ? "919555" + (1000 + person) : "",
                door,
                "Elm Street",
                "Durham"));
        truth.add(twin ? "twin" + row : "p" + person);
      }
    }
    return records.build();
  }
}
