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
 * No personal value leaves the encrypted lake: not into a log, a report, a release, a page, an
 * address or a message, whether the input is good or bad and whether the database answers or not.
 */
class CanaryTest {
  private static final Pattern LINK = Pattern.compile("(?:href|src|action)=\"(/[^\"#]*)");
  private static final int MOST_PAGES = 150;

  @TempDir Path folder;

  @Test
  void noPersonalValueStandsAnywhereButInTheLake() throws IOException, InterruptedException {
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
    assertThat(launcher.run(Map.of(), "attack", at, "--json").code()).isLessThanOrEqualTo(1);

    List<String> pages = new ArrayList<>();
    try (Launcher.Running hub = launcher.serve(city.folder(), home)) {
      pages.addAll(crawl(hub.url()));
      stopDatabase(home);
      pages.add(get(URI.create(hub.url()).resolve("/en/plan")));
      pages.add(get(URI.create(hub.url()).resolve("/en/places/ZZNOSUCHPLACE")));
    }
    assertThat(pages).hasSizeGreaterThan(8);

    city.writeRecords("ZZCANARY-F,2025-03-01,\"ZZCANARY never ends\n");
    assertThat(launcher.run(Map.of(), "run", settings, "--home", at).code()).isLessThanOrEqualTo(2);
    Files.writeString(
        city.folder().resolve("extracts/reports.csv"), "ZZCANARY,ZZCANARYHEAD\n1,2\n");
    assertThat(launcher.run(Map.of(), "run", settings, "--home", at).code()).isEqualTo(2);
    Files.delete(home.resolve("keys/lake.key"));
    assertThat(launcher.run(Map.of(), "publish", settings, "--home", at).code()).isEqualTo(2);
    downWithPasswords(launcher, city, home);

    assertThat(found(outputs)).as("what the command said").isEmpty();
    assertThat(found(home)).as("what the home holds, the lake included").isEmpty();
    assertThat(pages).noneMatch(CanaryTest::holdsCanary);
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
    Launcher.Ended down =
        launcher.run(
            Map.of(
                "PORCHLIGHT_DATABASE_OWNER_PASSWORD", "ZZCANARYOWNER",
                "PORCHLIGHT_DATABASE_HUB_PASSWORD", "ZZCANARYHUB"),
            "serve",
            city.folder().toString(),
            "--home",
            home.toString(),
            "--port",
            "0");
    assertThat(down.code()).as(down.said()).isEqualTo(2);
    assertThat(down.said()).contains("PL-DATABASE-001");
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
          .filter(file -> !tree.relativize(file).toString().matches("postgres/programs-.*"))
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
