package org.porchlight.attacker;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** A hub as a stranger walks through it: from its first page along every link that stays there. */
final class Site {
  private static final int MOST_PAGES = 2000;
  private static final Duration LONGEST_WALK = Duration.ofMinutes(3);
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);
  private static final Pattern RELEASE = Pattern.compile("/releases/(\\d{4})(/|$)");

  private final URI hub;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(LONGEST_ANSWER)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final Set<String> releaseIds = new TreeSet<>();
  private final List<String> remarks = new ArrayList<>();

  Site(URI hub) {
    String scheme = String.valueOf(hub.getScheme()).toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || hub.getHost() == null) {
      throw new UnreadableTargetException(
          "%s is not a hub's address; it should look like http://localhost:8080/.".formatted(hub),
          null);
    }
    this.hub = hub.resolve("/");
  }

  /**
   * What the hub said to a question.
   *
   * @param content the page; null when it is a file of another kind
   * @param body the text of such a file; empty for a page
   */
  record Page(
      URI address, int status, HttpHeaders headers, @Nullable Document content, String body) {
    String path() {
      return address.getPath();
    }

    /** Whether its text is worth reading as it stands. */
    boolean isText() {
      String type = headers.firstValue("content-type").orElse("");
      return content != null
          || type.startsWith("text/")
          || type.matches("application/.*(json|xml|javascript|yaml).*");
    }
  }

  /** Ids of the releases that pages link; known after {@link #pages}. */
  Set<String> releaseIds() {
    return releaseIds;
  }

  /** What hampered the walk. */
  List<String> remarks() {
    return remarks;
  }

  Shelf shelf(String id) {
    return new HubShelf(id);
  }

  /** Every page, the first one first. */
  List<Page> pages() {
    long deadline = System.nanoTime() + LONGEST_WALK.toNanos();
    ArrayDeque<URI> open = new ArrayDeque<>(List.of(hub));
    Set<URI> seen = new HashSet<>(open);
    List<Page> pages = new ArrayList<>();
    while (!open.isEmpty()) {
      if (pages.size() >= MOST_PAGES || System.nanoTime() > deadline) {
        remarks.add(
            "only the first %d pages were read; %d more are linked"
                .formatted(pages.size(), open.size()));
        break;
      }
      URI address = open.remove();
      HttpResponse<byte[]> answer;
      try {
        answer = get(address);
      } catch (IOException e) {
        if (pages.isEmpty()) {
          throw new UnreadableTargetException(
              "%s does not answer. Start the hub, or name another address.".formatted(hub), e);
        }
        remarks.add("%s does not answer".formatted(address));
        continue;
      }
      if (answer.statusCode() >= 400) {
        if (pages.isEmpty()) {
          throw new UnreadableTargetException(
              "%s answers with status %d; a hub's first page was expected there."
                  .formatted(hub, answer.statusCode()),
              null);
        }
        remarks.add("%s is linked and answers %d".formatted(address, answer.statusCode()));
        continue;
      }
      Page page = page(address, answer);
      pages.add(page);
      Document content = page.content();
      if (content == null) {
        continue;
      }
      for (Element link : content.select("[href], [src]")) {
        follow(link.absUrl(link.hasAttr("href") ? "href" : "src"), seen, open);
      }
    }
    return pages;
  }

  private static Page page(URI address, HttpResponse<byte[]> answer) {
    String body = new String(answer.body(), CsvRows.CHARSET);
    return isPage(answer)
        ? new Page(
            address,
            answer.statusCode(),
            answer.headers(),
            Jsoup.parse(body, address.toString()),
            "")
        : new Page(address, answer.statusCode(), answer.headers(), null, body);
  }

  /** Asks for one address more, whatever the answer. */
  Page ask(String path) throws IOException {
    URI address = hub.resolve(path);
    return page(address, get(address));
  }

  private static boolean isPage(HttpResponse<byte[]> answer) {
    String type = answer.headers().firstValue("content-type").orElse("");
    return type.startsWith("text/html")
        || type.startsWith("application/xhtml")
        || type.startsWith("image/svg");
  }

  private void follow(String link, Set<URI> seen, ArrayDeque<URI> open) {
    URI target;
    try {
      target = URI.create(link);
    } catch (IllegalArgumentException e) {
      return;
    }
    if (!sameOrigin(target)) {
      return;
    }
    String path = target.getRawPath() == null ? "/" : target.getRawPath();
    Matcher release = RELEASE.matcher(path);
    if (release.find()) {
      releaseIds.add(release.group(1));
    }
    String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
    URI plain = hub.resolve(path + query);
    // The tables of a release are read from its manifest on.
    if (!path.startsWith("/releases/") && !isPicture(path) && seen.add(plain)) {
      open.add(plain);
    }
  }

  private boolean sameOrigin(URI target) {
    return hub.getScheme().equalsIgnoreCase(String.valueOf(target.getScheme()))
        && hub.getHost().equalsIgnoreCase(String.valueOf(target.getHost()))
        && hub.getPort() == target.getPort();
  }

  private static boolean isPicture(String path) {
    return path.matches(".*\\.(css|png|jpe?g|gif|webp|ico|woff2?|pdf|zip)");
  }

  /** How long an answer takes, in nanoseconds. */
  long wait(URI address) throws IOException {
    long start = System.nanoTime();
    get(address);
    return System.nanoTime() - start;
  }

  private HttpResponse<byte[]> get(URI address) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(LONGEST_ANSWER).GET().build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for an answer", e);
    }
  }

  /** A release as the hub serves it. */
  private final class HubShelf implements Shelf {
    private final URI folder;

    HubShelf(String id) {
      this.folder = hub.resolve("/releases/" + id + "/");
    }

    @Override
    public String name() {
      String text = folder.toString();
      return text.substring(0, text.length() - 1);
    }

    @Override
    public byte[] fetch(String file) throws IOException {
      HttpResponse<byte[]> answer = get(folder.resolve(file));
      if (answer.statusCode() != 200) {
        throw new IOException("status %d".formatted(answer.statusCode()));
      }
      return answer.body();
    }
  }
}
