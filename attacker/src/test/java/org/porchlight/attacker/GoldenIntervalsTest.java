package org.porchlight.attacker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Made-up tables with hidden cells, half of them exact and half rounded, and the intervals that R
 * found for them with a solver of its own; {@code src/test/r/golden.R} made the file.
 */
class GoldenIntervalsTest {
  private static final int AREAS = 6;

  @TempDir Path folder;

  /**
   * One table.
   *
   * @param exact whether what it shows is not rounded
   * @param intervals what R says of each hidden cell
   */
  private record Table(String name, boolean exact, String grid, Map<String, String> intervals) {}

  private static List<Table> tables() throws IOException {
    List<Table> tables = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    GoldenIntervalsTest.class.getResourceAsStream("/golden/intervals.txt")),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" ", -1);
        if (words[0].equals("table")) {
          StringBuilder grid = new StringBuilder();
          for (int row = 0; row <= AREAS; row++) {
            grid.append(lines.readLine()).append('\n');
          }
          tables.add(new Table(line, words[2].equals("exact"), grid.toString(), new TreeMap<>()));
        } else if (words[0].equals("=")) {
          tables
              .getLast()
              .intervals()
              .put(words[1] + "/2026/" + words[2], words[3] + " to " + words[4]);
        }
      }
    }
    return tables;
  }

  @Test
  void intervalsAreThoseThatAnotherSolverFinds() throws IOException {
    List<Table> tables = tables();
    assertThat(tables).hasSize(30).allMatch(table -> !table.intervals().isEmpty());
    for (Table table : tables) {
      PaperRelease release = PaperRelease.of(table.grid());
      AttackReport report =
          Attacker.attack(
              List.of(
                  (table.exact() ? release.exact("a", "b", "c", "d", "all") : release)
                      .in(folder.resolve(table.name().replace(' ', '-')))),
              Effort.EVERY_CELL);
      Map<String, String> intervals = new TreeMap<>();
      report
          .intervals()
          .forEach(one -> intervals.put(one.cell().substring(6), one.low() + " to " + one.high()));
      assertThat(intervals).as(table.name()).isEqualTo(table.intervals());
    }
  }
}
