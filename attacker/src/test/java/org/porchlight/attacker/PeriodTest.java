package org.porchlight.attacker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PeriodTest {
  private static final String TO_JULY = "2024-01-01..2024-07-31";
  private static final String TO_AUGUST = "2024-01-01..2024-08-31";

  /** Seven months are not three quarters, though a later release knows the third. */
  @Test
  void aSpanIsMadeUpOnlyOfPeriodsThatEndWithIt() {
    assertThat(Period.ties(List.of(TO_JULY, "2024-Q1", "2024-Q2", "2024-Q3")).get(TO_JULY))
        .containsExactly(List.of("2024-Q1", "2024-Q2", "2024-07"));
  }

  @Test
  void aSpanThatGrewIsTheOneBeforeAndWhatCameSince() {
    assertThat(Period.ties(List.of(TO_JULY, TO_AUGUST)).get(TO_AUGUST))
        .containsExactly(List.of(TO_JULY, "2024-08"));
  }

  @Test
  void aYearIsItsQuartersAndItsMonths() {
    List<String> quarters = List.of("2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4");
    assertThat(
            Period.ties(
                    java.util.stream.Stream.concat(quarters.stream(), List.of("2024").stream())
                        .toList())
                .get("2024"))
        .containsExactly(quarters);
  }
}
