package org.porchlight.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every page that can be reached from the first one, in a narrow and a wide window: no broken link,
 * no console error, no accessibility violation, no sideways scrolling, one heading, the right
 * language, "made-up data". And what the attacker makes of all of it.
 */
@ExtendWith(DemoCity.Resolver.class)
class EveryPageJourneyIT {
  /** Pages of one kind are alike; of more than this many, the first stand for the rest. */
  private static final int OF_ONE_KIND = 3;

  private static Chromium chromium;

  @BeforeAll
  static void openBrowser() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void closeBrowser() {
    chromium.close();
  }

  @ParameterizedTest
  @CsvSource({
    "en, Made-up data, 320",
    "en, Made-up data, 1280",
    "es, Datos inventados, 320",
    "es, Datos inventados, 1280"
  })
  void isWholeAndReachable(String language, String madeUp, int width, DemoCity city) {
    Set<String> seen = new LinkedHashSet<>();
    Map<String, Integer> ofKind = new HashMap<>();
    Deque<String> waiting = new ArrayDeque<>(List.of("/" + language + "/"));
    try (Chromium.Tab tab = chromium.open(width)) {
      Page page = tab.page();
      while (!waiting.isEmpty()) {
        String path = waiting.removeFirst();
        String kind = path.replaceFirst("[^/]*$", "");
        boolean alike = kind.split("/", -1).length > 3 && !kind.contains("/topics/");
        if (!seen.add(path) || (alike && ofKind.merge(kind, 1, Integer::sum) > OF_ONE_KIND)) {
          continue;
        }
        tab.visit(city.url().replaceAll("/$", "") + path);
        assertThat(page.locator("html").getAttribute("lang")).as(path).isEqualTo(language);
        assertThat(page.locator("h1").count()).as(path).isEqualTo(1);
        assertThat(page.locator("body").textContent()).as(path).contains(madeUp);
        assertThat(page.title()).as(path).contains(madeUp);
        for (Object link :
            (List<?>)
                page.evaluate(
                    "[...document.querySelectorAll('a[href^=\"/\"]')].map(a =>"
                        + " a.getAttribute('href').split('#')[0])")) {
          if (link.toString().startsWith("/" + language + "/")) {
            waiting.addLast(link.toString());
          }
        }
      }
    }
    assertThat(seen).hasSizeGreaterThan(20);
  }

  @Test
  void anOutsiderWorksNothingOutFromThePages(DemoCity city) {
    Launcher.Ended attack = city.run("attack", "--json", city.url());
    assertThat(attack.code()).as(attack.said()).isZero();
    assertThat(attack.printed()).contains("\"recovered\":0");
  }

  @Test
  void theDemoTellsProgramsWhatItDid(DemoCity city) {
    assertThat(city.json().strip().lines()).hasSize(1);
    assertThat(city.json())
        .contains("\"import\":{\"rows\":")
        .contains("\"link\":null")
        .contains("\"neighbors\":null")
        .contains("\"release\":{\"id\":\"0001\"")
        .contains("\"recovered\":0");
  }
}
