package org.porchlight.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An evaluator from outside has a package while a license holds, and nothing else ever. */
class OutsideTest {
  private static SmallStudy study;
  private static RunningWorkspace workspace;

  @BeforeAll
  static void open() throws SQLException {
    study = SmallStudy.start();
    study.look();
    study.packages("home-visits");
    workspace = new RunningWorkspace(study.settings());
  }

  @AfterAll
  static void close() {
    workspace.close();
    study.close();
  }

  private static int zip() {
    return workspace.as("evaluator").get("/en/packages/home-visits.zip").statusCode();
  }

  @Test
  void aLicenseIsGrantedAcceptedUsedAndEnded() {
    RunningWorkspace.Browser evaluator = workspace.as("evaluator");
    RunningWorkspace.Browser privacy = workspace.as("privacy");
    assertThat(zip()).isEqualTo(404);
    assertThat(evaluator.page("/en/packages").text()).contains("You have no license.");

    Document form = privacy.page("/en/licenses");
    String account = form.select("#evaluator option").attr("value");
    Map<String, String> fields =
        Map.of(
            "program", "home-visits",
            "evaluator", account,
            "institution", "State University",
            "purpose", "Checking the figures of the first half-year.",
            "until", LocalDate.now(java.time.ZoneOffset.UTC).plusDays(60).toString());
    assertThat(privacy.post("/en/licenses/grants", fields).statusCode()).isEqualTo(303);
    assertThat(zip()).as("granted but not accepted").isEqualTo(404);

    Document asked = evaluator.page("/es/packages");
    assertThat(asked.text()).contains("A qué se compromete").contains("State University");
    String accept = asked.select("form[action*=acceptance]").attr("action");
    assertThat(evaluator.post(accept, Map.of()).statusCode()).isEqualTo(303);
    assertThat(zip()).isEqualTo(200);
    assertThat(evaluator.get("/en/packages/other.zip").statusCode()).isEqualTo(404);

    String end = privacy.page("/en/licenses").select("form[action$=end]").attr("action");
    assertThat(privacy.post(end, Map.of()).statusCode()).isEqualTo(303);
    assertThat(zip()).as("ended").isEqualTo(404);
    assertThat(privacy.page("/en/licenses").select(".status").text()).isEqualTo("ended early");
  }

  @Test
  void whatIsMissingIsSaidAndWhatWasTypedStays() {
    var answer =
        workspace
            .as("privacy")
            .post(
                "/en/licenses/grants",
                Map.of(
                    "program", "home-visits",
                    "evaluator", "999999",
                    "institution", "State University",
                    "purpose", "Checking the figures.",
                    "until", "2026-02-30"));
    assertThat(answer.statusCode()).isEqualTo(422);
    Document page = Jsoup.parse(answer.body());
    assertThat(page.select("[role=alert]").text()).contains("Choose a last day");
    assertThat(page.select("#institution").attr("value")).isEqualTo("State University");
  }

  @Test
  void theEvaluatorSeesNothingElse() {
    RunningWorkspace.Browser evaluator = workspace.as("evaluator");
    assertThat(evaluator.page("/en/").select("nav.sections a").eachText())
        .containsExactly("Home", "Packages");
    assertThat(evaluator.page("/en/").select("table")).isEmpty();
    for (String page : new String[] {"people", "neighbors", "programs", "sources", "trail"}) {
      assertThat(evaluator.get("/en/" + page).statusCode()).as(page).isEqualTo(404);
    }
  }
}
