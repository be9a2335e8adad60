package org.porchlight.attacker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers that a city shows although the rules would not. */
class ExceptionsTest {
  private static final String HIDDEN =
      """
            often  very-often
      city      ·           ·
      """;
  private static final String SHOWN =
      """
            often  very-often
      city      8           4
      """;

  @TempDir Path folder;
  private Path first = Path.of("");

  @BeforeEach
  void oneReleaseHidesThem() {
    first = PaperRelease.of(HIDDEN).ofPeople().in(folder);
  }

  private AttackReport attack(PaperRelease second) {
    return Attacker.attack(List.of(first, second.id("0002").in(folder)));
  }

  @Test
  void whatAnExceptionShowsIsNoSecretThoughAnotherReleaseHidesIt() {
    AttackReport report =
        attack(PaperRelease.of(SHOWN).ofPeople().byException("The board asked.", "Ana", "Bo"));
    assertThat(report.findings()).isEmpty();
    assertThat(report)
        .returns(2L, AttackReport::hidden)
        .returns(0L, AttackReport::recovered)
        .returns(null, AttackReport::worst)
        .returns(true, AttackReport::clean);
  }

  /** A known number is where the next one starts from. */
  @Test
  void whatAnExceptionGivesAwayOfOtherNumbersIsFound() {
    Path before =
        PaperRelease.of(
                """
                      often  very-often  all
                city      ·           ·   25
                """)
            .ofPeople()
            .id("0000")
            .in(folder);
    Path after =
        PaperRelease.of("      often\n city     20\n")
            .ofPeople()
            .byException("The board asked.", "Ana", "Bo")
            .id("0003")
            .in(folder);
    AttackReport report = Attacker.attack(List.of(before, after));
    assertThat(report.findings())
        .containsExactly(
            "calls/city/2026/very-often is hidden, yet arithmetic tells it too closely");
    assertThat(report.recovered()).isEqualTo(1);
  }

  @Test
  void oneApproverIsTooFew() {
    AttackReport report =
        attack(PaperRelease.of(SHOWN).ofPeople().byException("The board asked.", "Ana"));
    assertThat(report.recovered()).isEqualTo(2);
    assertThat(report.findings())
        .anyMatch(finding -> finding.contains("fewer than two people who approved it"))
        .anyMatch(
            finding -> finding.contains("often is shown against the rules, and no exception"));
  }

  @Test
  void theSamePersonTwiceIsOneApprover() {
    AttackReport report =
        attack(PaperRelease.of(SHOWN).ofPeople().byException("The board asked.", "Ana", " ana "));
    assertThat(report.findings())
        .anyMatch(finding -> finding.contains("fewer than two people who approved it"));
  }

  @Test
  void anExceptionWithoutAReasonForResidentsIsFound() {
    AttackReport report = attack(PaperRelease.of(SHOWN).ofPeople().byException(" ", "Ana", "Bo"));
    assertThat(report.recovered()).isEqualTo(2);
    assertThat(report.findings())
        .anyMatch(finding -> finding.contains("gives residents no reason in 'en'"))
        .anyMatch(finding -> finding.contains("gives residents no reason in 'es'"));
  }

  @Test
  void countsThatHangTogetherHaveNoExceptions() {
    Path release =
        PaperRelease.of(SHOWN).byException("The board asked.", "Ana", "Bo").id("0002").in(folder);
    AttackReport report = Attacker.attack(List.of(release));
    assertThat(report.recovered()).isEqualTo(2);
    assertThat(report.findings())
        .anyMatch(finding -> finding.contains("only tables of people may"));
  }

  /** Small numbers of people, passed off as public ones. */
  @Test
  void exactNumbersOfPeopleNeedAnException() {
    Path release = PaperRelease.of(SHOWN).ofPeople().exact("often").id("0002").in(folder);
    AttackReport report = Attacker.attack(List.of(release));
    assertThat(report.findings())
        .anyMatch(finding -> finding.contains("city/2026/often is shown against the rules"));
  }

  @Test
  void aNumberByExceptionThatIsNotMarkedIsFound() {
    Path release =
        PaperRelease.of(SHOWN)
            .ofPeople()
            .byException("The board asked.", "Ana", "Bo")
            .id("0002")
            .in(folder, ",\"exception\":true", "");
    AttackReport report = Attacker.attack(List.of(release));
    assertThat(report.recovered()).isZero();
    assertThat(report.findings()).anyMatch(finding -> finding.contains("is not marked as such"));
  }
}
