package org.porchlight.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.release.CellKey;
import org.porchlight.release.Tier;

/**
 * An oracle without any cleverness: tries every table of two areas by two types whose totals and
 * rounded numbers look like the released one.
 */
class BruteForceTest {
  private static final int LARGEST = 34;

  static LongStream seeds() {
    return Fixtures.seeds(80);
  }

  static Grid grid(Random random) {
    long a = number(random);
    long b = number(random);
    long c = number(random);
    long d = number(random);
    Grid grid =
        Grid.of(
            """
                  x   y   all
            n     %d  %d  %d
            s     %d  %d  %d
            city  %d  %d  %d
            """
                .formatted(a, b, a + b, c, d, c + d, a + c, b + d, a + b + c + d));
    return random.nextInt(3) == 0 ? grid.tier("y", Tier.OPEN) : grid;
  }

  private static long number(Random random) {
    return random.nextBoolean() ? random.nextInt(11) : random.nextInt(LARGEST);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noHiddenCountHasOneValueOnlyAndNoValueIsOutsideItsBounds(long seed) {
    Candidate candidate = grid(new Random(seed)).candidate();
    CountTable table = Fixtures.table(candidate);
    CountSet set = CountSet.of(table, new CountRule(Fixtures.RULES));
    assertThat(Audit.protect(set, Fixtures.RULES, new BitSet()).passed()).isTrue();
    Bounds bounds = Audit.boundsOf(set, Fixtures.RULES);
    List<TreeSet<Long>> possible = new ArrayList<>();
    for (int c = 0; c < table.size(); c++) {
      possible.add(new TreeSet<>());
    }
    int[] at = new int[9];
    String[] names = {"n/x", "n/y", "s/x", "s/y", "n/all", "s/all", "city/x", "city/y", "city/all"};
    for (int i = 0; i < 9; i++) {
      at[i] = indexOf(table, names[i]);
    }
    long[] values = new long[9];
    for (values[0] = 0; values[0] <= LARGEST; values[0]++) {
      for (values[1] = 0; fits(table, at[0], values[0]) && values[1] <= LARGEST; values[1]++) {
        for (values[2] = 0; fits(table, at[1], values[1]) && values[2] <= LARGEST; values[2]++) {
          for (values[3] = 0; fits(table, at[2], values[2]) && values[3] <= LARGEST; values[3]++) {
            values[4] = values[0] + values[1];
            values[5] = values[2] + values[3];
            values[6] = values[0] + values[2];
            values[7] = values[1] + values[3];
            values[8] = values[4] + values[5];
            boolean all = true;
            for (int i = 3; all && i < 9; i++) {
              all = fits(table, at[i], values[i]);
            }
            for (int i = 0; all && i < 9; i++) {
              possible.get(at[i]).add(values[i]);
            }
          }
        }
      }
    }
    for (int c = 0; c < table.size(); c++) {
      long low = bounds.low(c);
      long high = bounds.high(c);
      assertThat(possible.get(c))
          .as("%s, seed %d", table.keys().get(c), seed)
          .contains(table.count(c))
          .allMatch(value -> value >= low && value <= high);
      if (table.standing(c).hidden()) {
        assertThat(possible.get(c).size())
            .as("values of %s, seed %d", table.keys().get(c), seed)
            .isGreaterThanOrEqualTo(2);
      }
    }
  }

  private static int indexOf(CountTable table, String areaAndType) {
    int slash = areaAndType.indexOf('/');
    return table
        .keys()
        .indexOf(
            new CellKey(
                "calls",
                areaAndType.substring(0, slash),
                "2026",
                areaAndType.substring(slash + 1)));
  }

  /** Whether a count would be shown, or hidden, as the table shows or hides it. */
  private static boolean fits(CountTable table, int cell, long count) {
    return switch (table.standing(cell)) {
      case EXACT -> count == table.count(cell);
      case ROUNDED ->
          count - table.floor(cell) > 10
              && Math.max(15, 5 * Math.round(count / 5.0)) == table.rounded(cell);
      case SMALL -> count - table.floor(cell) <= 10;
      case FEW, COMPLEMENT, BETWEEN, UNCOUNTED, UNPUBLISHED -> true;
    };
  }
}
