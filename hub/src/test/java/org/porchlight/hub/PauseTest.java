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
import org.porchlight.release.Releases;
import org.porchlight.release.TakenBack;

/** Every release was taken back: one calm page, and no number anywhere. */
class PauseTest {
  @TempDir static Path releases;

  private static RunningHub hub;

  @BeforeAll
  static void start() throws IOException {
    new SampleRelease(List.of("en", "es"), true).write(releases);
    new Releases(releases).takeBack(List.of(new TakenBack("0001", null, null)));
    hub = new RunningHub(releases, Optional.empty());
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/es/",
        "/es/topics/crime",
        "/es/places/east-1",
        "/es/data",
        "/es/corrections",
        "/es/nowhere",
        "/es"
      })
  void everyPageSaysThatTheNumbersAreBeingChecked(String path) {
    HttpResponse<String> answer = hub.get(path);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("300");
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    var page = Jsoup.parse(answer.body());
    assertThat(page.select("html").attr("lang")).isEqualTo("es");
    assertThat(page.select("h1").text()).isEqualTo("Estamos revisando las cifras");
    assertThat(page.select("section[lang=en] h2").text())
        .isEqualTo("The numbers are being checked");
    assertThat(page.text())
        .contains("¿Preguntas? Escriba a hub@larkfield.example.", "Datos inventados");
    assertThat(page.select("[data-cell], table, svg")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/tables",
        "/api/v1/tables/survey?release=0001",
        "/api/v1/releases",
        "/api/v1/corrections",
        "/api/v1/openapi.json",
        "/api/v1/nowhere",
        "/data.json",
        "/data3.jsonld",
        "/datapackage.json",
        "/en/topics/crime.atom",
        "/en/topics/crime.jsonld",
        "/sitemap.xml",
        "/releases/0001/manifest.json",
        "/releases/0001/tables/survey.csv",
        "/releases/0001/tables/survey.csv-metadata.json"
      })
  void noProgramGetsANumber(String path) {
    HttpResponse<String> answer = hub.get(path);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("300");
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("urn:porchlight:being-checked").doesNotContain("survey");
  }

  @Test
  void theLookOfThePageAndTheHealthCheckGoOn() {
    String style = Jsoup.parse(hub.get("/en/").body()).select("link[rel=stylesheet]").attr("href");
    assertThat(hub.get(style).statusCode()).isEqualTo(200);
    assertThat(hub.get("/health").statusCode()).isEqualTo(200);
  }
}
