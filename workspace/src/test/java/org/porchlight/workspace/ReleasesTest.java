package org.porchlight.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.porchlight.release.LocalText;
import org.porchlight.study.releases.Hindrance;
import org.porchlight.study.releases.Preparation;
import org.porchlight.study.releases.ReleaseBook;

/** A release goes out when a second person has approved it, and not before. */
class ReleasesTest {
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

  private static HttpResponse<String> step(String who, long proposal, String step, String note) {
    return workspace
        .as(who)
        .post("/en/releases/%d/steps".formatted(proposal), Map.of("step", step, "note", note));
  }

  private static String problem(HttpResponse<String> answer) {
    return Jsoup.parse(answer.body()).select(".field-error").text();
  }

  @Test
  void whoReadsItLearnsWhatChangesAndWhatIsHidden() throws SQLException {
    long proposal = study.propose("0101");
    Document page = workspace.as("privacy").page("/en/releases/" + proposal);
    assertThat(page.select("main").text())
        .contains("Proposed by Sam Whitfield")
        .contains("This release adds September 2026, October 2026. One published number changes.")
        .contains("One table is new. 300 of 1,200 numbers are hidden.")
        .contains("worked out no hidden number")
        .contains("can still be any of 9 values in a row")
        .contains("Table overdoses is left out: it shows overdose by neighborhoods and month")
        .contains("Table crashes was left out")
        .contains("1 of 2 public pages show a number that changes.");
    assertThat(page.select("table tr").eachText())
        .contains(
            "Fires New 100 100 0",
            "Calls by nature Stays 1,100 60 1",
            "Calls by nature 290 of 1,100 200 50 40 0",
            "Fires 10 of 100 0 0 0 10",
            "Calls by nature – Noise Oldtown March 2026 45 50");
    assertThat(workspace.as("privacy").page("/es/releases/" + proposal).select("h1").text())
        .isEqualTo("Publicación 0101");
  }

  @Test
  void whoProposedItCannotApproveItAndSomebodyElseCan() throws SQLException {
    ReleaseBook book = new ReleaseBook(study.owner());
    long proposal = study.propose("0102");
    assertThat(workspace.as("analyst").page("/en/releases/" + proposal).select("button.do"))
        .isEmpty();
    HttpResponse<String> own = step("analyst", proposal, "approve", "");
    assertThat(own.statusCode()).isEqualTo(409);
    assertThat(problem(own)).startsWith("You proposed this release.");
    assertThat(book.approved()).extracting(ReleaseBook.Line::proposal).doesNotContain(proposal);
    assertThat(step("privacy", proposal, "approve", "").statusCode()).isEqualTo(303);
    assertThat(book.approved())
        .filteredOn(line -> line.proposal() == proposal)
        .singleElement()
        .extracting(ReleaseBook.Line::release)
        .isEqualTo("0102");
    HttpResponse<String> late = step("privacy", proposal, "refuse", "Too late");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(problem(late)).startsWith("Somebody was faster");
  }

  @Test
  void nobodyApprovesWhatTheAttackerWorkedOut() throws SQLException {
    long proposal = study.propose("0107", 2);
    Document page = workspace.as("privacy").page("/en/releases/" + proposal);
    assertThat(page.select("main").text())
        .contains("worked out 2 hidden numbers", "Nobody can approve this release");
    assertThat(page.select("button.do")).isEmpty();
    HttpResponse<String> tried = step("privacy", proposal, "approve", "");
    assertThat(tried.statusCode()).isEqualTo(409);
    assertThat(problem(tried)).startsWith("Nobody can approve");
    assertThat(new ReleaseBook(study.owner()).approved())
        .extracting(ReleaseBook.Line::proposal)
        .doesNotContain(proposal);
  }

  @Test
  void refusingAndTakingBackNeedAReason() throws SQLException {
    ReleaseBook book = new ReleaseBook(study.owner());
    long refused = study.propose("0103");
    assertThat(problem(step("privacy", refused, "refuse", " "))).startsWith("Say why");
    assertThat(step("privacy", refused, "refuse", "The beat map is old").statusCode())
        .isEqualTo(303);
    assertThat(workspace.as("analyst").page("/en/releases/" + refused).select("q").text())
        .isEqualTo("The beat map is old");

    long published = study.propose("0104");
    assertThat(takeBack(published, "Not out yet.", "Aún no.").statusCode()).isEqualTo(409);
    assertThat(step("privacy", published, "approve", "").statusCode()).isEqualTo(303);
    book.published(published);
    HttpResponse<String> untold = step("analyst", published, "take-back", "Wrong file");
    assertThat(untold.statusCode()).isEqualTo(422);
    assertThat(problem(untold)).startsWith("Say in every language why");
    assertThat(problem(takeBack(published, "Call 919-555-0142 to ask.", "Llame al 919-555-0142.")))
        .startsWith("This looks like a phone number");
    assertThat(book.takenBack()).isEmpty();
    assertThat(
            takeBack(published, "A file was counted twice.", "Un archivo se contó dos veces.")
                .statusCode())
        .isEqualTo(303);
    assertThat(book.takenBack())
        .extracting(ReleaseBook.Line::release, ReleaseBook.Line::note, ReleaseBook.Line::told)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "0104",
                "Wrong file",
                LocalText.of("A file was counted twice.", "Un archivo se contó dos veces.")));
    assertThat(workspace.as("privacy").page("/es/releases/" + published).select("q").eachText())
        .contains("Un archivo se contó dos veces.");
  }

  private static HttpResponse<String> takeBack(long proposal, String english, String spanish) {
    return workspace
        .as("analyst")
        .post(
            "/en/releases/%d/steps".formatted(proposal),
            Map.of(
                "step", "take-back", "note", "Wrong file", "told-en", english, "told-es", spanish));
  }

  @Test
  void thePagesAreSeenAsTheyWouldBeAndOnlyWhileSomebodyIsToDecide() throws SQLException {
    ReleaseBook book = new ReleaseBook(study.owner());
    long proposal = study.propose("0106");
    Document page = workspace.as("privacy").page("/en/releases/" + proposal);
    String english = "/en/releases/%d/pages/en/topics/calls/".formatted(proposal);
    assertThat(page.select("#preview a").eachAttr("href"))
        .containsExactly(english, english.replace("/pages/en/", "/pages/es/"));
    HttpResponse<String> seen = workspace.as("privacy").get(english);
    assertThat(seen.headers().allValues("Content-Security-Policy")).contains("form-action 'none'");
    Document preview = Jsoup.parse(seen.body());
    assertThat(preview.select("h1").text()).isEqualTo("Calls");
    assertThat(preview.select("body > aside").text())
        .contains("after release 0106", "It is not public.");
    assertThat(
            workspace
                .as("privacy")
                .get("/en/releases/%d/pages/porch.css".formatted(proposal))
                .headers()
                .firstValue("Content-Type"))
        .hasValue("text/css");
    assertThat(workspace.as("crisis.member").get(english).statusCode()).isEqualTo(404);
    assertThat(step("privacy", proposal, "refuse", "The beat map is old").statusCode())
        .isEqualTo(303);
    book.letGoOfPages();
    assertThat(workspace.as("privacy").get(english).statusCode()).isEqualTo(404);
    assertThat(workspace.as("privacy").page("/en/releases/" + proposal).select("#preview"))
        .isEmpty();
  }

  @Test
  void anAnalystAsksForAReleaseAndReadsWhatCameOfIt() throws SQLException {
    ReleaseBook book = new ReleaseBook(study.owner());
    assertThat(workspace.as("privacy").page("/en/releases").select("button.do")).isEmpty();
    assertThat(workspace.as("privacy").post("/en/releases/requests", Map.of()).statusCode())
        .isEqualTo(404);
    assertThat(book.asked()).isEmpty();
    HttpResponse<String> asked = workspace.as("analyst").post("/en/releases/requests", Map.of());
    assertThat(asked.statusCode()).isEqualTo(303);
    assertThat(workspace.as("analyst").page("/en/releases").select("#asked").text())
        .contains("is being prepared", "Sam Whitfield");
    assertThat(workspace.as("analyst").page("/en/releases").select("button.do")).isEmpty();
    HttpResponse<String> again = workspace.as("analyst").post("/en/releases/requests", Map.of());
    assertThat(again.headers().firstValue("Location").orElse("")).contains("asked-before");
    ReleaseBook.Asked open = book.asked().orElseThrow();
    assertThat(open.login()).isEqualTo("analyst");
    book.reply(
        open.request(),
        Preparation.Outcome.STOPPED,
        List.of(
            new Hindrance(
                Hindrance.Kind.LATE,
                LocalText.of("Jail bookings", "Ingresos a la cárcel"),
                LocalDate.of(2026, 11, 2),
                null)));
    Document page = workspace.as("analyst").page("/es/releases");
    assertThat(page.select(".flag").text())
        .contains("No se hizo", "«Ingresos a la cárcel»", "2 de noviembre de 2026");
    assertThat(page.select("button.do").text()).isEqualTo("Preparar una publicación");
    assertThat(book.asked()).isEmpty();
  }

  @Test
  void aLaterProposalReplacesTheOneBefore() throws SQLException {
    long first = study.propose("0105");
    study.propose("0105");
    HttpResponse<String> answer = step("privacy", first, "approve", "");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(workspace.as("privacy").page("/en/releases").select("tbody .status").eachText())
        .contains("Waits", "Replaced by a later one");
  }

  @Test
  void onlyAnAnalystProposes() throws SQLException {
    ReleaseBook book = new ReleaseBook(study.owner());
    assertThat(book.mayPropose("analyst")).isTrue();
    assertThat(book.mayPropose("privacy")).isFalse();
    assertThat(book.mayPropose("nobody")).isFalse();
  }
}
