package org.porchlight.hub;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.commons.CommonsSchema;
import org.porchlight.commons.DatabaseLogin;

/** Phones in a room; what a facilitator does is done by the owner of the schema. */
class ListeningSessionsTest {
  @TempDir static Path releases;

  private static EmbeddedPostgres postgres;
  private static RunningHub hub;
  private static final MovableClock clock = new MovableClock();

  @BeforeAll
  static void start() throws IOException, SQLException {
    java.util.logging.Logger.getLogger("org.flywaydb").setLevel(java.util.logging.Level.WARNING);
    new SampleRelease(List.of("en", "es"), true).write(releases);
    postgres = EmbeddedPostgres.start();
    CommonsSchema schema = new CommonsSchema(postgres.getPostgresDatabase());
    schema.migrate();
    execute("create role porch login nosuperuser nobypassrls password 'porch'");
    schema.openTo("porch");
    hub =
        new RunningHub(
            releases,
            Optional.of(
                new DatabaseLogin(
                    "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(postgres.getPort()),
                    "porch",
                    "porch")),
            clock);
  }

  @AfterAll
  static void stop() throws IOException {
    hub.close();
    postgres.close();
  }

  @BeforeEach
  void oneSessionIsPlanned() throws SQLException {
    execute(
        "set session_replication_role = replica; truncate commons.listening_session,"
            + " commons.session_prompt, commons.session_step, commons.session_record,"
            + " commons.session_seat, commons.session_choice, commons.session_words,"
            + " commons.session_count restart identity cascade");
    execute(
        """
        insert into commons.listening_session (code, title, place, offered, page, starts_at,
          minutes, format, languages, interpreters, seats, account)
        values ('abcdef', '{"en": "Calls at night", "es": "Llamadas de noche"}',
          '{"en": "Library, 2nd floor", "es": "Biblioteca, piso 2"}',
          '{"en": "Supper", "es": "Cena"}', '/topics/crisis', '%s', 90, 'in-person', '{en,es}',
          '{fr}', 2, 1)
        """
            .formatted(clock.instant().plus(Duration.ofDays(2))));
    execute(
        """
        insert into commons.session_prompt (session, position, kind, words, options) values
          (1, 1, 'choice', '{"en": "Do you feel safe?", "es": "¿Se siente seguro?"}',
            '[{"en": "Yes", "es": "Sí"}, {"en": "No", "es": "No"}]'),
          (1, 2, 'words', '{"en": "What would help?", "es": "¿Qué ayudaría?"}', '[]')
        """);
    clock.pass(Duration.ofSeconds(10));
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> stored(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private static void step(String step, String prompt) throws SQLException {
    execute(
        "insert into commons.session_step (session, step, prompt, account) values (1, '%s', %s, 1)"
            .formatted(step, prompt));
    clock.pass(Duration.ofSeconds(10));
  }

  private static Document shown(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    return Jsoup.parse(answer.body());
  }

  private static String sentTo(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  /** A phone that has scanned the code and taken part. */
  private static String seat(String language) {
    return sentTo(hub.send("/%s/s/abcdef".formatted(language), Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "en, The next session, Library, Planned, French",
    "es, La próxima sesión, Biblioteca, Prevista, francés"
  })
  void everybodySeesWhenAndWhere(
      String language, String next, String place, String state, String interpreted) {
    Document list = shown(hub.get("/%s/sessions".formatted(language)), 200);
    assertThat(list.select("#coming").text()).startsWith(next);
    assertThat(list.select(".card").text()).contains(place, state);
    Document one = shown(hub.get(list.select(".card a").attr("href")), 200);
    assertThat(one.select("main").text()).contains(place, interpreted);
    assertThat(list.html() + one.html()).doesNotContain("abcdef");
  }

  @Test
  void aCalendarCanHoldIt() {
    ICalendar one = Biweekly.parse(hub.get("/es/sessions/1.ics").body()).first();
    assertThat(one.getEvents()).hasSize(1);
    var event = one.getEvents().getFirst();
    assertThat(event.getLocation().getValue()).isEqualTo("Biblioteca, piso 2");
    assertThat(event.getSummary().getValue()).contains("Llamadas de noche", "nventad");
    Instant start = event.getDateStart().getValue().toInstant();
    assertThat(Duration.between(start, event.getDateEnd().getValue().toInstant()))
        .isEqualTo(Duration.ofMinutes(90));
    assertThat(Biweekly.parse(hub.get("/en/sessions.ics").body()).first().getEvents()).hasSize(1);
    assertThat(hub.get("/en/sessions/7.ics").statusCode()).isEqualTo(404);
  }

  @Test
  void theCodeLeadsToTheDoorInThePhonesLanguage() {
    assertThat(sentTo(hub.get("/s/abcdef", "Accept-Language", "es-MX"))).isEqualTo("/es/s/abcdef");
    Document door = shown(hub.get("/es/s/abcdef"), 200);
    assertThat(door.select("main button").text()).isEqualTo("Participar");
    assertThat(door.select("nav.sections")).isEmpty();
    assertThat(shown(hub.get("/en/s/zzzzzz"), 404).select("h1").text()).isNotEmpty();
  }

  @Test
  void aPhoneWaitsAnswersChangesItsMindAndIsThanked() throws SQLException {
    String seat = seat("en");
    assertThat(shown(hub.get(seat), 200).select("main").text()).contains("Wait here");
    step("opened", "null");
    step("shown", "1");
    Document asked = shown(hub.get(seat), 200);
    assertThat(asked.select("legend").text()).isEqualTo("Question 1 of 2 Do you feel safe?");
    assertThat(asked.select(".big-choice").eachText()).containsExactly("Yes", "No");
    String thanked = sentTo(hub.send(seat, Map.of("prompt", "1", "option", "1")));
    assertThat(shown(hub.get(thanked), 200).select("[role=status]").text()).contains("Thank you");
    sentTo(hub.send(seat, Map.of("prompt", "1", "option", "2")));
    assertThat(stored("select option from commons.session_choice")).containsExactly("2");
    // Another language is the same phone.
    assertThat(shown(hub.get(seat.replace("/en/", "/es/")), 200).select("legend").text())
        .contains("¿Se siente seguro?");
    step("shown", "2");
    // What was thanked for is not what is asked now.
    assertThat(shown(hub.get(thanked), 200).select(".thanks")).isEmpty();
    String danger =
        sentTo(
            hub.send(seat, Map.of("prompt", "2", "words", "I want to kill myself, 919 555 0100")));
    assertThat(shown(hub.get(danger), 200).select("[role=alert]").text()).contains("911", "988");
    assertThat(
            stored(
                "select urgent || ' ' || flags::text || ' ' || state from commons.session_words"))
        .containsExactly("true {phone} waiting");
    step("closed", "null");
    assertThat(shown(hub.get(seat), 200).select("main").text()).contains("This session is over");
  }

  @Test
  void whatCannotBeTakenComesBackAsItWasWritten() throws SQLException {
    String seat = seat("en");
    step("opened", "null");
    step("shown", "1");
    assertThat(problem(hub.send(seat, Map.of("prompt", "1")), 422)).contains("Choose one");
    assertThat(problem(hub.send(seat, Map.of("prompt", "1", "option", "9")), 422))
        .contains("Choose one");
    assertThat(problem(hub.send(seat, Map.of("prompt", "2", "option", "1")), 409))
        .contains("not counted");
    step("shown", "2");
    Document long_ =
        shown(hub.send(seat, Map.of("prompt", "2", "words", "<b>" + "é".repeat(600))), 422);
    assertThat(long_.select("#words").val()).startsWith("<b>é").hasSize(603);
    assertThat(long_.select("[role=alert]").text()).contains("500");
    assertThat(problem(hub.send(seat, Map.of("prompt", "2", "words", " ")), 422)).contains("Write");
    assertThat(hub.send(seat, Map.of("prompt", "x")).statusCode()).isEqualTo(400);
    assertThat(
            hub.send(seat, Map.of("prompt", "2", "words", "a"), "Sec-Fetch-Site", "cross-site")
                .statusCode())
        .isEqualTo(404);
    assertThat(stored("select count(*) from commons.session_words")).containsExactly("0");
  }

  private static String problem(HttpResponse<String> answer, int status) {
    return shown(answer, status).select("[role=alert]").text();
  }

  @Test
  void aGuessedSeatIsSentToTheDoorAndAFullRoomSaysSo() throws SQLException {
    step("opened", "null");
    step("shown", "1");
    String guessed = "/en/s/abcdef/00000000-0000-0000-0000-000000000001";
    assertThat(sentTo(hub.send(guessed, Map.of("prompt", "1", "option", "1"))))
        .isEqualTo("/en/s/abcdef");
    seat("en");
    seat("en");
    assertThat(problem(hub.send("/en/s/abcdef", Map.of()), 409)).contains("All places");
    step("closed", "null");
    assertThat(problem(hub.send("/en/s/abcdef", Map.of()), 409)).contains("no more answers");
  }

  @Test
  void afterwardsEverybodyReadsWhatWasHeard() throws SQLException {
    step("opened", "null");
    step("closed", "null");
    assertThat(shown(hub.get("/en/sessions/1"), 200).select("main").text())
        .contains("will be written down here");
    execute(
        """
        insert into commons.session_record (session, attendance, recruitment, heard, account)
        values (1, '25-49', '{"en": "Flyers", "es": "Volantes"}',
          '{"en": "People want light.", "es": "La gente quiere luz."}', 1)
        """);
    clock.pass(Duration.ofSeconds(10));
    assertThat(shown(hub.get("/es/sessions/1"), 200).select("main").text())
        .contains("La gente quiere luz.", "25–49", "Volantes");
    Document one = shown(hub.get("/en/sessions/1"), 200);
    assertThat(one.select("section h3").eachText())
        .containsExactly(
            "Chosen most often: Answer 1 (60%).",
            "Chosen most often: Answer 2 (55%).", "Safe at night?");
    assertThat(one.select("#question-1 svg")).hasSize(1);
    assertThat(one.select("#question-2 svg")).isEmpty();
    assertThat(one.select("#question-2 table").text())
        .contains("Answer 1 under 5%", "About 55 answers");
    assertThat(one.select("section").text()).contains("Too few people answered");
    assertThat(hub.get(one.select(".downloads a").attr("href")).body()).contains(",60,true");
    assertThat(shown(hub.get("/en/sessions"), 200).select("#held ~ .cards").text())
        .contains("People want light.");
  }

  @Test
  void aPhoneThatListensIsToldOfEachStepUntilTheServerStops() throws Exception {
    step("opened", "null");
    try (HttpClient phone = HttpClient.newHttpClient();
        InputStream line =
            phone
                .send(
                    HttpRequest.newBuilder(
                            URI.create(
                                "http://127.0.0.1:%d/en/s/abcdef/live".formatted(hub.port())))
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                    HttpResponse.BodyHandlers.ofInputStream())
                .body();
        BufferedReader news =
            new BufferedReader(new InputStreamReader(line, StandardCharsets.UTF_8))) {
      String before = next(news);
      step("shown", "1");
      String after = next(news);
      assertThat(Long.parseLong(after)).isGreaterThan(Long.parseLong(before));
      assertThat(Jsoup.parse(hub.get(seat("en")).body()).select("[data-step]").attr("data-step"))
          .isEqualTo(after);
    }
    step("closed", "null");
    assertThat(hub.get("/en/s/abcdef/live").statusCode()).isEqualTo(204);
  }

  private static String next(BufferedReader news) throws IOException {
    while (true) {
      String line = news.readLine();
      assertThat(line).isNotNull();
      if (line.startsWith("data:")) {
        return line.substring("data:".length());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/en/s/abcdef", "/en/sessions", "/es/sessions/1"})
  void nothingOfItIsKeptOrCountedAsAPageOfACity(String path) {
    HttpResponse<String> answer = hub.get(path);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }
}
