package org.porchlight.records.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.records.Seeds;

class MomentFormatTest {
  private final Moment moment = new Moment();

  static long[] seeds() {
    return Seeds.all();
  }

  /** The reader digit by digit agrees with the JDK's formatter on every pattern it takes over. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyPatternReadsWhatTheJdkWrites(long seed) {
    RandomGenerator random = Seeds.random(seed);
    String[] patterns = {
      "yyyy-MM-dd HH:mm:ss",
      "MM/dd/yyyy HH:mm",
      "M/d/yyyy H:mm",
      "yyyyMMdd'T'HHmmss",
      "dd.MM.yyyy",
      "M/d/yyyy",
      "uuuu-MM-dd",
      "MMM d yyyy h:mm a",
      "yyyyMMddHHmm"
    };
    for (String pattern : patterns) {
      MomentFormat format = MomentFormat.of(List.of(pattern));
      DateTimeFormatter jdk = DateTimeFormatter.ofPattern(pattern, Locale.US);
      for (int i = 0; i < 200; i++) {
        LocalDateTime time =
            LocalDateTime.ofEpochSecond(
                random.nextLong(-2_000_000_000L, 4_000_000_000L), 0, ZoneOffset.UTC);
        String text = jdk.format(time);
        assertThat(format.read(text, moment)).as("%s as %s, seed %d", text, pattern, seed).isTrue();
        assertThat(moment.day).isEqualTo(time.toLocalDate().toEpochDay());
        if (moment.hasTime) {
          int seconds = pattern.contains("s") ? time.getSecond() : 0;
          assertThat(moment.microOfDay)
              .isEqualTo((time.getHour() * 3600L + time.getMinute() * 60L + seconds) * 1_000_000L);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-29, 2024-02-29T00:00, ",
    "2014-06-17T20:00:00-04:00, 2014-06-17T20:00, -14400",
    "2014-06-17 20:00, 2014-06-17T20:00, ",
    "2024-01-05T00:00:00.123456789Z, 2024-01-05T00:00:00.123456, 0",
    "2024-01-05T23:59:59+0530, 2024-01-05T23:59:59, 19800",
    "2024-01-05T23:59:59+02, 2024-01-05T23:59:59, 7200",
  })
  void isoTimesAreReadWithTheirOffset(String text, LocalDateTime expected, Integer offset) {
    assertThat(MomentFormat.of(List.of()).read(text, moment)).isTrue();
    assertThat(moment.localMicros())
        .isEqualTo(ChronoUnit.MICROS.between(LocalDateTime.of(1970, 1, 1, 0, 0), expected));
    assertThat(moment.hasOffset).isEqualTo(offset != null);
    if (offset != null) {
      assertThat(moment.offsetSeconds).isEqualTo(offset);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-02-29",
        "2024-13-01",
        "2024-00-10",
        "2024-1-5",
        "24-01-05",
        "2024-01-05T24:00",
        "2024-01-05T10:60",
        "2024-01-05T10",
        "2024-01-05T10:00:61",
        "2024-01-05T10:00Zulu",
        "2024-01-05T10:00+25:00",
        "2024/01/05",
        "soon",
        "2024-01-05 ",
        "20240105"
      })
  void whatIsNoIsoDateIsRefused(String text) {
    assertThat(MomentFormat.of(List.of()).read(text, moment)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"13/01/2024 10:00", "02/30/2024 10:00", "2/3/2024 10:00", "02/03/2024"})
  void aPatternRefusesWhatIsNotOfItsForm(String text) {
    assertThat(MomentFormat.of(List.of("MM/dd/yyyy HH:mm")).read(text, moment)).isFalse();
  }
}
