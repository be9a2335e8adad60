package org.porchlight.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.city.City;

/** From where an agency publishes to the records that count. */
class ArrivalsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
  private static final String HEADER = "Case,Day,Hour,Code,Victim,Geo Point\n";

  @TempDir Path root;

  private List<ImportResult> bring(Town town) {
    City city = town.city();
    return new Arrivals(
            city, town.lake(), town.home().resolve("reports"), Optional.empty(), Map.of(), CLOCK)
        .bring(city.source("reports"), false, Progress.NONE);
  }

  @Test
  void filesDroppedIntoAFolderComeInOnceOldestFirst() throws IOException {
    Town town =
        Town.in(root)
            .with(
                "sources/reports.yaml",
                Town.REPORTS
                        .replace("connector: csv", "connector: folder\nformat: csv\nlocation: drop")
                        .replace("file: reports.csv", "file: 'reports_*.csv'")
                    + "load: adds\n");
    drop(town, "reports_2.csv", "A1,2024-01-09,,T1,,\nA2,2024-01-06,,T1,,\n");
    drop(town, "reports_1.csv", "A1,2024-01-05,,T1,,\n");
    List<ImportResult> first = bring(town);
    assertThat(first).extracting(ImportResult::fresh).containsExactly(1L, 1L);
    assertThat(first).extracting(ImportResult::changed).containsExactly(0L, 1L);
    assertThat(town.query("SELECT \"case-no\", \"report-date\" FROM reports ORDER BY 1"))
        .isEqualTo("A1 | 2024-01-09\nA2 | 2024-01-06\n");
    assertThat(bring(town)).extracting(ImportResult::fresh).containsExactly(0L);
    drop(town, "reports_3.csv", "A3,2024-01-10,,T1,,\n");
    assertThat(bring(town)).extracting(ImportResult::fresh).containsExactly(1L);
    assertThat(town.query("SELECT count(*) FROM reports")).isEqualTo("3\n");
  }

  private static void drop(Town town, String name, String rows) {
    town.with("drop/" + name, HEADER + rows).with("drop/" + name + ".done", "");
  }

  @Test
  void aDatasetOfAPortalIsFetchedAndItsPagesAreGoneWhenItIsInTheLake() throws IOException {
    HttpServer portal =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    portal.createContext(
        "/resource/abcd-1234.csv",
        exchange -> {
          boolean begin = !String.valueOf(exchange.getRequestURI().getQuery()).contains("offset=1");
          byte[] page =
              (HEADER + (begin ? "A1,2024-01-05,,T1,,\n" : "")).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/csv");
          exchange.sendResponseHeaders(200, page.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(page);
          }
        });
    portal.start();
    try {
      Town town =
          Town.in(root)
              .with(
                  "sources/reports.yaml",
                  Town.REPORTS.replace(
                      "connector: csv",
                      "connector: soda\nformat: csv\nlocation: http://127.0.0.1:%d/resource/abcd-1234"
                          .formatted(portal.getAddress().getPort())));
      assertThat(bring(town)).extracting(ImportResult::fresh).containsExactly(1L);
      assertThat(town.query("SELECT \"case-no\" FROM reports")).isEqualTo("A1\n");
      Path kept = town.home().resolve("lake/.fetch");
      if (Files.exists(kept)) {
        try (Stream<Path> files = Files.walk(kept)) {
          assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
      }
    } finally {
      portal.stop(0);
    }
  }

  /** An unchanged file is known by what its server says, until it would be read otherwise. */
  @Test
  void anUnchangedFileIsReadAgainOnlyUnderOtherSettings() throws IOException {
    byte[] file = (HEADER + "A1,2024-01-05,,T1,,\n").getBytes(StandardCharsets.UTF_8);
    List<Integer> statuses = new java.util.concurrent.CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/reports.csv",
        exchange -> {
          boolean known = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
          statuses.add(known ? 304 : 200);
          exchange.getResponseHeaders().add("ETag", "\"v1\"");
          exchange.sendResponseHeaders(known ? 304 : 200, known ? -1 : file.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(known ? new byte[0] : file);
          }
        });
    server.start();
    try {
      String source =
          Town.REPORTS.replace(
              "connector: csv",
              "connector: csv\nlocation: http://127.0.0.1:%d/reports.csv"
                  .formatted(server.getAddress().getPort()));
      Town town = Town.in(root).with("sources/reports.yaml", source);
      assertThat(bring(town)).extracting(ImportResult::fresh).containsExactly(1L);
      assertThat(bring(town)).extracting(result -> result.batch().rows()).containsExactly(1L);
      assertThat(statuses).containsExactly(200, 304);
      town.with("sources/reports.yaml", source.replace("kind:", "time-zone: UTC\nkind:"));
      assertThat(bring(town)).hasSize(1);
      assertThat(statuses).containsExactly(200, 304, 200);
      assertThat(bring(town)).hasSize(1);
      assertThat(statuses).containsExactly(200, 304, 200, 304);
    } finally {
      server.stop(0);
    }
  }
}
