package org.porchlight.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
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

/** Residents speak, staff publish (here: the owner of the schema), everybody reads. */
class ConversationTest {
  @TempDir static Path releases;

  private static EmbeddedPostgres postgres;
  private static RunningHub hub;
  private static final MovableClock clock = new MovableClock();
  private static int visitors;

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
  void nobodyHasSpoken() throws SQLException {
    execute(
        "set session_replication_role = replica; truncate commons.voice, commons.contact,"
            + " commons.voice_step, commons.question, commons.question_step,"
            + " commons.question_second, commons.change, commons.change_voice restart identity");
  }

  /** A visitor whom nobody has seen before. */
  private static String[] somebody() {
    visitors++;
    return new String[] {"X-Forwarded-For", "203.0.113." + visitors};
  }

  private static Map<String, String> filled(Document page, Map<String, String> with) {
    Map<String, String> form = new LinkedHashMap<>();
    for (Element field : page.select("form.voice input[type=hidden]")) {
      form.put(field.attr("name"), field.attr("value"));
    }
    form.put("kind", "question");
    form.putAll(with);
    return form;
  }

  private static Map<String, String> form(String path, Map<String, String> with) {
    Document page = Jsoup.parse(hub.get(path).body());
    clock.pass(Duration.ofSeconds(3));
    return filled(page, with);
  }

  private static Document shown(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    return Jsoup.parse(answer.body());
  }

  private static String sentTo(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  @Test
  void aQuestionIsStoredWithItsPageAndItsAgencyAndItsSenderSeesWhatBecomesOfIt()
      throws SQLException {
    Map<String, String> form =
        form(
            "/en/ask?about=/topics/crisis",
            Map.of("words", "Who goes out at night?", "contact", "ann@example.org"));
    String page = sentTo(hub.send("/en/ask", form, somebody()));
    assertThat(page).matches("/en/ask/[a-z2-9]{10}\\?new=1");
    Document sent = shown(hub.get(page), 200);
    assertThat(sent.select("h1").text()).contains("Thank you");
    assertThat(sent.select("main").text()).contains("Nobody has read it yet", "Delete it now");
    assertThat(sent.html()).doesNotContain("Who goes out", "ann@example.org");
    assertThat(
            one(
                "select page || ' ' || agency || ' ' || language || ' ' || release from commons.voice"))
        .isEqualTo("/topics/crisis safety en 0001");

    String address = page.substring(0, page.indexOf('?'));
    sentTo(hub.send(address + "/forget", Map.of()));
    assertThat(hub.get(address).body()).doesNotContain("Delete it now");
    assertThat(one("select count(*) from commons.contact")).isEqualTo("0");

    execute(
        "insert into commons.voice_step (voice, step, note, account) values (1, 'set-aside', 'It names a neighbor.', 1)");
    assertThat(hub.get(address.replace("/en/", "/es/")).body())
        .contains("no lo vamos a publicar", "It names a neighbor.");
  }

  @Test
  void theSameFormSentTwiceIsOneMessage() throws SQLException {
    Map<String, String> form = form("/es/ask", Map.of("words", "¿Quién sale de noche?"));
    String first = sentTo(hub.send("/es/ask", form, somebody()));
    assertThat(sentTo(hub.send("/es/ask", form, somebody()))).isEqualTo(first);
    assertThat(one("select count(*) from commons.voice")).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          question | I want to kill myself tonight | true
          comment  | ¡Me está pegando mi esposo!   | true
          question | Why did crashes go up?        | false
          """)
  void wordsOfDangerShowWhoAnswersAtEveryHour(String kind, String words, boolean danger)
      throws SQLException {
    Map<String, String> form = form("/en/ask", Map.of("words", words, "kind", kind));
    Document sent = shown(hub.get(sentTo(hub.send("/en/ask", form, somebody()))), 200);
    assertThat(sent.select(".help-large a").eachAttr("href"))
        .isEqualTo(danger ? List.of("tel:911", "tel:988") : List.of());
    assertThat(one("select urgent from commons.voice")).isEqualTo(danger ? "t" : "f");
  }

  @Test
  void whatLooksPersonalIsMarkedForStaff() throws SQLException {
    sentTo(
        hub.send(
            "/en/ask",
            form(
                "/en/ask",
                Map.of(
                    "words",
                    "My neighbor at 12 Fern Street, 919-555-0187, is loud.",
                    "kind",
                    "comment")),
            somebody()));
    assertThat(one("select array_to_string(flags, ' ') from commons.voice"))
        .isEqualTo("address phone");
  }

  @ParameterizedTest
  @CsvSource({"'', ann@example.org, few words", "Why?, not an address, cannot read that e-mail"})
  void whatCannotBeSentComesBackAsItWasWritten(String words, String contact, String says) {
    Map<String, String> form = form("/en/ask", Map.of("words", words, "contact", contact));
    Document page = shown(hub.send("/en/ask", form, somebody()), 422);
    assertThat(page.select("[role=alert]").text()).contains(says);
    assertThat(page.select("#words").text()).isEqualTo(words);
    assertThat(page.select("#contact").val()).isEqualTo(contact);
  }

  @Test
  void aVeryLongMessageComesBackWhole() {
    String words = "long ".repeat(1_000).strip();
    Document page =
        shown(hub.send("/en/ask", form("/en/ask", Map.of("words", words)), somebody()), 422);
    assertThat(page.select("[role=alert]").text()).contains("4,999 characters", "4,000");
    assertThat(page.select("#words").text()).isEqualTo(words);
  }

  @Test
  void aHundredKilobytesAreRefusedAndTheServerLives() {
    Map<String, String> form = Map.of("words", "x".repeat(100_000), "ticket", "none");
    assertThat(hub.send("/en/ask", form, somebody()).statusCode()).isBetween(400, 422);
    assertThat(hub.get("/en/ask").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "made.up.ticket", "00000000-0000-0000-0000-000000000001.9999999999.ab"})
  void aFormWithoutATicketOfOursIsShownAgain(String ticket) throws SQLException {
    Document page =
        shown(hub.send("/en/ask", Map.of("words", "Buy now", "ticket", ticket), somebody()), 422);
    assertThat(page.select("[role=alert]").text()).contains("Press Send once more");
    assertThat(page.select("#words").text()).isEqualTo("Buy now");
    assertThat(one("select count(*) from commons.voice")).isEqualTo("0");
  }

  @Test
  void whoIsFasterThanReadingIsAskedToLookAgain() {
    Document page = Jsoup.parse(hub.get("/en/ask").body());
    Document again =
        shown(hub.send("/en/ask", filled(page, Map.of("words", "Why is it so?")), somebody()), 422);
    assertThat(again.select("[role=alert]").text()).contains("That was fast");
  }

  @Test
  void aProgramThatFillsWhatNobodySeesIsNotStored() throws SQLException {
    Map<String, String> form =
        form("/en/ask", Map.of("words", "Buy pills", "website", "http://spam.example"));
    assertThat(sentTo(hub.send("/en/ask", form, somebody()))).isEqualTo("/en/questions");
    assertThat(one("select count(*) from commons.voice")).isEqualTo("0");
  }

  @Test
  void aFloodFromOneAddressIsSlowedAndNothingOfItIsLost() throws SQLException {
    String[] one = somebody();
    HttpResponse<String> last = null;
    List<Document> forms = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      forms.add(Jsoup.parse(hub.get("/en/ask").body()));
    }
    clock.pass(Duration.ofSeconds(3));
    for (Document form : forms) {
      last =
          hub.send(
              "/en/ask", filled(form, Map.of("words", "Again and again", "kind", "comment")), one);
    }
    Document slowed = shown(Objects.requireNonNull(last), 429);
    assertThat(slowed.select("#words").text()).isEqualTo("Again and again");
    assertThat(one("select count(*) from commons.voice")).isEqualTo("6");
  }

  @Test
  void anotherSiteCannotMakeAVisitorSpeak() {
    Map<String, String> form = form("/en/ask", Map.of("words", "Forged"));
    assertThat(hub.send("/en/ask", form, "Sec-Fetch-Site", "cross-site").statusCode())
        .isEqualTo(404);
  }

  @Test
  void everyPageAsksWhetherItWasClearAndCountsTheAnswer() throws SQLException {
    Document topic = shown(hub.get("/es/topics/crisis"), 200);
    Element form = topic.selectFirst("aside.ask-back form");
    assertThat(form).isNotNull();
    String page =
        sentTo(
            hub.send(
                "/es/ask/clear",
                Map.of(
                    "about",
                    Objects.requireNonNull(form).select("[name=about]").val(),
                    "was",
                    "unclear"),
                somebody()));
    assertThat(shown(hub.get(page), 200).select("[role=status]").text())
        .contains("¿Qué debemos explicar mejor?");
    assertThat(one("select kind || ' ' || page || ' ' || agency from commons.voice"))
        .isEqualTo("unclear /topics/crisis safety");
    assertThat(hub.send("/es/ask/clear", Map.of("was", "comment")).statusCode()).isEqualTo(404);
  }

  private static void publish(String english, String spanish) throws SQLException {
    execute(
        ("insert into commons.voice (code, ticket, kind, language, page, words) values"
                + " (lpad(translate((select count(*) from commons.voice)::text, '01', 'ab'), 10, 'z'),"
                + " gen_random_uuid(), 'question', 'en', '/topics/crisis', 'x');"
                + " insert into commons.question (voice, asked_on, agency, page, words, account)"
                + " select max(id), '2026-09-02', 'safety', '/topics/crisis', '{\"en\": \"%s\","
                + " \"es\": \"%s\"}', 1 from commons.voice")
            .formatted(english, spanish));
  }

  /** A page some time later, when what was published is asked for anew. */
  private static Document later(String path) {
    clock.pass(Duration.ofMinutes(1));
    return shown(hub.get(path), 200);
  }

  @Test
  void theBoardShowsQuestionsAnswersAndWhatWasChanged() throws SQLException {
    publish("Who goes out at night?", "¿Quién sale de noche?");
    Document board = later("/es/questions");
    assertThat(board.text()).contains("Recibida", "Aquí hay una pregunta");
    assertThat(shown(hub.get("/en/questions/1"), 200).text())
        .contains("There is no answer yet", "Nobody else has said so yet");
    String[] one = somebody();
    sentTo(hub.send("/en/questions/1/second", Map.of(), one));
    sentTo(hub.send("/en/questions/1/second", Map.of(), one));
    assertThat(later("/en/questions/1").text()).contains("One other person asks this too");
    assertThat(hub.send("/en/questions/77/second", Map.of(), one).statusCode()).isEqualTo(404);

    execute(
        "insert into commons.question_step (question, state, words, page, release, account) values"
            + " (1, 'answered', '{\"en\": \"Three teams.\", \"es\": \"Tres equipos.\"}',"
            + " '/topics/crisis', '0001', 1)");
    execute(
        "insert into commons.change (day, page, heard, did, account) values ('2026-10-01',"
            + " '/topics/crisis', '{\"en\": \"Nights were missing.\", \"es\": \"Faltaban las"
            + " noches.\"}', '{\"en\": \"A chart by hour.\", \"es\": \"Una gráfica por hora.\"}',"
            + " 1); insert into commons.change_voice values (1, 1)");
    Document answer = later("/en/questions/1");
    assertThat(answer.select("#answer-title + p + p a").attr("href"))
        .isEqualTo("/en/topics/crisis");
    assertThat(answer.text()).contains("Answered", "From release 0001", "A chart by hour.");
    Document done = shown(hub.get("/es/changes"), 200);
    assertThat(done.text())
        .contains("Faltaban las noches.", "Una gráfica por hora.", "De un mensaje.");
    assertThat(done.select("a[href=/es/questions/1]")).hasSize(1);
    assertThat(shown(hub.get("/en/listening"), 200).text())
        .contains("So far people asked 1 questions. We answered 1 and made");
    assertThat(hub.get("/listening.csv").body()).startsWith("month,messages,questions");
  }

  @Test
  void aSimilarQuestionIsShownBeforeASecondOneIsSent() throws SQLException {
    publish("Which crisis teams go out at night?", "¿Qué equipos de crisis salen de noche?");
    later("/en/questions");
    Map<String, String> form =
        form(
            "/en/ask?about=/topics/crisis",
            Map.of("words", "Do crisis teams work at night as well?"));
    Document asked = shown(hub.send("/en/ask", form, somebody()), 200);
    assertThat(asked.select(".similar a").eachText())
        .containsExactly("Which crisis teams go out at night?");
    assertThat(asked.select("#words").text()).contains("work at night");
    form.put("sure", "yes");
    assertThat(sentTo(hub.send("/en/ask", form, somebody()))).contains("/en/ask/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/en/questions/999",
        "/en/ask/nothingher",
        "/en/ask/aaaaaaaaaa",
        "/fr/ask",
        "/en/questions/x"
      })
  void whatIsNotThereIsNotFound(String path) {
    assertThat(hub.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void aHubWithoutADatabaseDoesNotPretendToListen() {
    try (RunningHub quiet = new RunningHub(releases, Optional.empty())) {
      Document first = Jsoup.parse(quiet.get("/en/").body());
      assertThat(first.select("aside.ask-back, a[href=/en/questions]")).isEmpty();
      assertThat(quiet.get("/en/ask").statusCode()).isEqualTo(404);
    }
  }

  private static String one(String sql) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
