package org.porchlight.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.commons.sessions.Answer;
import org.porchlight.commons.sessions.Sessions;

/** A listening session from its plan to its record, as a team leads it. */
class ListeningSessionsTest {
  private static SmallStudy study;
  private static RunningWorkspace workspace;
  private static RunningWorkspace.Browser team;
  private static Sessions phones;

  @BeforeAll
  static void open() throws SQLException {
    study = SmallStudy.start();
    workspace = new RunningWorkspace(study.settings());
    team = workspace.as("crisis.steward");
    phones = new Sessions(study.owner());
  }

  @AfterAll
  static void close() {
    workspace.close();
    study.close();
  }

  private static Map<String, String> plan() {
    Map<String, String> form = new LinkedHashMap<>();
    for (String name : List.of("title", "place", "offered", "prompt-1", "prompt-2")) {
      form.put(name + "-en", "Night " + name);
      form.put(name + "-es", "Noche " + name);
    }
    form.put("place-en", "Library, 300 Mill Street");
    form.put("options-1-en", "Yes\nNo");
    form.put("options-1-es", "Sí\nNo\n");
    form.put("day", "2026-12-01");
    form.put("time", "18:00");
    form.put("minutes", "90");
    form.put("format", "in-person");
    form.put("spoken-en", "yes");
    form.put("spoken-es", "yes");
    form.put("seats", "50");
    form.put("page", "/topics/911");
    return form;
  }

  /** Plans a session; gives its address. */
  private static String planned() {
    HttpResponse<String> answer = team.post("/en/sessions", plan());
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow().replaceFirst("\\?.*", "");
  }

  private static void step(String address, String step) {
    assertThat(team.post(address + "/steps", Map.of("step", step)).statusCode()).isEqualTo(303);
  }

  private static String code(String address) {
    return team.page(address)
        .select("#lead-title + p")
        .text()
        .replaceFirst(".*code (\\w{6}).*", "$1");
  }

  private static void answer(
      String code, int phone, int prompt, @Nullable Integer option, @Nullable String words)
      throws SQLException {
    assertThat(
            phones.answer(
                code,
                new Answer(
                    new UUID(0, phone),
                    prompt,
                    option,
                    "es",
                    words,
                    words == null ? Set.of() : Set.of("phone"),
                    words != null && words.contains("morir"))))
        .contains(Sessions.Outcome.DONE);
  }

  @ParameterizedTest
  @CsvSource({
    "title-es, '', languages",
    "day, someday, 18:00",
    "minutes, 5, 15 to 600",
    "seats, 9000, 5,000",
    "options-1-es, Sí, Question 1",
    "options-1-en, '', Question 1",
    "place-en, '', where it is",
    "page, nowhere, page"
  })
  void whatCannotBePlannedComesBackAsItWasWritten(String field, String value, String said) {
    Map<String, String> form = plan();
    form.put(field, value);
    HttpResponse<String> answer = team.post("/en/sessions", form);
    assertThat(answer.statusCode()).isEqualTo(422);
    Document page = Jsoup.parse(answer.body());
    assertThat(page.select("[role=alert]").text()).contains(said);
    assertThat(page.select("#offered-en").text()).isEqualTo("Night offered");
    assertThat(page.select("input[name=spoken-es]").hasAttr("checked")).isTrue();
    assertThat(page.select("input[name=spoken-fr]").hasAttr("checked")).isFalse();
  }

  @Test
  void aTeamLeadsASessionFromPlanToRecord() throws SQLException {
    String address = planned();
    Document planned = team.page(address);
    assertThat(planned.select(".facts").text())
        .contains("300 Mill Street", "English, Spanish", "50");
    String code = code(address);
    assertThat(code).matches("[a-z2-9]{6}");
    assertThat(team.post(address + "/steps", Map.of("step", "shown-1")).statusCode())
        .isEqualTo(422);
    step(address, "opened");
    step(address, "shown-1");
    for (int n = 1; n <= 6; n++) {
      phones.sit(code, new UUID(0, n));
      answer(code, n, 1, n <= 4 ? 1 : 2, null);
    }
    assertThat(team.page(address).select("#prompts-title ~ h3").eachText().getFirst())
        .contains("On the phones now");
    assertThat(team.page(address).select("table").eachText().getFirst())
        .contains("Yes 4 0", "No 2 0");
    Document room = team.page(address + "/room");
    assertThat(room.select(".room-bars strong").eachText()).containsExactly("4", "2");
    assertThat(room.select(".room-question span").eachText())
        .containsExactly("Night prompt-1", "Noche prompt-1");
    assertThat(room.select(".room-how strong").text()).isEqualTo("data.example.org/s/" + code);
    assertThat(room.select(".room-square svg")).hasSize(1);
    step(address, "shown-2");
    answer(code, 1, 2, null, "Luces en la calle");
    answer(code, 2, 2, null, "Me quiero morir");
    Document waiting = team.page(address);
    assertThat(waiting.select(".message").eachText().getFirst()).contains("Me quiero morir");
    assertThat(waiting.select(".message-urgent")).hasSize(1);
    assertThat(team.page(address + "/room").text()).doesNotContain("Luces");
    String lights = waiting.select(".message:contains(Luces) button[name=through]").attr("value");
    assertThat(team.post(address + "/words", Map.of("through", lights)).statusCode())
        .isEqualTo(303);
    assertThat(team.page(address + "/room").select(".room-said li").eachText())
        .containsExactly("Luces en la calle");
    step(address, "closed");
    assertThat(team.page("/en/sessions").text()).contains("Still to do: write down");
    assertThat(
            team.post(address + "/paper", Map.of("paper-1-1", "20", "paper-1-2", "")).statusCode())
        .isEqualTo(303);
    HttpResponse<String> personal =
        team.post(
            address + "/record",
            Map.of(
                "attendance",
                "25-49",
                "recruitment-en",
                "Flyers",
                "recruitment-es",
                "Volantes",
                "heard-en",
                "Call Ann at 919 555 0100",
                "heard-es",
                "Luz"));
    assertThat(personal.statusCode()).isEqualTo(422);
    assertThat(Jsoup.parse(personal.body()).select("#heard-en").text()).contains("Ann");
    assertThat(
            team.post(
                    address + "/record",
                    Map.of(
                        "attendance",
                        "25-49",
                        "recruitment-en",
                        "Flyers",
                        "recruitment-es",
                        "Volantes",
                        "heard-en",
                        "People want light",
                        "heard-es",
                        "La gente quiere luz"))
                .statusCode())
        .isEqualTo(303);
    assertThat(team.page("/en/sessions").text()).doesNotContain("Still to do");
    assertThat(phones.list().getFirst().afterwards().orElseThrow().heard().in("es"))
        .contains("La gente quiere luz");
    assertThat(team.get(address + "/answers.csv").body()).contains("1,Yes,4,20");
    assertThat(team.page(address + "/room").select(".room-count").text())
        .contains("session is over");
  }

  @Test
  void onlyTheRoomsScreenRunsAScript() {
    String address = planned();
    assertThat(security(team.get(address + "/room"))).contains("script-src 'self'");
    assertThat(security(team.get(address))).doesNotContain("script-src");
    String script = team.page(address + "/room").select("script").attr("src");
    assertThat(team.get(script).body()).contains("EventSource");
  }

  @Test
  void aScreenIsSentWhatChanges() throws Exception {
    String address = planned();
    String code = code(address);
    step(address, "opened");
    try (java.io.BufferedReader news = team.listen(address + "/live")) {
      assertThat(next(news)).contains("The next question comes soon");
      step(address, "shown-1");
      assertThat(next(news)).contains("Night prompt-1");
      phones.sit(code, new UUID(0, 1));
      assertThat(next(news)).contains("Phones here: 1");
    }
  }

  /** The next part of the page; what comes between are signs of life. */
  private static String next(java.io.BufferedReader news) throws java.io.IOException {
    StringBuilder part = new StringBuilder();
    boolean room = false;
    while (true) {
      String line = news.readLine();
      assertThat(line).isNotNull();
      if (line.equals("event:room")) {
        room = true;
      } else if (line.startsWith("data:") && room) {
        part.append(line.substring("data:".length()));
      } else if (line.isEmpty() && !part.isEmpty()) {
        return part.toString();
      }
    }
  }

  private static String security(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Security-Policy").orElseThrow();
  }
}
