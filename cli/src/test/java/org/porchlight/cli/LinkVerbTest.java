package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code porchlight link} on a small made-up city: what it keeps, and a model that it is given. One
 * city for all tests, in their order: making it takes longer than they do.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LinkVerbTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

  @TempDir static Path folder = Path.of("");

  private static final ByteArrayOutputStream OUT = new ByteArrayOutputStream();
  private static final ByteArrayOutputStream ERR = new ByteArrayOutputStream();

  @BeforeAll
  static void makeACity() {
    assertThat(run("demo", "--no-serve", "--years", "1", "--people", "2000"))
        .as(said())
        .isLessThanOrEqualTo(1);
  }

  @Test
  @Order(1)
  void nothingIsKeptUnlessAskedFor() {
    assertThat(link()).as(said()).isEqualTo(0);
    assertThat(kept("model.txt")).doesNotExist();
    assertThat(kept("report.html")).doesNotExist();
  }

  @Test
  @Order(2)
  void modelAndReportAreKeptForTheOwnerAlone() throws IOException {
    assertThat(link("--save-model", "--report", "--json")).as(said()).isEqualTo(0);
    assertThat(said()).contains("model.txt is written.").contains("report.html is written.");
    assertThat(Files.readString(kept("model.txt"))).startsWith("porchlight-linkage-model 1");
    assertThat(Files.readString(kept("report.html")))
        .startsWith("<!doctype html>")
        .containsIgnoringCase("made-up");
    JsonNode report = JsonMapper.shared().readTree(Files.readString(kept("report.json")));
    assertThat(report.get("format").asString()).isEqualTo("porchlight-link-report-1");
    JsonNode answer = JsonMapper.shared().readTree(OUT.toString(StandardCharsets.UTF_8));
    assertThat(report.get("report").get("totals").get("persons").asInt())
        .isEqualTo(answer.get("link").get("persons").asInt());
    assertThat(mode(folder.resolve("home/linkage"))).isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(kept("model.txt").getParent())) {
      for (Path file : files.toList()) {
        assertThat(mode(file)).as(file.toString()).isEqualTo("rw-------");
      }
    }
  }

  /** The same records by the same model are the same persons, and the report says so. */
  @Test
  @Order(3)
  void aSavedModelFindsTheSamePersonsAndTheReportBeforeIsComparedWith() throws IOException {
    String saved = Files.readString(kept("model.txt"));
    Path copy = Files.writeString(folder.resolve("yesterday.txt"), saved);
    JsonNode before = JsonMapper.shared().readTree(Files.readString(kept("report.json")));
    assertThat(link("--model", copy.toString(), "--save-model", "--report"))
        .as(said())
        .isEqualTo(0);
    assertThat(Files.readString(kept("model.txt"))).isEqualTo(saved);
    JsonNode now = JsonMapper.shared().readTree(Files.readString(kept("report.json")));
    assertThat(now.get("persons")).isEqualTo(before.get("persons"));
    assertThat(Files.readString(kept("report.html"))).contains("earlier run");
  }

  @Test
  @Order(4)
  void aModelThatCannotBeReadIsOneSentenceAndChangesNothing() throws IOException {
    String report = Files.readString(kept("report.json"));
    assertThat(link("--model", folder.resolve("none.txt").toString(), "--report")).isEqualTo(2);
    assertThat(said())
        .contains("there is no such file that may be read. Name one that --save-model wrote")
        .contains("[PL-LINK-008]");
    Path bad = Files.writeString(folder.resolve("bad.txt"), "something else\n");
    assertThat(link("--model", bad.toString(), "--report")).isEqualTo(2);
    assertThat(said()).contains("line 1: the first line must be 'porchlight-linkage-model 1'");
    assertThat(Files.readString(kept("report.json"))).isEqualTo(report);
  }

  /** A model of other columns says what to do, and is not taken for a fault of ours. */
  @Test
  @Order(5)
  void aModelOfOtherColumnsIsRefused() throws IOException {
    List<String> lines = Files.readAllLines(kept("model.txt"));
    int last = 0;
    for (int i = 0; i < lines.size(); i++) {
      last = lines.get(i).startsWith("comparison ") ? i : last;
    }
    Path other =
        Files.writeString(
            folder.resolve("other.txt"), String.join("\n", lines.subList(0, last)) + "\n");
    assertThat(link("--model", other.toString())).as(said()).isEqualTo(2);
    assertThat(said()).contains("Give the columns the roles").contains("[PL-LINK-002]");
  }

  private static Path kept(String name) {
    return folder.resolve("home/linkage").resolve(name);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static int link(String... options) {
    List<String> words =
        new java.util.ArrayList<>(List.of("link", folder.resolve("home/city").toString()));
    words.addAll(List.of(options));
    return run(words.toArray(new String[0]));
  }

  private static int run(String... words) {
    OUT.reset();
    ERR.reset();
    Console console =
        new Console(
            new PrintStream(OUT, true, StandardCharsets.UTF_8),
            new PrintStream(ERR, true, StandardCharsets.UTF_8),
            false);
    List<String> arguments = new java.util.ArrayList<>(List.of(words));
    arguments.addAll(List.of("--home", folder.resolve("home").toString()));
    return Porchlight.run(console, CLOCK, arguments.toArray(new String[0]));
  }

  private static String said() {
    return ERR.toString(StandardCharsets.UTF_8);
  }
}
