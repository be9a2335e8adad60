package org.porchlight.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.commons.CommonsSchema;
import org.porchlight.commons.DatabaseLogin;

/** Pages are counted and nobody is: by page, language and way, once for a browser and a day. */
class PageViewsTest {
  private static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

  @TempDir static Path releases;

  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws IOException, SQLException {
    java.util.logging.Logger.getLogger("org.flywaydb").setLevel(java.util.logging.Level.WARNING);
    new SampleRelease(List.of("en", "es"), true).write(releases);
    postgres = EmbeddedPostgres.start();
    DataSource owner = postgres.getPostgresDatabase();
    new CommonsSchema(owner).migrate();
    execute("create role porch login nosuperuser nobypassrls password 'porch'");
    new CommonsSchema(owner).openTo("porch");
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @Test
  void aPageCountsOnceForABrowserAndADayAndProgramsDoNot() throws Exception {
    try (RunningHub hub = hub()) {
      read(hub, "/en/topics/crime", FIREFOX, "");
      read(hub, "/en/topics/crime", FIREFOX, "");
      read(hub, "/en/topics/crime?from=2024", FIREFOX, "https://www.google.com/");
      read(hub, "/es/topics/crime", FIREFOX, "https://duckduckgo.com/");
      read(hub, "/en/topics/crime", FIREFOX + " Other/2", "https://news.example/story");
      read(hub, "/en/topics/nothing", FIREFOX, "");
      read(hub, "/en/ask/abcdefghij", FIREFOX, "");
      read(hub, "/listening.csv", FIREFOX, "");
      for (String program : List.of("curl/8.5", "Googlebot/2.1", "python-requests/2.3")) {
        read(hub, "/en/topics/crime", program, "");
      }
      assertThat(hub.get("/en/topics/crime").statusCode()).as("a program").isEqualTo(200);
    }
    assertThat(counted())
        .containsExactlyEntriesOf(
            new TreeMap<>(
                Map.of(
                    "/topics/crime en direct", 1,
                    "/topics/crime en elsewhere", 1,
                    "/topics/crime es search", 1)));
    // Another run of the server adds to what is there, and everybody may see it.
    try (RunningHub hub = hub()) {
      read(hub, "/en/topics/crime", FIREFOX, "");
    }
    assertThat(counted()).containsEntry("/topics/crime en direct", 2);
    try (RunningHub hub = hub()) {
      assertThat(Jsoup.parse(hub.get("/en/listening").body()).select("#reach ~ div").text())
          .contains("/topics/crime 4");
      assertThat(hub.get("/page-views.csv").body())
          .startsWith("month,page,language,came,views\r\n")
          .contains(",/topics/crime,en,direct,2\r\n");
    }
  }

  private static RunningHub hub() {
    return new RunningHub(
        releases,
        Optional.of(
            new DatabaseLogin(
                "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(postgres.getPort()),
                "porch",
                "porch")));
  }

  private static void read(RunningHub hub, String path, String program, String from) {
    hub.get(path, "User-Agent", program, "Accept-Language", "en", "Referer", from);
  }

  private static Map<String, Integer> counted() throws SQLException {
    Map<String, Integer> counted = new TreeMap<>();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select * from commons.page_view")) {
      while (rows.next()) {
        counted.merge(
            String.join(
                " ", rows.getString("page"), rows.getString("language"), rows.getString("came")),
            rows.getInt("views"),
            Integer::sum);
      }
    }
    return counted;
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
