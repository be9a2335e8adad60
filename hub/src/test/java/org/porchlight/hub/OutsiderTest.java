package org.porchlight.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody who does not keep to the rules of the web gets: no more than anybody else. */
class OutsiderTest {
  private static final String SECRET = "zebra-quill-secret";

  @TempDir static Path home;

  private static RunningHub hub;

  @BeforeAll
  static void start() throws IOException {
    Path releases = Files.createDirectory(home.resolve("releases"));
    new SampleRelease(List.of("en", "es"), true).write(releases);
    Files.writeString(home.resolve("secret.txt"), SECRET);
    Files.writeString(releases.resolve("secret.txt"), SECRET);
    Files.writeString(releases.resolve("0001/secret.txt"), SECRET);
    hub = new RunningHub(releases, Optional.empty());
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /../secret.txt HTTP/1.1",
        "GET /releases/../secret.txt HTTP/1.1",
        "GET /releases/0001/../../secret.txt HTTP/1.1",
        "GET /releases/0001/..%2f..%2fsecret.txt HTTP/1.1",
        "GET /releases/0001/%2e%2e/%2e%2e/secret.txt HTTP/1.1",
        "GET /releases/0001/..%5c..%5csecret.txt HTTP/1.1",
        "GET /releases/0001/..;/..;/secret.txt HTTP/1.1",
        "GET /releases/0001/....//secret.txt HTTP/1.1",
        "GET /releases/0001/secret.txt HTTP/1.1",
        "GET /releases/0001/%252e%252e%252fsecret.txt HTTP/1.1",
        "GET /releases/0001//secret.txt HTTP/1.1",
        "GET /releases/secret.txt HTTP/1.1",
        "GET /releases/0001/tables/%00secret.txt HTTP/1.1",
        "GET http://127.0.0.1/releases/0001/secret.txt HTTP/1.1",
        "GET /actuator/env HTTP/1.1",
        "GET /WEB-INF/web.xml HTTP/1.1",
        "GET /en/explore?table=%ff%fe HTTP/1.1",
        "GET /en/explore?table=%zz HTTP/1.1",
        "TRACE /en/ HTTP/1.1",
        "CONNECT secret:25 HTTP/1.1",
        "BREW /en/ HTTP/1.1",
        "GET /en/ HTTP/9.9",
        "GET",
        "\u0016\u0003\u0001"
      })
  void nothingComesBackThatWasNotPublished(String line) throws IOException {
    String answer = raw(line + "\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
    assertTells(answer);
    assertThat(answer).doesNotContain("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /en/ HTTP/1.1\r\nHost: x\r\n\r\n",
        "Content-Length: 4\r\nContent-Length: 40\r\n\r\nGET /en/ HTTP/1.1\r\nHost: x\r\n\r\n",
        "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\nGET /en/ HTTP/1.1\r\nHost: x\r\n\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\nGET /en/ HTTP/1.1\r\nHost: x\r\n\r\n"
      })
  void noSecondRequestHidesInTheFirst(String rest) throws IOException {
    String answer = raw("POST /en/ HTTP/1.1\r\nHost: 127.0.0.1\r\n" + rest);
    assertTells(answer);
    assertThat(answer).doesNotContain("HTTP/1.1 200");
  }

  @Test
  void whatIsTooLongIsRefused() throws IOException {
    String end = " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
    String address = raw("GET /en/" + "x".repeat(20_000) + end);
    assertThat(address).startsWith("HTTP/1.1 4");
    assertTells(address);
    StringBuilder many = new StringBuilder("GET /en/explore?a=1");
    for (int i = 0; i < 400; i++) {
      many.append("&p").append(i).append("=1");
    }
    String parameters = raw(many + end);
    assertThat(parameters).startsWith("HTTP/1.1 400");
    assertTells(parameters);
    String headers =
        raw("GET /en/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: " + "y".repeat(20_000) + "\r\n\r\n");
    assertThat(headers).startsWith("HTTP/1.1 4");
    assertTells(headers);
  }

  @Test
  void aVisitorWhoAsksWithoutEndIsToldToWaitAndOthersAreNot() {
    int refused = 0;
    String told = "";
    for (int i = 0; i < 700 && refused == 0; i++) {
      var answer = hub.get("/health", "X-Forwarded-For", "198.51.100.1, 203.0.113.9");
      if (answer.statusCode() == 429) {
        refused++;
        told = answer.headers().firstValue("Retry-After").orElse("");
      }
    }
    assertThat(refused).isEqualTo(1);
    assertThat(told).isEqualTo("60");
    assertThat(hub.get("/health", "X-Forwarded-For", "203.0.113.10").statusCode()).isEqualTo(200);
    // What a visitor writes in front of the proxy's own word changes nothing. On a slow machine one
    // or two more are let through meanwhile; to a visitor of its own, hundreds would be.
    assertThat(
            IntStream.range(0, 50)
                .map(
                    _ ->
                        hub.get("/health", "X-Forwarded-For", "192.0.2.55, 203.0.113.9")
                            .statusCode()))
        .contains(429);
  }

  @Test
  void behindAProxyThatSpeaksHttpsBrowsersAreToldToStayWithIt() {
    assertThat(
            hub.get("/en/", "X-Forwarded-Proto", "https")
                .headers()
                .firstValue("Strict-Transport-Security"))
        .contains("max-age=31536000");
    assertThat(hub.get("/en/").headers().firstValue("Strict-Transport-Security")).isEmpty();
  }

  /** No secret, no name or version of a program, no trace of code. */
  private static void assertTells(String answer) {
    assertThat(answer)
        .doesNotContain(SECRET)
        .doesNotContainIgnoringCase("tomcat")
        .doesNotContainIgnoringCase("spring")
        .doesNotContainIgnoringCase("\r\nserver:")
        .doesNotContainIgnoringCase("\r\nset-cookie:")
        .doesNotContain("Exception", "\tat ", "java.");
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), hub.port())) {
      socket.setSoTimeout(3_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
