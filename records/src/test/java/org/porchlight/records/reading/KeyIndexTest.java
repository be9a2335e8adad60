package org.porchlight.records.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.records.Seeds;

class KeyIndexTest {
  static long[] seeds() {
    return Seeds.all();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theFirstRowOfEachKeyIsRememberedAsAMapWould(long seed) {
    RandomGenerator random = Seeds.random(seed);
    KeyIndex index = new KeyIndex();
    Map<List<String>, Long> oracle = new HashMap<>();
    for (long row = 2; row < 60_000; row++) {
      List<String> key =
          List.of(Integer.toString(random.nextInt(300)), Integer.toString(random.nextInt(200)));
      index.begin();
      key.forEach(index::add);
      Long first = oracle.putIfAbsent(key, row);
      assertThat(index.firstRow(row, 0))
          .as("row %d, seed %d", row, seed)
          .isEqualTo(first == null ? 0 : first);
    }
  }

  @Test
  void partsDoNotRunTogether() {
    KeyIndex index = new KeyIndex();
    for (List<String> key : List.of(List.of("ab", "c"), List.of("a", "bc"), List.of("abc"))) {
      index.begin();
      key.forEach(index::add);
      assertThat(index.firstRow(7, 0)).as("%s", key).isZero();
    }
  }
}
