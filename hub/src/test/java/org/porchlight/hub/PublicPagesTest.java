package org.porchlight.hub;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** Every page of a sample release, as a visitor's browser gets it. */
class PublicPagesTest {
  @TempDir static Path releases;

  private static RunningHub hub;
  private static Release release;

  /** Every page that a link leads to from the two landing pages, by address. */
  private static final Map<String, Document> pages = new LinkedHashMap<>();

  private static final Map<String, Integer> broken = new LinkedHashMap<>();

  @BeforeAll
  static void crawl() throws IOException {
    release = Release.open(new SampleRelease(List.of("en", "es"), true).write(releases));
    hub = new RunningHub(releases, Optional.empty());
    Deque<String> open = new ArrayDeque<>(List.of("/en/", "/es/"));
    Map<String, Boolean> seen = new LinkedHashMap<>();
    while (!open.isEmpty()) {
      String address = open.removeFirst();
      if (seen.put(address, true) != null) {
        continue;
      }
      HttpResponse<String> answer = hub.get(address);
      if (answer.statusCode() != 200) {
        broken.put(address, answer.statusCode());
        continue;
      }
      if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
        Document page = Jsoup.parse(answer.body());
        pages.put(address, page);
        for (Element link : page.select("a[href], link[href]")) {
          String to = link.attr("href").replaceAll("#.*", "");
          if (to.startsWith("/")) {
            open.add(to);
          }
        }
      }
    }
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void whoAsksWhetherAnyoneCanTellFindsTheAnswerAndWhyMonthsWereCountedAnew() {
    assertThat(requireNonNull(pages.get("/en/privacy")).select("main").text())
        .contains("Can anyone tell it is me? Not from these numbers.")
        .contains("Reports of two months came late. Decided by: Ana Ruiz, Ben Cole.");
    assertThat(requireNonNull(pages.get("/es/privacy")).select("main").text())
        .contains("¿Puede alguien saber que soy yo? No por estas cifras.")
        .contains("Los reportes de dos meses llegaron tarde. Lo decidieron: Ana Ruiz, Ben Cole.");
  }

  @Test
  void whatIsShownByExceptionIsToldWithItsReasonAndWhoAgreed() {
    assertThat(requireNonNull(pages.get("/en/privacy")).select("main").text())
        .contains("People met many times in a year Counts of 10 or fewer people.")
        .contains("The reason: Residents pay for the team.")
        .contains("Agreed to by Ana Ruiz, privacy officer, on")
        .contains("Agreed to by Ben Cole, director, on");
    assertThat(requireNonNull(pages.get("/es/privacy")).select("main").text())
        .contains("El motivo: Los residentes pagan el equipo.")
        .contains("Lo aceptó Ana Ruiz, encargada de privacidad, el");
    assertThat(requireNonNull(pages.get("/en/topics/crisis")).select("main").text())
        .contains("Counts of 10 or fewer people. Two people agreed to it.")
        .contains("Give or take (people)");
  }

  @Test
  void everyLinkOfEveryPageLeadsSomewhere() {
    assertThat(broken).isEmpty();
    // landing, 6 topics, plan, index, 12 + 4 areas, privacy, data, corrections, glossary,
    // accessibility, the explorer, it once for each of 8 tables and as it is chosen first, guides,
    // a story and the printed pages, the map and it once for each of 12 places, two programs and
    // their list; twice.
    assertThat(pages).hasSize(2 * (1 + 6 + 1 + 1 + 16 + 6 + 8 + 11 + 13 + 3));
  }

  @Test
  void everyAnchorIsOnItsPage() {
    pages.forEach(
        (address, page) ->
            page.select("a[href*=#]")
                .forEach(
                    link -> {
                      String[] parts = link.attr("href").split("#", 2);
                      Document target = parts[0].isEmpty() ? page : pages.get(parts[0]);
                      assertThat(target == null ? null : target.getElementById(parts[1]))
                          .as("%s: %s", address, link)
                          .isNotNull();
                    }));
  }

  @Test
  void everyPageHasBothLanguagesAndSaysWhichItIs() {
    pages.forEach(
        (address, page) -> {
          String language = address.substring(1, 3);
          assertThat(page.select("html").attr("lang")).isEqualTo(language);
          assertThat(page.select("html").attr("dir")).isEqualTo("ltr");
          String other = language.equals("en") ? "es" : "en";
          assertThat(pages).containsKey("/" + other + address.substring(3));
          assertThat(page.select(".languages a").attr("href"))
              .isEqualTo("/" + other + address.substring(3));
        });
  }

  @Test
  void everyPageAndEveryPictureSaysThatTheDataIsMadeUp() {
    pages.forEach(
        (address, page) -> {
          String words = address.startsWith("/es") ? "Datos inventados" : "Made-up data";
          assertThat(page.title()).as(address).contains(words);
          assertThat(page.select(".made-up-banner").text()).as(address).contains(words);
          page.select("svg.chart:not(.swatch)")
              .forEach(svg -> assertThat(svg.text()).as(address).contains(words));
        });
  }

  @Test
  void everyShownNumberIsItsCellsAndEveryHiddenOneIsWords() {
    int numbers = 0;
    int hidden = 0;
    for (Map.Entry<String, Document> page : pages.entrySet()) {
      for (Element element : page.getValue().select("span[data-cell]")) {
        Cell cell = cell(element.attr("data-cell"));
        if (element.hasAttr("data-value")) {
          numbers++;
          assertThat(Long.valueOf(element.attr("data-value")))
              .as(page.getKey())
              .isEqualTo(cell.value());
          String digits = element.text().replaceAll("[^0-9]", "");
          assertThat(digits).as("%s %s", page.getKey(), element).isNotEmpty();
          if (!element.text().contains("min")) {
            assertThat(digits).isEqualTo(String.valueOf(cell.value()));
          }
        } else {
          hidden++;
          assertThat(cell.isHidden()).as(element.outerHtml()).isTrue();
          assertThat(element.text())
              .matches(
                  ".*(10 or fewer, or too few people to show|10 o menos, o muy pocas personas para"
                      + " mostrarlo|fewer than 30 answers|menos de 30 respuestas"
                      + "|too few answers to show|muy pocas respuestas para mostrar).*");
        }
      }
      for (Element mark : page.getValue().select("svg [data-cell]")) {
        cell(mark.attr("data-cell"));
      }
    }
    assertThat(numbers).isGreaterThan(1000);
    assertThat(hidden).isGreaterThan(20);
  }

  @Test
  void noMarkOfAHiddenNumberHasASizeOrAValue() {
    pages
        .values()
        .forEach(
            page ->
                page.select("svg [data-cell]")
                    .forEach(
                        mark -> {
                          if (cell(mark.attr("data-cell")).isHidden()) {
                            assertThat(mark.select("title").text())
                                .containsAnyOf(
                                    "10 or fewer", "10 o menos", "fewer than", "menos de");
                          }
                        }));
  }

  @Test
  void everyTableIsNamedAndEveryPictureHasATitle() {
    pages.forEach(
        (address, page) -> {
          page.select("table")
              .forEach(
                  table -> {
                    assertThat(table.select("caption").text()).as(address).isNotBlank();
                    assertThat(table.select("th:not([scope])")).as(address).isEmpty();
                    Element region = Objects.requireNonNull(table.parent());
                    assertThat(region.attr("tabindex")).isEqualTo("0");
                    assertThat(page.getElementById(region.attr("aria-labelledby"))).isNotNull();
                  });
          page.select("svg.chart:not(.swatch)")
              .forEach(svg -> assertThat(svg.select("> title").text()).as(address).isNotBlank());
          List<String> ids = page.select("[id]").eachAttr("id");
          assertThat(ids).as(address).doesNotHaveDuplicates();
          assertThat(page.select("h1")).as(address).hasSize(1);
          int level = 1;
          for (Element heading : page.select("main h1, main h2, main h3")) {
            int next = heading.tagName().charAt(1) - '0';
            assertThat(next).as("%s %s", address, heading).isLessThanOrEqualTo(level + 1);
            level = next;
          }
        });
  }

  @Test
  void areasAreListedByNameNeverBySize() {
    Document page = page("/en/topics/crime");
    List<String> names = page.select("#figure-crime-reports-neighborhoods tbody th").eachText();
    assertThat(names).hasSize(12).isSorted();
  }

  @Test
  void aPlaceWithTooFewSaysSoAndShowsTheDistrictInstead() {
    Document page = page("/en/places/east-3");
    assertThat(page.select("#crisis").text())
        .contains("10 or fewer, or too few people to show")
        .contains("In the larger area, East District:");
    assertThat(page.select("#crashes").text()).contains("East District");
    assertThat(page.select("main").text()).contains("only for the whole city");
  }

  @Test
  void onlyWhereAnAddressCanBeLookedUpIsThereAScriptAndNothingTypedIsSent() throws IOException {
    for (String path : List.of("/en/", "/es/places")) {
      Document page = page(path);
      Element search = Objects.requireNonNull(page.selectFirst("[data-streets]"), path);
      assertThat(search.hasAttr("hidden")).as("of no use without a script").isTrue();
      assertThat(search.select("input[name]"))
          .as("a field without a name is sent by no form")
          .isEmpty();
      assertThat(search.closest("form")).isNull();
      assertThat(hub.get(search.attr("data-streets")).body()).contains("FERN LN");
      HttpResponse<String> script = hub.get(page.select("script[src]").attr("src"));
      assertThat(script.headers().firstValue("Content-Type"))
          .hasValue("text/javascript;charset=UTF-8");
      assertThat(script.body()).contains("fetch(box.dataset.streets)").doesNotContain("//");
    }
    assertThat(page("/en/topics/crime").select("script")).isEmpty();
  }

  @Test
  void noPageIsHeavierThanThirtyKilobytesOnTheWire() throws IOException {
    for (Map.Entry<String, Document> page : pages.entrySet()) {
      HttpResponse<String> plain = hub.get(page.getKey());
      assertThat(PageWeight.gzip(plain.body())).as(page.getKey()).isLessThan(PageWeight.MOST);
      assertThat(page.getValue().select("script:not([src]), style, [style], img, iframe"))
          .isEmpty();
    }
    String style = page("/en/").select("link[rel=stylesheet]").attr("href");
    assertThat(PageWeight.gzip(hub.get(style).body())).isLessThan(10_000);
  }

  private static Document page(String address) {
    return Objects.requireNonNull(pages.get(address), address);
  }

  private static Cell cell(String name) {
    CellKey key = CellKey.parse(name);
    return release
        .table(key.table())
        .flatMap(table -> table.find(key.area(), key.time(), key.type()))
        .orElseThrow(() -> new AssertionError("no cell " + name));
  }
}
