package org.porchlight.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.porchlight.study.sources.CodeDecisions;

/** What the team reads about its sources, and what becomes of what it says about codes. */
class SourcesTest {
  private static final String CODES = "/en/sources/" + SmallCity.POLICE + "/codes";
  private static final String FIRE_CODES = "/en/sources/" + SmallCity.FIRE + "/codes";

  private static SmallStudy study;
  private static RunningWorkspace workspace;

  @BeforeAll
  static void open() {
    study = SmallStudy.start();
    workspace = new RunningWorkspace(study.settings());
  }

  @AfterAll
  static void close() {
    workspace.close();
    study.close();
  }

  private static String id(String code) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(code.getBytes(StandardCharsets.UTF_8));
  }

  /** All that a page's form sends, with some of it chosen anew. */
  private static Map<String, String> filled(Document page, Map<String, String> chosen) {
    Element form = Objects.requireNonNull(page.selectFirst("main form"));
    Map<String, String> sent = new LinkedHashMap<>();
    form.select("input[type=hidden]")
        .forEach(input -> sent.put(input.attr("name"), input.attr("value")));
    form.select("select")
        .forEach(
            select ->
                sent.put(
                    select.attr("name"),
                    Objects.requireNonNull(select.selectFirst("option[selected]")).attr("value")));
    chosen.forEach((code, value) -> sent.put("to-" + id(code), value));
    sent.remove("_csrf");
    return sent;
  }

  private static Map<String, String> standing(String source) throws SQLException {
    return CodeDecisions.standing(study.owner())
        .getOrDefault(source, Map.of())
        .getOrDefault(SmallSources.FIELD, Map.of());
  }

  @Test
  void theListHasTheWorstFirstWithItsFigures() {
    Document page = workspace.as("analyst").page("/en/sources");
    assertThat(page.select("tbody tr .status").eachText())
        .containsExactly("kept aside", "gap", "late", "nothing yet", "on time");
    assertThat(page.select("tbody tr").eachText().get(1))
        .startsWith("Police calls for service Police gap yesterday June 29, 2026 June 29, 2026")
        .endsWith("3.3% 3");
    assertThat(page.select("h2").eachText()).contains("3 of 5 sources need somebody.");
    assertThat(workspace.as("fire.member").page("/en/sources").select("tbody th").eachText())
        .containsExactly("Fire and EMS responses Fire and EMS");
    HttpResponse<String> file = workspace.as("analyst").get("/en/sources.csv");
    assertThat(file.body().lines().toList())
        .hasSize(7)
        .anyMatch(line -> line.startsWith("fire-responses,fire,late,0014-5f3a9c01,2026-05-21T"));
  }

  @Test
  void theHomePageSaysHowManyAreLateOrHeld() {
    assertThat(workspace.as("analyst").page("/en/").select(".door").eachText())
        .anyMatch(door -> door.contains("Now late: 1. Kept aside: 1."));
    assertThat(workspace.as("fire.member").page("/en/").select(".door").eachText())
        .anyMatch(door -> door.contains("Now late: 1. Kept aside: 0."));
    assertThat(workspace.as("privacy").page("/en/").select(".door").eachText())
        .noneMatch(door -> door.contains("Sources"));
  }

  @Test
  void aSourcesPageSaysWhatItIsWhatIsWrongAndWhatToDo() {
    Document page = workspace.as("police.member").page("/en/sources/" + SmallCity.POLICE);
    assertThat(page.text())
        .contains(
            "17 days have no record: March 3, 2026 to March 19, 2026",
            "Ask the agency for these days",
            "INCIDENT_NO, SEQ",
            "are local in America/New_York",
            "everything. What it lacks was withdrawn.",
            "Crisis Response, Police",
            "yes, after the privacy check",
            "The limit is 5%");
    assertThat(page.select("table:has(#issue-table) tbody th").eachText())
        .as("rejected rows first, then left out values")
        .containsExactly(
            "Not a date in the promised form",
            "More or fewer columns than the heading",
            "No usable place",
            "Column 'UNIT' has something new in it.");
    assertThat(page.select("table:has(#deliveries) tbody tr")).hasSize(14);
    assertThat(page.select("svg.delivery-chart rect.mark")).hasSize(14);
    assertThat(page.select("svg.delivery-chart rect.rejected")).isNotEmpty();
    Document spanish = workspace.as("police.member").page("/es/sources/" + SmallCity.POLICE);
    assertThat(spanish.select("table:has(#issue-table) [lang=en]").eachText())
        .as("what only the import can say stands in English and says so")
        .containsExactly("Column 'UNIT' has something new in it.");
    HttpResponse<String> earlier =
        workspace
            .as("police.member")
            .get("/en/sources/" + SmallCity.POLICE + "?delivery=0003-5f3a9c01");
    assertThat(earlier.body()).contains("Nothing was wrong with it");
    assertThat(
            workspace
                .as("police.member")
                .get("/en/sources/" + SmallCity.POLICE + "?delivery=9999")
                .statusCode())
        .isEqualTo(404);
    assertThat(workspace.as("police.member").page("/en/sources/" + SmallCity.JAIL).text())
        .contains("Nothing has been imported from this source yet");
  }

  @Test
  void filesHaveNoCellThatASpreadsheetRuns() {
    String codes = workspace.as("analyst").get(CODES + ".csv?field=nature").body();
    assertThat(codes).contains("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
    assertThat(codes.lines()).noneMatch(line -> line.matches("(.*,)?\"?[=+@].*"));
    assertThat(
            workspace
                .as("analyst")
                .get("/en/sources/" + SmallCity.POLICE + "/issues.csv")
                .body()
                .lines())
        .anyMatch(
            line ->
                line.startsWith(
                    "police-calls,0014-5f3a9c01,row-rejected,unreadable-date,RECEIVED,38,"));
  }

  @Test
  void codesAreShownAsTheyAreAndOpenOnesFirst() {
    Document page = workspace.as("analyst").page(FIRE_CODES + "?field=nature");
    assertThat(page.select("form tbody th").eachText())
        .hasSize(50)
        .startsWith("SUSP PERSON/VEHICLE", "PARA CAÍDA <b>65+</b>", SmallSources.FORMULA);
    assertThat(page.select("form optgroup").eachAttr("label"))
        .contains("People in need", "Public order", "Types");
    assertThat(page.select("select:not([aria-label])")).isEmpty();
    assertThat(page.select("h2").eachText()).contains("3 of 77 codes have no type yet.");
    assertThat(page.text()).contains("12 rows have a code that came too seldom");
    assertThat(
            workspace
                .as("analyst")
                .page(FIRE_CODES + "?field=nature&page=2")
                .select("form tbody th"))
        .hasSize(27);
    Document reader = workspace.as("fire.member").page(FIRE_CODES);
    assertThat(reader.select("select, main form")).isEmpty();
    assertThat(reader.select("tbody th").eachText()).startsWith("SUSP PERSON/VEHICLE");
  }

  @Test
  void aChangeIsPreviewedSavedListedAndPutBack() throws SQLException {
    RunningWorkspace.Browser steward = workspace.as("police.steward");
    Document page = steward.page(CODES + "?field=nature");
    Map<String, String> sent =
        filled(
            page,
            Map.of(
                "SUSP PERSON/VEHICLE",
                "type:trespass",
                "WELFARE CHECK",
                "type:mental-health",
                SmallSources.FORMULA,
                "unmapped"));
    HttpResponse<String> previewed = steward.post(CODES + "/preview", sent);
    assertThat(previewed.statusCode()).isEqualTo(200);
    Document preview = Jsoup.parse(previewed.body());
    assertThat(preview.select(".lead").text())
        .isEqualTo("3 codes change. 6,150 rows of the last delivery move to another type.");
    assertThat(preview.select("table:has(#moves) tbody tr").eachText())
        .containsExactly("Welfare check Mental health crisis 5,210", "Not mapped Trespass 940");
    assertThat(preview.text()).contains("Calls by what they were about", "With the next import");
    assertThat(standing(SmallCity.POLICE)).as("nothing is saved yet").isEmpty();

    Map<String, String> confirmed = filled(preview, Map.of());
    confirmed.put("note", "See page 12 of the CAD manual");
    Map<String, String> again = new LinkedHashMap<>(confirmed);
    again.put("again", "1");
    Document once = Jsoup.parse(steward.post(CODES + "/preview", again).body());
    assertThat(once.select("select[name=to-%s] option[selected]".formatted(id("WELFARE CHECK"))))
        .extracting(Element::text)
        .as("choosing again loses nothing")
        .containsExactly("Mental health crisis");
    assertThat(once.select("input[name=note]").attr("value")).startsWith("See page 12");

    HttpResponse<String> saved = steward.post(CODES + "/changes", confirmed);
    assertThat(saved.statusCode()).isEqualTo(303);
    assertThat(saved.headers().firstValue("location"))
        .hasValue(CODES + "?field=nature&said=codes-saved");
    assertThat(standing(SmallCity.POLICE))
        .isEqualTo(
            Map.of(
                "SUSP PERSON/VEHICLE",
                "trespass",
                "WELFARE CHECK",
                "mental-health",
                SmallSources.FORMULA,
                CodeDecisions.UNMAPPED));
    Document after = steward.page(CODES + "?field=nature&said=codes-saved");
    assertThat(after.select(".said").text()).contains("Saved");
    assertThat(after.select(".code-history").text())
        .contains("3 codes changed", "Drew Sandoval", "See page 12 of the CAD manual");
    assertThat(after.select("form tbody tr:has(th:contains(WELFARE))").text())
        .contains("From the next import on");

    String undoing = after.select("form[action$=/undoing]").attr("action");
    HttpResponse<String> undone = steward.post(undoing, Map.of("field", "nature"));
    assertThat(undone.headers().firstValue("location"))
        .hasValue(CODES + "?field=nature&said=codes-undone");
    assertThat(standing(SmallCity.POLICE)).isEmpty();
    assertThat(steward.post(undoing, Map.of("field", "nature")).headers().firstValue("location"))
        .hasValue(CODES + "?field=nature&said=codes-nothing");
  }

  @Test
  void whoeverSavesSecondSeesBothChoicesAndLosesNone() throws SQLException {
    RunningWorkspace.Browser analyst = workspace.as("analyst");
    RunningWorkspace.Browser steward = workspace.as("crisis.steward");
    Document table = steward.page(FIRE_CODES + "?field=nature");
    Map<String, String> slow = filled(table, Map.of("10-05", "type:trespass", "10-06", "unmapped"));
    Map<String, String> quick =
        filled(analyst.page(FIRE_CODES + "?field=nature"), Map.of("10-05", "type:welfare"));
    assertThat(analyst.post(FIRE_CODES + "/changes", quick).statusCode()).isEqualTo(303);
    HttpResponse<String> refused = steward.post(FIRE_CODES + "/changes", slow);
    assertThat(refused.statusCode()).isEqualTo(409);
    Document both = Jsoup.parse(refused.body());
    assertThat(both.text())
        .contains("Somebody else decided", "Meanwhile: Welfare check (Sam Whitfield");
    assertThat(standing(SmallCity.FIRE)).isEqualTo(Map.of("10-05", "welfare"));
    assertThat(steward.post(FIRE_CODES + "/changes", filled(both, Map.of())).statusCode())
        .isEqualTo(303);
    assertThat(standing(SmallCity.FIRE))
        .isEqualTo(Map.of("10-05", "trespass", "10-06", CodeDecisions.UNMAPPED));
  }

  @Test
  void formsThatSayNothingOrNonsenseChangeNothing() throws SQLException {
    RunningWorkspace.Browser steward = workspace.as("crisis.steward");
    String codes = "/en/sources/" + SmallCity.CRISIS + "/codes";
    Document page = steward.page(codes + "?field=nature");
    HttpResponse<String> nothing = steward.post(codes + "/preview", filled(page, Map.of()));
    assertThat(nothing.statusCode()).isEqualTo(422);
    assertThat(nothing.body()).contains("Nothing is changed yet");
    assertThat(
            steward
                .post(codes + "/changes", filled(page, Map.of("NEVER SEEN", "type:welfare")))
                .statusCode())
        .isEqualTo(422);
    assertThat(
            steward
                .post(
                    codes + "/changes",
                    Map.of(
                        "field",
                        "nature",
                        "was-" + id("10-05"),
                        "folder",
                        "to-" + id("10-05"),
                        "type:never-heard-of",
                        "to-***",
                        "unmapped",
                        "was-***",
                        "folder"))
                .statusCode())
        .isEqualTo(404);
    Map<String, String> chatty = filled(page, Map.of("10-05", "unmapped"));
    chatty.put("note", "x".repeat(501));
    HttpResponse<String> tooLong = steward.post(codes + "/changes", chatty);
    assertThat(tooLong.statusCode()).isEqualTo(422);
    assertThat(tooLong.body()).contains("Shorten the note", "x".repeat(501));
    assertThat(standing(SmallCity.CRISIS)).isEmpty();
  }

  @Test
  void triesWithoutTheRightAreOnRecord() {
    workspace.as("fire.member").post(FIRE_CODES + "/changes", Map.of("to-" + id("10-05"), "x"));
    assertThat(workspace.as("privacy").page("/en/trail").select("tbody tr").eachText())
        .anyMatch(
            line ->
                line.contains("Alex Marsh")
                    && line.contains("sources/{source}/codes/changes")
                    && line.contains("not shown"));
  }
}
