package org.porchlight.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the panel to the plan, and what each agency has before it on the way. */
class CareTest {
  private static final String NOTE = "Sleeps by the harbor wall on cold nights.";
  private static final String HEALTH = "Sees a doctor about her knee.";
  private static final String DRINK = "Asked about a group that meets on Tuesdays.";

  private SmallStudy study;
  private RunningWorkspace workspace;
  private RunningWorkspace.Browser crisis;
  private RunningWorkspace.Browser panel;
  private RunningWorkspace.Browser fire;
  private RunningWorkspace.Browser police;
  private String one;

  @BeforeEach
  void open() {
    study = SmallStudy.start();
    workspace = new RunningWorkspace(study.settings());
    crisis = workspace.as("crisis.member");
    panel = workspace.as("crisis.steward");
    fire = workspace.as("fire.member");
    police = workspace.as("police.member");
    one = "/en/people/" + study.world().persons.get("crisis-only");
  }

  @AfterEach
  void close() {
    workspace.close();
    study.close();
  }

  private static void done(HttpResponse<String> answer) {
    assertThat(answer.statusCode())
        .as(Jsoup.parse(answer.body()).select("[role=alert]").text())
        .isEqualTo(303);
  }

  private static String problem(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(422);
    return Jsoup.parse(answer.body()).select("[role=alert]").text();
  }

  private HttpResponse<String> step(RunningWorkspace.Browser who, String step) {
    return who.post(one + "/care/steps", Map.of("step", step, "reason", "A reason long enough"));
  }

  private void enroll() {
    done(step(crisis, "nominated"));
    assertThat(problem(step(crisis, "selected"))).contains("somebody else selects");
    done(step(panel, "selected"));
    done(step(crisis, "enrolled"));
  }

  /** A form in which some fields come more than once. */
  private HttpResponse<String> consent(String recipients, String kinds, String expires) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("name", "Rosa Delgado");
    fields.put("disclosers", "crisis");
    fields.put("purpose", "care-and-response");
    fields.put("signed", "2026-06-30");
    fields.put("expires", expires);
    fields.put("signer", "person");
    fields.put("signature", "Rosa Delgado");
    fields.put("how", "paper");
    fields.put("paper", "Cabinet 3, folder 12");
    fields.put("language", "es");
    fields.put("told", "yes");
    fields.put(
        "_csrf",
        Objects.requireNonNull(crisis.page("/en/account").selectFirst("input[name=_csrf]"))
            .attr("value"));
    StringBuilder body =
        new StringBuilder(
            fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&")));
    for (String kind : kinds.split(",", -1)) {
      body.append("&kinds=").append(kind);
    }
    for (String recipient : recipients.split(",", -1)) {
      body.append("&recipients=").append(recipient);
    }
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + workspace.port() + one + "/consent"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header(
                "Cookie",
                crisis.cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; ")))
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private void note(String kind, String words) {
    done(crisis.post(one + "/care/note", Map.of("class", kind, "words", words)));
  }

  private String text(RunningWorkspace.Browser who, String path) {
    try (PDDocument file =
        Loader.loadPDF(
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + workspace.port() + path))
                        .header(
                            "Cookie",
                            who.cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")))
                        .build(),
                    HttpResponse.BodyHandlers.ofByteArray())
                .body())) {
      return new PDFTextStripper().getText(file).replaceAll("\\s+", " ");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatIsSharedEndsWithTheNextRequestAfterARevocation() {
    enroll();
    note("notes", NOTE);
    note("health", HEALTH);
    note("substance-use", DRINK);
    done(crisis.post(one + "/care/goal", Map.of("words", "A door of her own")));
    done(
        crisis.post(
            one + "/care/card",
            Map.of("helps", "Speak softly", "avoid", "Bright lights", "contact", "Crisis team")));
    assertThat(fire.get(one + "/care").statusCode()).as("before consent").isEqualTo(404);
    assertThat(police.page("/en/cards").text()).doesNotContain("Speak softly");

    assertThat(problem(consent("police", "plan", "2026-12-31"))).contains("response card only");
    assertThat(problem(consent("fire", "plan", "2027-07-01"))).contains("one year");
    done(consent("fire,police", "plan,notes,card", "2026-12-31"));

    Document shared = fire.page(one + "/care");
    assertThat(shared.text())
        .contains("Rosa Delgado", NOTE, "A door of her own", "Last day: December 31, 2026")
        .doesNotContain(HEALTH, DRINK);
    Document card = police.page("/en/cards");
    assertThat(card.text()).contains("Rosa Delgado", "Speak softly", "Bright lights");
    assertThat(police.get(one + "/care/plan.pdf").statusCode()).isEqualTo(404);
    String seenByPolice = police.get(one + "/care").body() + card.html();
    assertThat(seenByPolice).doesNotContain(NOTE, HEALTH, DRINK, "A door of her own", "/consent");
    assertThat(police.page("/es/cards").text()).contains("Qué ayuda", "Datos inventados");

    String revocation =
        fire.page(one + "/consent").select("form[action$=/revocation]").attr("action");
    done(fire.post(revocation, Map.of("revoked", "by-phone")));
    assertThat(fire.get(one + "/care").statusCode()).isEqualTo(404);
    assertThat(police.page("/en/cards").text()).doesNotContain("Speak softly", "Rosa");
    assertThat(police.get(one + "/care").statusCode()).isEqualTo(404);

    Document account =
        workspace.as("privacy").page("/en/accounting/" + study.world().persons.get("crisis-only"));
    assertThat(account.select("table").eachText().getFirst())
        .contains("Fire and EMS", "care: plan, needs, notes, outreach");
    assertThat(account.select("table").eachText().getLast()).contains("Police");
    assertThat(account.text()).doesNotContain("Rosa", "Robin Alder", NOTE);
  }

  @Test
  void aConsentLacksNothing() {
    enroll();
    HttpResponse<String> answer =
        crisis.post(one + "/consent", Map.of("name", "Rosa Delgado", "disclosers", "crisis"));
    assertThat(problem(answer)).contains("What may be given");
    assertThat(Jsoup.parse(answer.body()).select("#name").attr("value")).isEqualTo("Rosa Delgado");
    done(crisis.post(one + "/consent/refusals", Map.of("answer", "no")));
    Document page = crisis.page(one.replace("/en/", "/es/") + "/consent");
    assertThat(page.text()).contains("Se preguntó el", "no pierde ninguna ayuda");
    assertThat(crisis.page(one + "/care").text()).contains("enrolled");
  }

  @Test
  void theFormOnPaperHoldsEveryElementInBothLanguages() {
    assertThat(text(crisis, "/en/consent-form.pdf"))
        .contains(
            "Made-up data",
            "Name of the person",
            "Who may give information",
            "What may be given",
            "Who may receive it",
            "What it may be used for",
            "You can take this back at any time",
            "Last day",
            "Signature",
            "Day of the signature",
            "You can say no",
            "42 CFR Part 2",
            "Police: the response card only");
    assertThat(text(crisis, "/es/consent-form.pdf"))
        .contains("Datos inventados", "Puede retirarlo en cualquier momento", "Puede decir que no");
  }

  @Test
  void theCardTellsWhatToDoAndNoIllness() {
    enroll();
    HttpResponse<String> answer =
        crisis.post(
            one + "/care/card",
            Map.of("helps", "She is bipolar", "avoid", "Bright lights", "contact", "Crisis team"));
    assertThat(problem(answer)).contains("What helps", "leave out what illness");
    assertThat(crisis.page("/en/cards").text()).doesNotContain("bipolar");
  }

  @Test
  void thePersonGetsTheirPlanWithoutTheNotes() {
    enroll();
    note("notes", NOTE);
    done(
        crisis.post(
            one + "/care/assessment",
            Map.of(
                "day", "2026-06-29",
                "words", "Quiero una puerta que cierre",
                "strengths", "Cooks for everybody",
                "hopes", "To see her sister",
                "again", "2026-09-29",
                "need-housing", "now")));
    done(crisis.post(one + "/care/goal", Map.of("words", "A door of her own")));
    String goal = crisis.page(one + "/care").select("input[name=goal]").attr("value");
    done(
        crisis.post(
            one + "/care/task",
            Map.of(
                "goal", goal, "owner", "crisis", "what", "Visit two rooms", "due", "2026-06-20")));
    assertThat(
            problem(
                crisis.post(
                    one + "/care/task",
                    Map.of("goal", goal, "owner", "fire", "what", "Visit", "due", "2026-07-20"))))
        .contains("has not agreed");
    Document page = crisis.page(one + "/care");
    assertThat(page.select(".task-late").text()).contains("Visit two rooms", "Overdue");
    assertThat(page.select("blockquote").text()).isEqualTo("Quiero una puerta que cierre");
    assertThat(text(crisis, one + "/care/plan.pdf"))
        .contains("Made-up data", "Quiero una puerta que cierre", "Visit two rooms")
        .doesNotContain(NOTE);
    assertThat(text(crisis, one.replace("/en/", "/es/") + "/care/plan.pdf"))
        .contains("En sus propias palabras", "Metas, y quién hace qué");
  }

  @Test
  void aMeetingBeginsWithWhatChangedAndEndsWithWhatIsCarriedOn() {
    enroll();
    HttpResponse<String> opened = crisis.post("/en/meetings", Map.of("day", "2026-05-28"));
    String may = opened.headers().firstValue("location").orElseThrow();
    assertThat(crisis.page(may).text()).contains("The first meeting", "enrolled");
    done(crisis.post(may + "/seat", Map.of("agency", "fire", "people", "2")));
    done(
        crisis.post(
            may + "/decision",
            Map.of(
                "person",
                study.world().persons.getOrDefault("crisis-only", ""),
                "words",
                "We begin with a room")));
    done(
        crisis.post(
            may + "/task", Map.of("owner", "fire", "what", "Bring the keys", "due", "2026-06-10")));
    done(crisis.post(may + "/closing", Map.of()));
    assertThat(problem(crisis.post(may + "/decision", Map.of("words", "Too late"))))
        .contains("closed meeting");
    String june =
        crisis
            .post("/en/meetings", Map.of("day", "2026-06-25"))
            .headers()
            .firstValue("location")
            .orElseThrow();
    assertThat(text(crisis, june + "/packet.pdf"))
        .contains(
            "Made-up data",
            "What changed since the meeting of May 28, 2026",
            "We begin with a room",
            "Overdue",
            "Bring the keys",
            "42 CFR part 2 prohibits unauthorized use or disclosure of these records");
    assertThat(text(fire, june + "/packet.pdf"))
        .contains("Bring the keys")
        .as("about somebody fire does not know")
        .doesNotContain("We begin with a room");
    assertThat(fire.page("/es/care").select(".task-late").text()).contains("Vencida");
    assertThat(police.get(june).statusCode()).isEqualTo(404);
  }

  @Test
  void aDrawCanBeRepeatedByAnybody() {
    for (String person : new String[] {"crisis-only", "most", "almost"}) {
      done(
          crisis.post(
              "/en/people/" + study.world().persons.get(person) + "/care/steps",
              Map.of("step", "nominated", "reason", "Everybody knows her by now")));
    }
    done(crisis.post("/en/care/draws", Map.of("places", "2")));
    Document sealed = crisis.page("/en/care");
    String seal = sealed.select(".facts dd").eachText().get(1);
    done(panel.post(sealed.select("form[action$=/drawing]").attr("action"), Map.of()));
    Document drawn = crisis.page("/en/care");
    var facts = drawn.select("dl.facts").first();
    var values = Objects.requireNonNull(facts).select("dd").eachText();
    assertThat(values.get(1)).isEqualTo(seal);
    org.porchlight.evaluation.Lottery lottery =
        new org.porchlight.evaluation.Lottery(values.get(2));
    assertThat(lottery.commitment()).isEqualTo(seal);
    assertThat(
            String.join(
                ", ",
                lottery.draw(
                    java.util.List.of(
                        study.world().persons.getOrDefault("most", ""),
                        study.world().persons.getOrDefault("almost", ""),
                        study.world().persons.getOrDefault("crisis-only", "")),
                    2)))
        .isEqualTo(values.get(4));
    assertThat(drawn.text()).contains("selected by the panel", "not selected");
  }
}
