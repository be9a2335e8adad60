package org.porchlight.webkit.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.webkit.svg.Seed;

class PeriodTest {

  @ParameterizedTest
  @CsvSource({
    "2026, 2026-01-01, 2026-12-31, 2027",
    "2026-Q1, 2026-01-01, 2026-03-31, 2026-Q2",
    "2026-Q4, 2026-10-01, 2026-12-31, 2027-Q1",
    "2024-02, 2024-02-01, 2024-02-29, 2024-03",
    "2100-02, 2100-02-01, 2100-02-28, 2100-03",
    "2026-12, 2026-12-01, 2026-12-31, 2027-01",
    "2026-03, 2026-03-01, 2026-03-31, 2026-04",
    "2026-11, 2026-11-01, 2026-11-30, 2026-12"
  })
  void knowsItsDaysAndItsNeighbor(String name, LocalDate first, LocalDate last, String next) {
    Period period = Period.parse(name);

    assertThat(period).hasToString(name);
    assertThat(period.firstDay()).isEqualTo(first);
    assertThat(period.lastDay()).isEqualTo(last);
    assertThat(period.plus(1)).hasToString(next);
    assertThat(Period.parse(next).plus(-1)).isEqualTo(period);
  }

  @ParameterizedTest
  @ValueSource(strings = {"all", "2026-13", "2026-Q5", "2026-9", "26", "2026-09-01", ""})
  void refusesWhatIsNoPeriod(String name) {
    assertThatThrownBy(() -> Period.parse(name)).hasMessageContaining("2026-Q3");
  }

  /** Every day lies in exactly one period of each grain, also where clocks change. */
  @Test
  void everyDayLiesInItsPeriod() {
    Seed seed = Seed.given();
    Random random = seed.random();
    for (int i = 0; i < 5_000; i++) {
      LocalDate day = LocalDate.of(1990, 1, 1).plusDays(random.nextInt(20_000));
      for (Period.Grain grain : Period.Grain.values()) {
        Period period = Period.of(grain, day);

        assertThat(day).as(seed.toString()).isBetween(period.firstDay(), period.lastDay());
        assertThat(period.lastDay().plusDays(1)).isEqualTo(period.plus(1).firstDay());
        assertThat(Period.parse(period.toString())).isEqualTo(period);
      }
    }
  }
}
