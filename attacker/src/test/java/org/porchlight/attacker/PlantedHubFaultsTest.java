package org.porchlight.attacker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Ways in which a hub can give away what its release hides, each planted in pages that are clean
 * without it. Truly east has 4 falls, west 7 and south 9; all three are hidden.
 */
class PlantedHubFaultsTest {
  @TempDir Path folder;
  private PaperHub hub;

  @BeforeEach
  void start() throws IOException {
    PaperRelease.of(
            """
                  falls
            east      ·
            west      ·
            south     ·
            north    40
            hill     30
            mill     25
            dale     20
            """)
        .in(folder);
    hub = new PaperHub(folder);
    hub.page(
        "/",
        "<a href='/calls'>Calls</a> <a href='/calls.json'>Data</a> <a href='/releases/0001/manifest.json'>All</a>");
    hub.page("/calls", page(Fault.NONE)).file("/calls.json", "application/json", "[]");
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  /** What a hub could do wrong in one page. */
  enum Fault {
    NONE(""),
    LENGTH_OF_A_BAR("another length"),
    HEIGHT_OF_A_DOT("another height"),
    DOT_ON_THE_SCALE("on the scale"),
    COLOR_OF_AN_AREA("another color"),
    COLOR_OF_SHOWN_AREAS("the color of shown"),
    STYLE_IN_A_TABLE("another color or style"),
    PLACE_AMONG_ROWS("in the order of its value"),
    ALT_TEXT("which is hidden"),
    TOOLTIP("which is hidden"),
    METER("which is hidden"),
    COMMENT("which is hidden"),
    SCRIPT("which is hidden");

    final String words;

    Fault(String words) {
      this.words = words;
    }
  }

  private static String page(Fault fault) {
    return bars(fault) + dots(fault) + map(fault) + table(fault) + rest(fault);
  }

  private static String each(List<String> areas, Function<String, String> mark) {
    return areas.stream().map(mark).reduce("", String::concat);
  }

  private static String cell(String area) {
    return "calls/%s/2026/falls".formatted(area);
  }

  private static String bars(Fault fault) {
    int[] truth = {4, 7, 9};
    List<String> hidden = List.of("east", "west", "south");
    return "<svg class='bars'>"
        + "<rect width='160' height='14' data-cell='%s'></rect>".formatted(cell("north"))
        + "<rect width='120' height='14' data-cell='%s'></rect>".formatted(cell("hill"))
        + each(
            hidden,
            area ->
                "<rect class='stub' width='%d' height='14' data-cell='%s'></rect>"
                    .formatted(
                        fault == Fault.LENGTH_OF_A_BAR ? 4 * truth[hidden.indexOf(area)] : 26,
                        cell(area)))
        + "</svg>";
  }

  private static String dots(Fault fault) {
    String height =
        switch (fault) {
          case HEIGHT_OF_A_DOT -> "206";
          case DOT_ON_THE_SCALE -> "184";
          default -> "208";
        };
    String other = fault == Fault.DOT_ON_THE_SCALE ? height : "208";
    return "<svg><g><circle cx='1' cy='40' data-cell='%s'/><circle cx='2' cy='80' data-cell='%s'/></g>"
            .formatted(cell("north"), cell("hill"))
        + "<g><circle cx='3' cy='%s' data-cell='%s'/><circle cx='4' cy='%s' data-cell='%s'/></g></svg>"
            .formatted(other, cell("east"), height, cell("west"));
  }

  private static String map(Fault fault) {
    String east = fault == Fault.COLOR_OF_AN_AREA ? "area hidden pale" : "area hidden";
    String both = fault == Fault.COLOR_OF_SHOWN_AREAS ? "area step1" : east;
    return "<svg><path class='area step1' d='M0 0' data-cell='%s'/>".formatted(cell("north"))
        + "<path class='%s' d='M1 1' data-cell='%s'/>".formatted(both, cell("east"))
        + "<path class='%s' d='M2 2' data-cell='%s'/></svg>"
            .formatted(
                fault == Fault.COLOR_OF_SHOWN_AREAS ? "area step1" : "area hidden", cell("west"));
  }

  private static String table(Fault fault) {
    List<String> order =
        fault == Fault.PLACE_AMONG_ROWS
            ? List.of("north", "hill", "south", "mill", "dale", "west", "east")
            : List.of("north", "hill", "mill", "dale", "east", "south", "west");
    return "<table><tbody>"
        + each(
            order,
            area ->
                "<tr><th>%s</th><td data-cell='%s'%s>%s</td></tr>"
                    .formatted(
                        area,
                        cell(area),
                        fault == Fault.STYLE_IN_A_TABLE && area.equals("south")
                            ? " style='--of:9'"
                            : "",
                        shown(area)))
        + "</tbody></table>";
  }

  private static String shown(String area) {
    return switch (area) {
      case "north" -> "40";
      case "hill" -> "30";
      case "mill" -> "25";
      case "dale" -> "20";
      default -> "10 or fewer, or too few people to show";
    };
  }

  private static String rest(Fault fault) {
    return switch (fault) {
      case ALT_TEXT ->
          "<span data-cell='%s'><img src='/x.png' alt='4'></span>".formatted(cell("east"));
      case TOOLTIP -> "<b data-cell='%s' data-tip='4 falls'>few</b>".formatted(cell("east"));
      case METER ->
          "<p data-cell='%s'><meter value='4' max='40'>few</meter></p>".formatted(cell("east"));
      case COMMENT -> "<!-- %s = 4 -->".formatted(cell("east"));
      case SCRIPT ->
          "<script type='application/json'>{\"area\":\"east\",\"time\":\"2026\",\"falls\":4}</script>";
      default -> "";
    };
  }

  private List<String> findings() {
    return Attacker.attackSite(hub.address()).findings();
  }

  @Test
  void theSamePagesWithoutAFaultAreClean() {
    AttackReport report = Attacker.attackSite(hub.address());
    assertThat(report.findings()).isEmpty();
    assertThat(report.recovered()).isZero();
    assertThat(report.tried().marks()).isGreaterThan(10);
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aFaultInAPageIsFound(Fault fault) {
    hub.page("/calls", page(fault));
    AttackReport report = Attacker.attackSite(hub.address());
    assertThat(report.findings())
        .isNotEmpty()
        .allMatch(finding -> finding.contains("page /calls"))
        .anyMatch(finding -> finding.contains(fault.words));
    assertThat(report.recovered()).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void aNumberInAFileIsFound(FileFault fault) {
    hub.file("/calls.json", fault.type, fault.text);
    assertThat(findings()).singleElement().asString().contains("gives a number for calls/east");
  }

  /** Files that a hub could serve beside its pages. */
  enum FileFault {
    RECORD(
        "application/json",
        "{\"calls\":[{\"area\":\"east\",\"time\":\"2026\",\"type\":\"falls\",\"value\":4}]}"),
    NESTED("application/json", "{\"calls\":{\"2026\":{\"east\":{\"falls\":4}}}}"),
    ARRAY("application/json", "[[\"calls\",\"east\",\"2026\",\"falls\",4]]"),
    NAMED("application/json", "{\"calls/east/2026/falls\": 4}"),
    CSV("text/csv", "area,period,type,n\r\neast,2026,falls,4\r\n"),
    FEED("application/rss+xml", "<item><title>calls/east/2026/falls: 4</title></item>"),
    MAP(
        "application/geo+json",
        "{\"features\":[{\"properties\":{\"id\":\"east\",\"time\":\"2026\",\"falls\":4}}]}");

    final String type;
    final String text;

    FileFault(String type, String text) {
      this.type = type;
      this.text = text;
    }
  }

  @Test
  void aFileThatSaysWhatTheReleaseSaysIsClean() {
    hub.file(
        "/calls.json",
        "application/json",
        "[{\"area\":\"east\",\"time\":\"2026\",\"type\":\"falls\"},{\"area\":\"north\",\"time\":\"2026\",\"type\":\"falls\",\"value\":40}]");
    assertThat(findings()).isEmpty();
  }

  @Test
  void aNumberInAHeaderIsFound() {
    hub.answer("/calls", "text/html", page(Fault.NONE), "ETag", "\"falls-4\"");
    assertThat(findings()).singleElement().asString().contains("header etag");
  }

  @Test
  void aHashInAHeaderIsNone() {
    hub.answer("/calls", "text/html", page(Fault.NONE), "ETag", "\"4f02a91b77\"");
    assertThat(findings()).isEmpty();
  }

  @Test
  void pagesThatAreThereForShownNumbersOnlyAreFound() {
    for (String area : List.of("north", "hill", "mill", "dale")) {
      hub.page("/areas/" + area, "<p>Falls</p>");
    }
    hub.page(
        "/calls",
        page(Fault.NONE)
            + each(
                List.of("north", "hill", "mill", "dale"),
                area -> "<a href='/areas/%s'>x</a>".formatted(area)));
    assertThat(findings()).singleElement().asString().contains("/areas/*", "3 with hidden ones");
    for (String area : List.of("east", "west", "south")) {
      hub.page("/areas/" + area, "<p>Falls</p>");
    }
    assertThat(findings()).isEmpty();
  }

  @Test
  void anErrorPageThatTellsIsFound() {
    hub.errorPage("<p>calls/east/2026/falls: 4 is too small</p>");
    assertThat(findings()).isNotEmpty().allMatch(finding -> finding.contains("error page"));
    hub.errorPage("<pre>java.lang.IllegalStateException Exception at a.B.c(B.java:4)</pre>");
    assertThat(findings()).isNotEmpty().allMatch(finding -> finding.contains("inside of the hub"));
  }

  @Test
  void waitsThatLieClearlyApartTell() {
    List<Long> quick = List.of(1_000_000L, 3_000_000L, 9_000_000L);
    List<Long> slow = List.of(40_000_000L, 60_000_000L, 35_000_000L);
    List<Long> mixed = List.of(2_000_000L, 60_000_000L, 35_000_000L);
    assertThat(AnswerScan.tells(quick, slow)).isTrue();
    assertThat(AnswerScan.tells(slow, quick)).isTrue();
    assertThat(AnswerScan.tells(quick, mixed)).isFalse();
  }
}
