package org.porchlight.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.attacker.AttackReport;
import org.porchlight.disclosure.Proposal.Proof;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.Manifest;
import org.porchlight.release.ReleasedTable;

/**
 * Two years of monthly releases of a made-up town whose records come late and are corrected, all of
 * them before an outsider who has kept every one.
 */
class TwoYearsTest {
  /** The first release waits for a whole quarter. */
  private static final int FIRST = 3;

  private static final int RELEASES = 24;
  private static final int MONTHS = FIRST + RELEASES - 1;

  @TempDir Path folder;

  @Test
  void twentyFourReleasesTogetherGiveNothingAway() throws IOException {
    Town town = new Town(1, MONTHS);
    Press press = new Press(folder);
    Map<CellKey, Cell> seen = new HashMap<>();
    for (int month = FIRST; month <= MONTHS; month++) {
      Compilation compilation = press.publish(town.proposal(month).proved(Proof.LINEAR_PROGRAM));
      assertThat(compilation.audit().dropped()).as("month %d", month).isEmpty();
      for (ReleasedTable table : compilation.tables()) {
        for (Cell cell : table.cells()) {
          Cell before = seen.put(cell.key(table.head().id()), cell);
          assertThat(before == null || before.equals(cell))
              .as("%s changed in month %d", cell.key(table.head().id()), month)
              .isTrue();
        }
      }
    }
    AttackReport report = press.attack();
    assertThat(report.releases()).isEqualTo(RELEASES);
    assertThat(report.findings()).isEmpty();
    assertThat(report.recovered()).isZero();
  }

  /** Planted fault: every release counts all months anew and knows nothing of those before. */
  @Test
  void countingEveryMonthAnewIsCaught() throws IOException {
    Town town = new Town(1, MONTHS).thatForgets();
    Press press = new Press(folder);
    for (int month = 6; month <= 12; month += 3) {
      Proposal proposal = town.proposal(month);
      Compilation blind = Fixtures.compiler().compile(proposal);
      press.print(blind.tables(), proposal.links(), blind.audit(), false);
    }
    assertThat(press.attack().findings())
        .anyMatch(finding -> finding.contains("changed between releases"));
  }

  @Test
  void aRestatementIsRefusedUnlessItIsCalledOne() throws IOException {
    Town town = new Town(2, 12).thatForgets();
    Press press = new Press(folder);
    press.publish(town.proposal(6).proved(Proof.LINEAR_PROGRAM));
    Compilation refused = Fixtures.compiler().compile(town.proposal(9).after(press.past()));
    assertThat(refused.tables()).isEmpty();
    assertThat(refused.decisions().values())
        .allSatisfy(
            decision ->
                assertThat(decision)
                    .isInstanceOfSatisfying(
                        ReleaseDecision.Refused.class,
                        why ->
                            assertThat(why.reasons().getFirst())
                                .isInstanceOf(ReleaseDecision.RefusalReason.Restated.class)));
    Compilation restated = press.publish(town.proposal(9).restating().proved(Proof.LINEAR_PROGRAM));
    assertThat(restated.tables()).hasSize(5);
    AttackReport report = press.attack();
    assertThat(report.findings()).isEmpty();
    // From here on the restated numbers stand.
    Compilation next = press.publish(town.proposal(9).proved(Proof.LINEAR_PROGRAM));
    assertThat(next.audit().dropped()).isEmpty();
    assertThat(press.attack().findings()).isEmpty();
  }

  /** A release of one table, then the same with a second one over the same, closed months. */
  @Test
  void aNewTableOverOldMonthsIsHeldAgainstWhatTheyShowed() throws IOException {
    Proposal all = new Town(3, 6).proposal(6);
    Proposal first =
        new Proposal(
            all.candidates().subList(0, 1),
            all.links(),
            List.of(),
            List.of(),
            false,
            Proof.LINEAR_PROGRAM);
    Press press = new Press(folder);
    press.publish(first);
    Compilation blind = Fixtures.compiler().compile(Proposal.of(all.candidates()));
    Compilation knowing = press.publish(all.proved(Proof.LINEAR_PROGRAM));
    assertThat(press.attack().findings()).isEmpty();
    assertThat(knowing.tables().getFirst().cells())
        .isEqualTo(press.past().getFirst().tables().getFirst().cells());
    assertThat(knowing.audit().hiddenByAudit()).isGreaterThan(blind.audit().hiddenByAudit());
    Press careless = new Press(folder.resolve("careless"));
    careless.publish(first);
    careless.print(
        blind.tables(),
        all.links(),
        new Manifest.AuditNote("bounds-propagation", 0, 0, 1, null, List.of()),
        false);
    assertThat(careless.attack().clean()).isFalse();
  }
}
