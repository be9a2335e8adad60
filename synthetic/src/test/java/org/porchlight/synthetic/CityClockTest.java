package org.porchlight.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Our hand-made formatting says what the JDK's says, on the days when clocks change too. */
class CityClockTest {
  private static final CityClock CLOCK = new CityClock(3);

  @Test
  void agreesWithTheJdkAtEveryHourOfThreeYears() {
    long from = CLOCK.start(0);
    long to = CLOCK.start(CLOCK.days);
    for (long moment = from - 40L * 86_400; moment < to + 40L * 86_400; moment += 1777) {
      ZonedDateTime local = Instant.ofEpochSecond(moment).atZone(CityClock.ZONE);
      same(CLOCK::american, moment, local, "MM/dd/uuuu HH:mm:ss");
      same(CLOCK::yearFirst, moment, local, "uuuu/MM/dd HH:mm:ss");
      same(CLOCK::withOffset, moment, local, "uuuu-MM-dd'T'HH:mm:ssxxx");
      same(CLOCK::hourMinute, moment, local, "HHmm");
      assertThat(CLOCK.hour(moment)).isEqualTo(local.getHour());
      StringBuilder utc = new StringBuilder();
      CLOCK.utc(utc, moment);
      assertThat(utc).hasToString(Instant.ofEpochSecond(moment).toString());
    }
  }

  private static void same(
      BiConsumer<StringBuilder, Long> ours, long moment, ZonedDateTime local, String pattern) {
    StringBuilder written = new StringBuilder();
    ours.accept(written, moment);
    assertThat(written)
        .hasToString(DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(local));
  }

  @Test
  void daysAreAsLongAsTheClockSays() {
    assertThat(CLOCK.length(CLOCK.day(LocalDate.of(2025, 11, 2)))).isEqualTo(90_000);
    assertThat(CLOCK.length(CLOCK.day(LocalDate.of(2026, 3, 8)))).isEqualTo(82_800);
    assertThat(CLOCK.length(CLOCK.day(LocalDate.of(2026, 3, 9)))).isEqualTo(86_400);
    assertThat(CLOCK.days).isEqualTo(1096);
    assertThat(CLOCK.date(CLOCK.days - 1)).isEqualTo(CityClock.LAST);
  }

  /** Nothing happens outside its day, however the clock is set. */
  @Test
  void momentsOfADayLieInIt() {
    Rng rng = new Rng(3);
    for (int day = 0; day < CLOCK.days; day++) {
      for (long moment : Rhythm.CALLS.moments(CLOCK, day, 20, rng)) {
        assertThat(moment).isBetween(CLOCK.start(day), CLOCK.start(day + 1) - 1);
      }
    }
  }
}
