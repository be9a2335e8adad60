package org.porchlight.webkit.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.porchlight.release.Measure;
import org.porchlight.webkit.svg.Seed;

class TicksTest {

  @Test
  void stepsAreRoundForPeople() {
    assertThat(Ticks.upTo(0, Measure.COUNT)).containsExactly(0L, 1L);
    assertThat(Ticks.upTo(3, Measure.COUNT)).containsExactly(0L, 1L, 2L, 3L);
    assertThat(Ticks.upTo(10, Measure.COUNT)).containsExactly(0L, 2L, 4L, 6L, 8L, 10L);
    assertThat(Ticks.upTo(1_644, Measure.COUNT)).containsExactly(0L, 500L, 1_000L, 1_500L, 2_000L);
    assertThat(Ticks.upTo(84, Measure.PERCENT)).containsExactly(0L, 25L, 50L, 75L, 100L);
    assertThat(Ticks.upTo(9, Measure.PERCENT)).containsExactly(0L, 2L, 4L, 6L, 8L, 10L);
    assertThat(Ticks.upTo(500, Measure.SECONDS)).containsExactly(0L, 120L, 240L, 360L, 480L, 600L);
    assertThat(Ticks.upTo(5_000, Measure.SECONDS)).containsExactly(0L, 1_800L, 3_600L, 5_400L);
  }

  @Test
  void anyTopGetsFewEqualStepsFromZeroThatHoldIt() {
    Seed seed = Seed.given();
    Random random = seed.random();
    for (int i = 0; i < 20_000; i++) {
      long top = random.nextLong(1L << (1 + random.nextInt(49)));
      for (Measure measure : Measure.values()) {
        List<Long> ticks = Ticks.upTo(top, measure);

        assertThat(ticks).as("%d %s, %s", top, measure, seed).hasSizeBetween(2, 6).startsWith(0L);
        long step = ticks.get(1);
        for (int tick = 0; tick < ticks.size(); tick++) {
          assertThat(ticks.get(tick)).isEqualTo(tick * step);
        }
        assertThat(ticks.getLast()).isGreaterThanOrEqualTo(top);
        // No tick more than needed: the one before the last does not reach the top.
        assertThat(ticks.get(ticks.size() - 2)).isLessThan(Math.max(1, top));
      }
    }
  }
}
