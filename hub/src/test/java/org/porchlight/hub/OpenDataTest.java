package org.porchlight.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.release.Cell;
import org.porchlight.release.Manifest;
import org.porchlight.release.Release;
import org.porchlight.release.ReleasedTable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What programs get is what was released: no cell more, none less, none otherwise. */
class OpenDataTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir static Path releases;

  private static RunningHub hub;
  private static Release release;

  @BeforeAll
  static void start() throws IOException {
    release = Release.open(new SampleRelease(List.of("en", "es"), true).write(releases));
    hub = new RunningHub(releases, Optional.empty());
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  private static JsonNode json(String address) {
    HttpResponse<String> answer = hub.get(address);
    assertThat(answer.statusCode()).as(address).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  /** A cell as one line: its name, its status, its numbers. */
  private static String line(String table, Cell cell) {
    String status = cell.lacksRecords() ? "no-data" : cell.isHidden() ? "hidden" : "shown";
    return "%s %s %s %s %s"
        .formatted(cell.key(table), status, cell.value(), cell.base(), cell.margin());
  }

  private static String line(JsonNode cell) {
    return "%s %s %s %s %s"
        .formatted(
            cell.path("cell").asString(),
            cell.path("status").asString(),
            number(cell, "value"),
            number(cell, "base"),
            number(cell, "margin"));
  }

  private static String number(JsonNode cell, String name) {
    return cell.has(name) ? String.valueOf(cell.get(name).asLong()) : "null";
  }

  private static List<String> released(ReleasedTable table) {
    return table.cells().stream().map(cell -> line(table.head().id(), cell)).sorted().toList();
  }

  @Test
  void theApiHasExactlyTheReleasedCells() {
    List<String> listed = new ArrayList<>();
    for (JsonNode table : json("/api/v1/tables").path("tables")) {
      listed.add(table.path("id").asString());
    }
    assertThat(listed).containsExactlyElementsOf(release.tables().keySet());
    int hidden = 0;
    for (ReleasedTable table : release.tables().values()) {
      List<String> answered = new ArrayList<>();
      for (JsonNode cell : json("/api/v1/tables/" + table.head().id()).path("cells")) {
        answered.add(line(cell));
        hidden += cell.path("status").asString().equals("hidden") ? 1 : 0;
      }
      assertThat(answered.stream().sorted().toList()).isEqualTo(released(table));
    }
    assertThat(hidden).isGreaterThan(20);
  }

  @Test
  void filteredPartsPutTogetherAreTheTableAgain() {
    ReleasedTable table = release.table("crisis-responses").orElseThrow();
    List<String> byPeriod = new ArrayList<>();
    for (var period : table.head().time().members()) {
      for (JsonNode cell :
          json("/api/v1/tables/crisis-responses?period=" + period.id()).path("cells")) {
        byPeriod.add(line(cell));
      }
    }
    assertThat(byPeriod.stream().sorted().toList()).isEqualTo(released(table));
    assertThat(
            json("/api/v1/tables/crisis-responses?area=districts:east&period=2025&type=all")
                .path("cells"))
        .singleElement()
        .extracting(cell -> cell.path("cell").asString())
        .isEqualTo("crisis-responses/districts:east/2025/all");
    assertThat(
            json("/api/v1/tables/crisis-responses?area=districts:east&period=2026-09")
                .path("cells"))
        .isEmpty();
  }

  @Test
  void csvHasTheReleasedRowsByteForByte() throws IOException {
    String whole = Files.readString(releases.resolve("0001/tables/crime-reports.csv"));
    HttpResponse<String> all = hub.get("/api/v1/tables/crime-reports?format=csv");
    assertThat(all.body()).isEqualTo(whole);
    assertThat(all.headers().firstValue("Link").orElse(""))
        .contains("/releases/0001/tables/crime-reports.csv-metadata.json");
    String[] part =
        hub.get("/api/v1/tables/crime-reports?format=csv&type=violent&period=2025")
            .body()
            .split("\r\n", -1);
    List<String> rows = List.of(whole.split("\r\n", -1));
    assertThat(part[0]).isEqualTo(rows.getFirst());
    List<String> expected = rows.stream().filter(row -> row.contains(",2025,violent,")).toList();
    assertThat(expected).hasSizeGreaterThan(10);
    assertThat(List.of(part).subList(1, part.length - 1)).isEqualTo(expected);
  }

  @Test
  void geoJsonJoinsEveryAreaOfALayerToItsOutline() {
    for (Manifest.Layer layer : release.manifest().layers()) {
      TreeSet<String> answered = new TreeSet<>();
      JsonNode map =
          json("/api/v1/tables/crime-reports?format=geojson&period=2025&layer=" + layer.id());
      for (JsonNode feature : map.path("features")) {
        boolean known = !feature.path("id").asString().endsWith(":unknown");
        assertThat(feature.path("geometry").path("type").asString(""))
            .isEqualTo(known ? "Polygon" : "");
        feature.path("properties").path("cells").forEach(cell -> answered.add(line(cell)));
      }
      TreeSet<String> expected = new TreeSet<>();
      release.table("crime-reports").orElseThrow().cells().stream()
          .filter(cell -> cell.area().startsWith(layer.id() + ":") && cell.time().equals("2025"))
          .forEach(cell -> expected.add(line("crime-reports", cell)));
      assertThat(answered).isNotEmpty().isEqualTo(expected);
    }
    JsonNode one =
        json("/api/v1/tables/crime-reports?format=geojson&period=2025&layer=districts&type=all");
    assertThat(one.path("features").path(0).path("properties").path("status").asString())
        .isEqualTo("shown");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/nowhere, 404, unknown-address",
    "/api/v1/tables/nowhere, 404, unknown-table",
    "/api/v1/tables?release=0009, 404, unknown-release",
    "/api/v1/tables?release=9, 404, unknown-release",
    "/api/v1/tables/survey?release=../etc, 404, unknown-release",
    "/api/v1/tables/survey?area=nowhere, 400, unknown-area",
    "/api/v1/tables/survey?layer=beats, 400, unknown-layer",
    "/api/v1/tables/survey?period=1999-01, 400, unknown-period",
    "/api/v1/tables/survey?type=nothing, 400, unknown-type",
    "/api/v1/tables/survey?format=xml, 400, unknown-format",
    "/api/v1/tables/survey?color=red, 400, unknown-parameter",
    "/api/v1/tables/survey?type=police&type=fire, 400, unknown-parameter",
    "/api/v1/tables/survey?type=, 400, unknown-parameter",
    "/api/v1/releases?x=1, 400, unknown-parameter",
    "/api/v1/corrections?x=1, 400, unknown-parameter",
    "/api/v1/tables/survey?format=geojson, 400, layer-and-period-needed",
    "/api/v1/tables/survey?format=parquet&type=fire, 400, parquet-is-whole",
    "/api/v1/tables/survey?format=parquet, 404, no-parquet"
  })
  void whatIsNotKnownIsOneClearProblem(String address, int status, String kind) {
    HttpResponse<String> answer = hub.get(address);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.path("type").asString()).isEqualTo("urn:porchlight:" + kind);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("detail").asString()).isNotBlank().doesNotContain("nowhere", "red");
    assertThat(hub.get(problem.path("next").asString()).statusCode()).isIn(200, 302);
  }

  @Test
  void aNameLongerThanAnyIsNotLookedUp() {
    HttpResponse<String> answer = hub.get("/api/v1/tables/survey?area=" + "x".repeat(101));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("1 to 100 characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/tables",
        "/api/v1/tables/survey",
        "/api/v1/tables/survey?format=csv",
        "/api/v1/corrections",
        "/api/v1/openapi.json",
        "/data.json",
        "/data3.jsonld",
        "/datapackage.json",
        "/releases/0001/tables/survey.csv-metadata.json",
        "/en/topics/crime.atom",
        "/es/topics/crime.jsonld",
        "/sitemap.xml"
      })
  void dataIsOpenToOtherSitesKeptAndAskedForAgain(String address) {
    HttpResponse<String> answer = hub.get(address, "Origin", "https://elsewhere.example");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
        .contains("public")
        .contains("max-age=300");
    String tag = answer.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = hub.get(address, "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void pagesAreNotOpenToOtherSites() {
    assertThat(hub.get("/en/").headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void sendingToTheApiIsRefused() {
    HttpResponse<String> answer = hub.post("/api/v1/tables");
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.body()).contains("urn:porchlight:read-only");
  }

  @ParameterizedTest
  @CsvSource({
    "/es/places/nowhere, No conocemos ningún lugar con ese nombre.",
    "/en/areas/districts/nowhere, We know no place of that name.",
    "/fr/topics/crime, does not speak that language yet"
  })
  void aPageThatIsNotThereSaysWhyAndHasAWayOn(String address, String words) {
    HttpResponse<String> answer = hub.get(address);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains(words);
  }
}
