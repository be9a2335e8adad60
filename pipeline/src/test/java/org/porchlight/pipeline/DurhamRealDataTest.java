package org.porchlight.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.records.ImportResult;
import org.porchlight.records.Progress;
import org.porchlight.records.lake.Lake;
import org.porchlight.records.lake.OpenLake;
import org.porchlight.release.Cell;
import org.porchlight.release.Manifest;
import org.porchlight.release.Release;
import org.porchlight.release.Releases;

/**
 * The example of Durham on the real files, where they are at hand. Expected numbers were counted
 * from the files by another program.
 */
class DurhamRealDataTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path home;

  private static Path files() {
    String given =
        Optional.of(System.getProperty("porchlight.realData", ""))
            .filter(folder -> !folder.isBlank())
            .orElseGet(() -> Optional.ofNullable(System.getenv("PORCHLIGHT_REAL_DATA")).orElse(""));
    Path folder = Path.of(given).resolve("civic").resolve("durham");
    assumeTrue(
        !given.isBlank() && Files.isDirectory(folder),
        "porchlight.realData names no folder with civic/durham; the same is proved on made-up files");
    return folder;
  }

  @Test
  void datesDistrictsAndUnknownPlacesAreRight() throws IOException, SQLException {
    Path files = files();
    RunResult result =
        new Run(home, CLOCK)
            .run(DurhamFolder.read(), Optional.of(files), Publisher.Intent.WRITE, Progress.NONE);
    assertThat(result.imports().stream().map(ImportResult::rows))
        .containsExactly(709L, 2665L, 891L);
    assertThat(result.rejected()).isZero();
    assertThat(result.imports().stream().map(each -> each.batch().issues()))
        .allMatch(List::isEmpty);
    assertThat(result.publication().refusals()).isEmpty();
    checkReportDays(files.resolve("dpd_crime_reports_from_spreadsheetml.csv"));

    Release release = new Releases(home.resolve("releases")).latest().orElseThrow();
    assertThat(
            values(release, "gunshot-reports", "city", "violent", "2013", "2014", "2015", "2016"))
        .containsExactly(66L, 96L, 169L, 180L);
    assertThat(values(release, "crash-mode", "city", "all", "2007", "2012", "2016", "2018", "2024"))
        .containsExactly(122L, 174L, 190L, 196L, 167L);
    assertThat(values(release, "crash-mode", "city", "all", "all")).containsExactly(2665L);
    assertThat(values(release, "crash-severity", "city", "killed-or-serious", "all"))
        .containsExactly(282L);
    assertThat(values(release, "crash-severity", "districts:unknown", "all", "all"))
        .containsExactly(151L);
    assertThat(values(release, "crash-severity", "beats:unknown", "all", "all"))
        .containsExactly(146L);
    assertThat(values(release, "crash-severity", "tracts:unknown", "all", "all"))
        .containsExactly(15L);
    Cell safe =
        release
            .table("feeling-safe")
            .orElseThrow()
            .find("city", "all", "q-safe-overall")
            .orElseThrow();
    assertThat(List.of(value(safe.value()), value(safe.base()), value(safe.margin())))
        .as("42 percent of 659 answers, four points either way")
        .containsExactly(42L, 660L, 4L);
    assertThat(release.manifest().sources().stream().map(Manifest.SourceNote::placeUnknown))
        .as("in none of the neighborhoods: 387, 1,196 and 389, rounded")
        .containsExactly(385L, 1195L, 390L);
    assertThat(release.manifest().layers().stream().map(layer -> layer.areas().size()))
        .containsExactly(37, 1, 6, 237, 67);
    assertThat(
            new Run(home, CLOCK)
                .run(DurhamFolder.read(), Optional.of(files), Publisher.Intent.WRITE, Progress.NONE)
                .publication()
                .outcome())
        .isEqualTo(Publication.Outcome.UNCHANGED);
  }

  private static long value(@org.jspecify.annotations.Nullable Long number) {
    return number == null ? -1 : number;
  }

  /** The day we read is the one the file spells out in words, and its year, in every row. */
  private void checkReportDays(Path file) throws IOException, SQLException {
    Map<String, String> expected = new HashMap<>();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      List<String> header = List.of(in.readLine().split(",", -1));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        // The first column holds the only quoted comma that matters here.
        String[] fields =
            line.replaceFirst("^\"[^\"]*\"", "").split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
        LocalDate day =
            LocalDate.parse(
                fields[header.indexOf("STRDATE")].replaceAll("\\s+", " "),
                DateTimeFormatter.ofPattern("MMM d yyyy", Locale.US));
        assertThat(Integer.toString(day.getYear())).isEqualTo(fields[header.indexOf("YEARSTAMP")]);
        expected.put(fields[header.indexOf("INCI_ID")], day.toString());
      }
    }
    Map<String, String> read = new HashMap<>();
    try (OpenLake open = Lake.open(home).query(List.of("gunshot-reports"));
        var statement = open.database().createStatement();
        var rows =
            statement.executeQuery(
                "SELECT \"case-no\", CAST(\"report-date\" AS VARCHAR) FROM \"gunshot-reports\"")) {
      while (rows.next()) {
        read.put(rows.getString(1), rows.getString(2));
      }
    }
    long wrong =
        expected.entrySet().stream()
            .filter(day -> !day.getValue().equals(read.get(day.getKey())))
            .count();
    assertThat(wrong).as("rows with another day").isZero();
    assertThat(read).hasSize(709);
    assertThat(expected).hasSize(709);
  }

  private static List<Long> values(
      Release release, String table, String area, String type, String... times) {
    return java.util.Arrays.stream(times)
        .map(time -> release.table(table).orElseThrow().find(area, time, type).orElseThrow())
        .map(cell -> value(cell.value()))
        .toList();
  }
}
