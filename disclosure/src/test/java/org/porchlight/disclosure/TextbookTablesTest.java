package org.porchlight.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.porchlight.release.Manifest;

/**
 * Tables whose right treatment anyone can check by hand: what the rule of the Centers for Medicare
 * and Medicaid Services asks for (nothing from 1 to 10, nor what it can be computed from), and the
 * cell suppression problem as textbooks set it.
 */
class TextbookTablesTest {
  /** Exact margins, as textbooks have them: no rounding to hide behind. */
  private static final Manifest.Rules EXACT =
      new Manifest.Rules(1, 10, 1, 1, 1, 1, 11, 1, 1000, 30, "steward", LocalDate.of(2026, 9, 1));

  private static long[] bounds(Grid grid, String area, String type) {
    CountTable table =
        new CountTable(
            grid.candidate().head(),
            new TypeTiers(grid.candidate().head().type(), grid.candidate().tierOfType()),
            new CountRule(EXACT),
            grid.candidate().cells().stream().map(TrueCell.Counted.class::cast).toList());
    CountSet set = CountSet.of(table, new CountRule(EXACT));
    Bounds bounds = Audit.boundsOf(set, EXACT);
    for (int v = 0; v < set.size(); v++) {
      if (set.system().name(v).area().equals(area) && set.system().name(v).type().equals(type)) {
        return new long[] {bounds.low(v), bounds.high(v)};
      }
    }
    throw new AssertionError("no such cell");
  }

  /** A lone small cell under exact margins is the margin less the others: 3 is 3. */
  @Test
  void oneHiddenCellInALineIsNoneAtAll() {
    Grid grid =
        Grid.of(
            """
                  men  women  all
            a       3     40   43
            b      50     60  110
            city   53    100  153
            """);
    assertThat(bounds(grid, "a", "men")).containsExactly(3, 3);
  }

  /**
   * Four cells of a square hang on one number: with t for the first they are t, 10 - t, 9 - t and 5
   * + t, each from 0 to 10, so t is 0 to 5.
   */
  @Test
  void aSquareOfHiddenCellsHasTheBoundsOfTheTextbook() {
    Grid grid =
        Grid.of(
            """
                   x   y   z  all
            a      4   6  20   30
            b      5   9  30   44
            c     11  12  13   36
            city  20  27  63  110
            """);
    assertThat(bounds(grid, "a", "x")).containsExactly(0, 5);
    assertThat(bounds(grid, "b", "x")).containsExactly(4, 9);
    assertThat(bounds(grid, "a", "y")).containsExactly(5, 10);
    assertThat(bounds(grid, "b", "y")).containsExactly(5, 10);
  }

  /** Solving all relations at once says the same of the last: 5 + t. */
  @Test
  void theLinearProgramFindsTheEndsOfTheSquare() {
    Grid grid =
        Grid.of(
            """
                   x   y   z  all
            a      4   6  20   30
            b      5   9  30   44
            c     11  12  13   36
            city  20  27  63  110
            """);
    CountTable table =
        new CountTable(
            grid.candidate().head(),
            new TypeTiers(grid.candidate().head().type(), grid.candidate().tierOfType()),
            new CountRule(EXACT),
            grid.candidate().cells().stream().map(TrueCell.Counted.class::cast).toList());
    CountSet set = CountSet.of(table, new CountRule(EXACT));
    Reading told = Reading.told(set, EXACT);
    long[] low = new long[set.size()];
    long[] high = new long[set.size()];
    BitSet all = new BitSet();
    all.set(0, set.system().relations());
    int last = -1;
    for (int v = 0; v < set.size(); v++) {
      low[v] = told.bounds().low(v);
      high[v] = Math.min(1000, told.bounds().high(v));
      if (set.system().name(v).area().equals("b") && set.system().name(v).type().equals("y")) {
        last = v;
      }
    }
    Cluster square =
        new Cluster(
            set.system(),
            new Cluster.Limits(low, high, new double[set.size()], all),
            last,
            Integer.MAX_VALUE);
    try (Solver.Program program = square.program(GlopSolver.load())) {
      assertThat(program.optimize(0, false)).isTrue();
      assertThat(program.value(0)).isCloseTo(5, Offset.offset(1e-6));
      assertThat(program.optimize(0, true)).isTrue();
      assertThat(program.value(0)).isCloseTo(10, Offset.offset(1e-6));
    }
  }

  /** The published bands of frequent callers: 74, 19, 8 and 4 at least 5, 10, 20, 40 times. */
  @Test
  void nestedThresholdsAreTheirDifferences() {
    Grid bands =
        Grid.of(
            """
                  from5to9  from10to19  from20to39  from40
            town        55          11           4       4
            """);
    Compilation compilation = Fixtures.compiler().compile(List.of(bands.candidate()));
    assertThat(bands.show(compilation.tables().getFirst()))
        .isEqualTo(
            """
                  from5to9from10to19from20to39  from40
            town        55      15       ·       ·
            """);
  }
}
