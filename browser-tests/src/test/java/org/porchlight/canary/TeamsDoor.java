package org.porchlight.canary;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A reader at the team's door. Keeps of every answer what must hold no personal value: address,
 * headers and title; of answers that are no page of the study, all of it.
 */
final class TeamsDoor implements AutoCloseable {
  private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)\"");
  private static final Pattern TITLE = Pattern.compile("(?s)<title>(.*?)</title>");
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern LOGIN_TYPED =
      Pattern.compile("(<input id=\"login\"[^>]* value=\")[^\"]*");
  private static final int MOST_PAGES = 120;
  private static final int PROBLEM = 400;

  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final URI root;
  private final List<String> outside = new ArrayList<>();
  private final List<String> inside = new ArrayList<>();

  TeamsDoor(String url) {
    this.root = URI.create(url);
  }

  /** What stood outside the restricted pages. */
  List<String> outside() {
    return List.copyOf(outside);
  }

  /** The restricted pages themselves. */
  List<String> inside() {
    return List.copyOf(inside);
  }

  int get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(root.resolve(path)).GET()).statusCode();
  }

  /** Sends a form from this page, with the page's token. */
  int post(String page, String path, Map<String, String> form)
      throws IOException, InterruptedException {
    Matcher token = TOKEN.matcher(send(HttpRequest.newBuilder(root.resolve(page)).GET()).body());
    String fields =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    String all = token.find() ? fields + "&_csrf=" + encoded(token.group(1)) : fields;
    return send(HttpRequest.newBuilder(root.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(all)))
        .statusCode();
  }

  /** Follows every link that can be reached from here. */
  Set<String> walk(String start) throws IOException, InterruptedException {
    Deque<String> open = new ArrayDeque<>(List.of(start));
    Set<String> seen = new LinkedHashSet<>(open);
    int pages = 0;
    while (!open.isEmpty() && pages++ < MOST_PAGES) {
      HttpResponse<String> answer = send(HttpRequest.newBuilder(root.resolve(open.pop())).GET());
      LINK.matcher(answer.body())
          .results()
          .map(hit -> hit.group(1).replace("&amp;", "&"))
          .filter(seen::add)
          .forEach(open::add);
    }
    return seen;
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    Matcher title = TITLE.matcher(answer.body());
    outside.add(
        answer.uri() + "\n" + answer.headers().map() + "\n" + (title.find() ? title.group(1) : ""));
    // A form gives the sign-in name back to whoever typed it; nothing else may come back.
    String page = LOGIN_TYPED.matcher(answer.body()).replaceAll("$1");
    (answer.statusCode() >= PROBLEM ? outside : inside).add(page);
    return answer;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.close();
  }
}
