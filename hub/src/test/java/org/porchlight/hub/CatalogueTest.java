package org.porchlight.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.release.Release;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Catalogues name every table, and every address in them answers. */
class CatalogueTest {
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
    return JSON.readTree(hub.get(address).body());
  }

  private static void answers(String address) {
    URI whole = URI.create(address);
    assertThat(whole.getPort()).as(address).isEqualTo(hub.port());
    assertThat(hub.get(whole.getRawPath()).statusCode()).as(address).isEqualTo(200);
  }

  @Test
  void dcatUs11HasWhatItRequiresForEveryTable() {
    JsonNode catalogue = json("/data.json");
    assertThat(catalogue.path("conformsTo").asString())
        .isEqualTo("https://project-open-data.cio.gov/v1.1/schema");
    assertThat(catalogue.path("dataset")).hasSize(release.tables().size());
    for (JsonNode dataset : catalogue.path("dataset")) {
      for (String field :
          List.of("title", "description", "modified", "identifier", "accessLevel")) {
        assertThat(dataset.path(field).asString()).as(field).isNotBlank();
      }
      assertThat(dataset.path("keyword")).isNotEmpty();
      assertThat(dataset.path("publisher").path("name").asString()).isEqualTo("Larkfield");
      assertThat(dataset.path("contactPoint").path("hasEmail").asString())
          .isEqualTo("mailto:hub@larkfield.example");
      assertThat(dataset.path("description").asString()).startsWith("Made-up data");
      answers(dataset.path("landingPage").asString());
      dataset
          .path("distribution")
          .forEach(
              file -> {
                answers(file.path("downloadURL").asString());
                if (file.has("describedBy")) {
                  answers(file.path("describedBy").asString());
                }
              });
    }
  }

  @Test
  void dcatUs3NamesTheSameTablesAndTheService() {
    JsonNode catalogue = json("/data3.jsonld");
    assertThat(catalogue.path("@type").asString()).isEqualTo("Catalog");
    assertThat(ids(catalogue)).isEqualTo(ids(json("/data.json")));
    answers(catalogue.path("service").path(0).path("endpointURL").asString());
    answers(catalogue.path("service").path(0).path("endpointDescription").asString());
  }

  private static List<String> ids(JsonNode catalogue) {
    return catalogue
        .path("dataset")
        .valueStream()
        .map(one -> one.path("identifier").asString())
        .toList();
  }

  @Test
  void columnsAreDescribedAsTheyStandInTheFiles() throws IOException {
    JsonNode all = json("/datapackage.json");
    assertThat(all.path("resources")).hasSize(release.tables().size());
    for (JsonNode resource : all.path("resources")) {
      answers(resource.path("path").asString());
      String header = header(resource.path("name").asString());
      assertThat(names(resource.path("schema").path("fields"))).isEqualTo(header);
      JsonNode csvw =
          json(
              "/releases/0001/tables/%s.csv-metadata.json"
                  .formatted(resource.path("name").asString()));
      assertThat(names(csvw.path("tableSchema").path("columns"))).isEqualTo(header);
      assertThat(csvw.path("tableSchema").path("columns").path(0).path("dc:description"))
          .hasSize(2);
    }
    assertThat(hub.get("/releases/0001/tables/survey.csv").headers().firstValue("Link").orElse(""))
        .startsWith("</releases/0001/tables/survey.csv-metadata.json>; rel=\"describedby\"");
    assertThat(hub.get("/releases/0001/tables/nothing.csv-metadata.json").statusCode())
        .isEqualTo(404);
  }

  private static String header(String table) throws IOException {
    return Files.readAllLines(releases.resolve("0001/tables/" + table + ".csv")).getFirst();
  }

  private static String names(JsonNode columns) {
    return String.join(",", columns.valueStream().map(one -> one.path("name").asString()).toList());
  }

  @Test
  void searchEnginesFindTheTablesOfATopicInItsLanguage() {
    Document page = Jsoup.parse(hub.get("/es/topics/crime").body());
    String link = page.select("link[type=application/ld+json]").attr("href");
    JsonNode all = json(link);
    assertThat(all.path("@graph")).hasSize(1);
    JsonNode dataset = all.path("@graph").path(0);
    assertThat(dataset.path("@type").asString()).isEqualTo("Dataset");
    assertThat(dataset.path("name").asString()).isEqualTo("Denuncias de delitos");
    assertThat(dataset.path("description").asString()).startsWith("Datos inventados");
    dataset.path("distribution").forEach(file -> answers(file.path("contentUrl").asString()));
    assertThat(hub.get("/es/topics/nowhere.jsonld").statusCode()).isEqualTo(404);
  }

  @Test
  void theSiteMapNamesEveryPageInEveryLanguage() {
    Document map = Jsoup.parse(hub.get("/sitemap.xml").body(), Parser.xmlParser());
    // landing, 6 topics, plan, index, 12 + 4 areas, data, corrections, the map, the explorer and
    // three
    // texts, guides and a story, two programs and their list; twice.
    assertThat(map.select("url")).hasSize(2 * (1 + 6 + 1 + 1 + 16 + 7 + 11 + 3));
    for (Element url : map.select("url")) {
      answers(url.select("loc").text());
      assertThat(url.getElementsByTag("xhtml:link").eachAttr("hreflang"))
          .containsExactly("en", "es");
      url.getElementsByTag("xhtml:link").eachAttr("href").forEach(CatalogueTest::answers);
    }
    assertThat(hub.get("/robots.txt").body())
        .contains("Sitemap: http://127.0.0.1:%d/sitemap.xml".formatted(hub.port()));
  }

  @Test
  void whoFindsAHoleReadsWhomToWriteTo() {
    String text = hub.get("/.well-known/security.txt").body();
    assertThat(text).contains("Contact: mailto:hub@larkfield.example\n");
    String until = text.lines().filter(line -> line.startsWith("Expires: ")).findFirst().orElse("");
    assertThat(Instant.parse(until.substring("Expires: ".length()))).isAfter(Instant.EPOCH);
  }

  @Test
  void anAddressBehindAProxyIsWrittenAsVisitorsKnowIt() {
    assertThat(
            JSON.readTree(hub.get("/data.json", "X-Forwarded-Proto", "https").body())
                .path("@id")
                .asString())
        .startsWith("https://127.0.0.1:");
  }
}
