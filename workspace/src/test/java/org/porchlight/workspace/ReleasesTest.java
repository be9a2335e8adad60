package org.porchlight.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
        .contains("New numbers: 160. Numbers that were published before and change: 1.")
        .contains("worked out no hidden number")
        .contains("300, of which 40 only because the check asked for it")
        .contains("Table crashes was left out")
        .contains("/topics/fire");
    assertThat(page.select("#tables ~ * tr, table tr").eachText())
        .contains("Fires New 100 10 100 0", "Calls by nature Stays 1,100 290 60 1");
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
  void refusingAndTakingBackNeedAReason() throws SQLException {
    ReleaseBook book = new ReleaseBook(study.owner());
    long refused = study.propose("0103");
    assertThat(problem(step("privacy", refused, "refuse", " "))).startsWith("Say why");
    assertThat(step("privacy", refused, "refuse", "The beat map is old").statusCode())
        .isEqualTo(303);
    assertThat(workspace.as("analyst").page("/en/releases/" + refused).select("q").text())
        .isEqualTo("The beat map is old");

    long published = study.propose("0104");
    assertThat(step("privacy", published, "take-back", "Not out yet").statusCode()).isEqualTo(409);
    assertThat(step("privacy", published, "approve", "").statusCode()).isEqualTo(303);
    book.published(published);
    assertThat(step("analyst", published, "take-back", "Wrong file").statusCode()).isEqualTo(303);
    assertThat(book.takenBack())
        .extracting(ReleaseBook.Line::release, ReleaseBook.Line::note)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("0104", "Wrong file"));
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
