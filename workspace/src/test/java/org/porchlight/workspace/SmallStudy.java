package org.porchlight.workspace;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Plan;
import org.porchlight.city.PlanFile;
import org.porchlight.commons.CommonsSchema;
import org.porchlight.commons.JdbcPlans;
import org.porchlight.commons.voices.NewVoice;
import org.porchlight.commons.voices.VoiceKind;
import org.porchlight.commons.voices.Voices;
import org.porchlight.release.LocalText;
import org.porchlight.release.Measure;
import org.porchlight.release.ProgramOutcome;
import org.porchlight.release.ProgramReport;
import org.porchlight.study.StudySchema;
import org.porchlight.study.access.Accounts;
import org.porchlight.study.access.NewAccount;
import org.porchlight.study.access.Role;
import org.porchlight.study.load.StudyLoad;
import org.porchlight.study.programs.ProgramBook;
import org.porchlight.study.releases.PageFile;
import org.porchlight.study.releases.PageSeen;
import org.porchlight.study.releases.ProposalFacts;
import org.porchlight.study.releases.ReleaseBook;
import org.porchlight.workspace.settings.StudyLogin;
import org.porchlight.workspace.settings.WorkspaceSettings;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL with the study of a small city, loaded as a run would load it. */
final class SmallStudy implements AutoCloseable {
  static final String PASSWORD = "lantern on the porch";

  /** Flyway tells every step; kept in a field because a logger nobody holds forgets its level. */
  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

  private final EmbeddedPostgres postgres;
  private final SmallWorld world;
  private final Map<String, Long> accounts = new TreeMap<>();

  private SmallStudy(EmbeddedPostgres postgres, SmallWorld world) {
    this.postgres = postgres;
    this.world = world;
  }

  /** A study of the made-up city with everything in it and an account for each role and agency. */
  static SmallStudy start() {
    return start(true);
  }

  /** The same, of a city that is real when {@code madeUp} is not. */
  static SmallStudy start(boolean madeUp) {
    FLYWAY.setLevel(Level.WARNING);
    try {
      EmbeddedPostgres postgres = EmbeddedPostgres.start();
      execute(
          postgres.getPostgresDatabase().getConnection(),
          "create role keeper login nosuperuser nobypassrls password 'keeper'",
          "create role door login nosuperuser nobypassrls password 'door'",
          "create database city owner keeper",
          "revoke create, temporary on database city from public");
      DataSource owner = login(postgres, "keeper");
      StudySchema schema = new StudySchema(owner);
      schema.migrate();
      schema.openTo("door");
      new CommonsSchema(owner).migrate();
      StudyLoad load = new StudyLoad(owner, new SplittableRandom(7), Clock.systemUTC());
      StudyLoad.registerCity(owner, SmallCity.city(madeUp));
      SmallSources.write(owner);
      SmallWorld world = SmallWorld.load(load);
      SmallStudy study = new SmallStudy(postgres, world);
      study.addAccounts(new Accounts(owner));
      return study;
    } catch (IOException e) {
      throw new UncheckedIOException("the test's PostgreSQL does not start", e);
    } catch (SQLException e) {
      throw new IllegalStateException("the small study cannot be loaded", e);
    }
  }

  private void addAccounts(Accounts all) throws SQLException {
    add(all, "crisis.member", "Robin Alder", "crisis", Role.MEMBER);
    add(all, "crisis.steward", "Jordan Reyes", "crisis", Role.STEWARD);
    add(all, "police.member", "Casey Brook", "police", Role.MEMBER);
    add(all, "police.steward", "Drew Sandoval", "police", Role.STEWARD);
    add(all, "fire.member", "Alex Marsh", "fire", Role.MEMBER);
    add(all, "analyst", "Sam Whitfield", null, Role.ANALYST);
    add(all, "privacy", "Morgan Vega", null, Role.PRIVACY_OFFICER);
    add(all, "evaluator", "Robin Ashdown", null, Role.EVALUATOR);
    add(all, "administrator", "Taylor Finch", null, Role.ADMINISTRATOR);
  }

  private void add(Accounts all, String login, String name, @Nullable String agency, Role role)
      throws SQLException {
    accounts.put(login, all.addForDemo(new NewAccount(login, name, agency, role, "en"), PASSWORD));
  }

  SmallWorld world() {
    return world;
  }

  long account(String login) {
    return Optional.ofNullable(accounts.get(login)).orElseThrow();
  }

  /** The analyst proposes a release that brings a table and changes a number; gives its number. */
  long propose(String release) throws SQLException {
    return propose(release, 0);
  }

  /** The same, of which the attacker worked so many hidden numbers out. */
  long propose(String release, long recovered) throws SQLException {
    ProposalFacts facts =
        new ProposalFacts(
            release.equals("0001") ? null : "0001",
            1200,
            300,
            40,
            9L,
            recovered,
            null,
            List.of(
                new ProposalFacts.TableChange(
                    "calls-by-nature",
                    LocalText.of("Calls by nature", "Llamadas por tipo"),
                    ProposalFacts.Kind.STAYS,
                    1100,
                    290,
                    60,
                    1,
                    Map.of(
                        ProposalFacts.Why.SMALL, 200L,
                        ProposalFacts.Why.FEW, 50L,
                        ProposalFacts.Why.PROTECTS, 40L)),
                new ProposalFacts.TableChange(
                    "fires",
                    LocalText.of("Fires", "Incendios"),
                    ProposalFacts.Kind.COMES,
                    100,
                    10,
                    100,
                    0,
                    Map.of(ProposalFacts.Why.RECORDS, 10L))),
            List.of("Table crashes was left out: its source has not been imported yet."),
            List.of("/topics/calls", "/topics/fire"),
            List.of("2026-09", "2026-10"),
            List.of(
                new ProposalFacts.ChangedNumber(
                    LocalText.of("Calls by nature", "Llamadas por tipo"),
                    LocalText.same("Oldtown"),
                    LocalText.of("Noise", "Ruido"),
                    "2026-03",
                    LocalDate.of(2026, 1, 1),
                    LocalDate.of(2026, 10, 31),
                    Measure.COUNT,
                    45L,
                    50L)),
            List.of(
                new ProposalFacts.Refused(
                    "overdoses",
                    ProposalFacts.Reason.TOO_FINE,
                    Map.of(
                        "type", "overdose",
                        "tier", "SENSITIVE",
                        "area", "neighborhoods",
                        "time", "month"))),
            List.of(),
            List.of(),
            new ProposalFacts.AttackNote(
                Instant.parse("2026-11-20T15:00:00Z"), 12.4, 2, 590, 300, 9L));
    ReleaseBook book = new ReleaseBook(owner());
    long proposal = book.propose("analyst", release, "ab".repeat(32), facts).orElseThrow();
    book.keep(
        proposal,
        List.of(
            page("en/topics/calls/", true, "Calls"),
            page("es/topics/calls/", true, "Llamadas"),
            page("en/privacy/", false, "How we protect people"),
            page("es/privacy/", false, "Cómo protegemos a las personas"),
            new PageFile(
                new PageSeen("porch.css", false, ""),
                "text/css",
                "body{}".getBytes(StandardCharsets.UTF_8))));
    return proposal;
  }

  /** A look at a program that kept away the fire department's contacts. */
  void look() throws SQLException {
    ProgramOutcome.Interval usual = new ProgramOutcome.Interval(40.4, 26.2, 59.1);
    LocalDate start = LocalDate.of(2026, 2, 1);
    new ProgramBook(owner())
        .keep(
            new ProgramReport(
                "home-visits",
                LocalText.of("Home visits", "Visitas a domicilio"),
                LocalText.of("A nurse visits.", "Una enfermera visita."),
                "2.11",
                new ProgramReport.Rule(List.of("fire", "police"), 120, 4),
                20,
                start,
                180,
                start.plusDays(195),
                new ProgramReport.Registration("5d".repeat(32), start.minusDays(14), false, null),
                start.plusDays(200),
                List.of(
                    new ProgramOutcome(
                        "fire",
                        ProgramOutcome.Verdict.FEWER,
                        null,
                        new ProgramOutcome.Numbers(
                            usual,
                            13.2,
                            new ProgramOutcome.Interval(0.33, 0.22, 0.51),
                            0.49,
                            0.02,
                            0.03),
                        new ProgramOutcome.Comparison(
                            18,
                            31,
                            null,
                            new ProgramOutcome.Interval(0.4, 0.2, 0.7),
                            List.of(
                                new ProgramOutcome.Likeness("slope", "", 0.11, 0.1, 0.05),
                                new ProgramOutcome.Likeness("agency", "police", 0.5, 0.6, -0.2)),
                            List.of(
                                new ProgramOutcome.Month(-1, 1.8, 1.7),
                                new ProgramOutcome.Month(0, 0.5, 1.1))),
                        null,
                        new ProgramOutcome.Power(0.45, 0.05, 12, 240),
                        List.of(
                            new ProgramOutcome.Group(
                                "sex",
                                "F",
                                12,
                                ProgramOutcome.Verdict.FEWER,
                                null,
                                new ProgramOutcome.Numbers(
                                    usual,
                                    11.0,
                                    new ProgramOutcome.Interval(0.27, 0.19, 0.42),
                                    0.55,
                                    0.02,
                                    0.03)),
                            new ProgramOutcome.Group(
                                "sex",
                                "M",
                                8,
                                ProgramOutcome.Verdict.NOTHING_TO_SAY,
                                "too-few-people",
                                null)),
                        List.of(new ProgramOutcome.Watched(1, usual, 31.0))),
                    new ProgramOutcome(
                        "police", ProgramOutcome.Verdict.NOTHING_TO_SAY, "no-history", null)),
                List.of(
                    new ProgramOutcome(
                        "jail",
                        ProgramOutcome.Verdict.MORE,
                        null,
                        new ProgramOutcome.Numbers(
                            usual,
                            88.0,
                            new ProgramOutcome.Interval(2.2, 1.5, 3.1),
                            0.49,
                            0.02,
                            0.03,
                            new ProgramOutcome.Interval(2.1, 1.3, 3.3),
                            0.12))),
                new ProgramReport.Demonstration(
                    24, 20, new ProgramOutcome.Interval(0.52, 0.31, 0.68)),
                List.of(new ProgramReport.Harm("died", 0), new ProgramReport.Harm("moved", 2)),
                List.of(
                    new ProgramReport.Mix(
                        "",
                        List.of(
                            new ProgramReport.Part(
                                "crisis", new ProgramOutcome.Interval(0.2, 0.1, 0.3), 0.4)))),
                new ProgramReport.Worth(
                    new ProgramOutcome.Interval(60, 20, 110),
                    new ProgramOutcome.Interval(108, 24, 286),
                    new ProgramOutcome.Interval(1500, 300, 4950),
                    new ProgramOutcome.Interval(1500, 300, 4950),
                    List.of(
                        new ProgramReport.CostNote(
                            "fire",
                            LocalText.of("a crew", "un equipo"),
                            LocalText.of("the budget", "el presupuesto"),
                            2026,
                            false,
                            "fixed",
                            new ProgramOutcome.Interval(390, 280, 520),
                            new ProgramOutcome.Interval(1.8, 1.2, 2.6))))));
  }

  /** A plan of one initiative, kept here since January 2026, with a value due in March. */
  void plan() throws SQLException {
    LocalText some = LocalText.of("Some words.", "Unas palabras.");
    LocalText owner = LocalText.of("Director of Safety", "Dirección de Seguridad");
    Plan.Measure fairs =
        new Plan.Measure(
            LocalText.of("Safety fairs", "Ferias de seguridad"),
            Plan.Kind.OUTPUT,
            LocalText.of("fairs", "ferias"),
            Plan.BetterWhen.HIGHER,
            null,
            Plan.Performance.TARGET_PENDING,
            LocalText.of("6 fairs in 2025", "6 ferias en 2025"),
            new Plan.Awaiting(LocalDate.of(2026, 3, 31), owner),
            null,
            null,
            null);
    Plan plan =
        new Plan(
            List.of(
                new Plan.Goal(
                    2,
                    LocalText.of("A safer community", "Una comunidad más segura"),
                    some,
                    List.of(
                        new Plan.Objective(
                            "2.2",
                            some,
                            List.of(
                                new Plan.Initiative(
                                    "2.21",
                                    LocalText.of("Meet in every district", "Vernos en cada barrio"),
                                    Plan.Progress.IN_PROGRESS,
                                    some,
                                    some,
                                    some,
                                    some,
                                    List.of(fairs))))))));
    new JdbcPlans(owner())
        .load(new PlanFile(plan, "a".repeat(64)), Instant.parse("2026-01-15T12:00:00Z"));
  }

  /** Packages of this program and of another. */
  void packages(String program) throws SQLException {
    byte[] body = "a package".getBytes(StandardCharsets.UTF_8);
    for (String each : List.of(program, "other")) {
      new ProgramBook(owner()).keepPackage(each, LocalText.of(each, each), "ab".repeat(32), body);
    }
  }

  /** A license of the evaluator's, and packages of this program and of another. */
  long license(String program, boolean accepted) throws SQLException {
    packages(program);
    try (Connection connection = owner().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "insert into study.license (program, evaluator, institution, purpose, until, by)"
                    + " select '"
                    + program
                    + "', e.id, 'A university', 'Checking the figures', current_date + 700, p.id"
                    + " from study.account e, study.account p"
                    + " where e.login = 'evaluator' and p.login = 'privacy' returning id")) {
      row.next();
      long id = row.getLong(1);
      if (accepted) {
        statement.execute(
            "insert into study.license_step (license, step, account) select id, 'accepted', evaluator"
                + " from study.license where id = "
                + id);
      }
      return id;
    }
  }

  private static PageFile page(String address, boolean changed, String title) {
    return new PageFile(
        new PageSeen(address, changed, title),
        "text/html",
        "<!doctype html><html lang=\"%s\"><head><title>t</title></head><body><main><h1>%s</h1></main></body></html>"
            .formatted(address.substring(0, 2), title)
            .getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A resident asks about the crisis team's numbers; gives the message's number.
   *
   * @param number another one for each message
   */
  long hear(int number, String words, @Nullable String agency, @Nullable String contact)
      throws SQLException {
    new Voices(owner())
        .receive(
            new NewVoice(
                new UUID(0, number),
                "aaaaaaaaa" + (char) ('a' + number),
                VoiceKind.QUESTION,
                "en",
                "/topics/crisis",
                "0001",
                agency,
                words,
                Set.of("phone"),
                false,
                contact));
    try (Connection connection = owner().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select max(id) from commons.voice")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Settings for a server over this study. */
  WorkspaceSettings settings() {
    return new WorkspaceSettings(
        "127.0.0.1",
        0,
        new StudyLogin(url(), "door", "door"),
        false,
        Optional.of(PASSWORD),
        Optional.of("https://data.example.org"),
        false);
  }

  /** Plans a listening session with one question to choose from and one to write to. */
  void session() throws SQLException {
    execute(
        """
        insert into commons.listening_session (code, title, place, offered, page, starts_at,
          minutes, format, languages, interpreters, seats, account)
        values ('abcdef', '{"en": "Calls at night", "es": "Llamadas de noche"}',
          '{"en": "Library", "es": "Biblioteca"}', '{"en": "Supper", "es": "Cena"}', '/topics/911',
          '2026-12-01T23:00:00Z', 90, 'in-person', '{en,es}', '{}', 20, 1);
        insert into commons.session_prompt (session, position, kind, words, options) values
          (1, 1, 'choice', '{"en": "Safe at night?", "es": "¿Seguro de noche?"}',
            '[{"en": "Yes", "es": "Sí"}, {"en": "No", "es": "No"}]'),
          (1, 2, 'words', '{"en": "What would help?", "es": "¿Qué ayudaría?"}', '[]')
        """);
  }

  String url() {
    return url(postgres);
  }

  /** The role that owns the schema. */
  DataSource owner() {
    return login(postgres, "keeper");
  }

  Accounts ownerAccounts() {
    return new Accounts(login(postgres, "keeper"));
  }

  /** As the owner of the schema. */
  void execute(String... statements) throws SQLException {
    execute(login(postgres, "keeper").getConnection(), statements);
  }

  private static DataSource login(EmbeddedPostgres postgres, String role) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url(postgres));
    source.setUser(role);
    source.setPassword(role);
    return source;
  }

  private static String url(EmbeddedPostgres postgres) {
    return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/city";
  }

  private static void execute(Connection connection, String... statements) throws SQLException {
    try (connection;
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the test's PostgreSQL does not stop", e);
    }
  }
}
