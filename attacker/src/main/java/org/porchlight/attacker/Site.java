package org.porchlight.attacker;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
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

  /** A page that was read. */
  record Page(URI address, Document content) {}

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
      if (!isPage(answer)) {
        continue;
      }
      Document content =
          Jsoup.parse(new String(answer.body(), CsvRows.CHARSET), address.toString());
      pages.add(new Page(address, content));
      for (Element link : content.select("[href]")) {
        follow(link.absUrl("href"), seen, open);
      }
    }
    return pages;
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
    if (!isFile(path) && seen.add(plain)) {
      open.add(plain);
    }
  }

  private boolean sameOrigin(URI target) {
    return hub.getScheme().equalsIgnoreCase(String.valueOf(target.getScheme()))
        && hub.getHost().equalsIgnoreCase(String.valueOf(target.getHost()))
        && hub.getPort() == target.getPort();
  }

  private static boolean isFile(String path) {
    return path.matches(".*\\.(css|js|json|geojson|csv|png|jpg|ico|woff2?|pdf|zip|webmanifest)");
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
