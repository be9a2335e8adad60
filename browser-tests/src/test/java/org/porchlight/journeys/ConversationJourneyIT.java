package org.porchlight.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A resident asks, the team answers and changes something, and everybody can see it. */
@ExtendWith(DemoCity.Resolver.class)
class ConversationJourneyIT {
  /** Milliseconds between two keys, as somebody types who is in no hurry. */
  private static final double TYPING = 50;

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
    "en, 320, Zebra crossings at the old mill: who decides where they go and when?",
    "es, 1280, Quisiera saber cada cuánto pintan las rayas peatonales del puente viejo."
  })
  void aQuestionIsAskedAnsweredAndChangesSomething(
      String language, int width, String words, DemoCity city) {
    String mine;
    try (Chromium.Tab resident = chromium.open(width)) {
      resident.visit(city.url() + language + "/topics/crashes");
      Page page = resident.page();
      page.locator("aside.ask-back a").click();
      resident.checked().fits();
      Locator text = page.locator("#words");
      text.pressSequentially(words, new Locator.PressSequentiallyOptions().setDelay(TYPING));
      page.locator("form.voice button[type=submit]").click();
      resident.checked().fits();
      mine = page.url().replaceFirst("[?].*", "");
      assertThat(mine).matches(".*/" + language + "/ask/[a-z2-9]{10}");
      assertThat(page.content()).doesNotContain(words.substring(0, 20));
    }
    try (Staff ana = Staff.signIn(chromium, city, "ana", language, width)) {
      ana.open("voices");
      ana.press(ana.all(".message a").filter(new Locator.FilterOptions().setHasText(words)));
      assertThat(ana.all("blockquote").textContent()).isEqualTo(words);
      fill(ana, "words", words);
      ana.press(ana.all("form[action$='/question'] button"));
      fill(ana, "answer", "The board of streets, once a year. " + width);
      ana.press(ana.all("form[action$='/answer'] button[value=answered]"));
      fill(ana, "heard", "It was not clear who decides. " + width);
      fill(ana, "did", "The page names who decides. " + width);
      ana.all("#change-page").fill("/topics/crashes");
      ana.press(ana.all("form[action$='/change'] button"));
    }
    try (Chromium.Tab resident = chromium.open(width)) {
      resident.visit(mine);
      Page page = resident.page();
      page.locator("main a.more").first().click();
      resident.checked().fits();
      assertThat(page.locator("h1").textContent()).isEqualTo(words);
      assertThat(page.locator("main").textContent())
          .contains("The board of streets, once a year. " + width);
      page.locator("#too button").click();
      assertThat(page.url()).endsWith("#too");
      resident.visit(city.url() + language + "/changes");
      assertThat(page.locator("main").textContent())
          .contains("The page names who decides. " + width);
      resident.visit(city.url() + language + "/");
      assertThat(page.locator("#heard").textContent())
          .contains("The page names who decides. " + width);
      resident.visit(city.url() + language + "/listening");
      assertThat(page.locator("tbody tr").count()).isPositive();
    }
  }

  private static void fill(Staff staff, String name, String words) {
    staff.all("#" + name + "-en").fill(words);
    staff.all("#" + name + "-es").fill(words);
  }
}
