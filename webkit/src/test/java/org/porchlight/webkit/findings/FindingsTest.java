package org.porchlight.webkit.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.Dimension;
import org.porchlight.release.LocalText;
import org.porchlight.release.Manifest;
import org.porchlight.release.Measure;
import org.porchlight.release.Member;
import org.porchlight.release.MissingDays;
import org.porchlight.release.ReleasedTable;
import org.porchlight.release.SeriesBreak;
import org.porchlight.release.TableHead;
import org.porchlight.release.Tier;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Timespan;

/** What a table says of its newest quarter, held against the same one a year before. */
class FindingsTest {
  private static final Manifest.Rules RULES =
      new Manifest.Rules(
          1, 10, 11, 0.5, 0.75, 5, 15, 8, 1000, 30, "steward", LocalDate.of(2026, 9, 1));

  /** The finding when the quarter had {@code now} and the one a year before {@code before}. */
  private static Finding finding(
      String language, Measure measure, @Nullable Long before, @Nullable Long now) {
    return new Findings(Language.of(language), RULES)
        .about(new TableReading(table(measure, before, now)), "city", "all")
        .orElseThrow();
  }

  private static String count(@Nullable Long before, @Nullable Long now) {
    return finding("en", Measure.COUNT, before, now).headline().plain();
  }

  @Test
  void aDifferenceThatChanceCanMakeIsAboutTheSame() {
    // 100 calls wobble by 20 from year to year without any cause; 10,000 by 5 percent.
    assertThat(count(100L, 120L))
        .isEqualTo(
            "The number of calls from July to September 2026 was about the same as a year before.");
    assertThat(count(100L, 125L)).startsWith("There were about 25% more calls");
    assertThat(count(10_000L, 10_500L)).contains("about the same");
    assertThat(count(10_000L, 10_600L)).startsWith("There were about 5% more calls");
    assertThat(count(10_000L, 8_000L)).startsWith("There were about 20% fewer calls");
  }

  @Test
  void largeRisesAreToldInTimes() {
    assertThat(count(100L, 310L)).startsWith("There were about 3 times as many calls");
  }

  @Test
  void aHiddenNumberIsToldInWordsAndComparedWithNothing() {
    assertThat(count(100L, null))
        .isEqualTo(
            "Number of calls from July to September 2026: 10 or fewer, or too few people to show.");
    assertThat(count(null, 100L)).isEqualTo("There were 100 calls from July to September 2026.");
    assertThat(finding("es", Measure.COUNT, 100L, null).headline().plain())
        .isEqualTo(
            "Número de llamadas de julio a septiembre de 2026: 10 o menos, o muy pocas personas"
                + " para mostrarlo.");
  }

  @Test
  void bothLanguagesNameBothNumbers() {
    assertThat(finding("en", Measure.COUNT, 100L, 200L).detail().orElseThrow().plain())
        .isEqualTo("200 this time. 100 a year before.");
    assertThat(finding("es", Measure.COUNT, 100L, 120L).headline().plain())
        .isEqualTo(
            "El número de llamadas de julio a septiembre de 2026 fue casi igual al de un año"
                + " antes.");
  }

  @Test
  void percentsNameTheStandardAndTwoPointsAreAboutTheSame() {
    Finding finding = finding("en", Measure.PERCENT, 82L, 84L);
    assertThat(finding.headline().plain())
        .isEqualTo(
            "Calls by kind, all calls: 84% from July to September 2026. The standard (NENA) is"
                + " 90%.");
    assertThat(finding.detail().orElseThrow().plain()).contains("about the same");
    assertThat(finding("en", Measure.PERCENT, 80L, 84L).detail().orElseThrow().plain())
        .isEqualTo("A year before it was 80%.");
  }

  @Test
  void everyNumberInAFindingCarriesItsCell() {
    Finding finding = finding("en", Measure.COUNT, 100L, 200L);
    assertThat(finding.detail().orElseThrow().html())
        .contains("data-cell=\"calls/city/2026-Q3/all\" data-value=\"200\"")
        .contains("data-cell=\"calls/city/2025-Q3/all\" data-value=\"100\"");
  }

  @Test
  void aPeriodThatIsNotOverIsNeverTheNewest() {
    TableReading table = new TableReading(table(Measure.COUNT, 100L, 200L));
    // The table ends on September 30, so the fourth quarter and the year are not full.
    assertThat(table.newest("city", "all")).map(Timespan::id).contains("2026-Q3");
    assertThat(table.newestLong("city", "all")).map(Timespan::id).contains("2025");
    assertThat(table.fullPeriods("city", "all", Timespan.Level.YEAR))
        .extracting(Timespan::id)
        .containsExactly("2025");
  }

  @Test
  void nothingIsComparedAcrossABreak() {
    TableReading table =
        new TableReading(
            remarked(
                List.of(new SeriesBreak(LocalDate.of(2026, 1, 1), LocalText.same("new codes"))),
                List.of()));
    assertThat(table.newest("city", "all")).map(Timespan::id).contains("2026-Q3");
    assertThat(about(table).headline().plain()).doesNotContain("a year before");
    assertThat(about(table).detail()).isEmpty();
  }

  @Test
  void aBreakOnTheFirstDayOfTheEarlierPeriodPartsNothing() {
    TableReading table =
        new TableReading(
            remarked(
                List.of(new SeriesBreak(LocalDate.of(2025, 7, 1), LocalText.same("new codes"))),
                List.of()));
    assertThat(about(table).headline().plain()).contains("a year before");
  }

  @Test
  void nothingIsComparedWithAPeriodThatLacksDays() {
    TableReading table =
        new TableReading(
            remarked(
                List.of(),
                List.of(
                    new MissingDays(LocalDate.of(2025, 8, 1), LocalDate.of(2025, 8, 2), null))));
    assertThat(about(table).headline().plain()).doesNotContain("a year before");
  }

  private static Finding about(TableReading table) {
    return new Findings(Language.of("en"), RULES).about(table, "city", "all").orElseThrow();
  }

  private static ReleasedTable remarked(List<SeriesBreak> breaks, List<MissingDays> gaps) {
    ReleasedTable plain = table(Measure.COUNT, 100L, 200L);
    TableHead head = plain.head();
    return ReleasedTable.compiled(
        new TableHead(
            head.id(),
            head.topic(),
            head.source(),
            head.title(),
            head.unit(),
            head.typeLabel(),
            head.definition(),
            head.caveat(),
            head.measure(),
            head.tier(),
            head.exactTypes(),
            head.betterWhen(),
            head.standard(),
            head.from(),
            head.to(),
            head.grains(),
            head.area(),
            head.time(),
            head.type(),
            breaks,
            gaps,
            null,
            null),
        plain.cells());
  }

  private static ReleasedTable table(Measure measure, @Nullable Long before, @Nullable Long now) {
    List<Cell> cells = new ArrayList<>();
    add(cells, "2025-Q3", before);
    add(cells, "2026-Q3", now);
    add(cells, "2026-Q4", 1_000L);
    add(cells, "2025", 5_000L);
    add(cells, "2026", 9_000L);
    LocalText calls = LocalText.of("calls", "llamadas");
    TableHead head =
        new TableHead(
            "calls",
            "calls",
            "dispatch",
            LocalText.of("calls by kind", "llamadas por tipo"),
            calls,
            LocalText.of("kind", "tipo"),
            LocalText.of("A call.", "Una llamada."),
            null,
            measure,
            Tier.GUARDED,
            List.of(),
            null,
            new TableHead.Standard(LocalText.same("NENA"), "all", 90),
            LocalDate.of(2025, 1, 1),
            LocalDate.of(2026, 9, 30),
            List.of(
                new TableHead.Grain("city", "quarter", List.of("all")),
                new TableHead.Grain("city", "year", List.of("all"))),
            new Dimension(List.of(new Member("city", "city", calls)), List.of(), List.of()),
            new Dimension(
                cells.stream().map(cell -> new Member(cell.time(), "x", null)).toList(),
                List.of(),
                List.of()),
            new Dimension(
                List.of(
                    new Member("all", "total", LocalText.of("all calls", "todas las llamadas"))),
                List.of(),
                List.of()),
            List.of(),
            List.of(),
            null,
            null);
    return ReleasedTable.compiled(head, cells);
  }

  private static void add(List<Cell> cells, String time, @Nullable Long value) {
    CellKey key = new CellKey("calls", "city", time, "all");
    cells.add(value == null ? Cell.hidden(key) : Cell.shown(key, value));
  }
}
