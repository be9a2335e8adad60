package org.porchlight.records.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.records.Seeds;

class LocalClockTest {
  static long[] seeds() {
    return Seeds.all();
  }

  /** Whatever the order of the times asked for, the answer is the JDK's. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void bothWaysAgreeWithTheJdk(long seed) {
    RandomGenerator random = Seeds.random(seed);
    for (String name :
        new String[] {"America/New_York", "Australia/Lord_Howe", "UTC", "Pacific/Apia"}) {
      ZoneId zone = ZoneId.of(name);
      LocalClock clock = new LocalClock(zone);
      long at = 1_600_000_000L;
      for (int i = 0; i < 4000; i++) {
        at +=
            random.nextInt(20) == 0
                ? random.nextLong(-40_000_000, 40_000_000)
                : random.nextInt(4000);
        LocalDateTime local = LocalDateTime.ofEpochSecond(at, 0, ZoneOffset.UTC);
        assertThat(clock.toUtc(at * 1_000_000L))
            .as("%s in %s, seed %d", local, name, seed)
            .isEqualTo(local.atZone(zone).toEpochSecond() * 1_000_000L);
        assertThat(clock.toLocal(at * 1_000_000L))
            .as("UTC %s in %s, seed %d", local, name, seed)
            .isEqualTo(
                LocalDateTime.ofInstant(Instant.ofEpochSecond(at), zone)
                        .toEpochSecond(ZoneOffset.UTC)
                    * 1_000_000L);
      }
    }
  }

  @Test
  void theSkippedAndTheRepeatedHourAreSeen() {
    LocalClock clock = new LocalClock(ZoneId.of("America/New_York"));
    assertThat(utc(clock, "2024-03-10T01:59")).isEqualTo("2024-03-10T06:59:00Z");
    assertThat(clock.reading()).isEqualTo(LocalClock.Reading.PLAIN);
    assertThat(utc(clock, "2024-03-10T02:30")).isEqualTo("2024-03-10T07:30:00Z");
    assertThat(clock.reading()).isEqualTo(LocalClock.Reading.SKIPPED);
    assertThat(utc(clock, "2024-03-10T03:00")).isEqualTo("2024-03-10T07:00:00Z");
    assertThat(clock.reading()).isEqualTo(LocalClock.Reading.PLAIN);
    assertThat(utc(clock, "2024-11-03T01:30")).isEqualTo("2024-11-03T05:30:00Z");
    assertThat(clock.reading()).isEqualTo(LocalClock.Reading.REPEATED);
    assertThat(utc(clock, "2024-11-03T02:00")).isEqualTo("2024-11-03T07:00:00Z");
    assertThat(clock.reading()).isEqualTo(LocalClock.Reading.PLAIN);
  }

  private static String utc(LocalClock clock, String local) {
    long micros = LocalDateTime.parse(local).toEpochSecond(ZoneOffset.UTC) * 1_000_000L;
    return Instant.ofEpochSecond(clock.toUtc(micros) / 1_000_000L).toString();
  }
}
