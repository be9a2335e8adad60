package org.porchlight.attacker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tables of the literature on hiding cells, with exact margins, and the intervals that are known to
 * be left of what is hidden. They are written down here as they were worked out elsewhere.
 */
class KnownAnswersTest {
  @TempDir Path folder;

  private Map<String, String> intervals(String grid) {
    AttackReport report =
        Attacker.attack(
            List.of(PaperRelease.of(grid).exact("a", "b", "c", "all").in(folder)),
            Effort.EVERY_CELL);
    Map<String, String> intervals = new TreeMap<>();
    report
        .intervals()
        .forEach(one -> intervals.put(one.cell().substring(6), one.low() + " to " + one.high()));
    return intervals;
  }

  /**
   * Investment by activity and region, the example of Fischetti and Salazar-González: with three
   * cells hidden beside it, the sensitive 22 of the second activity in region C is 5 to 30.
   */
  @Test
  void investmentByActivityAndRegion() {
    assertThat(
            intervals(
                """
                         a   b   c  all
                first   20  50  10   80
                second   ·  19   ·   49
                third    ·  32   ·   61
                city    45 101  44  190
                """))
        .isEqualTo(
            Map.of(
                "second/2026/c", "5 to 30",
                "second/2026/a", "0 to 25",
                "third/2026/a", "0 to 25",
                "third/2026/c", "4 to 29"));
  }

  /** Six hidden cells in a ring, no four of which make a square; found by trying every table. */
  @Test
  void aRingOfSixHangsOnOneNumber() {
    assertThat(
            intervals(
                """
                         a   b   c  all
                first    ·   ·  40   50
                second  25   ·   ·   40
                third    ·  30   ·   43
                city    36  43  54  133
                """))
        .isEqualTo(
            Map.of(
                "first/2026/a", "0 to 10",
                "first/2026/b", "0 to 10",
                "second/2026/b", "3 to 13",
                "second/2026/c", "2 to 12",
                "third/2026/a", "1 to 11",
                "third/2026/c", "2 to 12"));
  }

  /**
   * What the Centers for Medicare and Medicaid Services forbid: a count of 1 to 10, and a count it
   * can be computed from. Hidden alone in its line, 7 is 7.
   */
  @Test
  void aCountHiddenAloneIsNotHidden() {
    assertThat(
            intervals(
                """
                         a   b   c  all
                first    ·  50  23   80
                second  28  19  22   69
                city    35  69  45  149
                """))
        .isEqualTo(Map.of("first/2026/a", "7 to 7"));
  }
}
