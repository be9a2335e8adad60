package org.porchlight.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records on a map and in a list, as a browser without script reads them. */
class IncidentMapTest {
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

  private static Document page(String address) {
    return Jsoup.parse(hub.get(address).body());
  }

  private static int counted(Document page) {
    return page.select("circle.dot title").eachText().stream()
        .map(words -> words.replaceAll(".*?(\\d+) (incident|near).*", "$1"))
        .mapToInt(Integer::parseInt)
        .sum();
  }

  @Test
  void theNewestMonthIsShownAndTheListSaysWhatTheMapSays() {
    Document page = page("/en/map");
    assertThat(page.select("#found").text()).startsWith("30 incidents shown");
    assertThat(page.select("#list tbody tr")).hasSize(30);
    assertThat(counted(page)).isEqualTo(30);
    assertThat(page.select("#list tbody th").eachText()).allMatch(day -> day.endsWith("(new)"));
    assertThat(page.text())
        .contains("at least eight addresses")
        .contains("Nobody lives in a dot")
        .contains("no sooner than 9 days");
    assertThat(page.select("script")).isEmpty();
  }

  @Test
  void everyFilterNarrowsTheListAndTheMapAlike() {
    Document all = page("/en/map?month=2026-08");
    Document thefts = page("/en/map?month=2026-08&what=crime-reports.theft");
    Document here = page("/en/map?month=2026-08&area=neighborhoods:north-1");
    assertThat(counted(all)).isEqualTo(120);
    assertThat(counted(thefts)).isEqualTo(80);
    assertThat(thefts.select("#list tbody td:nth-child(2)").eachText())
        .allMatch(words -> words.startsWith("theft "));
    assertThat(here.select("#list tbody tr")).hasSize(counted(here)).hasSizeLessThan(120);
    assertThat(here.select("circle.dot")).hasSize(2);
    assertThat(here.select("select[name=area] option[selected]").attr("value"))
        .isEqualTo("neighborhoods:north-1");
    assertThat(here.select("a.more").eachAttr("href")).contains("/en/map?month=2026-08");
  }

  @Test
  void dotsOfTheWholeCityLeadToTheirPlace() {
    Document page = page("/es/map?month=2026-07");
    assertThat(page.select("svg a")).hasSize(12);
    assertThat(counted(page(page.select("svg a").attr("href")))).isEqualTo(10);
    assertThat(page.select("svg a").eachAttr("aria-label")).allMatch(words -> words.contains("10"));
  }

  @Test
  void aLongListHasPages() {
    Document first = page("/en/map?month=2026-09&order=place");
    assertThat(first.select("#list tbody tr")).hasSize(100);
    Document second = page(first.select("a[rel=next]").attr("href").replaceAll("#.*", ""));
    assertThat(second.select("#list tbody tr")).hasSize(20);
    assertThat(second.select("a[rel=prev]")).hasSize(1);
    List<String> places = first.select("#list tbody td:nth-child(3)").eachText();
    assertThat(places.stream().distinct().count()).isEqualTo(10);
  }

  @Test
  void whatCannotBeAskedForIsPassedOver() {
    for (String odd :
        List.of("month=1999-01", "what=%3Cb%3E", "area=x", "order=x", "page=-1", "page=99999")) {
      assertThat(hub.get("/en/map?" + odd).statusCode()).as(odd).isEqualTo(200);
      assertThat(hub.get("/en/map?" + odd).body()).as(odd).doesNotContain("<b>");
    }
  }

  @Test
  void theFilesOfTheReleaseAreGivenOut() {
    List<String> files = page("/en/map").select("a[download]").eachAttr("href");
    assertThat(files).hasSize(2);
    assertThat(hub.get(files.getFirst()).body()).contains("made-up data").contains(",final,");
    assertThat(hub.get(files.getLast()).headers().firstValue("Content-Type").orElse(""))
        .contains("geo+json");
  }

  @Test
  void aReleaseWithoutSuchRecordsSaysSo(@TempDir Path without) throws IOException {
    new SampleRelease(List.of("en", "es"), true, "crime").write(without);
    try (RunningHub bare = new RunningHub(without, Optional.empty())) {
      assertThat(Jsoup.parse(bare.get("/en/map").body()).text())
          .contains("shows no single incidents");
      assertThat(Jsoup.parse(bare.get("/en/").body()).select("a[href=/en/map]")).isEmpty();
    }
    assertThat(page("/en/").select("a[href=/en/map]")).hasSize(1);
    assertThat(page("/en/topics/crime").select("a[href=/en/map]")).isNotEmpty();
  }
}
