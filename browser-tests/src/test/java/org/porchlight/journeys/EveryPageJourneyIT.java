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
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pages that can be reached from the first one, in a narrow and a wide window: no broken link, no
 * console error, no sideways scrolling, one heading, the right language, "made-up data"; and no
 * accessibility violation on one page of each kind, once narrow and once wide.
 */
@ExtendWith(DemoCity.Resolver.class)
class EveryPageJourneyIT {
  /** Pages of one kind are alike; of more than this many, the first stand for the rest. */
  private static final int OF_ONE_KIND = 4;

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
    "en, Made-up data, 320, true",
    "en, Made-up data, 1280, false",
    "es, Datos inventados, 320, false",
    "es, Datos inventados, 1280, true"
  })
  void isWholeAndReachable(String language, String madeUp, int width, boolean held, DemoCity city) {
    Set<String> seen = new LinkedHashSet<>();
    Map<String, Integer> ofKind = new HashMap<>();
    Deque<String> waiting = new ArrayDeque<>(List.of("/" + language + "/"));
    try (Chromium.Tab tab = chromium.open(width)) {
      Page page = tab.page();
      while (!waiting.isEmpty()) {
        String path = waiting.removeFirst();
        String kind = kind(path);
        if (seen.contains(path) || ofKind.getOrDefault(kind, 0) >= OF_ONE_KIND) {
          continue;
        }
        seen.add(path);
        if (ofKind.merge(kind, 1, Integer::sum) == 1 && held) {
          tab.visit(city.at(path));
        } else {
          tab.pass(city.at(path));
        }
        assertThat(page.locator("html").getAttribute("lang")).as(path).isEqualTo(language);
        assertThat(page.locator("h1").count()).as(path).isEqualTo(1);
        assertThat(page.locator("body").textContent()).as(path).contains(madeUp);
        assertThat(page.title()).as(path).contains(madeUp);
        for (Object link :
            (List<?>)
                page.evaluate(
                    "[...document.querySelectorAll('a[href^=\"/\"]')].map(a =>"
                        + " a.getAttribute('href').split('#')[0])")) {
          if (link.toString().startsWith("/" + language + "/") && !isFile(link.toString())) {
            waiting.addLast(link.toString());
          }
        }
      }
    }
    assertThat(ofKind).as("kinds of pages").hasSizeGreaterThan(5);
    assertThat(seen).hasSizeGreaterThan(20);
  }

  /** Feeds and handouts stand beside the pages they are of; tests of their own read them. */
  private static boolean isFile(String address) {
    return address.replaceFirst("[?].*", "").matches(".*/[^/]+[.][a-z]+");
  }

  /** A page's address without its last part, and the names of its questions without answers. */
  private static String kind(String path) {
    String address = path.replaceFirst("[?].*", "");
    String names = path.substring(address.length()).replaceAll("=[^&]*", "");
    boolean oneOfMany = address.split("/", -1).length > 3;
    return (oneOfMany ? address.replaceFirst("[^/]*$", "") : address) + names;
  }
}
