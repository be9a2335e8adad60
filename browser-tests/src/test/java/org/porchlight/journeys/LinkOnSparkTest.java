package org.porchlight.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same records, linked by both engines as an operator would: the same persons. */
class LinkOnSparkTest {
  private static final String[] ROLES = {
    "--role", "key=record-id",
    "--role", "first=given-name",
    "--role", "last=family-name",
    "--role", "dob=birth-date"
  };

  /** 400 people; half of them twice, every fourth of those with a letter doubled. */
  private static final String PEOPLE =
      """
      CREATE TABLE people AS
      WITH person AS (
        SELECT i,
          ['Maria', 'Jose', 'Ana', 'Luis', 'Grace', 'Henry', 'Ruth', 'Omar', 'Vera', 'Ivan'][1 + i % 10]
            || ['', 'na', 'lo', 'ta'][1 + i // 10 % 4] AS first,
          ['Alvarez', 'Brook', 'Castillo', 'Dunn', 'Estes', 'Fuentes', 'Grant', 'Hobbs', 'Ibarra', 'Jarvis', 'Keller'][1 + i * 7 % 11]
            || ['', 'son', 'er'][1 + i // 11 % 3] AS last,
          DATE '1950-01-03' + CAST(i * 61 AS INTEGER) AS dob
        FROM range(400) t(i))
      SELECT 'a' || i AS key, first, last, CAST(dob AS VARCHAR) AS dob FROM person
      UNION ALL
      SELECT 'b' || i, CASE WHEN i % 8 = 0 THEN first || right(first, 1) ELSE first END, last, CAST(dob AS VARCHAR)
      FROM person WHERE i % 2 = 0
      """;

  @TempDir Path folder;

  @Test
  void bothEnginesFindTheSamePersons() throws IOException, SQLException {
    Path parquet = folder.resolve("records.parquet");
    Path csv = folder.resolve("records.csv");
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      statement.execute(PEOPLE);
      statement.execute("COPY people TO '%s' (FORMAT parquet)".formatted(parquet));
      statement.execute("COPY people TO '%s' (FORMAT csv, HEADER)".formatted(csv));
      Launcher launcher = new Launcher(folder);
      Path here = folder.resolve("persons.csv");
      Launcher.Ended embedded =
          launcher.run(Map.of(), words("dedupe", csv, "--out", here.toString()));
      assertThat(embedded.code()).as(embedded.said()).isZero();
      Path there = folder.resolve("persons");
      Launcher.Ended spark =
          launcher.run(
              Map.of(),
              words(
                  "link",
                  parquet,
                  "--engine",
                  "spark",
                  "--master",
                  "local[2]",
                  "--out",
                  there.toString()));
      assertThat(spark.code()).as(spark.said()).isZero();
      Set<Set<String>> onSpark =
          persons(
              statement,
              "SELECT person, record_id FROM read_parquet('%s/*.parquet')".formatted(there));
      assertThat(onSpark)
          .hasSizeBetween(390, 410)
          .isEqualTo(
              persons(
                  statement,
                  "SELECT person, \"record\" FROM read_csv('%s', all_varchar = true)"
                      .formatted(here)));
    }
  }

  @Test
  void whatIsMissingIsSaidInASentence() throws IOException {
    Launcher launcher = new Launcher(folder);
    Path nothing = folder.resolve("nothing.parquet");
    Files.writeString(nothing, "no parquet", StandardCharsets.UTF_8);
    Launcher.Ended ended =
        launcher.run(
            Map.of(),
            words(
                "link",
                nothing,
                "--engine",
                "spark",
                "--master",
                "local[2]",
                "--out",
                folder.resolve("persons").toString()));
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.said()).contains("holds no Parquet that can be read").doesNotContain("\tat ");
    assertThat(folder.resolve("persons")).doesNotExist();
  }

  private static String[] words(String verb, Path file, String... more) {
    String[] words = new String[2 + more.length + ROLES.length];
    words[0] = verb;
    words[1] = file.toString();
    System.arraycopy(more, 0, words, 2, more.length);
    System.arraycopy(ROLES, 0, words, 2 + more.length, ROLES.length);
    return words;
  }

  private static Set<Set<String>> persons(Statement statement, String sql) throws SQLException {
    Map<String, Set<String>> persons = new TreeMap<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        persons.computeIfAbsent(rows.getString(1), any -> new TreeSet<>()).add(rows.getString(2));
      }
    }
    return Set.copyOf(persons.values());
  }
}
