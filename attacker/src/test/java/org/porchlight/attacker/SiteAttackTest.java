package org.porchlight.attacker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hub of a few hand-written pages over one release: falls hidden, fires 1235. */
class SiteAttackTest {
  @TempDir Path folder;
  private final Map<String, String> pages = new HashMap<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    PaperRelease.of(
            """
                  falls  fires
            east      ·   1235
            """)
        .in(folder);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    pages.put("/", "<a href=/calls>Calls</a> <a href='https://elsewhere.example/x'>Elsewhere</a>");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] body = null;
      if (path.startsWith("/releases/")) {
        Path file = folder.resolve(path.substring("/releases/".length()));
        body = Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
      } else if (pages.containsKey(path)) {
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        body = pages.get(path).getBytes(StandardCharsets.UTF_8);
      }
      if (body == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  private URI hub() {
    return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
  }

  private AttackReport attackWith(String callsPage) {
    pages.put(
        "/calls", callsPage + "<a href='/releases/0001/manifest.json'>All numbers as files</a>");
    return Attacker.attackSite(hub());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<span data-cell='calls/east/2026/falls'>10 or fewer, or too few people to show</span>",
        "<span data-cell='calls/east/2026/falls'></span>",
        "<rect data-cell='calls/east/2026/falls'><title>East, 2026: 10 or fewer</title></rect>",
        "<span data-cell='calls/east/2026/fires'>1,235</span>",
        "<span data-cell='calls/east/2026/fires'>1.235</span>",
        "<span data-cell='calls/east/2026/fires'>1\u202f235 calls in 2026</span>",
        "<span data-cell='calls/east/2026/fires' data-value='1235'>about twelve hundred</span>",
        "<path data-cells='calls/east/2026/fires' data-cell=''>7</path>",
        "<p>7 of these are unnamed</p>",
      })
  void pagesThatSayWhatTheReleaseSaysAreClean(String page) {
    AttackReport report = attackWith(page);
    assertThat(report.findings()).isEmpty();
    assertThat(report.recovered()).isZero();
    assertThat(report.cells()).isEqualTo(2);
    assertThat(report.hidden()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<span data-cell='calls/east/2026/falls'>4</span>",
        "<span data-cell='calls/east/2026/falls'>10</span>",
        "<span data-cell='calls/east/2026/falls' data-value='4'>few</span>",
        "<rect data-cell='calls/east/2026/falls'><title>East, 2026: 4 falls</title></rect>",
        "<span data-cell='calls/east/2026/falls' aria-label='4 falls'>few</span>",
      })
  void aHiddenNumberInAPageIsRecovered(String page) {
    AttackReport report = attackWith(page);
    assertThat(report.recovered()).isEqualTo(1);
    assertThat(report.findings())
        .singleElement()
        .asString()
        .contains("page /calls", "calls/east/2026/falls", "hidden");
  }

  @Test
  void aNumberThatDiffersFromTheReleaseIsAFinding() {
    AttackReport report = attackWith("<span data-cell='calls/east/2026/fires'>1,240</span>");
    assertThat(report.recovered()).isZero();
    assertThat(report.findings()).singleElement().asString().contains("another number");
  }

  @Test
  void aHubWithoutReleasesOrWithoutAnAnswerIsNamed() {
    assertThatThrownBy(() -> Attacker.attackSite(hub()))
        .isInstanceOf(UnreadableTargetException.class)
        .hasMessageContaining("No page of");
    stop();
    assertThatThrownBy(() -> Attacker.attackSite(hub()))
        .isInstanceOf(UnreadableTargetException.class)
        .hasMessageContaining("does not answer");
    assertThatThrownBy(() -> Attacker.attackSite(URI.create("ftp://x/")))
        .isInstanceOf(UnreadableTargetException.class)
        .hasMessageContaining("is not a hub's address");
  }
}
