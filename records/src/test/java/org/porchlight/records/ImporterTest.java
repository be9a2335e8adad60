package org.porchlight.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.city.ProblemsException;

class ImporterTest {
  @TempDir Path root;

  @Test
  void aRowIsReadIntoStandardFieldsOfTheirOwnTypes() {
    Town town = Town.in(root).rows("A1,2024-06-17T20:00:00-04:00,1530,T1,ZZ,\"35.5, -78.25\"");
    assertThat(town.importReports().rejected()).isZero();
    assertThat(
            town.query(
                "SELECT \"case-no\", \"report-date\", \"report-time\", \"report-time_local\", offense, longitude, latitude, row FROM reports"))
        .isEqualTo(
            "A1 | 2024-06-18 | 2024-06-18 19:30:00.0 | 2024-06-18 15:30:00.0 | theft | -78.25 | 35.5 | 2\n");
  }

  /**
   * The report day of one real export is a midnight in Greenwich, printed as the evening before.
   */
  @Test
  void aDayPrintedAsTheEveningBeforeIsTheDayItMeans() {
    Town town =
        Town.in(root)
            .rows(
                "W,2014-01-04T19:00:00-05:00,,T1,,",
                "S,2014-06-17T20:00:00-04:00,,T1,,",
                "P,2014-06-18,,T1,,");
    town.importReports();
    assertThat(town.query("SELECT \"report-date\" FROM reports ORDER BY row"))
        .isEqualTo("2014-01-05\n2014-06-18\n2014-06-18\n");
  }

  @Test
  void badRowsAreKeptAsideWithTheirReasonAndBadValuesLeftOut() {
    Town town =
        Town.in(root)
            .rows(
                "A1,2024-01-05,1200,T1,,\"35.5, -78.2\"",
                "A1,2024-01-06,1200,T1,,",
                ",2024-01-06,1200,T1,,",
                "A2,soon,1200,T1,,",
                "A3,,1200,T1,,",
                "A4,2124-01-05,1200,T1,,",
                "A5,2024-01-05,1200,T1",
                "",
                "A6,2024-01-05,2460,XX,,\"0, 0\"",
                "A7,2024-01-05,noon,N/A,,\"95, 10\"");
    ImportResult result = town.importReports();
    assertThat(result.rows()).isEqualTo(9);
    assertThat(result.rejected()).isEqualTo(6);
    assertThat(issues(result))
        .containsExactlyInAnyOrder(
            "duplicate-key Case 1",
            "missing-key Case 1",
            "unreadable-date Day 1",
            "missing-date Day 1",
            "unlikely-date Day 1",
            "wrong-column-count  1",
            "unreadable-time-of-day Hour 2",
            "unmapped-code Code 1",
            "unusable-place Geo Point 1",
            "zero-place Geo Point 1");
    assertThat(
            town.query("SELECT row, offense, \"report-time\", longitude FROM reports ORDER BY row"))
        .isEqualTo(
            """
            2 | theft | 2024-01-05 17:00:00.0 | -78.2
            10 | other | null | null
            11 | null | null | null
            """);
    assertThat(result.batch().withoutPlace()).isEqualTo(2);
  }

  @Test
  void aRejectedRowDoesNotTakeItsKeyFromAGoodOneAfterIt() {
    Town town = Town.in(root).rows("A1,soon,,T1,,", "A1,2024-01-05,,T1,,");
    assertThat(issues(town.importReports())).containsExactly("unreadable-date Day 1");
    assertThat(town.query("SELECT row FROM reports")).isEqualTo("3\n");
  }

  @Test
  void theDuplicateNamesTheRowThatCameFirst() throws IOException {
    Town town =
        Town.in(root).rows("A1,2024-01-05,,T1,,", "A2,2024-01-05,,T1,,", "A1,2024-01-05,,T1,,");
    ImportResult result = town.importReports();
    try (InputStream in = town.lake().rejected(result.batch())) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(
              "4,repeated-row,The row says the same as row 2; it counts once.,A1,2024-01-05,,T1,,\r\n");
    }
  }

  @Test
  void theSameFileComesInOnceAndAChangedOneReplacesIt() {
    Town town = Town.in(root).rows("A1,2024-01-05,,T1,,", "A2,2024-01-06,,T1,,");
    ImportResult first = town.importReports();
    assertThat(List.of(first.fresh(), first.same())).containsExactly(2L, 0L);
    ImportResult again = town.importReports();
    assertThat(List.of(again.fresh(), again.same())).containsExactly(0L, 2L);
    assertThat(again.batch()).isEqualTo(first.batch());
    town.rows("A1,2024-01-05,,T1,,", "A2,2024-01-07,,T1,,", "A3,2024-01-06,,T1,,");
    ImportResult changed = town.importReports();
    assertThat(List.of(changed.fresh(), changed.changed(), changed.same(), changed.gone()))
        .containsExactly(1L, 1L, 1L, 0L);
    assertThat(town.query("SELECT count(*) FROM reports")).isEqualTo("3\n");
    assertThat(town.lake().batches("reports")).hasSize(2);
    town.rows("A1,2024-01-05,,T1,,", "A2,2024-01-06,,T1,,");
    town.importReports();
    assertThat(town.lake().current("reports").orElseThrow().sha256())
        .as("an older file sent again is current again")
        .isEqualTo(first.batch().sha256());
    assertThat(town.lake().batches("reports")).hasSize(3);
  }

  @Test
  void anotherCodeTableReadsTheSameFileAgain() {
    Town town = Town.in(root).rows("A1,2024-01-05,,T2,,");
    town.importReports();
    assertThat(town.query("SELECT offense FROM reports")).isEqualTo("other\n");
    town.with(
        "sources/reports.yaml", Town.REPORTS.replace("{T1: theft}", "{T1: theft, T2: theft}"));
    assertThat(town.importReports().changed()).isEqualTo(1);
    assertThat(town.query("SELECT offense FROM reports")).isEqualTo("theft\n");
  }

  @Test
  void aMissingColumnIsNamedWithTheNearestOneTheFileHas() {
    Town town =
        Town.in(root).received("reports.csv", "Cases,Day,Hour,Code,Victim,geo_point\nA1,,,,,\n");
    assertThatThrownBy(town::importReports)
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("no column 'Case' for key. Did you mean 'Cases'?")
        .hasMessageContaining("no column 'Geo Point' for point. Did you mean 'geo_point'?");
    assertThat(town.lake().batches("reports")).isEmpty();
  }

  @Test
  void anEmptyFileAndOneWithAnOpenQuoteAreRefusedWhole() {
    Town town = Town.in(root).received("reports.csv", "");
    assertThatThrownBy(town::importReports).hasMessageContaining("the file is empty");
    town.received("reports.csv", "\ufeff\n");
    assertThatThrownBy(town::importReports).hasMessageContaining("PL-IMPORT-00");
  }

  @Test
  void aFileOfMoreRowsThanItsSourceMaySendIsRefusedWhole() {
    Town town = Town.in(root).with("sources/reports.yaml", Town.REPORTS + "most-rows: 2\n");
    town.rows("A1,2024-01-05,,T1,,", "A2,2024-01-05,,T1,,");
    assertThat(town.importReports().rejected()).isZero();
    town.rows("A1,2024-01-05,,T1,,", "A2,2024-01-05,,T1,,", "A3,2024-01-05,,T1,,");
    assertThatThrownBy(town::importReports)
        .hasMessageContaining("reports.csv:4: the file has more than 2 rows")
        .hasMessageEndingWith("[PL-IMPORT-026]");
    assertThat(town.query("SELECT count(*) FROM reports")).isEqualTo("2\n");
    assertThat(town.lake().batches("reports")).hasSize(1);
  }

  @Test
  void byteOrderMarkGzipEncodingDelimiterAndQuotedNewlinesAreRead() throws IOException {
    Town town = Town.in(root);
    String text =
        "\ufeffCase;Day;Hour;Code;Victim;Geo Point\r\n\"A\n1\";2024-01-05;;\"T1\";\"Nu\"\"ñez\";\r\nA2;2024-01-05;;T1;;\r\n";
    town.with("sources/reports.yaml", Town.REPORTS + "delimiter: ';'\n");
    town.received("reports.csv.gz", gzip(text.getBytes(StandardCharsets.UTF_8)));
    assertThat(town.importReports().rejected()).isZero();
    assertThat(town.query("SELECT row, \"victim-name\" FROM reports ORDER BY row"))
        .isEqualTo("2 | Nu\"ñez\n3 | null\n");
  }

  @Test
  void aFileInAnotherEncodingIsReadByItsNameAndReportedWithoutIt() {
    Town town = Town.in(root);
    byte[] latin =
        "Case,Day,Hour,Code,Victim,Geo Point\nA1,2024-01-05,,T1,Peña,\n"
            .getBytes(Charset.forName("windows-1252"));
    town.received("reports.csv", latin);
    assertThat(issues(town.importReports())).containsExactly("undecodable-text Victim 1");
    town.with("sources/reports.yaml", Town.REPORTS + "encoding: windows-1252\n");
    assertThat(issues(town.importReports())).isEmpty();
    assertThat(town.query("SELECT \"victim-name\" FROM reports")).isEqualTo("Peña\n");
  }

  @Test
  void aCutGzipFileLeavesTheLakeAsItWas() throws IOException {
    Town town = Town.in(root).rows("A1,2024-01-05,,T1,,");
    town.importReports();
    Files.delete(town.inbox().resolve("reports.csv"));
    StringBuilder rows = new StringBuilder("Case,Day,Hour,Code,Victim,Geo Point\n");
    for (int i = 0; i < 50_000; i++) {
      rows.append("B").append(i * 7919L).append(",2024-01-05,,T1,,\n");
    }
    byte[] packed = gzip(rows.toString().getBytes(StandardCharsets.UTF_8));
    town.received("reports.csv.gz", java.util.Arrays.copyOf(packed, packed.length / 2));
    assertThatThrownBy(town::importReports)
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("cannot be read on from this row");
    assertThat(town.lake().batches("reports")).hasSize(1);
    assertThat(partials(town)).isEmpty();
  }

  /**
   * Killed anywhere before the batch is whole, nothing of it shows, and the next start sweeps it.
   */
  @Test
  void anImportThatIsCutOffLeavesNothingBehind() throws IOException {
    Town town = Town.in(root);
    StringBuilder rows = new StringBuilder("Case,Day,Hour,Code,Victim,Geo Point\n");
    for (int i = 0; i < 20_000; i++) {
      rows.append('B').append(i).append(",2024-01-05,,T1,,\n");
    }
    town.received("reports.csv", rows.toString());
    assertThatThrownBy(
            () ->
                town.importReports(
                    (source, read, bytes, total) -> {
                      throw new IllegalStateException("the power went");
                    }))
        .hasMessage("the power went");
    assertThat(partials(town)).isEmpty();
    assertThat(town.lake().batches("reports")).isEmpty();
    Path stale = town.home().resolve("lake/reports/.0001-00000000.partial");
    Files.createDirectories(stale);
    Files.writeString(stale.resolve("source.enc"), "half");
    assertThat(town.importReports().fresh()).isEqualTo(20_000);
    assertThat(stale).doesNotExist();
  }

  @Test
  void theFileComesBackFromTheLakeByteForByte() throws IOException {
    Town town = Town.in(root).rows("A1,2024-01-05,,T1,ZZCANARYSURNAME,");
    ImportResult result = town.importReports();
    try (InputStream in = town.lake().received("reports", result.batch().received().getLast())) {
      assertThat(in.readAllBytes())
          .isEqualTo(Files.readAllBytes(town.inbox().resolve("reports.csv")));
    }
  }

  @Test
  void aBatchThatWasChangedIsNotQueried() throws IOException {
    Town town = Town.in(root).rows("A1,2024-01-05,,T1,,");
    String id = town.importReports().batch().id();
    Path records = town.home().resolve("lake/reports").resolve(id).resolve("records.parquet.enc");
    byte[] bytes = Files.readAllBytes(records);
    bytes[bytes.length / 2] ^= 1;
    Files.write(records, bytes);
    assertThatThrownBy(() -> town.query("SELECT 1"))
        .hasMessageContaining("records.parquet.enc was changed or cut short");
    assertThat(privateFolders()).isEmpty();
  }

  @Test
  void twoImportsDoNotWriteAtOnce() throws IOException {
    Town town = Town.in(root);
    try (var _ = town.lake().lock()) {
      assertThatThrownBy(() -> town.lake().lock())
          .isInstanceOf(ProblemsException.class)
          .hasMessageContaining("another import is writing");
    }
    town.lake().lock().close();
  }

  /** Planted values of a person are in the encrypted files and nowhere else. */
  @Test
  void noValueOfARecordIsInAReportADescriptionOrAMessage() throws IOException {
    Town town = Town.in(root);
    town.rows(
        "ZZCANARYKEY,2024-01-05,ZZCANARYHOUR,ZZCANARYCODE,ZZCANARYSURNAME,ZZCANARYPLACE",
        "ZZCANARYKEY,2024-01-05,,T1,ZZCANARYSURNAME,",
        "A2,ZZCANARYDATE,,T1,ZZCANARYSURNAME,",
        "A3,2024-01-05,,T1,ZZCANARYSURNAME",
        "A4,2024-01-05,,ZZCANARYCODE2,=ZZCANARYFORMULA,");
    ImportResult result = town.importReports();
    assertThat(result.rejected()).isEqualTo(3);
    try (Stream<Path> files = Files.walk(town.home())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(text).as("%s", file).doesNotContain("ZZCANARY");
      }
    }
    assertThat(result.toString()).doesNotContain("ZZCANARY");
    assertThat(privateFolders()).isEmpty();
    String csv = Files.readString(town.home().resolve("reports/reports-issues.csv"));
    assertThat(csv).contains("reports.csv,3,Case,duplicate-key,row kept aside");
    String html = Files.readString(result.report().orElseThrow());
    assertThat(html).contains("5 rows read, 2 counted, 3 kept aside");
  }

  private static List<String> issues(ImportResult result) {
    return result.batch().issues().stream()
        .map(issue -> "%s %s %d".formatted(issue.rule(), issue.column(), issue.count()))
        .toList();
  }

  private static List<Path> partials(Town town) throws IOException {
    try (Stream<Path> files = Files.walk(town.home())) {
      return files.filter(file -> file.toString().contains(".partial")).toList();
    }
  }

  /** Folders for open records that this process has not deleted. */
  private static List<Path> privateFolders() throws IOException {
    List<Path> found = new java.util.ArrayList<>();
    String mine = "porchlight-%d-".formatted(ProcessHandle.current().pid());
    for (Path parent :
        List.of(Path.of("/dev/shm"), Path.of(System.getProperty("java.io.tmpdir")))) {
      if (Files.isDirectory(parent)) {
        try (Stream<Path> entries = Files.list(parent)) {
          entries
              .filter(entry -> entry.getFileName().toString().startsWith(mine))
              .forEach(found::add);
        }
      }
    }
    return found;
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
