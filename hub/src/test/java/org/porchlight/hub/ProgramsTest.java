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

/** Did it help? Three lines before any picture, and nothing that tells too much of few people. */
class ProgramsTest {
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

  private static Document page(String path) {
    return Jsoup.parse(hub.get(path).body());
  }

  @Test
  void threeLinesStandBeforeThePicture() {
    Document page = page("/en/programs/home-visits");
    assertThat(page.select(".verdict h2").eachText())
        .hasSize(3)
        .first()
        .asString()
        .contains("Fewer contacts than usual");
    assertThat(page.select(".verdict-good dd").eachText().subList(0, 3))
        .containsExactly(
            "With no program, people like these have about 41 contacts after for every 100 before,"
                + " over an equally long time. Nine times in ten it is between 27 and 60.",
            "These people had 14 for every 100 before, over an equally long time. That is below the"
                + " usual range.",
            "With so few people, only a large fall is sure to show. A fall of 50% below the usual"
                + " would be noticed four times in five. A smaller one can be noticed too, but is"
                + " missed more often.");
    assertThat(page.html().indexOf("three-lines"))
        .isLessThan(page.html().indexOf("chart-expected"));
    assertThat(page.text())
        .contains("their contacts with all these agencies together fell by 52% all the same")
        .contains("So luck has 3 tries.")
        .contains("wrote all of this down on December 22, 2025, before the program started");
    assertThat(page.select(".flag")).isEmpty();
  }

  @Test
  void whatIsProtectedIsSaidSoAndHasNoNumber() {
    Document page = page("/es/programs/home-visits");
    assertThat(page.select(".verdict").eachText().getLast())
        .contains("un número podría señalar a alguien");
    assertThat(page.select("table tr").eachText().getLast()).contains("41").contains("27\u201360");
    assertThat(hub.get(page.select(".downloads a").attr("href")).body())
        .contains("home-visits,crisis,20,")
        .contains(",fewer,protected,41.0,27.0,60.0,,,,,0.5,");
  }

  @Test
  void beforeTheDayNothingIsShownAndAChangeIsStamped() {
    Document page = page("/en/programs/street-doctor");
    assertThat(page.select(".verdict-hold").text())
        .contains("Nothing can be said yet")
        .contains("It is looked at from February 9, 2027 on");
    assertThat(page.select("svg.chart")).isEmpty();
    assertThat(page.select(".flag").text()).contains("It was changed on August 12, 2026");
    assertThat(hub.get("/en/programs/nothing").statusCode()).isEqualTo(404);
  }
}
