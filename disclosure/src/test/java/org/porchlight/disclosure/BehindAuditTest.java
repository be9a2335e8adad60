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
import org.porchlight.disclosure.Proposal.Proof;
import org.porchlight.disclosure.TrueCell.Counted;
import org.porchlight.disclosure.TrueCell.Measured;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.Dimension;
import org.porchlight.release.LinkedSet;
import org.porchlight.release.Manifest;
import org.porchlight.release.Measure;
import org.porchlight.release.Member;
import org.porchlight.release.ReleasedTable;
import org.porchlight.release.TableHead;
import org.porchlight.release.Tier;

/** Percents and durations beside counts of the same records. */
class BehindAuditTest {
  private static final String SET = "visits.received";
  private static final Manifest.AuditNote SAID =
      new Manifest.AuditNote("bounds-propagation", 0, 0, 1, null, List.of());

  @TempDir Path folder;

  /** Visits that went well, by area and in the city: what every table here is about. */
  private static Candidate counts(long[] well) {
    List<TrueCell> cells = new ArrayList<>();
    long all = 0;
    for (int a = 0; a < well.length; a++) {
      cells.add(new Counted(key("visits", "area-" + a, "well"), well[a], null));
      all += well[a];
    }
    cells.add(new Counted(key("visits", "city", "well"), all, null));
    return new Candidate(
        head("visits", Measure.COUNT, "well", well.length, "city", "hood"),
        Map.of("well", Tier.GUARDED),
        cells);
  }

  /** How many in a hundred visits of each area went well. */
  private static Candidate percents(long[] well, long[] all) {
    List<TrueCell> cells = new ArrayList<>();
    for (int a = 0; a < well.length; a++) {
      cells.add(
          new Measured(
              key("shares", "area-" + a, "share"),
              all[a] == 0 ? 0 : 100.0 * well[a] / all[a],
              all[a],
              null));
    }
    return new Candidate(
        head("shares", Measure.PERCENT, "share", well.length, "hood"),
        Map.of("share", Tier.GUARDED),
        cells);
  }

  /** How long the visits that went well took, half of them at most. */
  private static Candidate durations(long[] well) {
    List<TrueCell> cells = new ArrayList<>();
    for (int a = 0; a < well.length; a++) {
      cells.add(new Measured(key("times", "area-" + a, "p50"), 600, well[a], null));
    }
    return new Candidate(
        head("times", Measure.SECONDS, "p50", well.length, "hood"),
        Map.of("p50", Tier.GUARDED),
        cells);
  }

  private static CellKey key(String table, String area, String type) {
    return new CellKey(table, area, "2026-01", type);
  }

  private static TableHead head(
      String id, Measure measure, String type, int areas, String... levels) {
    List<Member> members = new ArrayList<>(List.of(Fixtures.member("city", "city")));
    List<String> parts = new ArrayList<>();
    for (int a = 0; a < areas; a++) {
      members.add(Fixtures.member("area-" + a, "hood"));
      parts.add("area-" + a);
    }
    return Fixtures.head(
        id,
        measure,
        List.of(levels).stream()
            .map(level -> new TableHead.Grain(level, "month", List.of(type)))
            .toList(),
        new Dimension(members, List.of(new Dimension.Sum("city", parts)), List.of()),
        new Dimension(List.of(Fixtures.member("2026-01", "month")), List.of(), List.of()),
        new Dimension(List.of(Fixtures.member(type, "leaf")), List.of(), List.of()));
  }

  /** What everybody can read off the catalogue: the percent's numerator is the count. */
  private static LinkedSet links() {
    return new LinkedSet(
        SET,
        List.of(new LinkedSet.Names("visits", Map.of("well", "well"))),
        LinkedSet.Ties.NONE,
        LinkedSet.Ties.NONE,
        List.of(
            new LinkedSet.Behind("shares", "share", "visited", "well", "badly"),
            new LinkedSet.Behind("times", "p50", "well", null, null)));
  }

  private static Proposal together(Candidate... tables) {
    return Proposal.of(List.of(tables)).linked(List.of(links()), List.of());
  }

  private static Proposal apart(Candidate... tables) {
    return Proposal.of(List.of(tables)).linked(List.of(links().with(List.of())), List.of());
  }

  /** A percent from which, with the counts beside it, a small count follows. */
  static Proposal percentBesideItsCounts() {
    return together(
        counts(new long[] {991, 9}), percents(new long[] {991, 9}, new long[] {1786, 40}));
  }

  private static List<ReleasedTable> compiled(Proposal proposal) {
    return Fixtures.compiler().compile(proposal.proved(Proof.LINEAR_PROGRAM)).tables();
  }

  private AttackReport attack(String name, List<ReleasedTable> tables) throws IOException {
    Press press = new Press(folder.resolve(name));
    press.print(tables, List.of(links()), SAID, false);
    return press.attack();
  }

  private static List<String> hidden(List<ReleasedTable> tables) {
    return tables.stream()
        .flatMap(
            table ->
                table.cells().stream()
                    .filter(Cell::isHidden)
                    .map(cell -> cell.key(table.head().id()).toString()))
        .toList();
  }

  /**
   * Worked out by hand. 1,000 visits of the city went well: 9, hidden, in the small area and 991,
   * hidden for its sake, in the large one, of 1,786 there. That is 55 %, so at most 55.5 % of the
   * 1,783 to 1,787 that 1,785 stands for: 991. 998 less 991 leaves 7 for the small area at least.
   */
  @Test
  void aPercentOfAHiddenCountIsHeldAgainstItsNeighbors() throws IOException {
    Candidate counts = counts(new long[] {991, 9});
    Candidate percents = percents(new long[] {991, 9}, new long[] {1786, 40});
    List<ReleasedTable> careless = compiled(apart(counts, percents));
    assertThat(hidden(careless)).doesNotContain("shares/area-0/2026-01/share");
    AttackReport report = attack("careless", careless);
    assertThat(report.recovered()).isPositive();
    assertThat(report.intervals())
        .anySatisfy(
            one -> {
              assertThat(one.cell()).isEqualTo("visits/area-1/2026-01/well");
              assertThat(one.low()).isEqualTo(7);
            });
    List<ReleasedTable> sound = compiled(together(counts, percents));
    assertThat(hidden(sound)).contains("shares/area-0/2026-01/share");
    assertThat(sound.getFirst().cells()).isEqualTo(careless.getFirst().cells());
    assertThat(attack("sound", sound).clean()).isTrue();
  }

  /** The same in the middle of a percent's step: 54.6 to 55.4 leaves the small area all it had. */
  @Test
  void aPercentThatTellsNothingNewStays() throws IOException {
    Candidate counts = counts(new long[] {991, 9});
    Candidate percents = percents(new long[] {991, 9}, new long[] {1802, 40});
    List<ReleasedTable> sound = compiled(together(counts, percents));
    assertThat(hidden(sound)).doesNotContain("shares/area-0/2026-01/share");
    assertThat(attack("sound", sound).clean()).isTrue();
  }

  /**
   * A median says how many it is the median of: 990 stands for 988 to 992, and 998 less 992 leaves
   * 6 to 10 for the small area.
   */
  @Test
  void theNumberBehindADurationIsACountLikeAnyOther() throws IOException {
    Candidate counts = counts(new long[] {991, 9});
    Candidate durations = durations(new long[] {991, 9});
    List<ReleasedTable> careless = compiled(apart(counts, durations));
    assertThat(attack("careless", careless).recovered()).isPositive();
    List<ReleasedTable> sound = compiled(together(counts, durations));
    assertThat(hidden(sound)).contains("times/area-0/2026-01/p50");
    assertThat(attack("sound", sound).clean()).isTrue();
  }

  /**
   * Random areas: the attacker finds nothing in what was held together, and something elsewhere.
   */
  @Test
  void theAttackerFindsNothingInWhatWasHeldTogether() throws IOException {
    int careless = 0;
    for (long seed : Fixtures.seeds(60).toArray()) {
      Random random = new Random(seed);
      long[] well = new long[2 + random.nextInt(4)];
      long[] all = new long[well.length];
      for (int a = 0; a < well.length; a++) {
        all[a] = a == 0 ? 900 + random.nextInt(2000) : random.nextInt(a == 1 ? 1500 : 30);
        well[a] = random.nextLong(all[a] + 1);
      }
      Candidate[] tables = {counts(well), percents(well, all), durations(well)};
      careless += attack("careless-" + seed, compiled(apart(tables))).clean() ? 0 : 1;
      assertThat(attack("sound-" + seed, compiled(together(tables))).findings())
          .as("seed %d", seed)
          .isEmpty();
    }
    assertThat(careless).isPositive();
  }
}
