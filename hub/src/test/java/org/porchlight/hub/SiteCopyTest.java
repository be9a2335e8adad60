package org.porchlight.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hub as files, on a web server that knows nothing but files. */
class SiteCopyTest {
  private static final String ADDRESS = "https://data.larkfield.example/safety";

  @TempDir static Path folder;

  private static Path releases;
  private static Path copy;

  @BeforeAll
  static void write() throws IOException {
    releases = Files.createDirectory(folder.resolve("releases"));
    new SampleRelease(List.of("en", "es"), true).write(releases);
    new SampleRelease(List.of("en", "es"), true).write(releases);
    copy = folder.resolve("copy");
    assertThat(copyTo(copy)).startsWith("0 hub copied ");
  }

  private static String copyTo(Path place) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Map<String, String> settings = new HashMap<>();
    settings.put("porchlight.hub.releases", releases.toString());
    settings.put("porchlight.hub.port", "0");
    settings.put("porchlight.hub.copy-to", place.toString());
    settings.put("porchlight.hub.copy-address", ADDRESS + "/");
    int code =
        HubApplication.start(
            Map.of(),
            settings,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    String said = out.toString(StandardCharsets.UTF_8).replaceAll("hub ready .*\\R", "");
    return code + " " + said + err.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/safety/"})
  void everyLinkWorksWhereverTheFilesStand(String at) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(at, SimpleFileServer.createFileHandler(copy));
    server.start();
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI root = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + at);
      Set<URI> seen = new HashSet<>(Set.of(root));
      Deque<URI> open = new ArrayDeque<>(seen);
      int pages = 0;
      while (!open.isEmpty()) {
        URI address = open.removeFirst();
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(address.toString()).isEqualTo(200);
        if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
          continue;
        }
        pages++;
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("form")).as(address.toString()).isEmpty();
        for (String link : page.select("[href], [src]").eachAttr("href")) {
          URI to = address.resolve(link.replaceFirst("#.*", ""));
          if (link.startsWith("#") || !"http".equals(to.getScheme())) {
            continue;
          }
          assertThat(to.toString()).as("%s: %s", address, link).startsWith(root.toString());
          if (to.getHost().equals(root.getHost()) && seen.add(to)) {
            open.add(to);
          }
        }
      }
      // Root, and twice: landing, 7 topics, places, 16 areas, 6 more, the map, the explorer of 8
      // tables,
      // guides and a story, two programs and their list.
      assertThat(pages).isEqualTo(1 + 2 * (1 + 7 + 1 + 16 + 6 + 1 + 8 + 11 + 3));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void theSameReleaseGivesTheSameBytesAndReplacesAnEarlierCopy() throws IOException {
    Map<String, String> before = bytes();
    assertThat(copyTo(copy)).startsWith("0 hub copied ");
    assertThat(bytes()).isEqualTo(before);
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("releases", "copy");
    }
  }

  private static Map<String, String> bytes() throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(copy)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.put(
            copy.relativize(file).toString(),
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all;
  }

  @Test
  void aFolderOfSomethingElseIsLeftAlone(@TempDir Path other) throws IOException {
    Files.writeString(other.resolve("letter.txt"), "Dear");
    assertThat(copyTo(other)).startsWith("2 ").contains("holds something that is no copy of a hub");
    try (Stream<Path> all = Files.list(other)) {
      assertThat(all).hasSize(1);
    }
    assertThat(Files.readString(other.resolve("letter.txt"))).isEqualTo("Dear");
  }

  @Test
  void whatProgramsReadNamesTheAddressWhereTheCopyStands() throws IOException {
    bytes().forEach((name, text) -> assertThat(text).as(name).doesNotContain("http://127.0.0.1"));
    assertThat(Files.readString(copy.resolve("sitemap.xml")))
        .contains("<loc>" + ADDRESS + "/en/topics/crime/</loc>");
    assertThat(Files.readString(copy.resolve("data.json")))
        .contains(ADDRESS + "/releases/0002/tables/crime-reports.csv");
    assertThat(Files.readString(copy.resolve("api/v1/tables.json")))
        .contains("\"/safety/api/v1/tables/crime-reports.json\"");
    assertThat(Files.readString(copy.resolve("404.html"))).contains("href=\"/safety/en/places/\"");
  }

  @Test
  void releasesAreTheBytesThatWerePublished() throws IOException {
    for (String id : List.of("0001", "0002")) {
      for (String file :
          List.of("manifest.json", "tables/crime-reports.csv", "areas/districts.geojson")) {
        assertThat(copy.resolve("releases").resolve(id).resolve(file))
            .hasSameBinaryContentAs(releases.resolve(id).resolve(file));
      }
    }
  }

  @Test
  void whatNeedsAServerSaysSo() throws IOException {
    Document explorer = Jsoup.parse(Files.readString(copy.resolve("es/explore/index.html")));
    assertThat(explorer.select("main").text()).contains("Esta es una copia del sitio en archivos.");
    assertThat(explorer.select("nav.contents a")).hasSize(7);
    assertThat(Files.readString(copy.resolve("en/explore/survey/index.html")))
        .contains("tables/survey.csv");
    assertThat(Files.readString(copy.resolve("en/index.html"))).contains("It shows release 0002");
  }
}
