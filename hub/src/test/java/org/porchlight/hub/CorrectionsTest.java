package org.porchlight.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.release.Cell;
import org.porchlight.release.Release;
import org.porchlight.release.ReleasedTable;
import org.porchlight.release.Releases;
import org.porchlight.release.TakenBack;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a later release changed is told with its old number; of one taken back, nothing is. */
class CorrectionsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir static Path releases;

  private static RunningHub hub;
  private static Release first;
  private static Release third;

  @BeforeAll
  static void start() throws IOException {
    // The same invented city, with other random numbers each time.
    SampleRelease sample = new SampleRelease(List.of("en", "es"), true);
    first = Release.open(sample.write(releases));
    sample.write(releases);
    third = Release.open(sample.write(releases));
    new Releases(releases).takeBack(List.of(new TakenBack("0002", null, null)));
    // Cut off while it was copied by hand.
    Path half = Files.createDirectories(releases.resolve("0000"));
    Files.writeString(half.resolve("manifest.json"), "{\"format\":", StandardCharsets.UTF_8);
    hub = new RunningHub(releases, Optional.empty());
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  /** By a cell's name: what the first release says and what the third says, where they differ. */
  private static Map<String, String> expected() {
    Map<String, String> changed = new HashMap<>();
    for (ReleasedTable table : third.tables().values()) {
      for (Cell is : table.cells()) {
        Cell was =
            first
                .table(table.head().id())
                .flatMap(one -> one.find(is.area(), is.time(), is.type()))
                .orElseThrow();
        if (!Objects.equals(was.value(), is.value())) {
          changed.put(is.key(table.head().id()).toString(), was.value() + " " + is.value());
        }
      }
    }
    return changed;
  }

  @Test
  void everyChangedNumberIsToldAndItsOldOneCanBeRead() {
    JsonNode all = JSON.readTree(hub.get("/api/v1/corrections").body());
    Map<String, String> told = new HashMap<>();
    for (JsonNode one : all.path("corrections")) {
      assertThat(one.path("from").asString()).isEqualTo("0001");
      assertThat(one.path("to").asString()).isEqualTo("0003");
      assertThat(one.path("reason").path("en").asString()).contains("came late");
      told.put(one.path("cell").asString(), value(one.path("was")) + " " + value(one.path("is")));
    }
    assertThat(told).hasSizeGreaterThan(50).isEqualTo(expected());
    JsonNode some = all.path("corrections").path(0);
    JsonNode earlier =
        JSON.readTree(hub.get(some.path("earlier").asString()).body()).path("cells").path(0);
    assertThat(earlier.path("cell")).isEqualTo(some.path("cell"));
    assertThat(value(earlier)).isEqualTo(value(some.path("was")));
  }

  private static String value(JsonNode number) {
    return number.has("value") ? String.valueOf(number.get("value").asLong()) : "null";
  }

  @Test
  void thePageTellsThemInBothLanguages() {
    Document page = Jsoup.parse(hub.get("/en/corrections").body());
    assertThat(page.select("main tbody tr")).hasSize(40);
    assertThat(page.select("main").text())
        .contains("Reports of two months came late.")
        .contains("more are in the full list")
        .contains("Releases that were taken back")
        .contains("Release 0002");
    assertThat(page.select("main tbody a").eachAttr("href"))
        .allSatisfy(link -> assertThat(link).contains("release=0001"));
    page.select("main [data-cell]")
        .forEach(
            shown -> assertThat(shown.closest("a")).as("an old number under a new name").isNull());
    assertThat(Jsoup.parse(hub.get("/es/corrections").body()).select("h1").text())
        .isEqualTo("Cifras cambiadas");
  }

  @Test
  void aReleaseTakenBackIsGoneEverywhere() {
    HttpResponse<String> file = hub.get("/releases/0002/manifest.json");
    assertThat(file.statusCode()).isEqualTo(410);
    assertThat(Jsoup.parse(file.body()).select("h1").text())
        .isEqualTo("These numbers were taken back");
    HttpResponse<String> table = hub.get("/api/v1/tables/survey?release=0002");
    assertThat(table.statusCode()).isEqualTo(410);
    assertThat(table.body()).contains("urn:porchlight:taken-back-release");
    assertThat(hub.get("/releases/0002/tables/survey.csv-metadata.json").statusCode())
        .isEqualTo(410);
    assertThat(hub.get("/releases/0001/manifest.json").statusCode()).isEqualTo(200);
  }

  @Test
  void aReleaseThatIsHalfThereIsNotFoundAndBreaksNothing() {
    assertThat(hub.get("/releases/0000/manifest.json").statusCode()).isEqualTo(404);
    assertThat(hub.get("/api/v1/tables?release=0000").statusCode()).isEqualTo(404);
    assertThat(hub.get("/en/corrections").statusCode()).isEqualTo(200);
  }

  @Test
  void feedsSayWhichReleaseHasNews() {
    for (String path :
        List.of(
            "/en/topics/crime",
            "/en/places/east-1",
            "/en/areas/districts/east",
            "/es/corrections")) {
      HttpResponse<String> answer = hub.get(path + ".atom");
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/atom+xml");
      Document feed = Jsoup.parse(answer.body(), Parser.xmlParser());
      assertThat(feed.select("feed > link[rel=self]").attr("href")).endsWith(path + ".atom");
      assertThat(feed.select("entry > id").eachText()).isNotEmpty().doesNotHaveDuplicates();
      assertThat(feed.select("entry > id").eachText().getFirst()).endsWith(":0003");
      assertThat(feed.text()).containsAnyOf("Made-up data", "Datos inventados");
      assertThat(feed.text()).doesNotContain("0002");
    }
    // The survey has the same numbers in every release: its only news is its first.
    Document survey = Jsoup.parse(hub.get("/en/topics/survey.atom").body(), Parser.xmlParser());
    assertThat(survey.select("entry")).hasSize(1);
    assertThat(hub.get("/en/topics/nowhere.atom").statusCode()).isEqualTo(404);
    assertThat(hub.get("/en/places/nowhere.atom").statusCode()).isEqualTo(404);
  }
}
