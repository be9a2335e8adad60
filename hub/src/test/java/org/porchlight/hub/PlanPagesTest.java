package org.porchlight.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.city.Plan;
import org.porchlight.city.PlanFile;
import org.porchlight.commons.CommonsSchema;
import org.porchlight.commons.DatabaseLogin;
import org.porchlight.commons.JdbcPlans;
import org.porchlight.hub.settings.SettingsProblem;
import org.porchlight.release.LocalText;

/** The plan out of a real database, read as a role that can do nothing else. */
class PlanPagesTest {
  @TempDir static Path releases;

  private static EmbeddedPostgres postgres;
  private static RunningHub hub;

  @BeforeAll
  static void start() throws IOException, SQLException {
    java.util.logging.Logger.getLogger("org.flywaydb").setLevel(java.util.logging.Level.WARNING);
    new SampleRelease(List.of("en", "es"), true).write(releases);
    postgres = EmbeddedPostgres.start();
    DataSource owner = postgres.getPostgresDatabase();
    new CommonsSchema(owner).migrate();
    execute(owner, "create role porch login nosuperuser nobypassrls password 'porch'");
    new CommonsSchema(owner).openTo("porch");
    new JdbcPlans(owner).load(new PlanFile(plan(), "a".repeat(64)), Instant.EPOCH);
    // One question of last year was answered after four days, one after forty.
    for (int days : List.of(4, 40)) {
      execute(
          owner,
          """
          with v as (
            insert into commons.voice
              (code, ticket, received_at, kind, language, page, release, words, flags)
            values (translate(lpad('%1$s', 10, 'a'), '01', 'xy'), gen_random_uuid(), '2025-02-03T12:00Z', 'question', 'en', '/', '0001',
              'Why?', '{}') returning id),
          q as (
            insert into commons.question (voice, asked_on, agency, page, words, account)
            select id, '2025-02-03', 'police', '/', '{"en": "Why?", "es": "¿Por qué?"}', 0 from v
            returning id)
          insert into commons.question_step (question, state, words, account, at)
          select id, 'answered', '{"en": "So.", "es": "Así."}', 0,
            timestamptz '2025-02-03T12:00Z' + interval '%1$s days' from q
          """
              .formatted(days));
    }
    hub = new RunningHub(releases, Optional.of(login("porch")));
  }

  @Test
  void aMeasureThatIsCountedShowsItsQuartersAndAFileOfThem() {
    Document page = page("/en/plan/2.11");
    assertThat(page.select("#measure-2 table tr").eachText().getLast())
        .isEqualTo("January to March 2025 50% 2 final");
    assertThat(page.select("#measure-2 svg")).isNotEmpty();
    assertThat(page("/es/plan/2.11").select("#measure-2 table tr").eachText().getLast())
        .contains("50", "% 2 definitiva");
    assertThat(hub.get("/plan-measures.csv").body())
        .startsWith("measure,quarter,value,counted-from,final\r\n")
        .contains("questions-answered-in-ten-days,2025-01-01,50,2,yes\r\n")
        .contains("days-to-answer,2025-01-01,4,2,yes\r\n");
  }

  @Test
  void aMeasureAmongThePublishedNumbersSaysWhatTheReleaseSays() {
    Document topic = page("/en/topics/calls");
    Element card = page("/en/plan/2.11").select(".card").get(2);
    String says = card.select(".latest").text();
    assertThat(says).isNotEmpty();
    assertThat(topic.select("#911-calls").text()).contains(says);
    assertThat(card.select("#measure-3 svg")).isNotEmpty();
    assertThat(card.select(".downloads a").eachAttr("href").getFirst())
        .isEqualTo("/en/topics/calls#911-calls");
    assertThat(hub.get(card.select(".downloads a").eachAttr("href").getLast()).statusCode())
        .isEqualTo(200);
    assertThat(page("/es/plan/2.11").select(".card").get(2).text()).contains("números publicados");
  }

  @Test
  void aMeasureOfATableThatThisReleaseDoesNotHaveSaysThatNothingIsThere() {
    assertThat(page("/en/plan/2.11").select(".card").get(3).text()).contains("No value yet.");
  }

  @AfterAll
  static void stop() throws IOException {
    hub.close();
    postgres.close();
  }

  /** Two updates of one quarter: the second one puts the value of the first one right. */
  @Test
  void anUpdateTakesThePlaceOfThePlansWordsAndItsHistoryStays() throws SQLException {
    assertThat(page("/en/plan/2.12").select("#updates")).isEmpty();
    publish("IN_PROGRESS", "CLOSE_TO_TARGET", "9", "We met.", "Nos reunimos.");
    publish("ON_HOLD", "ON_TARGET", "1200.5", "We paused.", "Paramos.");
    RunningHub later = new RunningHub(releases, Optional.of(login("porch")));
    try {
      Document page = Jsoup.parse(later.get("/en/plan/2.12").body());
      assertThat(page.select("main").text())
          .contains("On hold Update for July to September 2026. Published on")
          .contains("What have we been doing? We paused.")
          .contains("1,200.5 contacts, July to September 2026", "✓ On target")
          .doesNotContain("Waiting for data");
      assertThat(page.select(".told h3").eachText())
          .containsExactly("July to September 2026", "July to September 2026");
      assertThat(page.select(".told").getFirst().text())
          .contains(
              "It corrects an earlier update",
              "The work went from “In progress” to “On hold”.",
              "Contacts: from “Close to target” to “On target”.",
              "Contacts: 1,200.5 contacts, July to September 2026. Before that: 9 contacts");
      assertThat(page.select(".told").getLast().text())
          .contains("Contacts: 9 contacts, July to September 2026. This is the first value.")
          .contains("We met.")
          .doesNotContain("It corrects");
      assertThat(Jsoup.parse(later.get("/es/plan/2.12").body()).select("main").text())
          .contains("En pausa Informe de julio a septiembre de 2026.", "Paramos.")
          .contains("El trabajo pasó de “En marcha” a “En pausa”.");
      // The other initiative knows nothing of it.
      assertThat(Jsoup.parse(later.get("/en/plan/2.11").body()).select("#updates")).isEmpty();
      assertThat(Jsoup.parse(later.get("/en/plan").body()).select("main").text())
          .contains("2.12 Help more ◌ On hold");
      assertThat(later.get("/plan-updates.csv").body())
          .startsWith("\ufeffinitiative,period,published,status,measure,measure-status,value,")
          .contains(",on-hold,Contacts,on-target,1200.5,We paused.,Paramos.,More.,Más.\r\n");
      assertThat(later.get("/plan-updates.json").body())
          .contains("\"initiative\":\"2.12\"", "\"value\":1200.5", "\"es\":\"Paramos.\"");
    } finally {
      later.close();
    }
  }

  private static void publish(
      String progress, String performance, String value, String english, String spanish)
      throws SQLException {
    execute(
        postgres.getPostgresDatabase(),
        """
        with u as (
          insert into commons.plan_update (initiative, period, progress, doing, next, account)
          values ('2.12', '2026-Q3', '%s', '{"en": "%s", "es": "%s"}', '{"en": "More.", "es": "Más."}', 1)
          returning id)
        insert into commons.plan_update_measure select id, 'Contacts', '%s', %s from u;
        insert into commons.plan_update_step (plan_update, step, account)
        select max(id), 'review', 1 from commons.plan_update;
        insert into commons.plan_update_step (plan_update, step, account)
        select max(id), 'published', 2 from commons.plan_update;
        """
            .formatted(progress, english, spanish, performance, value));
  }

  @Test
  void thePlanIsListedWithItsNumbersAndStatusInWords() {
    Document page = page("/en/plan");
    assertThat(page.select("main").text())
        .contains("Goal 2", "2.1", "2.11 Help familiar neighbors", "In progress");
    assertThat(page("/es/plan").select("main").text()).contains("Meta 2", "En marcha");
  }

  @Test
  void anInitiativeHasTheFiveSectionsInOrder() {
    Document page = page("/en/plan/2.11");
    assertThat(page.select("main h2").eachText())
        .containsExactly(
            "Description",
            "Key measures and data",
            "Why is it important?",
            "What have we been doing?",
            "What is next?");
    assertThat(page.select("main").text())
        .contains("Waiting for data, due December 1, 2026.", "Close to target", "Shows a result");
  }

  @Test
  void aMeasureSaysItsStatusWithASignAndWhichWayIsBetter() {
    assertThat(page("/en/plan/2.11").select(".card .status").eachText())
        .hasSize(4)
        .first()
        .isEqualTo("≈ Close to target");
    assertThat(page("/en/plan/2.11").select(".card").text())
        .contains("Counted in: contacts. Lower is better.");
    assertThat(page("/es/plan/2.11").select(".card").text())
        .contains("≈ Cerca de la meta", "Se mide en: contactos. Más bajo es mejor.");
  }

  @Test
  void aMeasureSaysHowItIsMade() {
    assertThat(page("/en/plan/2.11").select(".card details dl").text())
        .isEqualTo(
            "What is counted Each contact once. How All of them added up. How often Each quarter"
                + " From The 911 center Who answers for it Director of Safety");
    assertThat(page("/es/plan/2.11").select(".card details").text())
        .startsWith("Cómo se mide")
        .contains("Cada trimestre", "El centro 911");
  }

  @Test
  void theLandingPageCountsTheInitiatives() {
    assertThat(page("/en/").select("#tile-plan").text()).contains("The plan has 2 initiatives.");
  }

  @Test
  void anUnknownInitiativeIsNotFound() {
    assertThat(hub.get("/en/plan/9.99").statusCode()).isEqualTo(404);
  }

  @Test
  void aRoleThatCanDoMoreMayNotServe() {
    assertThatThrownBy(() -> new RunningHub(releases, Optional.of(login("postgres"))))
        .isInstanceOf(SettingsProblem.class)
        .hasMessageContaining("The role postgres can do more than its part in schema commons");
  }

  private static Document page(String path) {
    var answer = hub.get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  private static DatabaseLogin login(String user) {
    return new DatabaseLogin(
        "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(postgres.getPort()), user, "porch");
  }

  private static void execute(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Plan.Measure released(String table, @Nullable String type) {
    LocalText name = LocalText.of("Published", "Publicada");
    return new Plan.Measure(
        name,
        Plan.Kind.CONTEXT,
        LocalText.of("calls", "llamadas"),
        null,
        null,
        Plan.Performance.ON_TARGET,
        null,
        null,
        null,
        null,
        new Plan.Released(table, type));
  }

  private static Plan plan() {
    LocalText some = LocalText.of("Some words.", "Unas palabras.");
    Plan.Measure measure =
        new Plan.Measure(
            LocalText.of("Contacts", "Contactos"),
            Plan.Kind.RESULT,
            LocalText.of("contacts", "contactos"),
            Plan.BetterWhen.LOWER,
            LocalText.of("fewer than last year", "menos que el año pasado"),
            Plan.Performance.CLOSE_TO_TARGET,
            null,
            new Plan.Awaiting(
                LocalDate.of(2026, 12, 1), LocalText.of("Data steward", "Encargado de datos")),
            new Plan.Method(
                LocalText.of("Each contact once.", "Cada contacto una vez."),
                LocalText.of("All of them added up.", "La suma de todos."),
                Plan.Frequency.QUARTERLY,
                LocalText.of("The 911 center", "El centro 911"),
                LocalText.of("Director of Safety", "Dirección de Seguridad"),
                null),
            null,
            null);
    Plan.Measure counted =
        new Plan.Measure(
            LocalText.of("Answered soon", "Respondidas pronto"),
            Plan.Kind.OUTPUT,
            LocalText.of("percent of questions", "por ciento de las preguntas"),
            Plan.BetterWhen.HIGHER,
            null,
            Plan.Performance.TARGET_PENDING,
            null,
            null,
            null,
            Plan.Counted.QUESTIONS_ANSWERED_IN_TEN_DAYS,
            null);
    Plan.Initiative initiative =
        new Plan.Initiative(
            "2.11",
            LocalText.of("Help familiar neighbors", "Ayudar a vecinos conocidos"),
            Plan.Progress.IN_PROGRESS,
            some,
            some,
            some,
            some,
            List.of(measure, counted, released("911-calls", "all"), released("gone", null)));
    Plan.Initiative other =
        new Plan.Initiative(
            "2.12",
            LocalText.of("Help more", "Ayudar más"),
            Plan.Progress.IN_PROGRESS,
            some,
            some,
            some,
            some,
            List.of(measure));
    return new Plan(
        List.of(
            new Plan.Goal(
                2,
                LocalText.of("A safer community", "Una comunidad más segura"),
                some,
                List.of(
                    new Plan.Objective(
                        "2.1",
                        LocalText.of("Reduce harm", "Reducir el daño"),
                        List.of(initiative, other))))));
  }
}
