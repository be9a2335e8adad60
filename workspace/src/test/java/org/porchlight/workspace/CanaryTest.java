package org.porchlight.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Walks every link a steward can reach, and breaks what can be broken: the name, the phone and the
 * birth date of an invented person may stand in pages and nowhere else.
 */
class CanaryTest {
  private static final int PAGES = 360;

  @Test
  void noValueOfAPersonLeavesThePages() throws SQLException {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    try (SmallStudy study = SmallStudy.start();
        RunningWorkspace workspace = new RunningWorkspace(study.settings())) {
      // Only now: starting the server sets logging up anew.
      root.addAppender(log);
      RunningWorkspace.Browser steward = workspace.as("crisis.steward");
      Set<String> walked = walk(steward);
      assertThat(walked).hasSizeGreaterThan(100).anyMatch(path -> path.contains("/records/"));
      String typed = SmallWorld.CANARY + " " + SmallWorld.CANARY_PHONE;
      steward.post(
          "/en/people/" + SmallWorld.CANARY + "/records/1/decision", Map.of("reason", typed));
      steward.post("/en/sign-in", Map.of("login", typed, "password", typed));
      steward.get("/en/trail?person=" + SmallWorld.CANARY);
      // The tables are gone: every page is a fault now.
      study.execute("alter table study.mention rename to mention_away");
      HttpResponse<String> fault = steward.get("/en/people/" + study.world().persons.get("most"));
      assertThat(fault.statusCode()).isEqualTo(500);
      assertThat(fault.body()).contains("give this number").doesNotContain("mention_away", "SQL");
      clean("the page of a fault", fault.body());
    } finally {
      root.detachAppender(log);
    }
    assertThat(log.list).anyMatch(event -> event.getFormattedMessage().startsWith("Incident "));
    clean(
        "the log",
        log.list.stream()
            .map(
                event ->
                    event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                            ? ""
                            : ThrowableProxyUtil.asString(event.getThrowableProxy())))
            .collect(Collectors.joining("\n")));
  }

  private static Set<String> walk(RunningWorkspace.Browser browser) {
    Set<String> seen = new TreeSet<>(Set.of("/en/"));
    Deque<String> open = new ArrayDeque<>(seen);
    int canaries = 0;
    while (!open.isEmpty() && seen.size() < PAGES) {
      String path = open.poll();
      HttpResponse<String> answer = browser.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      clean(path, path);
      clean("headers of " + path, answer.headers().map().toString());
      Document page = Jsoup.parse(answer.body());
      clean("title of " + path, page.title());
      canaries += answer.body().contains(SmallWorld.CANARY) ? 1 : 0;
      for (Element link : page.select("a[href], form[action]")) {
        String to = link.hasAttr("href") ? link.attr("href") : link.attr("action");
        clean("a link of " + path, to);
        if (link.hasAttr("href") && to.startsWith("/") && seen.add(to)) {
          open.add(to);
        }
      }
      for (Element picture : page.select("svg title, svg desc")) {
        clean("a picture of " + path, picture.text());
      }
    }
    assertThat(canaries).as("pages that show the person at all").isGreaterThan(3);
    return seen;
  }

  private static void clean(String where, String text) {
    assertThat(text)
        .as(where)
        .doesNotContainIgnoringCase(SmallWorld.CANARY)
        .doesNotContain(SmallWorld.CANARY_PHONE, "1979-05-02", SmallStudy.PASSWORD);
  }
}
