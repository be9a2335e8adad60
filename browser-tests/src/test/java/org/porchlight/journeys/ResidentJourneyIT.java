package org.porchlight.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
      List<String> addresses =
          topics.all().stream().map(link -> link.getAttribute("href")).toList();
      topics.first().click();
      int tables = 0;
      for (String address : new LinkedHashSet<>(addresses)) {
        tab.visit(city.at(address));
        says(page, madeUp);
        Locator csv = page.locator("main a[href$='.csv']");
        if (csv.count() > 0) {
          tables++;
          assertThat(page.locator("main table").count()).as(address).isPositive();
          APIResponse download = page.request().get(city.at(csv.first().getAttribute("href")));
          assertThat(download.status()).isEqualTo(200);
          assertThat(download.text()).containsIgnoringCase("made-up data");
        }
      }
      assertThat(tables).as("topics with numbers").isPositive();

      String topic = page.url();
      page.locator("a[hreflang='" + other + "']").first().click();
      assertThat(page.url()).isEqualTo(topic.replace("/" + language + "/", "/" + other + "/"));

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

  /** Three taps on a small phone, and what was typed stays in it. */
  @ParameterizedTest
  @CsvSource({"en, 320", "es, 320", "es, 1280"})
  void anAddressLeadsToItsPlaceAndGoesNowhere(String language, int width, DemoCity city) {
    try (Chromium.Tab tab = chromium.open(width)) {
      Page page = tab.visit(city.url() + language + "/").page();
      List<String> requests = new ArrayList<>();
      page.onRequest(request -> requests.add(request.url() + " " + request.postData()));
      String file = page.locator("[data-streets]").getAttribute("data-streets");
      Matcher street =
          Pattern.compile("\"([A-Z]+) (LN|RD|ST|AVE)\":\\[(\\d+),")
              .matcher(page.request().get(city.at(file)).text());
      assertThat(street.find()).isTrue();
      String kind = street.group(2).equals("LN") ? "Lane" : street.group(2);
      page.locator("#address")
          .pressSequentially(
              street.group(3) + " " + street.group(1).toLowerCase(Locale.ROOT) + " " + kind);
      Locator found = page.locator(".find-found a");
      found.first().waitFor();
      assertThat(found.first().textContent()).containsIgnoringCase(street.group(1));
      tab.checked();
      found.first().click();
      page.waitForURL("**/" + language + "/places/*");
      assertThat(page.locator("h1").count()).isEqualTo(1);
      assertThat(requests)
          .isNotEmpty()
          .noneMatch(one -> one.toUpperCase(Locale.ROOT).contains(street.group(1)));
      assertThat(page.url()).doesNotContainIgnoringCase(street.group(1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es"})
  void everyPlaceFitsOnOnePrintedPage(String language, DemoCity city) throws IOException {
    try (Chromium.Tab tab = chromium.open(320)) {
      Page page = tab.pass(city.url() + language + "/places").page();
      List<String> places =
          page.locator("main a[href*='/" + language + "/places/']").all().stream()
              .map(link -> link.getAttribute("href"))
              .distinct()
              .toList();
      assertThat(places).isNotEmpty();
      for (String place : places) {
        try (PDDocument file = Loader.loadPDF(page.request().get(city.at(place + ".pdf")).body())) {
          assertThat(file.getNumberOfPages()).as(place).isEqualTo(1);
        }
      }
    }
  }

  private static void says(Page page, String words) {
    assertThat(page.locator("body").textContent()).containsIgnoringCase(words);
  }
}
