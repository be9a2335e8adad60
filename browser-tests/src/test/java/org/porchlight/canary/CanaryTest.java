package org.porchlight.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.journeys.Launcher;

/**
 * No personal value leaves the encrypted lake and the study: not into a log, a report, a release, a
 * page, an address or a message, whether the input is good or bad and whether the database answers
 * or not.
 */
class CanaryTest {
  private static final Pattern LINK = Pattern.compile("(?:href|src|action)=\"(/[^\"#]*)");
  private static final int MOST_PAGES = 150;
  private static final String PASSWORD = "PORCHLIGHT_ACCOUNT_PASSWORD";
  private static final String FIRST = "ZZCANARY walks over nine hills";
  private static final String OWN = "nine ZZCANARY hills walk over it";
  private static final String TYPED = "ZZCANARY said so on the telephone";
  private static final Map<String, String> SOMEBODY =
      Map.of("login", "ZZCANARYLOGIN", "password", "ZZCANARYPASSWORD");

  /** Where PostgreSQL keeps its rows: the study is there to hold people. Its log is not. */
  private static final String ROWS = "postgres/(programs-.*|data/(base|pg_wal)/.*)";

  @TempDir Path folder;

  @Test
  void noPersonalValueStandsAnywhereButInTheStudy() throws IOException, InterruptedException {
    CanaryCity city = new CanaryCity(folder.resolve("city"));
    Path home = folder.resolve("home");
    Path outputs = Files.createDirectories(folder.resolve("outputs"));
    Launcher launcher = new Launcher(outputs);
    String settings = city.folder().toString();
    String at = home.toString();

    assertThat(launcher.run(Map.of(), "check", settings, "--json").code()).isEqualTo(0);
    Launcher.Ended imported = launcher.run(Map.of(), "import", settings, "--home", at, "--json");
    assertThat(imported.code()).as(imported.said()).isLessThanOrEqualTo(1);
    assertThat(imported.printed()).as("the bad rows were met").doesNotContain("\"rejected\":0,");
    assertThat(launcher.run(Map.of(), "publish", settings, "--home", at, "--dry-run").code())
        .isEqualTo(0);
    Launcher.Ended run = launcher.run(Map.of(), "run", settings, "--home", at, "--json");
    assertThat(run.code()).as(run.said()).isLessThanOrEqualTo(1);
    assertThat(run.printed()).as("people were linked").doesNotContain("\"link\":null");
    assertThat(launcher.run(Map.of(), "attack", at, "--json").code()).isLessThanOrEqualTo(1);
    whoIsWho(launcher, city, at, outputs);

    List<String> pages = new ArrayList<>();
    try (Launcher.Running doors = launcher.serveBoth(city.folder(), home);
        TeamsDoor stranger = new TeamsDoor(doors.workspace());
        TeamsDoor steward = new TeamsDoor(doors.workspace())) {
      pages.addAll(crawl(doors.url()));
      atTheTeamsDoor(stranger, steward);
      stopDatabase(home);
      pages.add(get(URI.create(doors.url()).resolve("/en/plan")));
      pages.add(get(URI.create(doors.url()).resolve("/en/places/ZZNOSUCHPLACE")));
      assertThat(steward.get("/en/people")).isGreaterThanOrEqualTo(500);
      assertThat(stranger.post("/en/sign-in", "/en/sign-in", SOMEBODY)).isGreaterThanOrEqualTo(400);
      pages.addAll(stranger.outside());
      pages.addAll(steward.outside());
    }
    assertThat(pages).hasSizeGreaterThan(100);

    city.writeRecords("ZZCANARY-F,2025-03-01,\"ZZCANARY never ends\n");
    assertThat(launcher.run(Map.of(), "run", settings, "--home", at).code()).isLessThanOrEqualTo(2);
    Files.writeString(
        city.folder().resolve("extracts/reports.csv"), "ZZCANARY,ZZCANARYHEAD\n1,2\n");
    assertThat(launcher.run(Map.of(), "run", settings, "--home", at).code()).isEqualTo(2);
    downWithPasswords(launcher, city, home);
    Files.delete(home.resolve("keys/lake.key"));
    assertThat(launcher.run(Map.of(), "publish", settings, "--home", at).code()).isEqualTo(2);

    assertThat(found(outputs)).as("what the command said").isEmpty();
    assertThat(found(home)).as("what the home holds beside the study, the lake included").isEmpty();
    assertThat(pages).noneMatch(CanaryTest::holdsCanary);
  }

  /** The verbs about people, with good input and with bad. */
  private static void whoIsWho(Launcher launcher, CanaryCity city, String at, Path outputs) {
    String settings = city.folder().toString();
    assertThat(launcher.run(Map.of(), "link", settings, "--home", at, "--json").code()).isZero();
    Launcher.Ended neighbors =
        launcher.run(Map.of(), "neighbors", settings, "--home", at, "--json");
    assertThat(neighbors.code()).as(neighbors.said()).isZero();
    assertThat(neighbors.printed()).as("somebody was counted").doesNotContain("\"count\":0,");
    assertThat(launcher.run(Map.of(), "neighbors", settings, "--home", at, "--window", "7d").code())
        .isEqualTo(2);
    String[] account = {
      "account",
      settings,
      "--home",
      at,
      "--login",
      "keeper",
      "--name",
      "Keeper",
      "--role",
      "steward",
      "--agency",
      "police"
    };
    assertThat(launcher.run(Map.of(PASSWORD, CanaryCity.CANARY), account).code()).isEqualTo(2);
    Launcher.Ended added = launcher.run(Map.of(PASSWORD, FIRST), account);
    assertThat(added.code()).as(added.said()).isZero();
    assertThat(launcher.run(Map.of(PASSWORD, FIRST), account).code()).isEqualTo(2);

    String records = city.folder().resolve("extracts/reports.csv").toString();
    String out = outputs.resolve("persons.csv").toString();
    Launcher.Ended dedupe =
        launcher.run(
            Map.of(),
            "dedupe",
            records,
            "--role",
            "victim=full-name",
            "--role",
            "born=birth-date",
            "--out",
            out,
            "--json");
    assertThat(dedupe.code()).as(dedupe.said()).isLessThanOrEqualTo(1);
    assertThat(launcher.run(Map.of(), "dedupe", records, "--role", "nobody=full-name").code())
        .isEqualTo(2);
  }

  /** Pages with good and bad input, signed in and not. */
  private static void atTheTeamsDoor(TeamsDoor stranger, TeamsDoor steward)
      throws IOException, InterruptedException {
    stranger.get("/en/people");
    stranger.get("/en/no-such-page");
    stranger.post("/en/sign-in", "/en/sign-in", SOMEBODY);
    stranger.post("/en/no-such-page", "/en/people/0000000000/records/1/decision", SOMEBODY);

    steward.post("/en/sign-in", "/en/sign-in", Map.of("login", "keeper", "password", FIRST));
    steward.post(
        "/en/account", "/en/account/password", Map.of("old", FIRST, "chosen", OWN, "again", OWN));
    Set<String> walked = steward.walk("/en/people?agency=police&window=365&atLeast=2");
    assertThat(walked).as("records of people").anyMatch(path -> path.contains("/records/"));
    assertThat(steward.inside())
        .as("restricted pages name people")
        .anyMatch(CanaryTest::holdsCanary);
    assertThat(walked).as("addresses").noneMatch(CanaryTest::holdsCanary);
    String record =
        walked.stream().filter(path -> path.matches(".*/records/\\d+")).findFirst().orElseThrow();
    Map<String, String> typed =
        Map.of("with", CanaryCity.CANARY, "verdict", "same", "run", "1", "reason", TYPED);
    assertThat(steward.post(record, record + "/decision", typed)).isEqualTo(404);
    assertThat(steward.get("/en/trail")).isEqualTo(404);
    assertThat(steward.get("/en/people?window=x")).isEqualTo(404);
  }

  /** A test that looks for something must be able to find it. */
  @Test
  void theSearchFindsWhatItLooksFor() throws IOException {
    Files.writeString(folder.resolve("a.log"), "…zzCanarySurname…");
    Files.write(folder.resolve("b.bin"), "born 1907-03-29".getBytes(StandardCharsets.UTF_16LE));
    Files.writeString(folder.resolve("c.txt"), "nothing");
    assertThat(found(folder)).containsExactly("a.log", "b.bin");
  }

  /** A city's own server that is down: the sentence must not repeat its passwords. */
  private static void downWithPasswords(Launcher launcher, CanaryCity city, Path home)
      throws IOException {
    Path settings = city.folder().resolve("city.yaml");
    Files.writeString(
        settings,
        Files.readString(settings)
            + "database: {url: \"jdbc:postgresql://127.0.0.1:1/city\", owner: keeper, hub: porch}\n");
    Map<String, String> passwords =
        Map.of(
            "PORCHLIGHT_DATABASE_OWNER_PASSWORD",
            "ZZCANARYOWNER",
            "PORCHLIGHT_DATABASE_HUB_PASSWORD",
            "ZZCANARYHUB",
            "PORCHLIGHT_DATABASE_WORKSPACE_PASSWORD",
            "ZZCANARYTEAM",
            PASSWORD,
            FIRST);
    String folder = city.folder().toString();
    String at = home.toString();
    for (String[] verb :
        List.of(
            new String[] {
              "serve",
              folder,
              "--home",
              at,
              "--door",
              "both",
              "--port",
              "0",
              "--workspace-port",
              "0"
            },
            new String[] {"neighbors", folder, "--home", at},
            new String[] {
              "account", folder, "--home", at, "--login", "other", "--name", "Other", "--role",
              "analyst"
            })) {
      Launcher.Ended down = launcher.run(passwords, verb);
      assertThat(down.code()).as(down.said()).isEqualTo(2);
      assertThat(down.said()).as(verb[0]).contains("PL-DATABASE-001");
    }
  }

  /** As if it had crashed under the open hub. */
  private static void stopDatabase(Path home) throws IOException {
    long server =
        Long.parseLong(
            Files.readAllLines(home.resolve("postgres/data/postmaster.pid")).getFirst().strip());
    ProcessHandle postmaster = ProcessHandle.of(server).orElseThrow();
    postmaster.destroyForcibly();
    postmaster.onExit().join();
  }

  private static List<String> crawl(String start) throws IOException, InterruptedException {
    URI root = URI.create(start);
    Deque<URI> open = new ArrayDeque<>(List.of(root));
    Set<URI> seen = new LinkedHashSet<>(open);
    List<String> pages = new ArrayList<>();
    while (!open.isEmpty() && pages.size() < MOST_PAGES) {
      String page = get(open.pop());
      pages.add(page);
      LINK.matcher(page)
          .results()
          .map(hit -> root.resolve(hit.group(1).replace("&amp;", "&").replace(" ", "%20")))
          .filter(seen::add)
          .forEach(open::add);
    }
    seen.forEach(address -> pages.add(address.toString()));
    return pages;
  }

  private static String get(URI address) throws IOException, InterruptedException {
    try (HttpClient client =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(address).build(),
              HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return response.headers().map() + "\n" + response.body();
    }
  }

  /** Names of the files that hold a canary in any of the ways a program writes text. */
  private static List<String> found(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !tree.relativize(file).toString().matches(ROWS))
          .filter(CanaryTest::fileHoldsCanary)
          .map(file -> tree.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private static boolean fileHoldsCanary(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return holdsCanary(new String(bytes, StandardCharsets.ISO_8859_1))
          || holdsCanary(new String(bytes, StandardCharsets.UTF_16LE))
          || holdsCanary(new String(bytes, StandardCharsets.UTF_16BE));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("a file cannot be searched", e);
    }
  }

  private static boolean holdsCanary(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    return upper.contains(CanaryCity.CANARY) || CanaryCity.RARE.stream().anyMatch(text::contains);
  }
}
