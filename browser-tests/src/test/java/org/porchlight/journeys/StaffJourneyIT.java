package org.porchlight.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The team's door: who comes in, what each sees, and what a link steward decides. */
@ExtendWith(DemoCity.Resolver.class)
class StaffJourneyIT {
  private static final Pattern KIND = Pattern.compile("class=\"entry mark-([a-z-]+)\"");
  private static final Pattern PERSON = Pattern.compile("/people/([0-9A-Za-z]{10})\"");
  private static final Pattern RECORD = Pattern.compile("/people/[0-9A-Za-z]{10}/records/\\d+\"");

  /** A handle of the right form that no person has: one in ten to the fifteenth might. */
  private static final String NOBODY = "0000000000";

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
  @CsvSource({"en, 320", "en, 1280", "es, 320", "es, 1280"})
  void aStewardFindsOutWhoIsWho(String language, int width, DemoCity city) {
    try (Chromium.Tab door = chromium.open(width)) {
      door.visit(city.workspace() + language + "/sign-in");
      assertThat(door.page().locator(".demo-account").count()).isEqualTo(11);
      assertThat(door.page().locator(".demo-list").textContent())
          .contains("Noor Okafor", "Pat Brindle", "Ana Quillfeather", "Ray Underhill");
    }
    String name;
    try (Staff noor = Staff.signIn(chromium, city, "noor", language, width)) {
      noor.open("neighbors");
      assertThat(noor.all("table:has(#bands) thead th").count())
          .as("contacts, neighbors, most likely, made-up truth")
          .isEqualTo(4);
      assertThat(noor.all("table:has(#bands) tbody tr").count()).isPositive();

      noor.open("people");
      assertThat(noor.all(".person-line").count()).isPositive();
      noor.press(noor.all(".person-line h3 a"));
      String person = noor.page().url();
      name = noor.knows(noor.all("h1 bdi").first().textContent());
      assertThat(kinds(noor.page().content()))
          .as("records of several agencies")
          .hasSizeGreaterThan(1);

      decidesAndTakesBack(noor, person, "%s %d".formatted(language, width));
      noor.open("questions");
      tiesAndUnties(noor, person, "%s %d".formatted(language, width));

      noor.page().navigate(person);
      assertThat(noor.page().content()).contains(name);
      noor.press(noor.all("header form[action$='/sign-out'] button"));
      noor.page().goBack();
      assertThat(noor.page().url()).contains("/sign-in");
      assertThat(noor.page().content()).doesNotContain(name);
    }
  }

  private static void decidesAndTakesBack(Staff noor, String person, String run) {
    Set<String> before = records(noor);
    String linked = linkedRecord(noor, before);
    noor.open(linked);
    assertThat(noor.all("table.pair tbody tr").count()).as("side by side").isPositive();
    assertThat(noor.all("table:has(#evidence-table) tbody tr").count())
        .as("what spoke for it")
        .isPositive();
    assertThat(noor.all("main figure svg").count()).isPositive();
    String reason = "A nurse who knows both told them apart, " + run + ".";
    noor.all("#reason").fill(reason);
    noor.click(noor.all("button[value=not-same]"));
    assertThat(noor.all("main p.said").count()).isEqualTo(1);
    assertThat(records(noor)).doesNotContain(linked);
    Locator decision = noor.all(cardSaying(reason));
    assertThat(decision.count()).isEqualTo(1);
    noor.click(decision.locator("form button"));
    assertThat(noor.all("main p.said").count()).isEqualTo(1);
    noor.pass(person);
    assertThat(records(noor)).as("taken back").isEqualTo(before);
    assertThat(noor.all(cardSaying(reason).replace(":not(.withdrawn)", ".withdrawn")).count())
        .isPositive();
  }

  private static void tiesAndUnties(Staff noor, String person, String run) {
    noor.pass(person);
    String reason = "Said on the phone that this is theirs, " + run + ".";
    for (String list :
        List.of(
            noor.links("main a[href*='/numbers?person=']").getFirst(),
            noor.links("main a[href*='/places?person=']").getFirst())) {
      noor.open(list);
      for (String link : noor.links("main tbody th a")) {
        noor.page().navigate(noor.page().url().replaceFirst("(://[^/]+).*", "$1") + link);
        if (noor.all("form[action$='/attachments']").count() > 0) {
          noor.all("#reason").fill(reason);
          noor.press(noor.all("form[action$='/attachments'] button"));
          Locator tied = noor.all(cardSaying(reason));
          assertThat(tied.count()).isEqualTo(1);
          noor.click(tied.locator("form button"));
          assertThat(noor.all(cardSaying(reason)).count()).isZero();
          noor.pass(person);
          assertThat(noor.all(cardSaying(reason)).count()).isZero();
          return;
        }
      }
    }
    throw new AssertionError("no number and no place can be tied to anybody");
  }

  @ParameterizedTest
  @CsvSource({"en, 320", "en, 1280", "es, 320", "es, 1280"})
  void thePoliceSeeNoRecordOfTheCrisisProgram(String language, int width, DemoCity city) {
    String shared = "";
    String unmet = "";
    List<String> crisisRecords = List.of();
    try (Staff noor = Staff.signIn(chromium, city, "noor", language, width)) {
      for (String person : people(noor)) {
        String page = noor.ask("people/" + person).text();
        Set<String> kinds = kinds(page);
        if (!kinds.contains("police-call")) {
          unmet = person;
        } else if (kinds.containsAll(Set.of("crisis-encounter", "police-call"))) {
          shared = person;
          crisisRecords = crisisRecords(page);
        }
        if (!shared.isEmpty() && !unmet.isEmpty()) {
          break;
        }
      }
    }
    assertThat(shared).as("somebody both have met").isNotEmpty();
    assertThat(unmet).as("somebody the police have not met").isNotEmpty();
    try (Staff pat = Staff.signIn(chromium, city, "pat", language, width)) {
      pat.open("people/" + shared);
      assertThat(kinds(pat.page().content())).containsExactly("police-call");
      assertThat(pat.all(".mark-crisis-encounter").count()).isZero();
      assertThat(crisisRecords).isNotEmpty();
      for (String record : crisisRecords) {
        assertThat(pat.ask(record).status()).as("a record of the crisis program").isEqualTo(404);
      }
      pat.open("people");
      assertThat(pat.links("main a[href*='agency=community-safety']")).isEmpty();
      assertThat(pat.ask("people?agency=community-safety&window=365&atLeast=5").text())
          .doesNotContain("person-line");

      pat.miss("people/" + unmet);
      APIResponse real = pat.ask("people/" + unmet);
      APIResponse none = pat.ask("people/" + NOBODY);
      assertThat(real.status()).isEqualTo(404).isEqualTo(none.status());
      assertThat(steady(real)).isEqualTo(steady(none));
      assertThat(steadyHeaders(real)).isEqualTo(steadyHeaders(none));
    }
  }

  @ParameterizedTest
  @CsvSource({"en, 320", "en, 1280", "es, 320", "es, 1280"})
  void eachRoleSeesItsPartAndNobodyElses(String language, int width, DemoCity city) {
    String person;
    String name;
    try (Staff noor = Staff.signIn(chromium, city, "noor", language, width)) {
      noor.open("people");
      name = noor.all(".person-line h3 a bdi").first().textContent();
      person = people(noor).getFirst();
      assertThat(noor.ask("people/" + person).status()).isEqualTo(200);
    }
    try (Staff ana = Staff.signIn(chromium, city, "ana", language, width)) {
      ana.open("neighbors");
      assertThat(ana.all("table:has(#bands) tbody tr").count()).isPositive();
      assertThat(ana.page().content()).doesNotContain(name);
      hasNot(ana, "people", "people/" + person, "questions", "numbers", "places");
      hasNot(ana, "accounts", "trail");
    }
    try (Staff ada = Staff.signIn(chromium, city, "ada", language, width)) {
      ada.open("accounts");
      assertThat(ada.all("main tbody tr").count()).isGreaterThanOrEqualTo(10);
      ada.press(ada.all("main tbody th a"));
      hasNot(ada, "people", "people/" + person, "questions", "numbers", "places");
      hasNot(ada, "neighbors", "trail");
    }
    try (Staff ray = Staff.signIn(chromium, city, "ray", language, width)) {
      ray.open("trail/accounts").open("trail?person=" + person);
      String rows = ray.all("main tbody").textContent();
      assertThat(rows).contains("Noor Okafor").doesNotContain(name);
      hasNot(ray, "people", "people/" + person, "questions", "numbers", "places");
      hasNot(ray, "neighbors", "accounts");
    }
    try (Staff luis = Staff.signIn(chromium, city, "luis", language, width)) {
      luis.pass("people/" + person).pass("numbers").open("places").open("account");
      assertThat(luis.ask("people/" + person).text()).doesNotContain("value=\"not-same\"");
      for (String page : List.of("questions", "accounts", "trail")) {
        assertThat(luis.ask(page).status()).as(page).isEqualTo(404);
      }
    }
  }

  private static void hasNot(Staff reader, String... pages) {
    String nothing = steady(reader.ask("people/" + NOBODY));
    for (String page : pages) {
      APIResponse answer = reader.ask(page);
      assertThat(answer.status()).as(page).isEqualTo(404);
      assertThat(steady(answer)).as(page).isEqualTo(nothing);
      assertThat(reader.page().locator("nav.sections a[href$='/" + page + "']").count())
          .as(page)
          .isZero();
    }
    reader.miss(pages[pages.length - 1]);
    assertThat(reader.page().getByRole(AriaRole.MAIN).getByRole(AriaRole.LINK).first().isVisible())
        .as("a way on")
        .isTrue();
  }

  private static String cardSaying(String reason) {
    return "li.card:not(.withdrawn):has(q:has-text(\"" + reason + "\"))";
  }

  private static Set<String> records(Staff reader) {
    return new LinkedHashSet<>(reader.links(".entry .kicker a"));
  }

  private static String linkedRecord(Staff reader, Set<String> records) {
    return records.stream()
        .filter(record -> reader.ask(record).text().contains("id=\"evidence-table\""))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no record says why it was linked"));
  }

  /** The most met first, the least met too. */
  private static List<String> people(Staff reader) {
    Set<String> people = new LinkedHashSet<>();
    for (String agency : List.of("", "community-safety")) {
      PERSON
          .matcher(reader.ask("people?agency=" + agency + "&window=365&atLeast=5").text())
          .results()
          .forEach(hit -> people.add(hit.group(1)));
    }
    assertThat(people).isNotEmpty();
    return List.copyOf(people);
  }

  private static Set<String> kinds(String page) {
    return KIND.matcher(page)
        .results()
        .map(hit -> hit.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The addresses of a page's records of the crisis program. */
  private static List<String> crisisRecords(String page) {
    return List.of(page.split("<li class=\"entry ", -1)).stream()
        .filter(entry -> entry.startsWith("mark-crisis-encounter"))
        .flatMap(entry -> RECORD.matcher(entry).results().limit(1))
        .map(hit -> hit.group().replace("\"", "").substring(1))
        .toList();
  }

  /** The page without the form's token, which is another each time. */
  private static String steady(APIResponse answer) {
    return answer.text().replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
  }

  private static Set<String> steadyHeaders(APIResponse answer) {
    return answer.headersArray().stream()
        .filter(header -> !header.name.equalsIgnoreCase("date"))
        .map(header -> header.name.toLowerCase(java.util.Locale.ROOT) + ": " + header.value)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
