package org.porchlight.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.commons.DatabaseLogin;

/** Headers, languages, files, and what happens when something is not there. */
class AnswersTest {
  @TempDir static Path releases;

  private static RunningHub hub;

  @BeforeAll
  static void start() throws IOException {
    new SampleRelease(List.of("en", "es", "ar"), true, "crashes").write(releases);
    // Nothing listens there: the database is down.
    hub =
        new RunningHub(
            releases,
            Optional.of(new DatabaseLogin("jdbc:postgresql://127.0.0.1:1/city", "porch", "x")));
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/en/",
        "/es/nowhere",
        "/health",
        "/releases/0001/tables/survey.csv",
        "/en/plan"
      })
  void everyAnswerIsStrictAndSetsNoCookie(String path) {
    HttpResponse<String> answer = hub.get(path);
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
  }

  @Test
  void theRootLeadsToTheLanguageTheBrowserAsksFor() {
    assertThat(location("/", "es-MX,es;q=0.9,en;q=0.5")).isEqualTo("/es/");
    assertThat(location("/", "fr, en;q=0.5")).isEqualTo("/en/");
    assertThat(location("/", "fr")).isEqualTo("/en/");
    assertThat(location("/", ";;;not a language")).isEqualTo("/en/");
    assertThat(hub.get("/").headers().firstValue("Vary")).contains("Accept-Language");
  }

  private static String location(String path, String languages) {
    HttpResponse<String> answer = hub.get(path, "Accept-Language", languages);
    assertThat(answer.statusCode()).isEqualTo(302);
    return answer.headers().firstValue("Location").orElse("");
  }

  @Test
  void aPageCanBeKeptAndAskedForAgain() {
    HttpResponse<String> first = hub.get("/en/topics/crime");
    assertThat(first.headers().firstValue("Cache-Control").orElse(""))
        .contains("public")
        .contains("max-age=300");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(hub.get("/en/topics/crime", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(hub.get("/es/topics/crime", "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/es/nowhere",
        "/es/topics/nowhere",
        "/es/places/nowhere",
        "/es/areas/districts/nowhere",
        "/es/areas/nowhere/east",
        "/es/plan-b",
        "/es/topics/crime/more"
      })
  void whatIsNotThereIsSaidInTheLanguageOfTheAddress(String path) {
    HttpResponse<String> answer = hub.get(path);
    assertThat(answer.statusCode()).isEqualTo(404);
    var page = Jsoup.parse(answer.body());
    assertThat(page.select("html").attr("lang")).isEqualTo("es");
    assertThat(page.select("h1").text()).isEqualTo("No encontramos esa página");
    assertThat(page.select(".made-up-banner").text()).contains("Datos inventados");
    assertThat(page.select("main a")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/releases/0001/manifest.jso",
        "/releases/0001/tables/",
        "/releases/0002/manifest.json",
        "/releases/1/manifest.json",
        "/releases/0001/tables/..%2fmanifest.json",
        "/releases/0001/../0001/tables/nothing.csv",
        "/releases/0001/%2e%2e/%2e%2e/etc/passwd",
        "/fr/",
        "/style-0.css"
      })
  void onlyPublishedFilesCanBeReached(String path) {
    assertThat(hub.get(path).statusCode()).isIn(400, 404);
  }

  @Test
  void aReleasesFilesComeAsTheyWerePublished() throws IOException {
    HttpResponse<String> csv = hub.get("/releases/0001/tables/survey.csv");
    assertThat(csv.statusCode()).isEqualTo(200);
    assertThat(csv.body())
        .isEqualTo(java.nio.file.Files.readString(releases.resolve("0001/tables/survey.csv")));
    assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(csv.headers().firstValue("Content-Disposition").orElse(""))
        .contains("filename=\"0001-survey.csv\"");
    assertThat(csv.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
    assertThat(
            hub.get("/releases/0001/areas/districts.geojson")
                .headers()
                .firstValue("Content-Type")
                .orElse(""))
        .startsWith("application/geo+json");
  }

  @Test
  void sendingSomethingToAPageIsRefusedInWords() {
    HttpResponse<String> answer = hub.post("/es/topics/crime");
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(Jsoup.parse(answer.body()).select("h1").text())
        .isEqualTo("Esta página solo se puede leer");
  }

  @Test
  void theChosenPlaceLeadsToItsPageAndNowhereElse() {
    HttpResponse<String> chosen = hub.get("/es/places?place=north-3");
    assertThat(chosen.statusCode()).isEqualTo(303);
    assertThat(chosen.headers().firstValue("Location")).contains("/es/places/north-3");
    assertThat(hub.get("/es/places?place=//elsewhere.example").statusCode()).isEqualTo(200);
  }

  @Test
  void theHubServesOnWhileTheDatabaseIsDown() {
    HttpResponse<String> plan = hub.get("/en/plan");
    assertThat(plan.statusCode()).isEqualTo(503);
    assertThat(Jsoup.parse(plan.body()).select("main").text())
        .contains("The plan cannot be shown right now.");
    assertThat(hub.get("/en/plan/2.11").statusCode()).isEqualTo(503);
    assertThat(hub.get("/en/").statusCode()).isEqualTo(200);
    assertThat(Jsoup.parse(hub.get("/en/").body()).select("#tile-plan").text())
        .contains("cannot be shown right now");
  }

  @Test
  void aTopicWithoutNumbersSaysSoAndPointsOn() {
    var tile = Jsoup.parse(hub.get("/en/").body()).select("#tile-crashes");
    assertThat(tile.text()).contains("There are no numbers for this yet.");
    assertThat(tile.select("a[href=#elsewhere]")).isNotEmpty();
    assertThat(hub.get("/en/topics/crashes").body()).contains("There are no numbers for this yet.");
  }

  @Test
  void aLanguageWithoutTextsStandsInEnglishAndRunsFromRightToLeft() {
    var page = Jsoup.parse(hub.get("/ar/topics/crime").body());
    assertThat(page.select("html").attr("dir")).isEqualTo("rtl");
    assertThat(page.select("html").attr("lang")).isEqualTo("ar");
    assertThat(page.select("nav.sections span[lang=en][dir=ltr]")).isNotEmpty();
    assertThat(page.select("h1 bdi[lang=en]").text()).isEqualTo("Crime reports");
  }

  @Test
  void pagesComeCompressedToThoseWhoCanReadIt() {
    HttpResponse<String> answer = hub.get("/en/", "Accept-Encoding", "gzip");
    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(hub.get("/en/").headers().firstValue("Content-Encoding")).isEmpty();
  }
}
