package org.porchlight.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.Release;

/** Guides, stories, the paragraph of a place and the words explained in it. */
class StoriesTest {
  @TempDir static Path releases;

  private static RunningHub hub;
  private static Release first;
  private static Release second;

  @BeforeAll
  static void start() throws IOException {
    SampleRelease sample = new SampleRelease(List.of("en", "es"), true);
    first = Release.open(sample.write(releases));
    second = Release.open(sample.write(releases));
    hub = new RunningHub(releases, Optional.empty());
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  private static Document page(String path) {
    return Jsoup.parse(hub.get(path).body());
  }

  private static Cell crashes(Release release) {
    return release
        .table("crashes")
        .flatMap(table -> table.find("city", "2025", "all"))
        .orElseThrow();
  }

  @Test
  void aStorysNumberIsThatOfTheReleaseAndLeadsToItsTable() {
    Element number =
        page("/en/stories/crossing").select("a [data-cell=crashes/city/2025/all]").first();
    assertThat(number).isNotNull();
    assertThat(Objects.requireNonNull(number).attr("data-value"))
        .isEqualTo(String.valueOf(crashes(second).value()));
    assertThat(Objects.requireNonNull(number.parent()).attr("href"))
        .isEqualTo("/en/topics/crashes#crashes");
  }

  @Test
  void aNumberThatIsNotThereIsSaidNotLeftBlank() {
    assertThat(page("/en/stories/crossing").select("article").text())
        .contains("(no number yet) later.");
    assertThat(page("/es/stories/crossing").select("article").text())
        .contains("(aún sin cifra) después.");
  }

  @Test
  void aNumberPutRightMarksTheStoryWithItsOldValueAndTheDay() {
    Long was = crashes(first).value();
    Long is = crashes(second).value();
    String flag = page("/en/stories/crossing").select(".flag").text();
    if (Objects.equals(was, is)) {
      assertThat(flag).isEmpty();
    } else {
      assertThat(flag)
          .contains("On October 14, 2026")
          .contains("It was " + was + ". Now it is " + is + ".");
    }
  }

  @Test
  void theWordsOfAStoryAreNeverMarkUp() {
    Document story = page("/en/stories/crossing");
    assertThat(String.join("", story.select(".lead").eachText()).replace(" lamp ", "lamp"))
        .contains("A <b>lamp</b> was put up.");
    assertThat(story.select(".lead b")).isEmpty();
    assertThat(story.select("blockquote").text()).isEqualTo("I see the curb now.");
    assertThat(story.select(".quote .note").text()).contains("Agreed in May.");
  }

  @Test
  void eachGuideSaysWhatIsCountedAndWhatIsNotInBothLanguages() {
    assertThat(page("/en/guides/crashes").select("main").text())
        .contains("What is not What did not ring.", "Who to ask Ask the city.");
    assertThat(page("/es/guides/crashes").select("main").text())
        .contains("Qué no se cuenta Lo que no sonó.", "A quién preguntar Pregunte a la ciudad.");
    assertThat(page("/en/topics/crashes").select("a[href=/en/guides/crashes]")).hasSize(1);
    assertThat(page("/en/guides/sources/reports").select("a[href=/en/guides/crashes]")).hasSize(1);
    assertThat(hub.get("/en/guides/none").statusCode()).isEqualTo(404);
  }

  @Test
  void aPlaceIsToldInOneParagraphOfReleasedNumbers() {
    for (String language : List.of("en", "es")) {
      for (String path : List.of("/places/east-2", "/areas/districts/east")) {
        Element tale = Objects.requireNonNull(page("/" + language + path).select(".tale").first());
        assertThat(tale.select("[data-value]")).as(path).isNotEmpty();
        for (Element number : tale.select("[data-value]")) {
          CellKey key = CellKey.parse(number.attr("data-cell"));
          assertThat(
                  second
                      .table(key.table())
                      .flatMap(table -> table.find(key.area(), key.time(), key.type()))
                      .map(cell -> String.valueOf(cell.value())))
              .contains(number.attr("data-value"));
        }
        assertThat(tale.text().split("\\. ").length).isLessThan(20);
      }
    }
  }

  @Test
  void aWordIsExplainedOnceWhereItFirstStandsAndNeverInsideAnotherControl() {
    for (String path : List.of("/en/places/east-2", "/es/topics/crashes", "/en/privacy")) {
      Document page = page(path);
      for (Element button : page.select("button.term")) {
        String target = button.attr("popovertarget");
        assertThat(page.select("[popovertarget=" + target + "]")).as(path).hasSize(1);
        assertThat(page.select("#" + target + "[popover]")).as(target).hasSize(1);
        assertThat(
                button.parents().stream()
                    .map(Element::normalName)
                    .filter(
                        List.of("a", "button", "summary", "table", "h1", "h2", "svg")::contains))
            .as(target)
            .isEmpty();
      }
    }
    assertThat(page("/en/privacy").select("button.term")).isNotEmpty();
    assertThat(page("/en/stories/crossing").select("button[popovertarget=term-city-lamp]"))
        .hasSize(1);
  }

  @Test
  void theAddressOfAPlaceIsTheCitysOwnWhateverAddressWasAskedFor() {
    assertThat(page("/en/places/east-2?x=1").select(".address").text())
        .isEqualTo("https://porch.larkfield.example/en/places/east-2");
  }
}
