package org.porchlight.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.attacker.AttackReport;
import org.porchlight.disclosure.TrueCell.Measured;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.Dimension;
import org.porchlight.release.Manifest;
import org.porchlight.release.Measure;
import org.porchlight.release.Member;
import org.porchlight.release.ReleasedTable;
import org.porchlight.release.TableHead;
import org.porchlight.release.Tier;

/** Percents of one table, taken together. */
class PercentAuditTest {
  private static final Manifest.AuditNote SAID =
      new Manifest.AuditNote("bounds-propagation", 0, 0, 1, null, List.of());

  @TempDir Path folder;

  /** The share in each area; the city is their sum. Bases and records inside, area by area. */
  private static Candidate shares(Tier tier, long[] bases, long[] inside) {
    List<Member> areas = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    List<TrueCell> cells = new ArrayList<>();
    long all = 0;
    long allInside = 0;
    areas.add(Fixtures.member("city", "city"));
    for (int a = 0; a < bases.length; a++) {
      String id = "area-" + a;
      areas.add(Fixtures.member(id, "hood"));
      parts.add(id);
      cells.add(share(id, inside[a], bases[a]));
      all += bases[a];
      allInside += inside[a];
    }
    cells.add(share("city", allInside, all));
    TableHead head =
        Fixtures.head(
            "shares",
            Measure.PERCENT,
            List.of(
                new TableHead.Grain("city", "month", List.of("x")),
                new TableHead.Grain("hood", "month", List.of("x"))),
            new Dimension(areas, List.of(new Dimension.Sum("city", parts)), List.of()),
            new Dimension(List.of(Fixtures.member("2026-01", "month")), List.of(), List.of()),
            new Dimension(List.of(Fixtures.member("x", "leaf")), List.of(), List.of()));
    return new Candidate(head, Map.of("x", tier), cells);
  }

  private static Measured share(String area, long inside, long base) {
    return new Measured(
        new CellKey("shares", area, "2026-01", "x"),
        base == 0 ? 0 : 100.0 * inside / base,
        base,
        null);
  }

  private static ReleasedTable compiled(Candidate candidate) {
    return Fixtures.compiler().compile(Proposal.of(List.of(candidate))).tables().getFirst();
  }

  /** Each percent by itself is as it should be; nobody looked at them together. */
  private static ReleasedTable oneByOne(Candidate candidate) {
    ReleasedTable sound = compiled(candidate);
    MeasuredRule rule = new MeasuredRule(Fixtures.RULES);
    return ReleasedTable.compiled(
        sound.head(),
        candidate.cells().stream()
            .map(
                cell ->
                    rule.released(
                        Measure.PERCENT,
                        candidate.tierOfType().getOrDefault("x", Tier.SENSITIVE),
                        (Measured) cell))
            .toList());
  }

  private AttackReport attack(String name, ReleasedTable table) throws IOException {
    Press press = new Press(folder.resolve(name));
    press.print(List.of(table), List.of(), SAID, false);
    return press.attack();
  }

  /**
   * Worked out by hand. The city's 212 records are shown as 210 (208 to 212), the large area's 210
   * as 210 too: that leaves the small one with 0 to 4.
   */
  @Test
  void aWholeAndAPartThatLeaveNextToNothingAreNotBothShown() throws IOException {
    Candidate candidate = shares(Tier.GUARDED, new long[] {210, 2}, new long[] {100, 1});
    assertThat(oneByOne(candidate).cells()).filteredOn(Cell::isHidden).hasSize(1);
    AttackReport told = attack("fault", oneByOne(candidate));
    assertThat(told.clean()).isFalse();
    assertThat(told.findings())
        .anySatisfy(
            finding -> assertThat(finding).contains("shares/area-1/2026-01/x").contains("0 to 4"));
    ReleasedTable safe = compiled(candidate);
    assertThat(safe.cells())
        .filteredOn(Cell::isHidden)
        .extracting(Cell::area)
        .containsExactlyInAnyOrder("area-0", "area-1");
    assertThat(attack("sound", safe).clean()).isTrue();
  }

  /** Two small ones are hidden behind each other's backs: together they can be 0 to 29 records. */
  @Test
  void aRestThatIsLargeEnoughIsLeftAsItIs() {
    Candidate candidate = shares(Tier.GUARDED, new long[] {400, 30, 40}, new long[] {200, 15, 20});
    assertThat(compiled(candidate).cells()).isEqualTo(oneByOne(candidate).cells());
  }

  @Test
  void whatIsNotGuardedIsNotHeldToIt() {
    Candidate candidate = shares(Tier.OPEN, new long[] {210, 2}, new long[] {100, 1});
    assertThat(compiled(candidate).cells()).isEqualTo(oneByOne(candidate).cells());
  }

  /** Random areas, one of them large: no release leaves the outsider anything; careless ones do. */
  @Test
  void theAttackerFindsNothingInWhatIsCompiledAndSomethingInWhatIsNot() throws IOException {
    int careless = 0;
    for (long seed : Fixtures.seeds(40).toArray()) {
      Random random = new Random(seed);
      long[] bases = new long[2 + random.nextInt(5)];
      long[] inside = new long[bases.length];
      for (int a = 0; a < bases.length; a++) {
        bases[a] = a == 0 ? 160 + random.nextInt(900) : random.nextInt(a == 1 ? 400 : 12);
        inside[a] = bases[a] == 0 ? 0 : random.nextLong(bases[a] + 1);
      }
      Candidate candidate = shares(Tier.GUARDED, bases, inside);
      careless += attack("careless-" + seed, oneByOne(candidate)).clean() ? 0 : 1;
      assertThat(attack("sound-" + seed, compiled(candidate)).findings())
          .as("seed %d", seed)
          .isEmpty();
    }
    assertThat(careless).isPositive();
  }
}
