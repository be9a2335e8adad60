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
import org.porchlight.commons.voices.BoardQuestion;
import org.porchlight.commons.voices.Voices;
import org.porchlight.commons.voices.Whereabouts;

/** A message is read, given on, answered in public and acted on, by whom it concerns. */
class VoicesTest {
  private static SmallStudy study;
  private static RunningWorkspace workspace;
  private static RunningWorkspace.Browser crisis;
  private static Voices residents;

  @BeforeAll
  static void open() {
    study = SmallStudy.start();
    workspace = new RunningWorkspace(study.settings());
    crisis = workspace.as("crisis.member");
    residents = new Voices(study.owner());
  }

  @AfterAll
  static void close() {
    workspace.close();
    study.close();
  }

  private static String problem(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(422);
    return Jsoup.parse(answer.body()).select("[role=alert]").text();
  }

  @Test
  void aQuestionGoesFromTheInboxToThePublicBoardAndToAChange() throws SQLException {
    String one =
        "/en/voices/"
            + study.hear(
                1, "Who goes out at night?\nCall 919-555-0187.", "crisis", "ann@example.org");
    Document list = crisis.page("/en/voices");
    assertThat(list.select(".messages").text()).contains("Who goes out at night?", "New");
    Document shown = crisis.page(one);
    assertThat(shown.select("blockquote").text()).contains("Who goes out at night?");
    assertThat(shown.text()).contains("a phone number").doesNotContain("ann@example.org");
    assertThat(crisis.page(one.replace("/en/", "/es/") + "/contact").text())
        .contains("ann@example.org");

    assertThat(problem(crisis.post(one + "/question", Map.of("words-en", "Who?"))))
        .contains("both languages");
    HttpResponse<String> personal =
        crisis.post(
            one + "/question", Map.of("words-en", "Who? Ask 919-555-0187.", "words-es", "¿Quién?"));
    assertThat(problem(personal)).contains("a phone number");
    assertThat(Jsoup.parse(personal.body()).select("#words-es").text()).isEqualTo("¿Quién?");
    assertThat(residents.board()).isEmpty();
    assertThat(
            crisis
                .post(
                    one + "/question",
                    Map.of("words-en", "Who goes out at night?", "words-es", "¿Quién sale?"))
                .statusCode())
        .isEqualTo(303);
    assertThat(residents.board()).hasSize(1);

    crisis.post(one + "/answer", Map.of("state", "looking"));
    assertThat(residents.board().getFirst().state()).isEqualTo(BoardQuestion.State.LOOKING);
    assertThat(
            problem(
                crisis.post(
                    one + "/answer",
                    Map.of(
                        "state", "answered",
                        "answer-en", "Three teams.",
                        "answer-es", "Tres equipos.",
                        "page", "https://elsewhere.example"))))
        .contains("no page of the public site");
    crisis.post(
        one + "/answer",
        Map.of(
            "state", "answered",
            "answer-en", "Three teams.",
            "answer-es", "Tres equipos.",
            "page", "/topics/crisis"));
    assertThat(residents.board().getFirst().answerPage()).isEqualTo("/topics/crisis");
    crisis.post(
        one + "/change",
        Map.of(
            "heard-en", "Nights were missing.",
            "heard-es", "Faltaban las noches.",
            "did-en", "A chart by hour.",
            "did-es", "Una gráfica por hora.",
            "page", "/topics/crisis"));
    assertThat(residents.done().getFirst().questions())
        .containsExactly(residents.board().getFirst().id());
    assertThat(crisis.page(one).text()).contains("Answered", "Three teams.");
    assertThat(crisis.page("/es/voices").text()).contains("Respondida");
  }

  @Test
  void whatIsSetAsideNeedsAReasonThatItsSenderCanRead() throws SQLException {
    String one = "/en/voices/" + study.hear(2, "My neighbor is bad.", "crisis", null);
    assertThat(problem(crisis.post(one + "/steps", Map.of("step", "set-aside"))))
        .contains("Say why");
    crisis.post(one + "/steps", Map.of("step", "set-aside", "note", "It names a person."));
    Whereabouts found = residents.whereabouts("aaaaaaaaac").orElseThrow();
    assertThat(found.state()).isEqualTo(Whereabouts.State.SET_ASIDE);
    assertThat(found.why()).isEqualTo("It names a person.");
  }

  @Test
  void whatIsGivenAwayIsGone() throws SQLException {
    String one = "/en/voices/" + study.hear(3, "What about crashes?", "crisis", null);
    assertThat(
            crisis
                .post(one + "/steps", Map.of("step", "assigned", "agency", "police"))
                .statusCode())
        .isEqualTo(303);
    assertThat(crisis.get(one).statusCode()).isEqualTo(404);
    assertThat(workspace.as("police.member").page(one).text()).contains("What about crashes?");
  }
}
