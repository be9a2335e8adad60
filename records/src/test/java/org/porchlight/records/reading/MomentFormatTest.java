package org.porchlight.records.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
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
      "yyyyMMddHHmm",
      "MM/dd/yyyy hh:mm:ss a",
      "M/d/yyyy h:mm a",
      "dd-MMM-yyyy HH:mm",
      "MMMM d, yyyy",
      "yyyy-MM-dd HH:mm:ss.SSS",
      "M/d/yyyy H:mm:ss.SSS",
      "EEE MMM d yyyy"
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

  @ParameterizedTest
  @CsvSource({
    "2024-01-05T24:00, 2024-01-06T00:00",
    "2023-12-31 24:00:00, 2024-01-01T00:00",
    "2024-02-28T24:00:00.000, 2024-02-29T00:00"
  })
  void hourTwentyFourIsTheNextMidnight(String text, LocalDateTime expected) {
    assertThat(read("iso", text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "epoch-millis, 1577854800000, 2020-01-01T05:00",
    "epoch-millis, 1.5778548E12, 2020-01-01T05:00",
    "epoch-millis, -1, 1969-12-31T23:59:59.999",
    "epoch-millis-local, 1577854800000, 2020-01-01T05:00",
    "epoch-seconds, 1577854800, 2020-01-01T05:00",
    "excel, 43831.5416666667, 2020-01-01T13:00",
    "excel, 61, 1900-03-01T00:00",
    "excel, 1, 1900-01-01T00:00",
    "excel, 43831.99999, 2020-01-01T23:59:59.136",
    "stata-millis, 1893456000000, 2020-01-01T00:00",
    "stata-days, 21915, 2020-01-01T00:00",
    "MM/dd/yyyy HH:mm, 12/31/2023 24:00, 2024-01-01T00:00",
    "M/d/yyyy h:mm:ss a, 1/5/2024 12:00:01 AM, 2024-01-05T00:00:01",
    "M/d/yyyy h:mm a, 1/5/2024 12:30 p.m., 2024-01-05T12:30",
    "MMM d yyyy h:mma, Jan  5 2024  8:05AM, 2024-01-05T08:05",
    "yyyy/MM/dd HH:mm:ssX, 2020/10/24 04:00:00+00, 2020-10-24T04:00",
    "yyyy-MM-dd HH:mm:ss.SSS, 2024-01-05 08:05:00.5, 2024-01-05T08:05:00.5",
    "yyyy-MM-dd'T'HH:mm, 2024-01-05T08:05, 2024-01-05T08:05",
    "M/d/yy, 1/5/69, 2069-01-05T00:00",
    "M/d/yy, 1/5/70, 1970-01-05T00:00"
  })
  void everyFormIsRead(String form, String text, LocalDateTime expected) {
    assertThat(read(form, text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "iso, 2024-01-05T24:00:01",
    "iso, 2024-01-05T25:00",
    "MM/dd/yyyy HH:mm:ss, 12/31/2023 24:00:01",
    "M/d/yyyy h:mm a, 1/5/2024 13:00 PM",
    "M/d/yyyy h:mm a, 1/5/2024 0:30 AM",
    "M/d/yyyy h:mm a, 1/5/2024 8:30",
    "excel, 60.5",
    "excel, 0",
    "excel, 43831d",
    "epoch-millis, 1577854800000.5",
    "epoch-millis, 99999999999999999999",
    "epoch-seconds, 1577854800000",
    "stata-days, 99999999",
    "stata-millis, NaN"
  })
  void whatIsNotOfTheFormIsRefused(String form, String text) {
    assertThat(MomentFormat.of(List.of(form)).read(text, moment)).isFalse();
  }

  @Test
  void millisecondsOfTheLocalClockAreNoInstantsYet() {
    assertThat(MomentFormat.of(List.of("epoch-millis")).read("1577854800000", moment)).isTrue();
    assertThat(moment.hasOffset).isTrue();
    assertThat(MomentFormat.of(List.of("epoch-millis-local")).read("1577854800000", moment))
        .isTrue();
    assertThat(moment.hasOffset).as("the source's zone says which instant it is").isFalse();
  }

  @Test
  void yearsOfTwoDigitsLieInTheHundredFromTheStatedOne() {
    for (String pattern : List.of("MM/dd/yy", "EEE MM/dd/yy")) {
      String day = pattern.startsWith("E") ? "%s 01/05/%s" : "%s01/05/%s";
      MomentFormat births = MomentFormat.of(List.of(pattern), 1926);
      assertThat(births.read(day.formatted(pattern.startsWith("E") ? "Tue" : "", "26"), moment))
          .isTrue();
      assertThat(LocalDate.ofEpochDay(moment.day)).isEqualTo("1926-01-05");
      assertThat(births.read(day.formatted(pattern.startsWith("E") ? "Sun" : "", "25"), moment))
          .isTrue();
      assertThat(LocalDate.ofEpochDay(moment.day)).isEqualTo("2025-01-05");
    }
  }

  @Test
  void formsThatTakeDayAndMonthInAnotherOrderSaySo() {
    MomentFormat both = MomentFormat.of(List.of("M/d/yyyy", "d/M/yyyy"));
    assertThat(both.expected())
        .isEqualTo("M/d/yyyy or d/M/yyyy (where two of them fit, the first counts)");
    assertThat(both.read("3/4/2024", moment)).isTrue();
    assertThat(LocalDate.ofEpochDay(moment.day)).isEqualTo("2024-03-04");
    assertThat(both.read("30/4/2024", moment)).isTrue();
    assertThat(LocalDate.ofEpochDay(moment.day)).isEqualTo("2024-04-30");
    assertThat(MomentFormat.of(List.of("iso", "M/d/yyyy")).expected())
        .isEqualTo("2026-01-31 or 2026-01-31T23:59:59-05:00 or M/d/yyyy");
  }

  private LocalDateTime read(String form, String text) {
    assertThat(MomentFormat.of(List.of(form)).read(text, moment)).as(text).isTrue();
    return LocalDateTime.of(1970, 1, 1, 0, 0).plus(moment.localMicros(), ChronoUnit.MICROS);
  }
}
