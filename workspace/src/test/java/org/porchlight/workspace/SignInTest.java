package org.porchlight.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.porchlight.workspace.settings.WorkspaceSettings;

/** Coming in, staying, going out. */
class SignInTest {
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

  private static String header(HttpResponse<String> answer, String name) {
    return String.join(", ", answer.headers().allValues(name));
  }

  @Test
  void whoeverIsNotSignedInIsLedToTheDoorAndThenToWhereTheyWanted() {
    RunningWorkspace.Browser browser = workspace.browser();
    HttpResponse<String> asked = browser.get("/es/people?agency=&window=90");
    assertThat(asked.statusCode()).isEqualTo(303);
    assertThat(header(asked, "location"))
        .isEqualTo("/es/sign-in?to=%2Fes%2Fpeople%3Fagency%3D%26window%3D90");
    assertThat(browser.page(header(asked, "location")).select("input[name=to]").attr("value"))
        .isEqualTo("/es/people?agency=&window=90");
    HttpResponse<String> signedIn =
        browser.post(
            "/es/sign-in",
            Map.of(
                "login",
                "crisis.member",
                "password",
                SmallStudy.PASSWORD,
                "to",
                "/es/people?agency=&window=90"));
    assertThat(header(signedIn, "location")).isEqualTo("/es/people?agency=&window=90");
    assertThat(browser.get("/es/people?agency=&window=90").statusCode()).isEqualTo(200);
  }

  @Test
  void theWayOnLeadsNowhereElse() {
    for (String to :
        List.of(
            "//evil.example/",
            "https://evil.example/",
            "/\\evil.example",
            "/en/\r\nX: y",
            "/en/sign-in",
            "javascript:alert(1)",
            "/fr/people")) {
      HttpResponse<String> signedIn =
          workspace
              .browser()
              .post(
                  "/en/sign-in",
                  Map.of("login", "analyst", "password", SmallStudy.PASSWORD, "to", to));
      assertThat(header(signedIn, "location")).as(to).isEqualTo("/");
    }
  }

  @Test
  void everyFailureGetsTheSameAnswer() {
    HttpResponse<String> wrong = workspace.browser().signIn("crisis.member", "not the password");
    HttpResponse<String> unknown = workspace.browser().signIn("nobody.people", "not the password");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(untyped(wrong)).isEqualTo(untyped(unknown)).contains("do not open an account");
  }

  /** The answer without the sign-in name that was typed. */
  private static String untyped(HttpResponse<String> answer) {
    return Answers.alike(answer).replaceAll("value=\"[a-z.]+\" aria-describedby", "");
  }

  @Test
  void theCookieIsOutOfReachOfScriptsAndOtherSites() {
    HttpResponse<String> signedIn = workspace.browser().signIn("analyst", SmallStudy.PASSWORD);
    assertThat(header(signedIn, "set-cookie"))
        .contains("porchlight-session=", "HttpOnly", "SameSite=Strict", "Path=/")
        .doesNotContain("Max-Age", "Domain");
  }

  @Test
  void withHttpsTheCookieTravelsOnlyThereAndBelongsToThisHostAlone() {
    WorkspaceSettings plain = study.settings();
    try (RunningWorkspace behindProxy =
        new RunningWorkspace(
            new WorkspaceSettings(
                plain.address(),
                0,
                plain.database(),
                true,
                plain.demoPassword(),
                plain.hub(),
                false))) {
      HttpResponse<String> signedIn = behindProxy.browser().signIn("analyst", SmallStudy.PASSWORD);
      assertThat(header(signedIn, "set-cookie"))
          .contains("__Host-porchlight-session=", "Secure", "HttpOnly", "SameSite=Strict");
      assertThat(header(signedIn, "strict-transport-security")).startsWith("max-age=63072000");
    }
  }

  @Test
  void everySignInGetsASessionOfItsOwnAndSigningOutEndsIt() {
    RunningWorkspace.Browser browser = workspace.as("crisis.member");
    String first = browser.cookies.get("porchlight-session");
    RunningWorkspace.Browser again = workspace.as("crisis.member");
    assertThat(again.cookies.get("porchlight-session")).hasSize(43).isNotEqualTo(first);
    assertThat(browser.post("/en/sign-out", Map.of()).statusCode()).isEqualTo(303);
    assertThat(browser.cookies).doesNotContainKey("porchlight-session");
    browser.cookies.put("porchlight-session", first);
    assertThat(browser.get("/en/people").statusCode()).isEqualTo(303);
    assertThat(again.get("/en/people").statusCode()).isEqualTo(200);
  }

  @Test
  void aMadeUpCityOffersItsAccountsAndOneCanBeTried() {
    RunningWorkspace.Browser browser = workspace.browser();
    assertThat(browser.page("/en/sign-in").select(".demo-account")).hasSize(9);
    HttpResponse<String> tried = browser.post("/en/sign-in/demo", Map.of("login", "analyst"));
    assertThat(tried.statusCode()).isEqualTo(303);
    assertThat(browser.get("/en/neighbors").statusCode()).isEqualTo(200);
    assertThat(workspace.browser().post("/en/sign-in/demo", Map.of("login", "keeper")).statusCode())
        .isEqualTo(422);
  }

  @Test
  void theFrontDoorSpeaksTheLanguageOfTheAccount() {
    RunningWorkspace.Browser browser = workspace.as("fire.member");
    assertThat(header(browser.get("/"), "location")).isEqualTo("/en/");
    browser.post("/en/account/language", Map.of("tag", "es"));
    assertThat(header(browser.get("/"), "location")).isEqualTo("/es/");
  }

  @Test
  void aFormOfAnotherSessionIsRefused() {
    RunningWorkspace.Browser one = workspace.as("crisis.member");
    RunningWorkspace.Browser other = workspace.as("police.member");
    String token = one.page("/en/account").select("input[name=_csrf]").attr("value");
    HttpResponse<String> sent =
        other.postBare("/en/account/language", Map.of("tag", "es", "_csrf", token));
    assertThat(sent.statusCode()).isEqualTo(403);
    assertThat(sent.body()).contains("This form is too old");
  }

  @Test
  void everyAnswerCarriesTheSafeHeaders() {
    RunningWorkspace.Browser reader = workspace.as("crisis.steward");
    for (HttpResponse<String> answer :
        List.of(
            workspace.browser().get("/"),
            workspace.browser().get("/en/sign-in"),
            workspace.browser().get("/health"),
            workspace.browser().get("/icon.svg"),
            workspace.browser().get("/en/people"),
            workspace.browser().postBare("/en/people", Map.of()),
            reader.get("/en/"),
            reader.get("/en/people"),
            reader.get("/en/neighbors.csv"),
            reader.get("/en/no/such/address"),
            reader.postBare("/en/account/language", Map.of()))) {
      assertThat(header(answer, "content-security-policy"))
          .contains("default-src 'none'", "frame-ancestors 'none'")
          .doesNotContain("unsafe", "script-src");
      assertThat(header(answer, "cache-control")).isEqualTo("no-store");
      assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
      assertThat(header(answer, "referrer-policy")).isEqualTo("no-referrer");
      assertThat(header(answer, "server")).isEmpty();
    }
  }
}
