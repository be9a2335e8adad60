package org.porchlight.hub.still;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.porchlight.hub.edition.Issue;
import org.porchlight.hub.frame.DataAnswer;
import org.porchlight.release.Manifest;
import org.porchlight.webkit.language.Language;

/** Walks through a hub that serves on this machine and writes all it answers as files. */
public final class SiteCopy {
  private static final Pattern LINK = Pattern.compile("(?<= )(?:href|src)=\"(/[^\"]*)\"");
  private static final List<String> FIRST =
      List.of(
          "/sitemap.xml",
          "/robots.txt",
          "/.well-known/security.txt",
          "/icon.svg",
          "/data.json",
          "/data3.jsonld",
          "/datapackage.json",
          "/api/v1/openapi.json",
          "/api/v1/releases",
          "/api/v1/tables");

  private final String origin;
  private final String address;
  private final Issue issue;
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  /**
   * What was written.
   *
   * @param files pages included
   */
  public record Written(int pages, int files) {}

  /** A copy of the hub on this port that will stand at this address. */
  public SiteCopy(int port, String address, Issue issue) {
    this.origin = "http://127.0.0.1:" + port;
    this.address = address;
    this.issue = issue;
  }

  /**
   * Writes the folder whole or not at all.
   *
   * @throws org.porchlight.hub.settings.SettingsProblem when the folder holds something else
   * @throws IllegalStateException when an address that a page links to does not answer
   */
  public Written write(Path place) throws IOException {
    try (CopyFolder folder = new CopyFolder(place);
        client) {
      Written written = walk(folder);
      folder.write("index.html", root());
      folder.write(
          "404.html",
          SiteLinks.rooted(text(get("/" + issue.languages().getFirst() + "/404")), address));
      TreeMap<String, Object> mark = new TreeMap<>();
      mark.put("release", issue.manifest().id());
      mark.put("address", address);
      mark.put("files", written.files());
      folder.write(CopyFolder.MARK, DataAnswer.json(mark));
      folder.finish();
      return written;
    }
  }

  private Written walk(CopyFolder folder) throws IOException {
    Set<String> known = new LinkedHashSet<>(FIRST);
    issue.languages().forEach(tag -> known.add("/" + tag + "/"));
    known.addAll(files(issue.manifest()));
    Deque<String> open = new ArrayDeque<>(known);
    int pages = 0;
    int files = 0;
    while (!open.isEmpty()) {
      String asked = open.removeFirst();
      HttpResponse<byte[]> answer = get(asked);
      if (answer.statusCode() == 404 && asked.equals("/.well-known/security.txt")) {
        continue; // A city that names no mailbox has none.
      }
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(
            "the address %s answers %d".formatted(asked, answer.statusCode()));
      }
      String target = SiteLinks.target(asked);
      String type = answer.headers().firstValue("Content-Type").orElse("");
      files++;
      if (type.startsWith("text/html")) {
        pages++;
        String page = text(answer);
        Matcher link = LINK.matcher(page);
        while (link.find()) {
          SiteLinks.asked(link.group(1).replace("&amp;", "&"))
              .filter(to -> !to.equals("/"))
              .filter(known::add)
              .ifPresent(open::add);
        }
        folder.write(SiteLinks.file(target), SiteLinks.relative(page, target));
      } else if (asked.startsWith("/api/")) {
        folder.write(
            target, SiteLinks.api(SiteLinks.whole(text(answer), origin, address), address));
      } else if (asked.startsWith("/releases/")) {
        folder.write(target, answer.body());
        if (asked.endsWith("/manifest.json")) {
          others(asked, text(answer)).stream().filter(known::add).forEach(open::add);
        }
      } else if (type.startsWith("image/")
          || type.startsWith("text/css")
          || type.startsWith("application/pdf")) {
        folder.write(target, answer.body());
      } else {
        folder.write(target, SiteLinks.whole(text(answer), origin, address));
      }
    }
    return new Written(pages, files);
  }

  /** All files of the release, the descriptions of its tables and its answers to programs. */
  private static List<String> files(Manifest manifest) {
    String release = "/releases/" + manifest.id() + "/";
    Set<String> all = new LinkedHashSet<>(List.of(release + "manifest.json"));
    for (Manifest.TableNote table : manifest.tables()) {
      all.add(release + table.csv() + "-metadata.json");
      all.add("/api/v1/tables/" + table.id());
    }
    return List.copyOf(all);
  }

  /** The files that a release's description names, each a path from its folder. */
  private static List<String> others(String asked, String manifest) {
    String folder = asked.substring(0, asked.length() - "manifest.json".length());
    Set<String> all = new LinkedHashSet<>();
    Matcher file =
        Pattern.compile("\"((?:tables|areas|points)/[A-Za-z0-9._/-]+)\"").matcher(manifest);
    while (file.find()) {
      all.add(folder + file.group(1));
    }
    return List.copyOf(all);
  }

  /** The way from the root to a language, without a server that could ask the browser. */
  private String root() {
    StringBuilder page = new StringBuilder();
    String first = issue.languages().getFirst();
    page.append(
        "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n".formatted(first));
    page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.append("<meta http-equiv=\"refresh\" content=\"0; url=%s/\">\n".formatted(first));
    page.append(
        "<title>%s</title>\n</head>\n<body>\n<main>\n<ul>\n"
            .formatted(escaped(issue.manifest().city().name().inOrFallback(first))));
    for (String tag : issue.languages()) {
      page.append(
          "<li><a href=\"%s/\" lang=\"%s\" hreflang=\"%s\">%s</a></li>\n"
              .formatted(tag, tag, tag, escaped(Language.of(tag).ownName())));
    }
    return page.append("</ul>\n</main>\n</body>\n</html>\n").toString();
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;");
  }

  private HttpResponse<byte[]> get(String path) throws IOException {
    try {
      return client.send(
          HttpRequest.newBuilder(URI.create(origin + path)).build(),
          HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while the pages were read", e);
    }
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
