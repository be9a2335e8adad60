package org.porchlight.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A resident looks around: the first page, a topic and its numbers, a place, the plan. */
@ExtendWith(DemoCity.Resolver.class)
class ResidentJourneyIT {
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
    "en, es, made-up data, 320",
    "en, es, made-up data, 1280",
    "es, en, datos inventados, 320",
    "es, en, datos inventados, 1280"
  })
  void fromTheFirstPageToTheNumbers(
      String language, String other, String madeUp, int width, DemoCity city) {
    try (Chromium.Tab tab = chromium.open(width)) {
      Page page = tab.visit(city.url() + language).page();
      assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
      assertThat(page.locator("h1").count()).isEqualTo(1);
      says(page, madeUp);

      Locator topics = page.locator("main a[href*='/" + language + "/topics/']");
      assertThat(topics.count()).isGreaterThanOrEqualTo(6);
      topics.first().click();
      tab.checked();
      says(page, madeUp);
      assertThat(page.locator("main table").count()).isPositive();
      String csv = page.locator("a[href$='.csv']").first().getAttribute("href");
      APIResponse download = page.request().get(city.url().replaceAll("/$", "") + csv);
      assertThat(download.status()).isEqualTo(200);
      assertThat(download.text().toLowerCase(java.util.Locale.ROOT)).contains("made-up data");

      String topic = page.url();
      page.locator("a[hreflang='" + other + "']").first().click();
      assertThat(page.url()).isEqualTo(topic.replace("/" + language + "/", "/" + other + "/"));
      page.goBack();

      tab.visit(city.url() + language + "/places");
      page.locator("main a[href*='/" + language + "/places/']").first().click();
      tab.checked();
      says(page, madeUp);

      tab.visit(city.url() + language + "/plan");
      page.locator("main a[href*='/" + language + "/plan/']").first().click();
      tab.checked();
      assertThat(page.locator("h1").textContent()).isNotBlank();
    }
  }

  private static void says(Page page, String words) {
    assertThat(page.locator("body").textContent()).containsIgnoringCase(words);
  }
}
