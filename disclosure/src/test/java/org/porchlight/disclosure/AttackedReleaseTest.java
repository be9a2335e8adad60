package org.porchlight.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.attacker.AttackReport;
import org.porchlight.attacker.Attacker;
import org.porchlight.attacker.Effort;
import org.porchlight.disclosure.TrueCell.Counted;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.LocalText;
import org.porchlight.release.Manifest;
import org.porchlight.release.ReleasedTable;
import org.porchlight.release.Releases;

/**
 * The compiler's releases, written to disk, before an outsider who shares no code with it; and
 * planted faults, which the outsider has to find.
 */
class AttackedReleaseTest {
  @TempDir Path folder;
  private Path written = Path.of("");

  static LongStream seeds() {
    return Fixtures.seeds(20);
  }

  /** Fewer, for each is put to linear programs twice: by the compiler and by the outsider. */
  static LongStream provedSeeds() {
    return Fixtures.seeds(10);
  }

  private AttackReport attack(ReleasedTable table, Manifest.AuditNote audit) throws IOException {
    Manifest draft =
        new Manifest(
            Manifest.FORMAT,
            new Releases(folder).nextId(),
            Instant.parse("2026-11-01T00:00:00Z"),
            new Manifest.CityNote(
                "made-up",
                LocalText.same("Larkmoor"),
                true,
                "America/New_York",
                List.of("en", "es"),
                "hood",
                null,
                null),
            Fixtures.RULES,
            audit,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    written = new Releases(folder).write(draft, List.of(table), Map.of());
    return Attacker.attack(List.of(written));
  }

  private static Compilation proved(Candidate candidate) {
    return Fixtures.compiler()
        .compile(Proposal.of(List.of(candidate)).proved(Proposal.Proof.LINEAR_PROGRAM));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("provedSeeds")
  void nothingIsRecoveredFromACompiledRelease(long seed) throws IOException {
    Compilation compilation = proved(new World(seed).candidate());
    AttackReport report = attack(compilation.tables().getFirst(), compilation.audit());
    assertThat(report.findings()).as("seed %d", seed).isEmpty();
    assertThat(report.recovered()).as("seed %d", seed).isZero();
    assertThat(report.cells()).isEqualTo(compilation.audit().cells());
    assertThat(report.hidden()).isEqualTo(compilation.audit().hidden());
  }

  /** Small tables have few places to hide anything in, and few to make the guess fail. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nothingIsRecoveredFromSmallTablesEither(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < 10; i++) {
      Candidate candidate = BruteForceTest.grid(random).candidate();
      Compilation compilation = proved(candidate);
      assertThat(compilation.audit().dropped()).as("seed %d, table %d", seed, i).isEmpty();
      AttackReport report = attack(compilation.tables().getFirst(), compilation.audit());
      assertThat(report.findings()).as("seed %d, table %d", seed, i).isEmpty();
    }
  }

  /** No outsider knows which counts are hidden for being small; even one who did is held off. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void whoeverIsToldWhichCountsAreSmallRecoversNothing(long seed) throws IOException {
    Candidate candidate = new World(seed).candidate();
    Compilation compilation = proved(candidate);
    ReleasedTable table = compilation.tables().getFirst();
    assertThat(attack(table, compilation.audit()).clean()).isTrue();
    Set<String> small = new HashSet<>();
    for (TrueCell cell : candidate.cells()) {
      if (((Counted) cell).count() <= Fixtures.RULES.hideUpTo()
          && find(table, cell.key()).isHidden()) {
        small.add(cell.key().toString());
      }
    }
    assertThat(small).hasSizeGreaterThan(20);
    AttackReport told = Attacker.attack(List.of(written), Effort.EVERY_CELL, small);
    assertThat(told.findings()).as("seed %d", seed).isEmpty();
    assertThat(told.recovered()).isZero();
    assertThat(told.tried().programs()).isGreaterThanOrEqualTo(told.hidden());
  }

  /** Every interval holds the truth, whoever proved it and however. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {4, 5})
  void noIntervalLeavesTheTruthOut(long seed) throws IOException {
    Candidate candidate = new World(seed).candidate();
    CountTable unaudited = Fixtures.table(candidate);
    ReleasedTable audited = Fixtures.compiler().compile(List.of(candidate)).tables().getFirst();
    attack(withCellsOf(audited, unaudited.released()), noted(1));
    Map<String, Long> truths = new HashMap<>();
    for (TrueCell cell : candidate.cells()) {
      truths.put(cell.key().toString(), ((Counted) cell).count());
    }
    AttackReport report = Attacker.attack(List.of(written), Effort.EVERY_CELL);
    assertThat(report.intervals())
        .hasSizeGreaterThan(50)
        .allSatisfy(
            interval -> {
              long truth = truths.getOrDefault(interval.cell(), -1L);
              Long high = interval.high();
              assertThat(interval.low()).as(interval.cell()).isLessThanOrEqualTo(truth);
              assertThat(high == null || truth <= high).as(interval.cell()).isTrue();
            });
  }

  /** Planted fault: the cell rule and rounding alone, no audit. */
  @Test
  void withoutTheAuditCountsAreRecovered() throws IOException {
    long recovered = 0;
    for (long seed = 1; seed <= 5; seed++) {
      Candidate candidate = new World(seed).candidate();
      CountTable unaudited = Fixtures.table(candidate);
      ReleasedTable audited = Fixtures.compiler().compile(List.of(candidate)).tables().getFirst();
      recovered += attack(withCellsOf(audited, unaudited.released()), noted(0)).recovered();
    }
    assertThat(recovered).isGreaterThan(20);
  }

  /** Planted fault: each count that only the audit hid is shown after all, one at a time. */
  @Test
  void manyComplementsAreNeeded() throws IOException {
    Candidate candidate = new World(1).candidate();
    ReleasedTable audited = Fixtures.compiler().compile(List.of(candidate)).tables().getFirst();
    CountRule rule = new CountRule(Fixtures.RULES);
    TypeTiers tiers = new TypeTiers(candidate.head().type(), candidate.tierOfType());
    int takenBack = 0;
    int noticed = 0;
    for (TrueCell truth : candidate.cells()) {
      Counted counted = (Counted) truth;
      Cell cell = find(audited, counted.key());
      if (cell.isHidden()
          && rule.standing(tiers.of(counted.key().type()), counted, 0) == Standing.ROUNDED) {
        takenBack++;
        List<Cell> cells =
            audited.cells().stream()
                .map(
                    other ->
                        other.equals(cell)
                            ? Cell.shown(counted.key(), rule.rounded(counted.count()))
                            : other)
                .toList();
        noticed += attack(withCellsOf(audited, cells), noted(1)).recovered() > 0 ? 1 : 0;
      }
    }
    assertThat(takenBack).isGreaterThan(10);
    assertThat(noticed).as("of %d", takenBack).isGreaterThan(takenBack / 4);
  }

  /** Planted fault: totals shown as the sum of rounded parts. */
  @Test
  void totalsOfRoundedPartsDoNotHoldTogether() throws IOException {
    Grid grid =
        Grid.of(
            """
                  falls
            a        12
            b        12
            c        12
            d        12
            city     48
            """);
    Compilation compilation = Fixtures.compiler().compile(List.of(grid.candidate()));
    ReleasedTable table = compilation.tables().getFirst();
    assertThat(attack(table, compilation.audit()).clean()).isTrue();
    List<Cell> cells =
        table.cells().stream()
            .map(cell -> cell.area().equals("city") ? Cell.shown(cell.key("calls"), 75) : cell)
            .toList();
    assertThat(attack(withCellsOf(table, cells), compilation.audit()).findings())
        .singleElement()
        .asString()
        .contains("cannot all be true");
  }

  private static Cell find(ReleasedTable table, CellKey key) {
    return table.find(key.area(), key.time(), key.type()).orElseThrow();
  }

  private static ReleasedTable withCellsOf(ReleasedTable table, List<Cell> cells) {
    return ReleasedTable.compiled(table.head(), cells);
  }

  private static Manifest.AuditNote noted(long hiddenByAudit) {
    return new Manifest.AuditNote("bounds-propagation", 0, 0, hiddenByAudit, null, List.of());
  }
}
