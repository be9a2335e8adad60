package org.porchlight.attacker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one equation at a time does not tell, and all of them at once do. */
class ProverTest {
  @TempDir Path folder;

  private AttackReport attack(PaperRelease release) {
    return Attacker.attack(List.of(release.in(folder)));
  }

  private AttackReport triangle(int ab, int bc, int ca) {
    return attack(
        PaperRelease.of(
                """
                       falls
                a          ·
                b          ·
                c          ·
                ab        %d
                bc        %d
                ca        %d
                """
                    .formatted(ab, bc, ca))
            .sum("ab", "a", "b")
            .sum("bc", "b", "c")
            .sum("ca", "c", "a"));
  }

  /** a is half of ab and ca less bc: 18 + 18 - 22 to 22 + 22 - 18, halved. */
  @Test
  void threeSumsOfPairsTellEachPart() {
    AttackReport report = triangle(20, 20, 20);
    assertThat(report.recovered()).isEqualTo(3);
    assertThat(report.intervals())
        .containsExactly(
            new AttackReport.Interval("calls/a/2026/falls", 7, 13L, Proof.LINEAR_PROGRAM),
            new AttackReport.Interval("calls/b/2026/falls", 7, 13L, Proof.LINEAR_PROGRAM),
            new AttackReport.Interval("calls/c/2026/falls", 7, 13L, Proof.LINEAR_PROGRAM));
    assertThat(report.tried().programs()).isEqualTo(3);
    assertThat(report.tried().wholeNumbers()).isEqualTo(3);
  }

  /** The same parts with two of the three sums have company. */
  @Test
  void twoOfTheSumsDoNot() {
    AttackReport report =
        attack(
            PaperRelease.of(
                    """
                           falls
                    a          ·
                    b          ·
                    c          ·
                    ab        15
                    bc        15
                    """)
                .sum("ab", "a", "b")
                .sum("bc", "b", "c"));
    assertThat(report.findings()).isEmpty();
  }

  /** Nothing ends upwards here; a program must neither run away nor prove an end. */
  @Test
  void whatNothingLimitsStaysWithoutAnEnd() {
    AttackReport report =
        attack(
            PaperRelease.of(
                """
                           falls  fires  all
                    a          ·     30    ·
                    b          ·     30    ·
                    """));
    assertThat(report.intervals())
        .filteredOn(interval -> interval.cell().endsWith("/all"))
        .hasSize(2)
        .allSatisfy(interval -> assertThat(interval.high()).isNull());
    assertThat(report.findings()).isEmpty();
  }
}
