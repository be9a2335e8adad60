package org.porchlight.linkage.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final long SEED = 20_261_122;

  @Test
  void everyPatternIsCountedAndJudgedOnce() {
    Map<Long, Integer> asked = new HashMap<>();
    Tally tally =
        new Tally(
            pattern -> {
              asked.merge(pattern, 1, Integer::sum);
              return pattern % 3 == 0;
            });
    SplittableRandom random = new SplittableRandom(SEED);
    Map<Long, Long> plain = new HashMap<>();
    for (int i = 0; i < 200_000; i++) {
      // Enough different ones for the table to grow several times; 0 among them.
      long pattern = (random.nextInt(30_000) * (long) random.nextInt(2)) << random.nextInt(3);
      plain.merge(pattern, 1L, Long::sum);
      assertThat(tally.add(pattern)).as("seed %d", SEED).isEqualTo(pattern % 3 == 0);
    }
    PatternCounts counts = new PatternCounts();
    tally.addTo(counts);
    assertThat(counts.size).isEqualTo(plain.size());
    plain.forEach(
        (pattern, times) ->
            assertThat(counts.counts[counts.id(pattern)]).as("seed %d", SEED).isEqualTo(times));
    assertThat(asked.values()).containsOnly(1);
  }
}
