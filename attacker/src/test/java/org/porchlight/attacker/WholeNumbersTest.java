package org.porchlight.attacker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An oracle without any cleverness: tries every table of two areas by two types that looks like the
 * published one. The attacker must prove exactly what it finds, no more and no less.
 */
class WholeNumbersTest {
  private static final String[] NAMES = {
    "n/x", "n/y", "n/all", "s/x", "s/y", "s/all", "city/x", "city/y", "city/all"
  };

  @TempDir Path folder;

  static LongStream seeds() {
    String asked = System.getProperty("porchlight.seed", "");
    return asked.isBlank() ? LongStream.rangeClosed(1, 40) : LongStream.of(Long.parseLong(asked));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIsProvedIsWhatTryingEveryTableLeaves(long seed) {
    Random random = new Random(seed);
    long[] truth;
    do {
      truth =
          withTotals(new long[] {number(random), number(random), number(random), number(random)});
    } while (truth[8] <= 10);
    String[] shown = new String[9];
    for (int i = 0; i < 9; i++) {
      // The total over everything stays, so that nothing is without an end.
      boolean hidden = truth[i] <= 10 || (i != 8 && random.nextInt(3) == 0);
      shown[i] = hidden ? "·" : Long.toString(Math.max(15, (truth[i] + 2) / 5 * 5));
    }
    String grid = "x y all\nn %s %s %s\ns %s %s %s\ncity %s %s %s\n".formatted((Object[]) shown);
    AttackReport report = Attacker.attack(List.of(PaperRelease.of(grid).in(folder)));
    Map<String, long[]> possible = tryAll(shown);
    Map<String, long[]> proved =
        report.intervals().stream()
            .collect(
                Collectors.toMap(
                    interval -> interval.cell().replaceAll("calls/(.*)/2026/(.*)", "$1/$2"),
                    interval -> new long[] {interval.low(), high(interval)},
                    (one, other) -> one,
                    TreeMap::new));
    assertThat(proved.keySet()).isEqualTo(possible.keySet());
    possible.forEach(
        (name, ends) -> assertThat(proved.get(name)).as("%s of%n%s", name, grid).isEqualTo(ends));
  }

  private static long high(AttackReport.Interval interval) {
    Long high = interval.high();
    return high == null ? -1 : high;
  }

  private static long number(Random random) {
    return random.nextBoolean() ? random.nextInt(11) : random.nextInt(26);
  }

  private static long[] withTotals(long[] inner) {
    return new long[] {
      inner[0],
      inner[1],
      inner[0] + inner[1],
      inner[2],
      inner[3],
      inner[2] + inner[3],
      inner[0] + inner[2],
      inner[1] + inner[3],
      inner[0] + inner[1] + inner[2] + inner[3]
    };
  }

  /** Of each hidden cell, the smallest and largest value in any table that looks the same. */
  private static Map<String, long[]> tryAll(String[] shown) {
    Map<String, long[]> ends = new TreeMap<>();
    long most = Long.parseLong(shown[8]) + 2;
    long[] inner = new long[4];
    for (inner[0] = 0; inner[0] <= most; inner[0]++) {
      for (inner[1] = 0; inner[0] + inner[1] <= most && fits(shown[0], inner[0]); inner[1]++) {
        for (inner[2] = 0;
            inner[0] + inner[1] + inner[2] <= most && fits(shown[1], inner[1]);
            inner[2]++) {
          for (inner[3] = 0;
              inner[0] + inner[1] + inner[2] + inner[3] <= most && fits(shown[3], inner[2]);
              inner[3]++) {
            note(withTotals(inner), shown, ends);
          }
        }
      }
    }
    return ends;
  }

  private static void note(long[] table, String[] shown, Map<String, long[]> ends) {
    for (int i = 0; i < 9; i++) {
      if (!fits(shown[i], table[i])) {
        return;
      }
    }
    for (int i = 0; i < 9; i++) {
      if (shown[i].equals("·")) {
        long value = table[i];
        long[] known = ends.computeIfAbsent(NAMES[i], _ -> new long[] {value, value});
        known[0] = Math.min(known[0], value);
        known[1] = Math.max(known[1], value);
      }
    }
  }

  private static boolean fits(String shown, long value) {
    if (shown.equals("·")) {
      return true;
    }
    return value > 10 && Math.max(15, (value + 2) / 5 * 5) == Long.parseLong(shown);
  }
}
