package org.porchlight.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A month goes out: an analyst prepares the release, both look at it as residents would, somebody
 * else approves it, residents see it, and it is taken back with a reason that they read.
 */
class PublishingJourneyIT {
  /** Preparing takes a minute on two quiet cores. */
  private static final int PATIENCE_SECONDS = 540;

  private static DemoCity city;
  private static Chromium chromium;

  @BeforeAll
  static void open() {
    chromium = Chromium.start();
    city = DemoCity.withAMonthToPublish();
  }

  @AfterAll
  static void close() {
    if (city != null) {
      city.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  /** The second release goes out in English, and after it was taken back the third in Spanish. */
  @ParameterizedTest
  @CsvSource({"en, es, 1280, 0002", "es, en, 320, 0003"})
  void aMonthGoesOutIsSeenAndIsTakenBack(String language, String other, int width, String id) {
    String release;
    try (Staff ana = Staff.signIn(chromium, city, "ana", language, width)) {
      ana.open("releases");
      ana.press(ana.all("main form[action$='/releases/requests'] button"));
      until(
          "the release is prepared",
          () -> {
            ana.pass("releases");
            return ana.all("main tbody th a").count() > 0
                && ana.all("main tbody tr:first-child").textContent().contains(id);
          });
      ana.press(ana.all("main tbody tr:first-child th a"));
      release = ana.page().url();
      assertThat(ana.all("main p.lead").textContent()).containsPattern("(October|octubre).* 2026");
      assertThat(ana.all("button[value=approve]").count())
          .as("who prepared cannot approve")
          .isZero();
      for (String part : List.of("tables-title", "hidden-title")) {
        assertThat(ana.all("section[aria-labelledby=" + part + "] tbody tr").count())
            .as(part)
            .isPositive();
      }
      assertThat(ana.all("section[aria-labelledby=attack-title] p").count()).isPositive();
      assertThat(ana.all("section[aria-labelledby=attack-title] .flag").count())
          .as("numbers that the attacker worked out")
          .isZero();
      looksAtIt(ana, release, language, other);
    }
    try (Staff ray = Staff.signIn(chromium, city, "ray", language, width)) {
      ray.pass(release);
      looksAtIt(ray, release, language, other);
      ray.press(ray.all("button[value=approve]"));
      until(
          "the release is out",
          () -> {
            ray.pass(release);
            return ray.all("button[value=take-back]").count() > 0;
          });
      until("residents see it", () -> sees(width, language, "footer", id));

      String english = "A file was counted twice, %d.".formatted(width);
      String spanish = "Un archivo se contó dos veces, %d.".formatted(width);
      ray.all("#told-en").fill(english);
      ray.all("#told-es").fill(spanish);
      ray.press(ray.all("button[value=take-back]"));
      for (String tag : List.of(language, other)) {
        until("residents read why", () -> sees(width, tag, ".notices", ""));
        try (Chromium.Tab resident = chromium.open(width)) {
          resident.pass(city.url() + tag + "/");
          resident.checked();
          assertThat(resident.page().locator(".notices").textContent())
              .contains(tag.equals("en") ? english : spanish, id);
          assertThat(resident.page().locator("footer").textContent())
              .as("the release before it stands")
              .contains("0001");
          resident.visit(city.url() + tag + "/corrections");
          assertThat(resident.page().locator("main").textContent())
              .contains(tag.equals("en") ? english : spanish);
        }
      }
    }
  }

  /** The hub's own pages, in both languages, from behind the sign-in. */
  private static void looksAtIt(Staff staff, String release, String language, String other) {
    for (String tag : List.of(language, other)) {
      String page = staff.links("#preview a[lang=" + tag + "][href*='/topics/']").getFirst();
      staff.page().navigate(staff.page().url().replaceFirst("(://[^/]+).*", "$1") + page);
      assertThat(staff.all("html").getAttribute("lang")).isEqualTo(tag);
      assertThat(staff.all("main svg").count()).as("charts of the hub").isPositive();
      assertThat(staff.all("body > aside").getAttribute("lang")).isEqualTo(language);
      assertThat(staff.ask(page).status()).isEqualTo(200);
      staff.all("body > aside a").click();
      assertThat(staff.page().url()).isEqualTo(release);
    }
  }

  /** Whether a resident who comes now, with nothing kept from before, finds this. */
  private static boolean sees(int width, String language, String where, String text) {
    try (Chromium.Tab resident = chromium.open(width)) {
      resident.pass(city.url() + language + "/");
      var found = resident.page().locator(where);
      return found.count() > 0 && found.first().textContent().contains(text);
    }
  }

  /** Asks again until it holds; every question takes the time of a whole page. */
  private static void until(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain: " + what);
      }
      Thread.onSpinWait();
    }
  }
}
