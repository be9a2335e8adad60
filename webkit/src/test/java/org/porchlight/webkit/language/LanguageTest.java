package org.porchlight.webkit.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.porchlight.release.CellKey;
import org.porchlight.release.LocalText;

/** How a page speaks: periods, names, numbers, and the marks that they carry. */
class LanguageTest {
  private static final LocalDate FIRST = LocalDate.of(2015, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 9, 30);

  private final Language english = Language.of("en");
  private final Language spanish = Language.of("es");

  @Test
  void periodsStandInSentences() {
    assertThat(during(english, "2026-Q3")).isEqualTo("from July to September 2026");
    assertThat(during(spanish, "2026-Q3")).isEqualTo("de julio a septiembre de 2026");
    assertThat(during(english, "2026")).isEqualTo("in 2026");
    assertThat(during(spanish, "2026-09")).isEqualTo("en septiembre de 2026");
    assertThat(during(english, "all")).isEqualTo("from 2015 to 2026");
    assertThat(during(spanish, "all")).isEqualTo("de 2015 a 2026");
  }

  private static String during(Language language, String period) {
    return language.during(Timespan.parse(period, FIRST, LAST)).plain();
  }

  @Test
  void aPeriodKnowsItsDaysAndTheYearBefore() {
    Timespan quarter = Timespan.parse("2024-Q1", FIRST, LAST);
    assertThat(quarter.to()).isEqualTo("2024-03-31");
    assertThat(quarter.yearBefore()).isEqualTo("2023-Q1");
    assertThat(Timespan.parse("2024-02", FIRST, LAST).to()).isEqualTo("2024-02-29");
    assertThat(Timespan.parse("2026-Q4", FIRST, LAST).isWithin(FIRST, LAST)).isFalse();
    assertThat(Timespan.parse("2026-Q3", FIRST, LAST).isWithin(FIRST, LAST)).isTrue();
    assertThatThrownBy(() -> Timespan.parse("2026-13", FIRST, LAST))
        .hasMessageContaining("2026-13");
  }

  @Test
  void namesFromDataAreIsolatedAndEscaped() {
    Phrase phrase =
        english.say("topic.by", Map.of("agency", english.data(LocalText.of("A & <b>", "A y <b>"))));
    assertThat(phrase.html()).isEqualTo("From <bdi>A &amp; &lt;b&gt;</bdi>");
    assertThat(phrase.plain()).isEqualTo("From A & <b>");
  }

  @Test
  void aNumberCarriesItsCellAndAHiddenOneCarriesNoValue() {
    CellKey key = new CellKey("calls", "city", "2026", "all");
    assertThat(new Phrase(List.of(new Part.Shown(key, 1240, "1,240"))).html())
        .isEqualTo("<span data-cell=\"calls/city/2026/all\" data-value=\"1240\">1,240</span>");
    assertThat(new Phrase(List.of(new Part.Hidden(key, "10 or fewer"))).html())
        .isEqualTo(
            "<span class=\"hidden-number\" data-cell=\"calls/city/2026/all\">10 or fewer</span>");
  }

  @Test
  void aLanguageWithoutTextsSpeaksEnglishAndSaysSo() {
    Language arabic = Language.of("ar");
    assertThat(arabic.direction()).isEqualTo(Direction.RIGHT_TO_LEFT);
    assertThat(arabic.say("nav.places").html())
        .isEqualTo("<span lang=\"en\" dir=\"ltr\">Places</span>");
    assertThat(arabic.data(LocalText.of("Police", "Policía")).html())
        .isEqualTo("<bdi lang=\"en\" dir=\"ltr\">Police</bdi>");
    assertThat(arabic.ownName()).isEqualTo("العربية");
    assertThat(spanish.ownName()).isEqualTo("Español");
  }

  @Test
  void aMissingMessageOrValueIsAFaultNotABlank() {
    assertThatThrownBy(() -> english.say("no.such.message"))
        .hasMessageContaining("no.such.message");
    assertThatThrownBy(() -> english.say("topic.by")).hasMessageContaining("{agency}");
  }

  @Test
  void aCapitalIsAddedToWordsAndNamesButNeverToNumbers() {
    assertThat(english.name("éclair").capitalized(english.locale()).plain()).isEqualTo("Éclair");
    CellKey key = new CellKey("calls", "city", "2026", "all");
    Phrase number = new Phrase(List.of(new Part.Shown(key, 5, "five")));
    assertThat(number.capitalized(english.locale())).isEqualTo(number);
  }
}
