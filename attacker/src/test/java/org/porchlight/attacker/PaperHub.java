package org.porchlight.attacker;

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

/** A hub of a few hand-written answers over release folders. */
final class PaperHub implements AutoCloseable {
  private final HttpServer server;
  private final Path releases;
  private final Map<String, Answer> answers = new HashMap<>();
  private String error = "<h1>There is no such page</h1>";

  private record Answer(String type, String body, String header, String value) {}

  PaperHub(Path releases) throws IOException {
    this.releases = releases;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  PaperHub page(String path, String html) {
    return answer(path, "text/html; charset=utf-8", html, "X-Frame-Options", "DENY");
  }

  PaperHub file(String path, String type, String text) {
    return answer(path, type, text, "X-Frame-Options", "DENY");
  }

  PaperHub answer(String path, String type, String text, String header, String value) {
    answers.put(path, new Answer(type, text, header, value));
    return this;
  }

  PaperHub errorPage(String html) {
    error = html;
    return this;
  }

  URI address() {
    return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Answer answer = answers.get(path);
      byte[] body = error.getBytes(StandardCharsets.UTF_8);
      int status = 404;
      if (path.startsWith("/releases/")) {
        Path file = releases.resolve(path.substring("/releases/".length()));
        if (Files.isRegularFile(file)) {
          body = Files.readAllBytes(file);
          status = 200;
        }
      } else if (answer != null) {
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.getResponseHeaders().set(answer.header(), answer.value());
        body = answer.body().getBytes(StandardCharsets.UTF_8);
        status = 200;
      }
      if (status == 404) {
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      }
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
