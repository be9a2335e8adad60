package org.porchlight.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the team reads, and what becomes of what it decides. */
class PagesTest {
  private static SmallStudy study;
  private static RunningWorkspace workspace;

  @BeforeAll
  static void open() {
    study = SmallStudy.start();
    workspace = new RunningWorkspace(study.settings());
  }

  @AfterAll
  static void close() {
    workspace.close();
    study.close();
  }

  private static String person(String name) {
    return "/en/people/" + study.world().persons.get(name);
  }

  @Test
  void theThresholdTableHasCountIntervalAndTruthAndComesAsAFile() {
    RunningWorkspace.Browser analyst = workspace.as("analyst");
    Document page = analyst.page("/en/neighbors");
    assertThat(page.select("h2").eachText().getFirst())
        .isEqualTo(
            "15 neighbors had 5 or more contacts with Crisis Response in the 365 days to June 30, 2026.");
    assertThat(page.select(".bands tbody tr").eachText())
        .contains("5 or more 15 between 14 and 16 16", "40 or more 1 just this many 1");
    assertThat(page.text()).contains("0.5% of the people met had 12% of the contacts");
    HttpResponse<String> file = analyst.get("/en/neighbors.csv?agency=crisis&window=365");
    assertThat(file.body().lines().toList())
        .contains(
            "agency,window_days,window_end,at_least,count,low,high,truth",
            "crisis,365,2026-06-30,5,15,14,16,16")
        .first()
        .asString()
        .contains("invented");
  }

  @Test
  void theListSaysWhoWithWhomAndSince() {
    Document page = workspace.as("crisis.member").page("/en/people");
    assertThat(page.select(".person-line").eachText().getFirst())
        .contains(
            "Marisol Zzcanary",
            "60 contacts",
            "not certain",
            "with Crisis Response",
            "last June 30, 2026");
    assertThat(
            workspace
                .as("police.member")
                .page("/en/people")
                .select(".person-line")
                .eachText()
                .getFirst())
        .doesNotContain("Crisis Response");
  }

  @Test
  void aListWithNobodyInItSaysWhatToDo() {
    assertThat(workspace.as("fire.member").page("/en/people?atLeast=40").text())
        .contains("Nobody you may see was met that often.", "Choose fewer contacts or more days.");
  }

  @Test
  void aJourneyHoldsOnlyRecordsInSightAndKeepsAnOpenStay() {
    String all = workspace.as("crisis.member").page(person("most")).text();
    assertThat(all)
        .contains("Crisis responses (46)", "Jail bookings (5)", "still there", "Journey");
    String police = workspace.as("police.member").page(person("most")).text();
    assertThat(police)
        .contains("Police calls for service (14)")
        .doesNotContain("Crisis responses", "Mental health");
    String fire = workspace.as("fire.member").page(person("most")).text();
    assertThat(fire).contains("Marisol Zzcanarye").doesNotContain("Mary", "1979-02-05");
  }

  @Test
  void aRecordSaysWhyItIsThereInWordsAndBits() {
    RunningWorkspace.Browser steward = workspace.as("crisis.steward");
    String link = steward.page(person("crisis-only")).select("a[href*=/records/]").attr("href");
    Document page = steward.page(link);
    assertThat(page.text())
        .contains(
            "Why it is here",
            "The program is sure",
            "Weakest point: given name",
            "One bit more doubles the odds");
    assertThat(page.select("svg.waterfall text").eachText())
        .contains("Two records picked at random", "\u221213.6", "Family name", "+11.4", "Together");
    assertThat(page.select("table.pair tbody tr.pair-same").eachText()).isNotEmpty();
    assertThat(workspace.as("crisis.member").page(link).select("textarea")).isEmpty();
  }

  @Test
  void twoPeopleBecomeOneAndTwoAgain() {
    RunningWorkspace.Browser steward = workspace.as("crisis.steward");
    String question = steward.page(person("almost")).select("a[href*=/questions/]").attr("href");
    Document asked = steward.page(question);
    Map<String, String> same =
        Map.of(
            "run",
            asked.select("input[name=run]").attr("value"),
            "verdict",
            "same",
            "reason",
            "Same phone, same street, I know her");
    HttpResponse<String> decided = steward.post(question + "/decision", same);
    assertThat(decided.headers().firstValue("location")).hasValue("/en/questions/next?said=same");
    Document joined = steward.page(person("almost") + "?said=same");
    assertThat(joined.text())
        .contains("Done. The two are now one person.", "Crisis responses (49)", "Jordan Reyes");
    String withdrawal = joined.select("form[action$=/withdrawal]").attr("action");
    assertThat(workspace.as("crisis.member").post(withdrawal, Map.of()).statusCode())
        .isEqualTo(404);
    assertThat(steward.post(withdrawal, Map.of()).statusCode()).isEqualTo(303);
    assertThat(steward.page(person("almost")).text())
        .contains("Crisis responses (3)", "Taken back");
  }

  @Test
  void aDecisionNeedsAReasonAndTheRunItWasShownIn() {
    RunningWorkspace.Browser steward = workspace.as("crisis.steward");
    String record = steward.page(person("person-0")).select("a[href*=/records/]").attr("href");
    Document page = steward.page(record);
    String with = page.select("input[name=with]").attr("value");
    HttpResponse<String> without =
        steward.post(
            record + "/decision",
            Map.of("with", with, "run", "1", "verdict", "same", "reason", "because"));
    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(without.body()).contains("Write at least 10 characters", ">because</textarea>");
    assertThat(
            steward
                .post(
                    record + "/decision",
                    Map.of(
                        "with", with, "run", "99", "verdict", "same", "reason", "long enough now"))
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void aFrequentNumberIsTiedWithAReasonAndALockedOneNever() {
    RunningWorkspace.Browser steward = workspace.as("crisis.steward");
    String number = "/en/numbers/" + study.world().frequents.get("number");
    String who = study.world().persons.getOrDefault("most", "");
    assertThat(steward.page(number + "?person=" + who).select("input#person").attr("value"))
        .isEqualTo(who);
    steward.post(
        number + "/attachments", Map.of("person", who, "reason", "It is printed on her card"));
    assertThat(steward.page(person("most")).text())
        .contains("It is printed on her card", "(919) 555-0147");
    String removal = steward.page(number).select("form[action$=/removal]").attr("action");
    assertThat(steward.post(removal, Map.of()).statusCode()).isEqualTo(303);
    assertThat(steward.page(person("most")).text()).doesNotContain("It is printed on her card");
    Document locked = steward.page("/en/numbers/" + study.world().frequents.get("locked"));
    assertThat(locked.text()).contains("The law does not let these records be linked");
    assertThat(locked.select("textarea")).isEmpty();
  }

  @Test
  void anAdministratorAddsAnAccountThatMustChooseItsPassword() {
    RunningWorkspace.Browser administrator = workspace.as("administrator");
    Map<String, String> form =
        Map.of(
            "login",
            "New.Person",
            "name",
            "New Person",
            "agency",
            "fire",
            "role",
            "member",
            "tongue",
            "es",
            "password",
            "a first pass phrase");
    assertThat(administrator.post("/en/accounts", form).statusCode()).isEqualTo(303);
    assertThat(administrator.post("/en/accounts", form).body()).contains("This one is taken");
    RunningWorkspace.Browser fresh = workspace.browser();
    fresh.signIn("new.person", "a first pass phrase");
    assertThat(fresh.get("/es/people").headers().firstValue("location")).hasValue("/es/account");
    fresh.post(
        "/es/account/password",
        Map.of(
            "old",
            "a first pass phrase",
            "chosen",
            "tres gatos en la barca",
            "again",
            "tres gatos en la barca"));
    assertThat(fresh.get("/es/people").statusCode()).isEqualTo(200);
    String page = administrator.page("/en/accounts").select("a:contains(New Person)").attr("href");
    administrator.post(page + "/disabling", Map.of());
    assertThat(fresh.get("/es/people").statusCode()).as("a closed account, at once").isEqualTo(303);
  }

  @Test
  void thePrivacyOfficerSeesWhoLookedAtWhomAndNoName() {
    workspace.as("crisis.member").get(person("most"));
    workspace.as("fire.member").get(person("crisis-only"));
    RunningWorkspace.Browser officer = workspace.as("privacy");
    Document seen = officer.page("/en/trail?person=" + study.world().persons.get("most"));
    assertThat(seen.select("tbody tr").eachText())
        .anyMatch(line -> line.contains("Robin Alder") && line.contains("shown"));
    Document tried = officer.page("/en/trail?person=" + study.world().persons.get("crisis-only"));
    assertThat(tried.select("tbody tr").eachText())
        .anyMatch(line -> line.contains("Alex Marsh") && line.contains("not shown"));
    assertThat(officer.get("/en/trail.csv").body())
        .contains("people/{person}")
        .doesNotContain(SmallWorld.CANARY, "Robin");
    assertThat(officer.page("/en/trail/accounts").text()).contains("signed in");
  }

  @Test
  void everyPageStandsInBothLanguagesAndSaysThatItIsMadeUp() {
    RunningWorkspace.Browser steward = workspace.as("crisis.steward");
    for (String path :
        List.of(
            "/",
            "/neighbors",
            "/people",
            "/questions",
            "/questions/next",
            "/numbers",
            "/places",
            "/sources",
            "/sources/bookings",
            "/sources/calls-911",
            "/sources/police-calls/codes",
            "/account",
            "/nothing")) {
      assertThat(steward.page("/en" + path).select("html").attr("lang")).isEqualTo("en");
      Document spanish = steward.page("/es" + path);
      assertThat(spanish.select("html").attr("lang")).isEqualTo("es");
      assertThat(spanish.select(".made-up-banner").text()).as(path).contains("Datos inventados");
      assertThat(spanish.title()).as(path).contains("Datos inventados");
      assertThat(spanish.select("[lang=en]:not(nav [lang=en], option)")).as(path).isEmpty();
    }
  }
}
