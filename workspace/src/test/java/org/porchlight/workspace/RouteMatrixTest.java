package org.porchlight.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.porchlight.study.access.NewAccount;
import org.porchlight.study.access.Role;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route × every role × own and foreign agency. The routes come from the framework; a route
 * without a row fails. Whoever is not named in a row gets the page that nonsense addresses get.
 */
class RouteMatrixTest {
  private static final List<String> LOGINS =
      List.of(
          "administrator",
          "evaluator",
          "privacy",
          "analyst",
          "fire.member",
          "police.member",
          "police.steward",
          "crisis.member",
          "crisis.steward");
  private static final Set<String> ALL = Set.copyOf(LOGINS);
  private static final Set<String> PEOPLE =
      Set.of("crisis.member", "crisis.steward", "police.member", "police.steward", "fire.member");
  private static final Set<String> COUNTS =
      Set.of(
          "crisis.member",
          "crisis.steward",
          "police.member",
          "police.steward",
          "fire.member",
          "analyst");
  private static final Set<String> CRISIS = Set.of("crisis.member", "crisis.steward");
  private static final Set<String> POLICE_TOO =
      Set.of("crisis.member", "crisis.steward", "police.member", "police.steward");
  private static final Set<String> STEWARDS = Set.of("crisis.steward", "police.steward");
  private static final Set<String> PLANNERS = Set.of("crisis.steward", "police.steward", "analyst");
  private static final Set<String> FIRE_TOO =
      Set.of("crisis.member", "crisis.steward", "fire.member", "analyst");
  private static final Set<String> CRISIS_STEWARD = Set.of("crisis.steward");
  private static final Set<String> PROGRAMS = Set.copyOf(COUNTS);
  private static final Set<String> HOLDERS = Set.copyOf(COUNTS);
  private static final Set<String> ADMINISTRATOR = Set.of("administrator");
  private static final Set<String> PRIVACY = Set.of("privacy");

  private static SmallStudy study;
  private static RunningWorkspace workspace;
  private static final Map<String, RunningWorkspace.Browser> BROWSERS = new TreeMap<>();
  private static final Map<String, Integer> NUMBERS = new LinkedHashMap<>();
  private static long spare;
  private static long proposal;
  private static long spareLicense;
  private static long endedLicense;

  private static final Set<String> PARTNERS =
      Set.of("crisis.member", "crisis.steward", "fire.member");

  /**
   * One row of the matrix.
   *
   * @param route method and pattern as the framework has them
   * @param path an address of it
   * @param form what is sent; null for reading
   * @param allowed who may
   * @param status what they get
   */
  private record Row(
      String route, String path, Map<String, String> form, Set<String> allowed, int status) {}

  @BeforeAll
  static void open() throws SQLException {
    study = SmallStudy.start();
    spare =
        study
            .ownerAccounts()
            .add(
                new NewAccount("spare", "Spare Account", "fire", Role.MEMBER, "en"),
                SmallStudy.PASSWORD);
    proposal = study.propose("0002");
    study.look();
    study.plan();
    study.session();
    study.license("home-visits", true);
    spareLicense = study.license("home-visits", false);
    endedLicense = study.license("home-visits", false);
    study.hear(1, "Who goes out at night?", "crisis", "ann@example.org");
    study.hear(2, "Why are there fewer in May?", null, null);
    study.execute(
        ("insert into study.care_step (person, step, reason, agency, account)"
                + " values ('%1$s', 'enrolled', 'She said yes to it', 'crisis', 1);"
                + "insert into study.care_goal (person, agency, account, words)"
                + " values ('%1$s', 'crisis', 1, 'A home');"
                + "insert into study.care_draw (places, seed, commitment, account)"
                + " values (3, repeat('x', 40), 'seal', 1);"
                + "insert into study.care_meeting (day, agency, account)"
                + " values ('2026-06-25', 'crisis', 1);"
                + "insert into study.care_task (agency, owner, account, what, due)"
                + " values ('crisis', 'crisis', 1, 'Book the room', '2026-06-28')")
            .formatted(person("crisis-only")));
    workspace = new RunningWorkspace(study.settings());
    for (String login : LOGINS) {
      BROWSERS.put(login, workspace.as(login));
    }
    // Numbers of mentions are the study's own; the pages say them.
    for (String person : List.of("most", "crisis-only", "police-only", "almost")) {
      NUMBERS.put(person, number("crisis.steward", "/en/people/" + person(person)));
    }
  }

  @AfterAll
  static void close() {
    workspace.close();
    study.close();
  }

  private static RunningWorkspace.Browser browser(String login) {
    return Objects.requireNonNull(BROWSERS.get(login));
  }

  private static String person(String name) {
    return study.world().persons.getOrDefault(name, "");
  }

  private static String frequent(String name) {
    return study.world().frequents.getOrDefault(name, "");
  }

  private static int number(String login, String page) {
    String link = browser(login).page(page).select("a[href*=/records/]").attr("href");
    return Integer.parseInt(link.substring(link.lastIndexOf('/') + 1));
  }

  private static Row read(String route, String path, Set<String> allowed) {
    return new Row("GET " + route, path, Map.of(), allowed, 200);
  }

  private static Row send(
      String route, String path, Map<String, String> form, Set<String> allowed, int status) {
    return new Row("POST " + route, path, form, allowed, status);
  }

  private static List<Row> rows() {
    String l = "/{language:en|es}";
    String kind = l + "/{kind:numbers|places}";
    String record = l + "/people/{person}/records/{record:\\d{1,10}}";
    String question = l + "/questions/{left:\\d{1,10}}/{right:\\d{1,10}}";
    String account = l + "/accounts/{account:\\d{1,18}}";
    Map<String, String> shortReason = Map.of("verdict", "same", "reason", "no", "with", "1");
    List<Row> rows = new ArrayList<>();
    rows.add(read(l + "/", "/en/", ALL));
    rows.add(read(l + "/neighbors", "/en/neighbors", COUNTS));
    rows.add(
        read(
            l + "/neighbors",
            "/en/neighbors?agency=crisis",
            Set.of("crisis.member", "crisis.steward", "analyst")));
    rows.add(
        read(
            l + "/neighbors",
            "/en/neighbors?agency=across",
            Set.of("crisis.member", "crisis.steward", "analyst")));
    rows.add(
        read(
            l + "/neighbors",
            "/en/neighbors?agency=jail",
            Set.of(
                "crisis.member", "crisis.steward", "police.member", "police.steward", "analyst")));
    rows.add(read(l + "/neighbors", "/en/neighbors?agency=nobody", Set.of()));
    rows.add(
        read(
            l + "/neighbors.csv",
            "/en/neighbors.csv?agency=police",
            Set.of(
                "crisis.member", "crisis.steward", "police.member", "police.steward", "analyst")));
    rows.add(read(l + "/people", "/en/people", PEOPLE));
    rows.add(read(l + "/people", "/en/people?agency=crisis", CRISIS));
    rows.add(read(l + "/people/{person}", "/en/people/" + person("most"), PEOPLE));
    rows.add(read(l + "/people/{person}", "/en/people/" + person("crisis-only"), CRISIS));
    rows.add(read(l + "/people/{person}", "/en/people/" + person("police-only"), POLICE_TOO));
    rows.add(read(l + "/people/{person}", "/en/people/0000000000", Set.of()));
    rows.add(read(record, path("crisis-only"), CRISIS));
    rows.add(read(record, path("police-only"), POLICE_TOO));
    rows.add(
        send(
            record + "/decision",
            path("crisis-only") + "/decision",
            shortReason,
            CRISIS_STEWARD,
            422));
    rows.add(
        send(record + "/decision", path("police-only") + "/decision", shortReason, STEWARDS, 422));
    rows.add(read(l + "/questions", "/en/questions", STEWARDS));
    rows.add(read(l + "/questions/next", "/en/questions/next", STEWARDS));
    rows.add(read(question, question(), CRISIS_STEWARD));
    rows.add(
        send(question + "/decision", question() + "/decision", shortReason, CRISIS_STEWARD, 422));
    rows.add(
        send(
            l + "/decisions/{decision:\\d{1,18}}/withdrawal",
            "/en/decisions/{decision}/withdrawal",
            Map.of(),
            CRISIS_STEWARD,
            303));
    rows.add(read(kind, "/en/numbers", PEOPLE));
    rows.add(read(kind, "/en/places", PEOPLE));
    rows.add(read(kind + "/{id}", "/en/numbers/" + frequent("number"), CRISIS));
    rows.add(read(kind + "/{id}", "/en/places/" + frequent("place"), POLICE_TOO));
    rows.add(read(kind + "/{id}", "/en/numbers/" + frequent("place"), Set.of()));
    rows.add(
        send(
            kind + "/{id}/attachments",
            "/en/numbers/" + frequent("number") + "/attachments",
            Map.of("person", "x", "reason", "y"),
            CRISIS_STEWARD,
            422));
    rows.add(
        send(
            kind + "/{id}/attachments/{attachment:\\d{1,18}}/removal",
            "/en/numbers/" + frequent("number") + "/attachments/{attachment}/removal",
            Map.of(),
            CRISIS_STEWARD,
            303));
    String source = l + "/sources/{source}";
    String fire = "/en/sources/" + SmallCity.FIRE;
    rows.add(read(l + "/sources", "/en/sources", COUNTS));
    rows.add(read(l + "/sources.csv", "/en/sources.csv", COUNTS));
    rows.add(read(source, fire, FIRE_TOO));
    rows.add(
        read(
            source,
            "/en/sources/" + SmallCity.CRISIS,
            Set.of("crisis.member", "crisis.steward", "analyst")));
    rows.add(
        read(
            source,
            "/en/sources/" + SmallCity.JAIL,
            Set.of(
                "crisis.member", "crisis.steward", "police.member", "police.steward", "analyst")));
    rows.add(read(source, "/en/sources/nothing", Set.of()));
    rows.add(read(source + "/issues.csv", fire + "/issues.csv", FIRE_TOO));
    rows.add(read(source + "/codes", fire + "/codes", FIRE_TOO));
    rows.add(read(source + "/codes", fire + "/codes?field=caller-name", Set.of()));
    rows.add(read(source + "/codes.csv", fire + "/codes.csv", FIRE_TOO));
    Set<String> fireCodes = Set.of("crisis.steward", "analyst");
    rows.add(
        send(
            source + "/codes/preview",
            fire + "/codes/preview",
            Map.of("field", "nature"),
            fireCodes,
            422));
    rows.add(
        send(
            source + "/codes/changes",
            fire + "/codes/changes",
            Map.of("field", "nature"),
            fireCodes,
            422));
    rows.add(
        send(
            source + "/codes/changes/{change:\\d{1,18}}/undoing",
            fire + "/codes/changes/1/undoing",
            Map.of("field", "nature"),
            fireCodes,
            303));
    Set<String> publish = Set.of("analyst", "privacy");
    rows.add(read(l + "/releases", "/en/releases", publish));
    String release = l + "/releases/{proposal:\\d{1,18}}";
    rows.add(read(release, "/en/releases/" + proposal, publish));
    rows.add(read(release, "/en/releases/999", Set.of()));
    rows.add(
        send(l + "/releases/requests", "/en/releases/requests", Map.of(), Set.of("analyst"), 303));
    String seen = release + "/pages/{*address}";
    rows.add(read(seen, "/en/releases/" + proposal + "/pages/en/topics/calls/", publish));
    rows.add(read(seen, "/en/releases/" + proposal + "/pages/en/nothing/", Set.of()));
    rows.add(
        send(
            release + "/steps",
            "/en/releases/" + proposal + "/steps",
            Map.of("step", "refuse"),
            publish,
            422));
    String program = l + "/programs/{program:[a-z0-9-]{1,64}}";
    rows.add(read(l + "/programs", "/en/programs", PROGRAMS));
    rows.add(read(program, "/en/programs/home-visits", PROGRAMS));
    rows.add(read(program, "/en/programs/nothing", Set.of()));
    rows.add(read(program + ".csv", "/en/programs/home-visits.csv", PROGRAMS));
    String evidence = "/evidence.pdf";
    rows.add(read(program + evidence, "/en/programs/home-visits" + evidence, PROGRAMS));
    String license = l + "/licenses/{license:\\d{1,18}}/end";
    rows.add(read(l + "/licenses", "/en/licenses", PRIVACY));
    rows.add(send(l + "/licenses/grants", "/en/licenses/grants", Map.of(), PRIVACY, 422));
    rows.add(send(license, "/en/licenses/" + endedLicense + "/end", Map.of(), PRIVACY, 303));
    Set<String> evaluator = Set.of("evaluator");
    String zip = l + "/packages/{program:[a-z0-9-]{1,64}}.zip";
    rows.add(read(l + "/packages", "/en/packages", evaluator));
    rows.add(read(zip, "/en/packages/home-visits.zip", evaluator));
    rows.add(read(zip, "/en/packages/other.zip", Set.of()));
    rows.add(
        send(
            l + "/packages/{license:\\d{1,18}}/acceptance",
            "/en/packages/" + spareLicense + "/acceptance",
            Map.of(),
            evaluator,
            303));
    String voice = l + "/voices/{voice:\\d{1,18}}";
    Set<String> crisisHears = Set.of("crisis.member", "crisis.steward", "analyst");
    rows.add(read(l + "/voices", "/en/voices", COUNTS));
    rows.add(read(voice, "/en/voices/1", crisisHears));
    rows.add(read(voice, "/en/voices/2", Set.of("analyst")));
    rows.add(read(voice, "/en/voices/99", Set.of()));
    rows.add(read(voice + "/contact", "/en/voices/1/contact", crisisHears));
    for (String deed : List.of("/steps", "/question", "/answer", "/change")) {
      rows.add(send(voice + deed, "/en/voices/1" + deed, Map.of(), crisisHears, 422));
    }
    rows.addAll(sessionRows(l));
    String initiative = l + "/plan/{number:\\d{1,3}\\.\\d{1,4}}";
    for (String page : List.of("/plan", "/plan.csv", "/plan.json")) {
      rows.add(read(l + page, "/en" + page, PLANNERS));
    }
    rows.add(read(initiative + "/update", "/en/plan/2.21/update", PLANNERS));
    rows.add(read(initiative + "/update", "/en/plan/9.99/update", Set.of()));
    for (String deed : List.of("/updates", "/steps")) {
      rows.add(send(initiative + deed, "/en/plan/2.21" + deed, Map.of(), PLANNERS, 422));
      rows.add(send(initiative + deed, "/en/plan/9.99" + deed, Map.of(), Set.of(), 422));
    }
    rows.addAll(careRows(l));
    rows.add(read(l + "/accounts", "/en/accounts", ADMINISTRATOR));
    rows.add(send(l + "/accounts", "/en/accounts", Map.of("login", "x"), ADMINISTRATOR, 422));
    rows.add(read(account, "/en/accounts/" + spare, ADMINISTRATOR));
    rows.add(
        send(
            account + "/disabling",
            "/en/accounts/" + spare + "/disabling",
            Map.of(),
            ADMINISTRATOR,
            303));
    rows.add(
        send(
            account + "/enabling",
            "/en/accounts/" + spare + "/enabling",
            Map.of(),
            ADMINISTRATOR,
            303));
    rows.add(
        send(
            account + "/unlocking",
            "/en/accounts/" + spare + "/unlocking",
            Map.of(),
            Set.of(),
            303));
    rows.add(
        send(
            account + "/password",
            "/en/accounts/" + spare + "/password",
            Map.of("password", "short"),
            ADMINISTRATOR,
            422));
    rows.add(read(l + "/trail", "/en/trail", PRIVACY));
    rows.add(read(l + "/trail", "/en/trail?person=" + person("most"), PRIVACY));
    rows.add(read(l + "/trail.csv", "/en/trail.csv", PRIVACY));
    rows.add(read(l + "/trail/accounts", "/en/trail/accounts", PRIVACY));
    rows.add(read(l + "/account", "/en/account", ALL));
    rows.add(send(l + "/account/language", "/en/account/language", Map.of("tag", "en"), ALL, 303));
    rows.add(
        send(
            l + "/account/password",
            "/en/account/password",
            Map.of("old", "x", "chosen", "a", "again", "b"),
            ALL,
            422));
    return rows;
  }

  private static List<Row> sessionRows(String l) {
    List<Row> rows = new ArrayList<>();
    String session = l + "/sessions/{session:\\d{1,18}}";
    rows.add(read(l + "/sessions", "/en/sessions", HOLDERS));
    rows.add(read(l + "/sessions/new", "/en/sessions/new", HOLDERS));
    rows.add(send(l + "/sessions", "/en/sessions", Map.of(), HOLDERS, 422));
    for (String page : List.of("", "/answers.csv", "/room")) {
      rows.add(read(session + page, "/en/sessions/1" + page, HOLDERS));
      rows.add(read(session + page, "/en/sessions/99" + page, Set.of()));
    }
    rows.add(read("/room-{hash:[0-9a-f]+}.js", "/room-0.js", Set.of()));
    rows.add(read(session + "/live", "/en/sessions/99/live", Set.of()));
    for (String deed : List.of("/steps", "/words", "/paper", "/record")) {
      rows.add(
          send(session + deed, "/en/sessions/1" + deed, Map.of("paper-1-1", "x"), HOLDERS, 422));
      rows.add(
          send(session + deed, "/en/sessions/99" + deed, Map.of("paper-1-1", "x"), Set.of(), 422));
    }
    return rows;
  }

  private static List<Row> careRows(String l) {
    String care = l + "/people/{person}/care";
    String consent = l + "/people/{person}/consent";
    String one = "/en/people/" + person("crisis-only");
    List<Row> rows = new ArrayList<>();
    rows.add(read(l + "/care", "/en/care", PEOPLE));
    rows.add(read(l + "/cards", "/en/cards", PEOPLE));
    rows.add(read(care, one + "/care", CRISIS));
    rows.add(read(care, "/en/people/" + person("police-only") + "/care", POLICE_TOO));
    rows.add(read(care, "/en/people/0000000000/care", Set.of()));
    rows.add(read(care + "/plan.pdf", one + "/care/plan.pdf", CRISIS));
    rows.add(
        read(
            care + "/plan.pdf",
            "/en/people/" + person("police-only") + "/care/plan.pdf",
            Set.of()));
    rows.add(send(care + "/steps", one + "/care/steps", Map.of(), CRISIS, 422));
    String what = "/{what:outreach|assessment|note|goal|plan|task|card}";
    for (String form : List.of("outreach", "assessment", "note", "goal", "plan", "task", "card")) {
      rows.add(send(care + what, one + "/care/" + form, Map.of(), CRISIS, 422));
    }
    Map<String, String> goal = Map.of("words", "A home of her own");
    rows.add(send(care + what, one + "/care/goal", goal, CRISIS, 303));
    rows.add(
        send(care + what, "/en/people/" + person("police-only") + "/care/goal", goal, CRISIS, 422));
    rows.add(send(l + "/care/draws", "/en/care/draws", Map.of(), PARTNERS, 422));
    rows.add(
        send(
            l + "/care/draws/{draw:\\d{1,18}}/drawing",
            "/en/care/draws/1/drawing",
            Map.of(),
            PARTNERS,
            422));
    rows.add(
        send(
            l + "/care/tasks/{task:\\d{1,18}}/steps",
            "/en/care/tasks/1/steps",
            Map.of("status", "in-progress"),
            CRISIS,
            303));
    rows.add(read(l + "/consent-form.pdf", "/en/consent-form.pdf", PARTNERS));
    rows.add(read(consent, one + "/consent", CRISIS));
    rows.add(read(consent, "/en/people/" + person("police-only") + "/consent", CRISIS));
    rows.add(send(consent, one + "/consent", Map.of(), CRISIS, 422));
    rows.add(send(consent + "/refusals", one + "/consent/refusals", Map.of(), CRISIS, 422));
    rows.add(
        send(
            consent + "/{consent:\\d{1,18}}/revocation",
            one + "/consent/1/revocation",
            Map.of(),
            CRISIS,
            422));
    String meeting = l + "/meetings/{meeting:\\d{1,18}}";
    rows.add(read(l + "/meetings", "/en/meetings", PARTNERS));
    rows.add(send(l + "/meetings", "/en/meetings", Map.of(), PARTNERS, 422));
    rows.add(read(meeting, "/en/meetings/1", PARTNERS));
    rows.add(read(meeting, "/en/meetings/99", Set.of()));
    rows.add(read(meeting + "/packet.pdf", "/en/meetings/1/packet.pdf", PARTNERS));
    rows.add(
        send(
            meeting + "/{what:seat|decision|task|closing}",
            "/en/meetings/1/seat",
            Map.of(),
            PARTNERS,
            422));
    rows.add(
        read(
            l + "/accounting/{person:[0-9A-HJKMNP-TV-Z]{10}}",
            "/en/accounting/" + person("most"),
            PRIVACY));
    return rows;
  }

  private static String path(String person) {
    return "/en/people/%s/records/%d".formatted(person(person), NUMBERS.get(person));
  }

  private static String question() {
    String link =
        browser("crisis.steward")
            .page("/en/people/" + person("almost"))
            .select("a[href*=/questions/]")
            .attr("href");
    return link;
  }

  /** Open to everybody, and tested by the sign-in test; nothing about people is behind them. */
  private static final Set<String> OPEN =
      Set.of(
          "GET /",
          "GET /health",
          "GET /robots.txt",
          "GET /icon.svg",
          "GET /style-{hash}.css",
          "GET /{language:en|es}/sign-in",
          "POST /{language:en|es}/sign-in",
          "POST /{language:en|es}/sign-in/demo",
          "POST /{language:en|es}/sign-out",
          " /error");

  @Test
  void everyRouteHasARow() {
    Set<String> routes = new TreeSet<>();
    for (RequestMappingInfo info :
        workspace
            .context()
            .getBean(RequestMappingHandlerMapping.class)
            .getHandlerMethods()
            .keySet()) {
      Set<String> methods = new TreeSet<>();
      info.getMethodsCondition().getMethods().forEach(method -> methods.add(method.name()));
      for (String pattern : info.getPatternValues()) {
        if (methods.isEmpty()) {
          routes.add(" " + pattern);
        }
        methods.forEach(method -> routes.add(method + " " + pattern));
      }
    }
    Set<String> known = new TreeSet<>(OPEN);
    rows().forEach(row -> known.add(row.route()));
    assertThat(routes).as("routes of the framework and rows of the matrix").isEqualTo(known);
  }

  @TestFactory
  List<DynamicTest> matrix() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Row row : rows()) {
      tests.add(DynamicTest.dynamicTest(row.route() + " as " + row.path(), () -> check(row)));
    }
    return tests;
  }

  private static void check(Row row) {
    String path = prepare(row.path());
    boolean reads = row.route().startsWith("GET");
    HttpResponse<String> stranger =
        reads ? workspace.browser().get(path) : workspace.browser().post(path, row.form());
    assertThat(stranger.statusCode()).as("before sign-in").isEqualTo(reads ? 303 : 404);
    for (String login : LOGINS) {
      RunningWorkspace.Browser browser = browser(login);
      HttpResponse<String> answer = reads ? browser.get(path) : browser.post(path, row.form());
      if (row.allowed().contains(login)) {
        assertThat(answer.statusCode()).as(login).isEqualTo(row.status());
      } else {
        HttpResponse<String> nonsense =
            reads
                ? browser.get("/en/no/such/address")
                : browser.post("/en/no/such/address", row.form());
        assertThat(answer.statusCode()).as(login).isEqualTo(404);
        assertThat(Answers.alike(answer)).as(login).isEqualTo(Answers.alike(nonsense));
      }
    }
    if (!reads) {
      HttpResponse<String> forged = browser("crisis.steward").postBare(path, row.form());
      assertThat(forged.statusCode()).as("without the form's token").isEqualTo(403);
    }
  }

  /** Makes the decision or attachment that the row is about; only stewards come so far. */
  private static String prepare(String path) {
    RunningWorkspace.Browser steward = browser("crisis.steward");
    if (path.contains("{decision}")) {
      String record = path("crisis-only");
      String other =
          steward.page(record).select("a[href*=with=]").attr("href").replaceAll(".*with=", "");
      String run = steward.page(record).select("input[name=run]").attr("value");
      HttpResponse<String> decided =
          steward.post(
              record + "/decision",
              Map.of(
                  "with",
                  other,
                  "run",
                  run,
                  "verdict",
                  "not-same",
                  "reason",
                  "Two people, I met both"));
      assertThat(decided.statusCode()).isEqualTo(303);
      return steward
          .page("/en/people/" + person("crisis-only"))
          .select("form[action$=/withdrawal]")
          .attr("action");
    }
    if (path.contains("{attachment}")) {
      String page = "/en/numbers/" + frequent("number");
      HttpResponse<String> attached =
          steward.post(
              page + "/attachments",
              Map.of("person", person("most"), "reason", "Calls from her own phone"));
      assertThat(attached.statusCode()).isEqualTo(303);
      return steward.page(page).select("form[action$=/removal]").attr("action");
    }
    return path;
  }
}
