package org.porchlight.attacker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttackerTest {
  @TempDir Path folder;

  private AttackReport attack(PaperRelease release) {
    return Attacker.attack(List.of(release.in(folder)));
  }

  @Test
  void aReleaseWhoseHiddenCountsHaveCompanyGivesNothing() {
    AttackReport report =
        attack(
            PaperRelease.of(
                """
                      falls  fires  checks  all
                east      ·      ·      30   60
                west      ·      ·      40   85
                city     40     40      70  145
                """));
    assertThat(report.findings()).isEmpty();
    assertThat(report)
        .returns(1, AttackReport::releases)
        .returns(12L, AttackReport::cells)
        .returns(4L, AttackReport::hidden)
        .returns(0L, AttackReport::recovered)
        .returns(true, AttackReport::clean);
  }

  /** East has lost its records, which is no secret; what the total tells of exact ones is none. */
  @Test
  void missingRecordsAreNoSecret() {
    AttackReport report =
        attack(
            PaperRelease.of(
                    """
                          theft
                    east      ?
                    west     30
                    city     42
                    """)
                .exact("theft"));
    assertThat(report)
        .returns(0L, AttackReport::hidden)
        .returns(0L, AttackReport::recovered)
        .returns(true, AttackReport::clean);
  }

  /** A small count must not leak because somebody calls it missing. */
  @Test
  void aSmallCountBehindMissingRecordsIsStillSought() {
    AttackReport report =
        attack(
            PaperRelease.of(
                """
                      falls
                east      ?
                west     15
                city     15
                """));
    assertThat(report.recovered()).isEqualTo(1);
  }

  @Test
  void missingRecordsWithANumberAreCaught() {
    PaperRelease release =
        PaperRelease.of(
            """
                  falls  fires  checks  all
            east      ?      ?      30   60
            west      ·      ·      40   85
            city     40     40      70  145
            """);
    AttackReport report =
        Attacker.attack(List.of(release.in(folder, "\"gap\":true", "\"gap\":true,\"base\":25")));
    assertThat(report.findings()).anyMatch(finding -> finding.contains("has no data, yet"));
  }

  /** Total 25 less 25: at most 4 is left, rounding and all. */
  @Test
  void subtractionFromATotalIsCaught() {
    AttackReport report =
        attack(
            PaperRelease.of(
                """
                      falls  fires  all
                east      ·     25   25
                west     15     30   45
                """));
    assertThat(report.recovered()).isEqualTo(1);
    assertThat(report.worst())
        .extracting("cell", "low", "high")
        .containsExactly("calls/east/2026/falls", 0L, 4L);
    assertThat(report.findings()).singleElement().asString().contains("calls/east/2026/falls");
  }

  /** Neither the row nor the column alone tells east's falls; through the city's they do. */
  @Test
  void subtractionThroughANumberThatIsPublishedNowhereIsCaught() {
    AttackReport report =
        attack(
            PaperRelease.of(
                    """
                          theft  falls  all
                    east     12      ·    ·
                    west     30     20   50
                    city     42      ·   62
                    """)
                .exact("theft"));
    assertThat(report.recovered()).isGreaterThanOrEqualTo(1);
  }

  @Test
  void anAreaInsideAnotherIsNeverMoreThanIt() {
    AttackReport report =
        attack(
            PaperRelease.of(
                    """
                          falls
                    beat      ·
                    hood      5
                    """)
                .exact("falls")
                .within("hood", "beat"));
    assertThat(report.worst())
        .extracting("cell", "low", "high")
        .containsExactly("calls/beat/2026/falls", 0L, 5L);
    assertThat(report.recovered()).isEqualTo(1);
  }

  /** Two hidden counts that make 18 or more together: if both are small, both are 8 or more. */
  @Test
  void theGuessThatHiddenCountsAreSmallIsTried() {
    AttackReport report =
        attack(
            PaperRelease.of(
                    """
                          falls  fires  all
                    east      ·      ·   20
                    """)
                .untouchedByAudit());
    assertThat(report.worst())
        .extracting("cell", "low", "high")
        .containsExactly("calls/east/2026/falls", 8L, 10L);
    assertThat(report.recovered()).isEqualTo(2);
  }

  @Test
  void aGuessThatTheTotalRefutesCountsForNothing() {
    AttackReport report =
        attack(
            PaperRelease.of(
                """
                      falls  fires  all
                east      ·      ·   60
                """));
    assertThat(report.recovered()).isZero();
    assertThat(report.worst())
        .extracting("cell", "low", "high")
        .containsExactly("calls/east/2026/falls", 0L, 62L);
  }

  @Test
  void smallAndUnroundedNumbersAreCaughtUnlessTheirTypeIsExact() {
    AttackReport report =
        attack(
            PaperRelease.of(
                    """
                          theft  falls  fires
                    east      3      7     23
                    """)
                .exact("theft"));
    assertThat(report.recovered()).isEqualTo(1);
    assertThat(report.findings())
        .anyMatch(finding -> finding.contains("falls is shown in the CSV although it is 10 or"))
        .anyMatch(finding -> finding.contains("falls is shown in the JSON although it is 10 or"))
        .anyMatch(finding -> finding.contains("fires is not rounded"))
        .noneMatch(finding -> finding.contains("theft"));
  }

  @Test
  void aHiddenNumberInTheCsvIsCaught() {
    Path release =
        PaperRelease.of(
                """
                      falls  fires
                east      ·     25
                """)
            .in(folder, "hidden,,,", "hidden,4,,");
    AttackReport report = Attacker.attack(List.of(release));
    assertThat(report.recovered()).isEqualTo(1);
    assertThat(report.findings())
        .anyMatch(finding -> finding.contains("calls/east/2026/falls is hidden, yet the CSV"))
        .anyMatch(finding -> finding.contains("tables/calls.csv differs from its hash"));
  }

  @Test
  void theRecordsBehindAHiddenNumberAreCaught() {
    Path release =
        PaperRelease.of(
                """
                      falls
                east      ·
                """)
            .in(folder, "\"type\":\"falls\"}", "\"type\":\"falls\",\"base\":4}");
    AttackReport report = Attacker.attack(List.of(release));
    assertThat(report.recovered()).isEqualTo(1);
    assertThat(report.findings())
        .anyMatch(finding -> finding.contains("is hidden, yet the JSON gives a number"))
        .anyMatch(finding -> finding.contains("differs between the JSON and the CSV"));
  }

  @Test
  void tamperedJsonIsCaught() {
    Path release =
        PaperRelease.of(
                """
                      falls
                east     25
                """)
            .in(folder, "\"value\":25", "\"value\":30");
    AttackReport report = Attacker.attack(List.of(release));
    assertThat(report.recovered()).isZero();
    assertThat(report.clean()).isFalse();
    assertThat(report.findings())
        .anyMatch(finding -> finding.contains("tables/calls.json differs from its hash"))
        .anyMatch(finding -> finding.contains("differs between the JSON and the CSV"));
  }

  @Test
  void shownNumbersThatCannotAllBeTrueAreAFinding() {
    AttackReport report =
        attack(
            PaperRelease.of(
                """
                      falls  fires  all
                east     20     25   90
                """));
    assertThat(report.findings()).singleElement().asString().contains("cannot all be true");
  }

  /** What one release hides, another must not show while it means the same. */
  @Test
  void aSecondReleaseThatShowsWhatTheFirstHidIsCaught() {
    Path first = PaperRelease.of("      falls\n east      ·\n").in(folder);
    Path second = PaperRelease.of("      falls\n east     15\n").id("0002").in(folder);
    AttackReport report = Attacker.attack(List.of(first, second));
    assertThat(report.releases()).isEqualTo(2);
    assertThat(report.worst())
        .extracting("cell", "low", "high")
        .containsExactly("calls/east/2026/falls", 11L, 17L);
    assertThat(report.recovered()).isEqualTo(1);
  }

  @Test
  void aPeriodThatWasNotOverMayGrow() {
    Path first = PaperRelease.of("      falls\n east      ·\n").until("2026-06-30").in(folder);
    Path second = PaperRelease.of("      falls\n east     15\n").id("0002").in(folder);
    assertThat(Attacker.attack(List.of(first, second)).clean()).isTrue();
  }

  /**
   * It was decided beside the exact numbers of its own release, not beside those of a later one.
   */
  @Test
  void exactNumbersThatComeLaterSayNothingOfWhyAnEarlierNumberIsShown() {
    Path first = PaperRelease.of("      all\n east   25\n").in(folder);
    Path second =
        PaperRelease.of("      falls  fires  all\n east     20      ·   25\n")
            .exact("falls")
            .id("0002")
            .in(folder);
    assertThat(Attacker.attack(List.of(first, second)).findings())
        .noneMatch(finding -> finding.contains("changed"));
  }

  @Test
  void aNumberThatChangedAfterItsPeriodWasOverIsAFinding() {
    Path first = PaperRelease.of("      falls\n east     15\n").in(folder);
    Path second = PaperRelease.of("      falls\n east     20\n").id("0002").in(folder);
    AttackReport report = Attacker.attack(List.of(first, second));
    assertThat(report.recovered()).isZero();
    assertThat(report.findings()).singleElement().asString().contains("0001, 0002");
  }

  @Test
  void whatIsNoReleaseIsNamed() throws IOException {
    assertThatThrownBy(() -> Attacker.attack(List.of(folder.resolve("nowhere"))))
        .isInstanceOf(UnreadableTargetException.class)
        .hasMessageContaining("nowhere/manifest.json cannot be read");
    Files.writeString(folder.resolve("manifest.json"), "{\"format\":");
    assertThatThrownBy(() -> Attacker.attack(List.of(folder)))
        .isInstanceOf(UnreadableTargetException.class)
        .hasMessageContaining("is not JSON");
    Files.writeString(folder.resolve("manifest.json"), "{\"format\":\"other\"}");
    assertThatThrownBy(() -> Attacker.attack(List.of(folder)))
        .isInstanceOf(UnreadableTargetException.class)
        .hasMessageContaining("porchlight-release/1");
  }
}
