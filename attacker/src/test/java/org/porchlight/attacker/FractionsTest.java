package org.porchlight.attacker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Percents, solved back into counts. Truly 3 of 60 falls in the east were missed. */
class FractionsTest {
  @TempDir Path folder;

  private AttackReport attack(PaperRelease release) {
    return Attacker.attack(List.of(release.in(folder)));
  }

  private static PaperRelease hidden() {
    return PaperRelease.of(
        """
              missed  reached
        east       ·       55
        west      40       70
        """);
  }

  @Test
  void aPercentThatTellsAHiddenCountIsFound() {
    AttackReport report = attack(hidden().percent("east", "missed", 5, 60, "OPERATIONAL"));
    assertThat(report.recovered()).isEqualTo(1);
    assertThat(report.findings())
        .singleElement()
        .asString()
        .contains("calls/east/2026/missed is hidden", "shares/east/2026/missed", "it is 3");
    assertThat(report.intervals())
        .filteredOn(interval -> interval.proof() == Proof.PERCENT)
        .hasSize(1);
    assertThat(report.tried().percents()).isEqualTo(1);
  }

  /** A percent of many leaves more values than the audit asks for. */
  @Test
  void aPercentOfManyTellsNothing() {
    assertThat(attack(hidden().percent("east", "missed", 5, 1500, "OPERATIONAL")).clean()).isTrue();
  }

  @Test
  void aPercentOfAnotherAreaTellsNothingOfThisOne() {
    assertThat(attack(hidden().percent("west", "missed", 36, 110, "OPERATIONAL")).clean()).isTrue();
  }

  /** 8 percent of 100 is at most nine people, and 92 percent leaves as few. */
  @Test
  void aPercentBehindWhichFewStandIsFoundInCarefulTablesOnly() {
    for (int percent : new int[] {8, 92}) {
      assertThat(attack(hidden().percent("west", "missed", percent, 100, "GUARDED")).findings())
          .singleElement()
          .asString()
          .contains("shares/west/2026/missed tells of 10 or fewer");
    }
    assertThat(attack(hidden().percent("west", "missed", 8, 100, "OPERATIONAL")).clean()).isTrue();
    assertThat(attack(hidden().percent("west", "missed", 50, 100, "GUARDED")).clean()).isTrue();
  }
}
