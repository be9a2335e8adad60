package org.porchlight.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One neighbor, from the rule to a plan and back to privacy: five people of three agencies and the
 * privacy officer, each with what is theirs to see.
 */
@ExtendWith(DemoCity.Resolver.class)
class CareJourneyIT {
  private static final Pattern PERSON = Pattern.compile("/people/([0-9A-Z]{10})\"");
  private static final String NOTE = "Sings when the kettle is on, and knows every bus driver.";
  private static final String HELPS = "Sit down and ask about the buses.";

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
  @CsvSource({"en, 320, 5", "es, 1280, 7"})
  void fromTheRuleToThePlanAndBack(String language, int width, int place, DemoCity city) {
    String person;
    String helps = HELPS + " " + "(" + language + ")";
    String goal = "A room near the mill, %s".formatted(language);
    try (Staff luis = Staff.signIn(chromium, city, "luis", language, width)) {
      person = neighbor(luis, place);
      luis.open("people/" + person);
      luis.press(luis.all("main a[href$='/people/" + person + "/care']"));
      step(luis, "found", "Met most weeks since spring, mostly at night.");
      luis.page().locator("#reason").waitFor();
      luis.page().selectOption("#step", "selected");
      luis.all("#reason").fill("I know them, so I say yes.");
      luis.page().locator("form[action$='/care/steps'] button").click();
      assertThat(luis.all("[role=alert]").count()).as("somebody else selects").isEqualTo(1);
    }
    try (Staff noor = Staff.signIn(chromium, city, "noor", language, width)) {
      noor.open("care").open("people/" + person + "/care");
      step(noor, "selected", "The panel has a place, and they asked for help.");
    }
    try (Staff luis = Staff.signIn(chromium, city, "luis", language, width)) {
      luis.pass("people/" + person + "/care");
      step(luis, "enrolled", "They said yes, on the bench by the mill.");
      luis.open("people/" + person + "/consent");
      String name = luis.knows(luis.all("h1 bdi").first().textContent());
      for (String box :
          List.of(
              "kinds][value=plan",
              "kinds][value=notes",
              "kinds][value=card",
              "recipients][value=justice-services",
              "recipients][value=police",
              "told][value=yes")) {
        luis.page().check("input[name=" + box + "]");
      }
      luis.all("#name").fill(name);
      luis.all("#signature").fill(name);
      luis.all("#paper").fill("Cabinet 1, folder 9");
      luis.press(luis.all("form[action$='/consent'] button.do"));
      assertThat(luis.all("p.said").count()).isEqualTo(1);
      luis.pass("people/" + person + "/care");
      write(luis, "goal", "#goal-words", goal);
      write(luis, "note", "#note-words", NOTE);
      luis.page().locator("details:has(form[action$='/care/card']) summary").click();
      luis.all("#avoid").fill("Standing all around them.");
      luis.all("#contact").fill("Crisis team, 555-0142");
      luis.all("#helps").fill(helps);
      luis.press(luis.all("form[action$='/care/card'] button"));
      assertThat(luis.all(".response-card").textContent()).contains(helps);
      assertThat(luis.ask("consent-form.pdf").headers().get("content-type"))
          .isEqualTo("application/pdf");
    }
    try (Staff jody = Staff.signIn(chromium, city, "jody", language, width)) {
      jody.open("people/" + person + "/care");
      assertThat(jody.all("main").textContent()).contains(goal, NOTE);
      assertThat(jody.ask("people/" + person + "/care/plan.pdf").status()).isEqualTo(200);
      jody.open("meetings");
      jody.press(jody.all("main ul.decisions a"));
      assertThat(jody.all("main").textContent()).contains(name(jody, person));
      String packet = jody.links("main a[href$='/packet.pdf']").getFirst();
      APIResponse printed = jody.ask(packet);
      assertThat(printed.headers().get("content-type")).isEqualTo("application/pdf");
      assertThat(new String(printed.body(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
          .isEqualTo("%PDF-");
    }
    try (Staff pat = Staff.signIn(chromium, city, "pat", language, width)) {
      pat.open("cards");
      assertThat(pat.all("main").textContent()).contains(helps).doesNotContain(goal, NOTE);
      assertThat(pat.ask("people/" + person + "/care").text()).doesNotContain(goal, NOTE, helps);
      for (String page :
          List.of(
              "people/" + person + "/consent", "people/" + person + "/care/plan.pdf", "meetings")) {
        assertThat(pat.ask(page).status()).as(page).isEqualTo(404);
      }
    }
    try (Staff jody = Staff.signIn(chromium, city, "jody", language, width)) {
      jody.pass("people/" + person + "/consent");
      jody.press(jody.all("form[action$='/revocation'] button"));
      assertThat(jody.ask("people/" + person + "/care").text()).doesNotContain(goal, NOTE);
    }
    try (Staff pat = Staff.signIn(chromium, city, "pat", language, width)) {
      pat.pass("cards");
      assertThat(pat.all("main").textContent()).as("after the revocation").doesNotContain(helps);
    }
    try (Staff ray = Staff.signIn(chromium, city, "ray", language, width)) {
      ray.open("accounting/" + person);
      assertThat(ray.all("main tbody tr").count()).isGreaterThan(3);
      assertThat(ray.all("main").textContent()).doesNotContain(NOTE, "Luis Marrow");
    }
  }

  private static String neighbor(Staff luis, int place) {
    Matcher found =
        PERSON.matcher(luis.ask("people?agency=community-safety&window=365&atLeast=5").text());
    return found
        .results()
        .map(hit -> hit.group(1))
        .distinct()
        .filter(one -> !luis.ask("people/" + one + "/care").text().contains("<q>"))
        .skip(place - 5)
        .limit(1)
        .collect(Collectors.joining());
  }

  private static String name(Staff reader, String person) {
    Matcher found =
        Pattern.compile("<h1><bdi>([^<]+)</bdi>")
            .matcher(reader.ask("people/" + person + "/care").text());
    return found.find() ? found.group(1) : "";
  }

  private static void step(Staff who, String step, String reason) {
    if (!who.all("#reason").isVisible()) {
      who.all("details:has(form[action$='/care/steps']) summary").click();
    }
    who.page().selectOption("#step", step);
    who.all("#reason").fill(reason);
    who.click(who.all("form[action$='/care/steps'] button"));
    assertThat(who.all("p.said").count()).as(step).isEqualTo(1);
    if (!who.all("#reason").isVisible()) {
      who.all("details:has(form[action$='/care/steps']) summary").click();
    }
  }

  private static void write(Staff who, String what, String field, String words) {
    who.all("details:has(form[action$='/care/" + what + "']) summary").click();
    who.all(field).fill(words);
    who.click(who.all("form[action$='/care/" + what + "'] button"));
    assertThat(who.all("main").textContent()).contains(words);
  }
}
