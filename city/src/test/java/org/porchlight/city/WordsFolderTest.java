package org.porchlight.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.release.LocalText;
import org.porchlight.release.Words;

/** Guides, stories and terms of a city folder. */
class WordsFolderTest {
  private static final String GUIDE =
      """
      source:
        counted: {en: Reports., es: Denuncias.}
        left-out: {en: None., es: Ninguna.}
        reading: {en: Look., es: Vea.}
        limits: {en: Few., es: Pocos.}
        ask: {en: Ask us., es: Pregunte.}
      measures:
        reports:
          counted: {en: Reports., es: Denuncias.}
          left-out: {en: None., es: Ninguna.}
          reading: {en: Look., es: Vea.}
          limits: {en: Few., es: Pocos.}
      """;

  private static final String STORY =
      """
      topic: crime
      title: {en: A street, es: Una calle}
      by: {en: Police, es: Policía}
      lead: {en: One., es: Uno.}
      parts:
        - text: {en: 'There were {{cell:reports/city/2026-09/theft}}.', es: 'Hubo {{cell:reports/city/2026-09/theft}}.'}
      """;

  @TempDir Path folder;

  private Words read() {
    return WordsFolder.read(CityFolder.read(folder));
  }

  private SmallCity guided() {
    return SmallCity.in(folder).with("content/guides/police-reports.yaml", GUIDE);
  }

  @Test
  void aTableWithoutAGuideIsNamedWithTheFileThatWouldHoldIt() {
    SmallCity.in(folder);
    assertThatThrownBy(this::read)
        .hasMessageContaining("measures/reports.yaml")
        .hasMessageContaining("content/guides/police-reports.yaml")
        .hasMessageContaining("PL-WORDS-001");
  }

  @Test
  void aTablesGuideAsksWhomItsSourceAsks() {
    guided();
    Words words = read();
    assertThat(words.measures()).containsOnlyKeys("reports");
    assertThat(words.measures().values())
        .extracting(Words.Guide::ask)
        .containsExactly(LocalText.of("Ask us.", "Pregunte."));
  }

  @Test
  void aGuideInOneLanguageIsNoGuide() {
    SmallCity.in(folder)
        .with(
            "content/guides/police-reports.yaml",
            GUIDE.replace("limits: {en: Few., es: Pocos.}", "limits: Few."));
    assertThatThrownBy(this::read).hasMessageContaining("limits needs words in each language");
  }

  @Test
  void aStoryCitesCellsOfTheCatalogueTheSameInEachLanguage() {
    guided().with("content/stories/street.yaml", STORY);
    assertThat(read().story("street")).isPresent();
    guided()
        .with("content/stories/street.yaml", STORY.replace("/theft}}.', es", "/thefts}}.', es"));
    assertThatThrownBy(this::read)
        .hasMessageContaining("content/stories/street.yaml:6")
        .hasMessageContaining("cite different numbers")
        .hasMessageContaining("has no number for city, 2026-09 and thefts");
    guided().with("content/stories/street.yaml", STORY.replace("reports/city", "repots/city"));
    assertThatThrownBy(this::read).hasMessageContaining("no table 'repots'");
    guided().with("content/stories/street.yaml", STORY.replace("2026-09", "2026"));
    assertThatThrownBy(this::read).hasMessageContaining("has no number for city, 2026 and theft");
  }

  @Test
  void aPartOfAStoryIsJustOneThing() {
    guided()
        .with("content/stories/street.yaml", STORY + "    chart: {table: reports, type: theft}\n");
    assertThatThrownBy(this::read).hasMessageContaining("give just one");
  }
}
