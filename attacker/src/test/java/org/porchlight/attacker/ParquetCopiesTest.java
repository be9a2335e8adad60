package org.porchlight.attacker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The third copy of each table, which few people look into. */
class ParquetCopiesTest {
  private static final String COUNTS =
      """
            falls  fires  checks  all
      east      ·      ·      30   60
      west      ·      ·      40   85
      city     40     40      70  145
      """;

  @TempDir Path folder;

  private AttackReport attack(String columns) {
    return Attacker.attack(List.of(PaperRelease.of(COUNTS).inWithParquet(folder, columns)));
  }

  @Test
  void aFaithfulCopyTellsNothing() {
    AttackReport report =
        Attacker.attack(List.of(PaperRelease.of(COUNTS).withParquet().in(folder)));
    assertThat(report.findings()).isEmpty();
    assertThat(report.tried().missed()).noneMatch(missed -> missed.contains("Parquet"));
  }

  @Test
  void aNumberThatOnlyTheCopyGivesIsCaught() {
    AttackReport report =
        attack("* REPLACE (if(area = 'east' AND type = 'falls', 7, value) AS value)");
    assertThat(report.recovered()).isEqualTo(1);
    assertThat(report.findings())
        .anyMatch(
            finding ->
                finding.contains("calls/east/2026/falls is hidden, yet the Parquet copy gives"));
  }

  @Test
  void aHiddenCountThatTheCopyCallsShownIsCaught() {
    AttackReport report =
        attack(
            "* REPLACE (if(area = 'east' AND type = 'falls', 20, value) AS value, if(area = 'east' AND type = 'falls', 'shown', status) AS status)");
    assertThat(report.recovered()).isEqualTo(1);
    assertThat(report.findings())
        .anyMatch(
            finding ->
                finding.contains("east/2026/falls differs between the JSON and the Parquet copy"));
  }

  @Test
  void anotherNumberThanInTheOtherFilesIsCaught() {
    AttackReport report = attack("* REPLACE (if(value = 60, 58.0, value) AS value)");
    assertThat(report.findings())
        .anyMatch(finding -> finding.contains("east/2026/all is not rounded in the Parquet copy"))
        .anyMatch(finding -> finding.contains("east/2026/all differs between the JSON and"))
        .anyMatch(finding -> finding.contains("tables/calls.parquet differs from its hash"));
  }

  @Test
  void aColumnThatNoTableHasIsCaught() {
    assertThat(attack("*, 7 AS true_count").findings())
        .anyMatch(finding -> finding.contains("a column that no table has: true_count"));
  }

  @Test
  void fractionsBehindRoundedNumbersAreCaught() {
    assertThat(attack("* REPLACE (value * 1.002 AS value)").findings())
        .anyMatch(finding -> finding.contains("a column that no table has: value with fractions"));
  }

  @Test
  void rowsThatTheCopyLeavesOutAreCaught() {
    assertThat(attack("* REPLACE (if(area = 'west', 'east', area) AS area)").findings())
        .anyMatch(
            finding -> finding.contains("west/2026/all is in the JSON and not in the Parquet"))
        .anyMatch(finding -> finding.contains("east/2026/all stands twice in the Parquet copy"));
  }

  @Test
  void whatIsNoParquetIsSaidToBeUnreadable() throws IOException {
    Path release = PaperRelease.of(COUNTS).withParquet().in(folder);
    Files.writeString(release.resolve("tables/calls.parquet"), "PAR1 but no more");
    assertThat(Attacker.attack(List.of(release)).findings())
        .anyMatch(finding -> finding.contains("the Parquet copy of table calls cannot be read"));
  }
}
