package org.porchlight.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
  private static final Manifest.Rules RULES =
      new Manifest.Rules(
          1, 10, 11, 0.5, 0.75, 5, 15, 8, 1000, 30, "Steward", LocalDate.of(2026, 1, 1));

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 10})
  void aSmallCountBesideTheTablesIsNotToldNotEvenZero(long count) {
    assertThat(RULES.about(count)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"11, 15", "17, 15", "18, 20", "387, 385", "388, 390"})
  void aLargerOneIsRoundedAsCountsAre(long count, long told) {
    assertThat(RULES.about(count)).isEqualTo(told);
  }

  @Test
  void noTwoNeighborsOfARoundedCountCanBeToldApart() {
    assertThat(RULES.about(4769)).isEqualTo(RULES.about(4771)).isEqualTo(4770);
  }
}
