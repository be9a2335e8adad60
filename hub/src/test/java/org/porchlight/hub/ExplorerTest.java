package org.porchlight.hub;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.StringJoiner;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Choosing numbers by a plain form, as a browser without script does. */
class ExplorerTest {
  private static final List<String> LISTS = List.of("table", "area", "type", "period", "split");

  @TempDir static Path releases;

  private static RunningHub hub;

  @BeforeAll
  static void start() throws IOException {
    new SampleRelease(List.of("en", "es"), true).write(releases);
    hub = new RunningHub(releases, Optional.empty());
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whateverTheFormOffersLeadsToNumbersTheirTableAndTheirFile(long seed) throws IOException {
    Random random = new Random(seed);
    String address = (random.nextBoolean() ? "/en" : "/es") + "/explore";
    for (int step = 0; step < 60; step++) {
      HttpResponse<String> answer = hub.get(address);
      Document page = Jsoup.parse(answer.body());
      String where = "seed %d, step %d: %s".formatted(seed, step, address);
      assertThat(answer.statusCode()).as(where).isEqualTo(200);
      assertThat(page.select(".seen figure tbody tr")).as(where).isNotEmpty();
      assertThat(PageWeight.gzip(answer.body())).as(where).isLessThan(PageWeight.MOST);
      for (String list : LISTS) {
        assertThat(page.select("select[name=%s] option[selected]".formatted(list)))
            .as(where + ", " + list)
            .hasSize(1);
      }
      HttpResponse<String> csv = hub.get(page.select("a[download]").attr("href"));
      assertThat(csv.body().lines().count()).as(where).isGreaterThan(1);
      assertThat(csv.body().lines().count() - 1)
          .as(where)
          .isGreaterThanOrEqualTo(page.select(".seen figure tbody tr").size());
      assertThat(hub.get(page.select("a.address").attr("href")).statusCode())
          .as(where)
          .isEqualTo(200);
      String canonical = page.select("link[rel=canonical]").attr("href");
      Document same = Jsoup.parse(hub.get(canonical).body());
      assertThat(same.select(".seen figure").outerHtml())
          .isEqualTo(page.select(".seen figure").outerHtml());
      assertThat(same.select(".flag[role=note]")).as(canonical).isEmpty();
      address = changed(page, random);
    }
  }

  /** The form sent with one list, or all of them, set to something else that it offers. */
  private static String changed(Document page, Random random) {
    Element form = requireNonNull(page.selectFirst("form.choose"));
    StringJoiner query = new StringJoiner("&", form.attr("action") + "?", "");
    int list = random.nextInt(LISTS.size() + 1);
    for (int i = 0; i < LISTS.size(); i++) {
      List<String> options =
          new ArrayList<>(
              form.select("select[name=%s] option".formatted(LISTS.get(i))).eachAttr("value"));
      String value =
          i == list || list == LISTS.size()
              ? options.get(random.nextInt(options.size()))
              : form.select("select[name=%s] option[selected]".formatted(LISTS.get(i)))
                  .attr("value");
      query.add(LISTS.get(i) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
    return query.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?table=burglaries | This release has no numbers of that name. You see these instead:",
        "?area=neighborhoods:atlantis | We know no place of that name.",
        "?table=crime-reports&type=piracy | There is no such kind here. You see another one: all",
        "?table=crime-reports&period=1066 | There are no such numbers for 1066.",
        "?table=crime-reports&period=soon | That is no time we know. You see the newest:",
        "?table=crime-reports&split=color | cannot be set side by side in that way",
        "?table=survey&area=neighborhoods:north-1 | These numbers are not shown for Beacon Hill."
      })
  void anAddressThatNoLongerHoldsIsSaidAndLeadsToTheNearest(String query, String words) {
    HttpResponse<String> answer = hub.get("/en/explore" + query);
    assertThat(answer.statusCode()).isEqualTo(200);
    Document page = Jsoup.parse(answer.body());
    assertThat(page.select(".flag[role=note]").text()).contains(words);
    assertThat(page.select(".seen figure tbody tr")).isNotEmpty();
    assertThat(page.select("link[rel=canonical]").attr("href"))
        .doesNotContain("atlantis", "piracy", "1066", "soon", "color", "burglaries");
    Document spanish = Jsoup.parse(hub.get("/es/explore" + query).body());
    assertThat(spanish.select(".flag[role=note] p")).hasSize(1);
  }

  @Test
  void aChoiceOfPlaceKindTimeAndSplitIsShownAsItIs() {
    Document page =
        Jsoup.parse(
            hub.get(
                    "/en/explore?split=area:neighborhoods&period=2025&table=crime-reports"
                        + "&area=neighborhoods:north-1&utm_source=mail")
                .body());
    assertThat(page.select(".flag[role=note]")).isEmpty();
    assertThat(page.select("#result-name").text()).contains("Beacon Hill");
    assertThat(page.select("#result-title").text()).contains("2025");
    assertThat(page.select(".seen figure svg.chart")).isNotEmpty();
    assertThat(page.select(".seen figure tbody tr")).hasSize(12);
    assertThat(page.select("link[rel=canonical]").attr("href"))
        .isEqualTo(
            "/en/explore?table=crime-reports&area=neighborhoods:north-1&period=2025"
                + "&split=area:neighborhoods");
    assertThat(page.select(".languages a").attr("href"))
        .isEqualTo(
            "/es/explore?table=crime-reports&area=neighborhoods:north-1&period=2025"
                + "&split=area:neighborhoods");
    assertThat(page.select("a[href^=mailto:]").attr("href"))
        .startsWith("mailto:hub@larkfield.example?subject=Question%20about");
  }

  @Test
  void nothingOfTheAddressComesBackAsCode() {
    HttpResponse<String> answer =
        hub.get(
            "/en/explore?table=%3Cb%3E&area=%22%3E%3Cscript%3E&period=2025%3Cb%3E&x=%3Cscript%3E");
    assertThat(answer.body()).doesNotContain("<script", "<b>", "%3Cb");
    assertThat(hub.get("/en/explore?table=" + "x".repeat(4000)).statusCode()).isEqualTo(200);
  }

  @Test
  void aViewIsKeptByBrowsersUntilTheNumbersChange() {
    String address = "/en/explore?table=crime-reports";
    HttpResponse<String> first = hub.get(address);
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(hub.get(address, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(hub.get(address + "&period=2025", "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @Test
  void aReleaseWithoutNumbersSaysSo(@TempDir Path empty) throws IOException {
    new SampleRelease(
            List.of("en", "es"), true, "calls", "crisis", "crime", "fire", "crashes", "survey")
        .write(empty);
    try (RunningHub bare = new RunningHub(empty, Optional.empty())) {
      Document page = Jsoup.parse(bare.get("/es/explore").body());
      assertThat(page.select("main").text()).contains("Todavía no hay cifras");
    }
  }
}
