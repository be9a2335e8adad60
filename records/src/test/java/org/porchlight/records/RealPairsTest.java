package org.porchlight.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.records.lake.OpenLake;

/** Two files that tell the same must come out the same. Counts only. */
class RealPairsTest {
  @TempDir Path root;

  private static Path civic() {
    Optional<Path> civic = Example.civic();
    assumeTrue(civic.isPresent(), "skipped: porchlight.realData names no folder with civic");
    return civic.orElseThrow();
  }

  private RealFilesTest.Home bring(String folder, String... sourcesAndFiles) {
    Path civic = civic();
    RealFilesTest.Home home = new RealFilesTest.Home(new Example(folder), root);
    for (int i = 0; i < sourcesAndFiles.length; i += 2) {
      home.bring(sourcesAndFiles[i], civic.resolve(sourcesAndFiles[i + 1]), civic);
    }
    return home;
  }

  private static List<Long> counts(RealFilesTest.Home home, List<String> sources, String sql)
      throws IOException, SQLException {
    try (OpenLake open = home.lake.query(sources);
        var statement = open.database().createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      List<Long> counts = new ArrayList<>();
      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
        counts.add(row.getLong(i));
      }
      return counts;
    }
  }

  /** Durham: XML, its CSV twin and the short export say the same days, offenses and places. */
  @Test
  void gunshotReportsAreTheSameInThreeForms() throws IOException, SQLException {
    RealFilesTest.Home archive =
        bring(
            "durham-archive",
            "gunshot-reports-xml",
            "durham/dpd_crime_reports_spreadsheetml.xls",
            "gunshot-reports-short",
            "durham/dpd_gunshot_reports_2013_2017.csv");
    assertThat(
            counts(
                archive,
                List.of("gunshot-reports-xml", "gunshot-reports-short"),
                """
                SELECT count(*), count(*) FILTER (x."report-date" = s."report-date"),
                  count(*) FILTER (x.offense IS NOT DISTINCT FROM s.offense)
                FROM "gunshot-reports-xml" x JOIN "gunshot-reports-short" s USING ("case-no")
                """))
        .containsExactly(709L, 709L, 709L);
    RealFilesTest.Home durham =
        bring("durham", "gunshot-reports", "durham/dpd_crime_reports_from_spreadsheetml.csv");
    String sum =
        """
        SELECT count(*), sum(CAST("case-no" AS BIGINT)), sum(epoch_us("report-time")),
          CAST(sum(round(longitude * 1e6)) AS BIGINT), CAST(sum(round(latitude * 1e6)) AS BIGINT)
        FROM "%s"
        """;
    assertThat(
            counts(archive, List.of("gunshot-reports-xml"), sum.formatted("gunshot-reports-xml")))
        .isEqualTo(counts(durham, List.of("gunshot-reports"), sum.formatted("gunshot-reports")));
  }

  /** Durham 2013: the list and its map hold the same days and offenses; 25 have no point. */
  @Test
  void reportsOf2013AreTheSameOnTheMap() throws IOException, SQLException {
    RealFilesTest.Home home =
        bring(
            "durham-archive",
            "reports-2013",
            "durham/dpd_crimes_2013.json.gz",
            "reports-2013-map",
            "durham/dpd_crimes_2013.geojson");
    assertThat(
            counts(
                home,
                List.of("reports-2013", "reports-2013-map"),
                """
                SELECT count(*), count(*) FILTER (l."report-date" = m."report-date"
                  AND l.offense = m.offense)
                FROM "reports-2013" l JOIN "reports-2013-map" m USING ("case-no")
                """))
        .containsExactly(12_191L, 12_191L);
  }

  /**
   * Raleigh: the same layer as served (milliseconds) and as exported (text with an offset) gives
   * the same instants, offenses and blocks. What the page does not export are the rows without an
   * address, which the police hold back.
   */
  @Test
  void raleighAsServedAndAsExportedAreTheSameInstants() throws IOException, SQLException {
    RealFilesTest.Home home =
        bring(
            "other-cities/raleigh",
            "incidents",
            "raleigh/featureserver_response_2020-10-24.json",
            "incidents-export",
            "raleigh/daily_police_incidents_wakecrime.csv",
            "incidents-2021",
            "raleigh/daily_police_incidents_datathon.csv");
    List<String> both = List.of("incidents", "incidents-export");
    String same =
        """
        WITH served AS (SELECT "report-date" AS at, offense, address, count(*) AS n
            FROM incidents WHERE address IS NOT NULL GROUP BY ALL),
          exported AS (SELECT "report-date" AS at, offense, address, count(*) AS n
            FROM "incidents-export" GROUP BY ALL)
        SELECT (SELECT sum(n) FROM served), (SELECT sum(n) FROM exported),
          (SELECT CAST(coalesce(sum(least(s.n, e.n)), 0) AS BIGINT) FROM served s JOIN exported e
            ON s.at = e.at AND s.offense IS NOT DISTINCT FROM e.offense AND s.address = e.address)
        """;
    assertThat(counts(home, both, same))
        .as("four rows more were served than exported, and all that were exported are found")
        .containsExactly(1_037L, 1_033L, 1_033L);
    assertThat(
            counts(
                    home,
                    List.of("incidents-export", "incidents-2021"),
                    """
                SELECT count(*), count(*) FILTER (e."report-date" = l."report-date")
                FROM "incidents-export" e JOIN "incidents-2021" l
                  ON e."case-no" = l."case-no" AND e.offense IS NOT DISTINCT FROM l.offense
                    AND e."report-date" = l."report-date"
                """)
                .getFirst())
        .isPositive();
  }

  /** Baltimore renumbers its rows between the pulls of three days; no call comes twice. */
  @Test
  void threePullsOfBaltimoreMakeNoCallTwice() throws IOException, SQLException {
    RealFilesTest.Home home =
        bring(
            "other-cities/baltimore",
            "calls-2021",
            "baltimore/cfs_2021__pulled_2021-05-07.json",
            "calls-2021",
            "baltimore/cfs_2021__pulled_2021-05-09.json.gz",
            "calls-2021",
            "baltimore/cfs_2021__pulled_2021-05-10.json.gz");
    assertThat(
            counts(
                home,
                List.of("calls-2021"),
                "SELECT count(*), count(DISTINCT \"incident-id\") FROM \"calls-2021\""))
        .as("2,000 calls, then 5 and 15 that the pulls before did not hold")
        .containsExactly(2_020L, 2_020L);
  }

  /**
   * Baltimore numbers the calls of each day from midnight. By the clock that each table is read
   * with, the first hundred of a day come in its first hours, and the day in the number is the day
   * of the call.
   */
  @Test
  void baltimoresNumbersBeginAtMidnightOfTheClockThatIsRead() throws IOException, SQLException {
    RealFilesTest.Home home =
        bring(
            "other-cities/baltimore",
            "calls-2019",
            "baltimore/cfs_2019__pulled_2021-05-07.json.gz",
            "calls-2020",
            "baltimore/cfs_2020__pulled_2021-05-07.json.gz",
            "calls-2021",
            "baltimore/cfs_2021__pulled_2021-05-07.json");
    for (String table : List.of("calls-2019", "calls-2020", "calls-2021")) {
      assertThat(
              counts(
                  home,
                  List.of(table),
                  """
                  SELECT count(*), count(*) FILTER (
                    dayofyear(CAST("call-received_local" AS TIMESTAMP)) = CAST(substr("incident-id", 4, 3) AS INTEGER))
                  FROM "%s"
                  """
                      .formatted(table)))
          .as(table)
          .containsExactly(2_000L, 2_000L);
    }
  }

  /** Dallas: two looks minutes apart hold the same rows in another order. */
  @Test
  void theSecondLookAtDallasChangesNothing() throws IOException, SQLException {
    RealFilesTest.Home home =
        bring(
            "other-cities/dallas",
            "active-calls",
            "dallas/soda_active_calls_pull1.csv",
            "active-calls",
            "dallas/soda_active_calls_pull2.csv");
    assertThat(
            counts(
                home,
                List.of("active-calls"),
                "SELECT count(*), count(DISTINCT \"incident-id\") FROM \"active-calls\""))
        .as("63 units at 45 calls")
        .containsExactly(63L, 45L);
  }

  /**
   * Atlanta's three forms follow one another without a day between; two numbers stand in two of
   * them.
   */
  @Test
  void atlantasThreeFormsMeetWithoutAHole() throws IOException, SQLException {
    List<String> forms = List.of("cobra-2020-old-system", "cobra-2020-new-system", "cobra-2021");
    RealFilesTest.Home home =
        bring(
            "other-cities/atlanta",
            forms.get(0),
            "atlanta/cobra_2020_old_rms.zip",
            forms.get(1),
            "atlanta/cobra_2020_new_rms.zip",
            forms.get(2),
            "atlanta/cobra_2021.zip");
    assertThat(
            counts(
                home,
                forms,
                """
                WITH c AS (SELECT "case-no" AS n, "report-date" AS d FROM "%s"
                  UNION ALL SELECT "case-no", "report-date" FROM "%s"
                  UNION ALL SELECT "case-no", "report-date" FROM "%s")
                SELECT count(*), count(DISTINCT n), count(DISTINCT d) FROM c
                """
                    .formatted(forms.get(0), forms.get(1), forms.get(2))))
        .as("478 days without a hole; two numbers of 29,143 stand in two forms")
        .containsExactly(29_143L, 29_141L, 478L);
  }
}
