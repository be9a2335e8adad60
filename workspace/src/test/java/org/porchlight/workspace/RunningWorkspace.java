package org.porchlight.workspace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
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
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.porchlight.workspace.settings.WorkspaceSettings;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The real server on a free port, and browsers without script that talk to it. */
final class RunningWorkspace implements AutoCloseable {
  private final ConfigurableApplicationContext context;
  private final int port;
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  RunningWorkspace(WorkspaceSettings settings) {
    context = WorkspaceApplication.run(settings);
    port =
        Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
            .getPort();
  }

  ConfigurableApplicationContext context() {
    return context;
  }

  int port() {
    return port;
  }

  /** A browser nobody has used yet. */
  Browser browser() {
    return new Browser();
  }

  /** A browser in which this account has signed in. */
  Browser as(String login) {
    Browser browser = new Browser();
    browser.signIn(login, SmallStudy.PASSWORD);
    return browser;
  }

  /** Keeps cookies and sends forms with the token of the page they stand on. */
  final class Browser {
    final Map<String, String> cookies = new TreeMap<>();

    private Browser() {}

    HttpResponse<String> get(String path) {
      return send(request(path).GET().build());
    }

    /** What the server goes on sending. */
    BufferedReader listen(String path) throws IOException, InterruptedException {
      return new BufferedReader(
          new InputStreamReader(
              client
                  .send(request(path).GET().build(), HttpResponse.BodyHandlers.ofInputStream())
                  .body(),
              StandardCharsets.UTF_8));
    }

    Document page(String path) {
      return Jsoup.parse(get(path).body());
    }

    /** Sends a form; the token is read from the page before it. */
    HttpResponse<String> post(String path, Map<String, String> fields) {
      Map<String, String> all = new TreeMap<>(fields);
      all.put("_csrf", token());
      return postBare(path, all);
    }

    /** Sends a form as it is. */
    HttpResponse<String> postBare(String path, Map<String, String> fields) {
      String body =
          fields.entrySet().stream()
              .map(
                  field ->
                      URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8)
                          + "="
                          + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
              .collect(Collectors.joining("&"));
      return send(
          request(path)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build());
    }

    HttpResponse<String> signIn(String login, String password) {
      get("/en/sign-in");
      return post("/en/sign-in", Map.of("login", login, "password", password));
    }

    private String token() {
      boolean signedIn = cookies.keySet().stream().anyMatch(name -> name.endsWith("-session"));
      Document page = page(signedIn ? "/en/account" : "/en/sign-in");
      return Objects.requireNonNull(page.selectFirst("input[name=_csrf]")).attr("value");
    }

    private HttpRequest.Builder request(String path) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
      if (!cookies.isEmpty()) {
        request.header(
            "Cookie",
            cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; ")));
      }
      return request;
    }

    private HttpResponse<String> send(HttpRequest request) {
      try {
        HttpResponse<String> answer =
            client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        for (String cookie : answer.headers().allValues("set-cookie")) {
          String pair = cookie.substring(0, cookie.indexOf(';'));
          String name = pair.substring(0, pair.indexOf('='));
          String value = pair.substring(pair.indexOf('=') + 1);
          if (value.isEmpty()) {
            cookies.remove(name);
          } else {
            cookies.put(name, value);
          }
        }
        return answer;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("the test was interrupted", e);
      }
    }
  }

  @Override
  public void close() {
    client.close();
    context.close();
  }
}
