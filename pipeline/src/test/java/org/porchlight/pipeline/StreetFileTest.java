package org.porchlight.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StreetFileTest {
  @Test
  void eachSideOfAStreetIsCutWhereThePlaceChanges() {
    assertThat(
            StreetFile.stretches(
                new TreeMap<>(Map.of(100, 3, 104, 3, 110, 4, 101, 3, 103, -1, 109, 3))))
        .containsExactly(100, 104, 3, 110, 110, 4, 101, 101, 3, 103, 103, -1, 109, 109, 3);
  }

  @Test
  void aPlaceThatComesBackIsAStretchOfItsOwn() {
    assertThat(StreetFile.stretches(new TreeMap<>(Map.of(2, 0, 4, 1, 6, 0))))
        .containsExactly(2, 2, 0, 4, 4, 1, 6, 6, 0);
  }
}
