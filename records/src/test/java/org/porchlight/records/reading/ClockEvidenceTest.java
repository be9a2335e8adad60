package org.porchlight.records.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.records.Seeds;
import org.porchlight.records.reading.ClockVerdict.Kind;

/**
 * What columns of each sort say of their clock, in random zones. The shapes of the day that rows
 * are drawn from are this test's own.
 */
class ClockEvidenceTest {
  private static final List<ZoneId> FAR =
      List.of(
          ZoneId.of("America/Chicago"),
          ZoneId.of("America/New_York"),
          ZoneId.of("America/Denver"),
          ZoneId.of("America/Los_Angeles"),
          ZoneId.of("Pacific/Honolulu"),
          ZoneId.of("Asia/Tokyo"));
  private static final int TRIES = 30;

  /** Twenty-four weights by the local hour. */
  private enum Day {
    CITY(
        3, 2.6, 2.3, 2, 1.8, 1.8, 2.3, 3.2, 4, 4.5, 4.8, 5, 5.1, 5.1, 5.3, 5.6, 5.8, 5.9, 5.6, 5.3,
        5, 4.7, 4.2, 3.6),
    FLAT(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    NIGHTS(
        9, 9, 8, 6, 3, 2, 1.5, 1.3, 1.2, 1.5, 2, 2.3, 2.6, 3, 3, 3.3, 3.6, 4, 4.6, 5.2, 6.4, 7.5,
        8.5, 9),
    BARS(8, 9, 10, 7, 3, 1, 1, 1, 1, 1, 1, 1.5, 2, 2, 2, 2, 2, 3, 3, 4, 5, 6, 7, 8),
    OFFICE(0, 0, 0, 0, 0, 0, 0.3, 2, 8, 10, 11, 11, 8, 10, 11, 10, 9, 5, 1, 0.4, 0.2, 0.1, 0, 0);

    @SuppressWarnings("ImmutableEnumChecker") // filled once
    private final List<Double> weights = new ArrayList<>();

    Day(double... weights) {
      for (double weight : weights) {
        this.weights.add(weight);
      }
    }

    /** A moment of some day in two years, as wall clocks show it. */
    LocalDateTime draw(RandomGenerator random, ZoneId zone) {
      double at = random.nextDouble() * weights.stream().mapToDouble(w -> w).sum();
      int hour = 0;
      while (hour < 23 && at >= weights.get(hour)) {
        at -= weights.get(hour);
        hour++;
      }
      LocalDateTime local =
          LocalDateTime.of(2023, 1, 1, hour, random.nextInt(60), random.nextInt(60))
              .plusDays(random.nextInt(730));
      return local.atZone(zone).toLocalDateTime();
    }
  }

  static long[] seeds() {
    return Seeds.all();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anHonestClockIsNeverDoubtedWhateverTheNights(long seed) {
    RandomGenerator random = Seeds.random(seed);
    Map<Day, Integer> doubts = new EnumMap<>(Day.class);
    for (Day day : Day.values()) {
      for (int i = 0; i < TRIES; i++) {
        ZoneId zone = FAR.get(random.nextInt(FAR.size()));
        boolean marked = random.nextBoolean();
        ClockEvidence evidence = new ClockEvidence("at", zone, true);
        int rows = random.nextInt(300, 6000);
        for (int row = 0; row < rows; row++) {
          LocalDateTime local = day.draw(random, zone);
          evidence.see(marked ? utc(local.atZone(zone).toLocalDateTime(), zone) : printed(local));
        }
        if (evidence.verdict().isDoubt()) {
          doubts.merge(day, 1, Integer::sum);
        }
      }
    }
    assertThat(doubts).as("seed %d", seed).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anotherClockShowsInTheHoursOfTheDay(long seed) {
    RandomGenerator random = Seeds.random(seed);
    assertThat(foundByHours(random, 2000)).as("of 100, seed %d", seed).isGreaterThan(85);
    assertThat(foundByHours(random, 5000)).as("of 100, seed %d", seed).isGreaterThan(97);
  }

  /** Of a hundred columns printed by the other clock, how many get the right verdict. */
  private static int foundByHours(RandomGenerator random, int rows) {
    int found = 0;
    for (int i = 0; i < 100; i++) {
      ZoneId zone = FAR.get(random.nextInt(FAR.size()));
      boolean marked = i % 2 == 0;
      ClockEvidence evidence = new ClockEvidence("at", zone, true);
      for (int row = 0; row < rows; row++) {
        LocalDateTime local = Day.CITY.draw(random, zone);
        evidence.see(marked ? asIfUtc(local) : printed(inUtc(local, zone)));
      }
      Kind expected = marked ? Kind.LOCAL_PRINTED_AS_UTC : Kind.UTC_PRINTED_AS_LOCAL;
      Kind kind = evidence.verdict().kind();
      assertThat(kind)
          .as("%s, %s", zone, marked)
          .isIn(expected, Kind.CONSISTENT, Kind.CLOCK_WITHOUT_SUMMER_TIME);
      if (kind == expected) {
        found++;
      }
    }
    return found;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void threeHundredRowsAreEnoughForDaysAndForPairs(long seed) {
    RandomGenerator random = Seeds.random(seed);
    for (int i = 0; i < TRIES; i++) {
      ZoneId zone = FAR.get(random.nextInt(FAR.size()));
      ClockEvidence midnights = new ClockEvidence("at", zone, true);
      ClockEvidence utcMidnights = new ClockEvidence("at", zone, true);
      ClockEvidence utcMidnightsAsDays = new ClockEvidence("at", zone, false);
      ClockEvidence toldInUtc = new ClockEvidence("at", zone, true);
      ClockEvidence first = new ClockEvidence("received", zone, true);
      ClockEvidence second = new ClockEvidence("received_utc", zone, true);
      StandardRow row = new StandardRow(4, 0, 0);
      LocalClock clock = new LocalClock(zone);
      ClockPair pair = new ClockPair(first, 0, 1, 2, 3, second);
      for (int k = 0; k < 300; k++) {
        LocalDateTime local = Day.values()[i % 5].draw(random, zone);
        LocalDateTime midnight = local.toLocalDate().atStartOfDay();
        midnights.see(printed(midnight));
        utcMidnights.see(asIfUtc(midnight));
        utcMidnightsAsDays.see(asIfUtc(midnight));
        toldInUtc.see(printed(inUtc(midnight, zone)));
        Moment one = printed(local);
        Moment other = printed(inUtc(local, zone));
        first.see(one);
        second.see(other);
        put(row, clock, one, 0);
        put(row, clock, other, 2);
        pair.read(NO_ROW, new RowRef("f", k), row, issue -> {});
      }
      assertThat(midnights.verdict().kind()).isEqualTo(Kind.DATES_ONLY);
      assertThat(utcMidnights.verdict().kind()).isEqualTo(Kind.DATES_AS_UTC_MIDNIGHT);
      assertThat(utcMidnightsAsDays.verdict().kind()).isEqualTo(Kind.DATES_AS_UTC_MIDNIGHT);
      assertThat(toldInUtc.verdict().kind()).as(zone.getId()).isEqualTo(Kind.MIDNIGHT_TOLD_IN_UTC);
      assertThat(second.verdict().kind()).isEqualTo(Kind.UTC_PRINTED_AS_LOCAL);
      assertThat(second.verdict().words()).contains("column 'received'");
      assertThat(first.verdict().isDoubt()).isFalse();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aClockThatNeverChangesShowsByItsSeasonsEvenWhereNightsAreBusy(long seed) {
    RandomGenerator random = Seeds.random(seed);
    ZoneId zone = ZoneId.of("America/New_York");
    int found = 0;
    for (int i = 0; i < 20; i++) {
      ClockEvidence evidence = new ClockEvidence("at", zone, true);
      for (int row = 0; row < 30_000; row++) {
        LocalDateTime local = Day.NIGHTS.draw(random, zone);
        evidence.see(printed(inUtc(local, zone).minusHours(5)));
      }
      if (evidence.verdict().kind() == Kind.CLOCK_WITHOUT_SUMMER_TIME) {
        found++;
      }
    }
    assertThat(found).as("of 20, seed %d", seed).isGreaterThan(17);
  }

  private static void put(StandardRow row, LocalClock clock, Moment moment, int slot) {
    long utc = clock.toUtc(moment.localMicros());
    row.number(slot, utc);
    row.number(slot + 1, moment.localMicros());
  }

  private static final org.porchlight.records.formats.RawRow NO_ROW =
      new org.porchlight.records.formats.RawRow() {
        @Override
        public int size() {
          return 0;
        }

        @Override
        public String text(int column) {
          return "";
        }
      };

  private static LocalDateTime inUtc(LocalDateTime local, ZoneId zone) {
    return local.atZone(zone).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
  }

  private static Moment utc(LocalDateTime local, ZoneId zone) {
    return asIfUtc(inUtc(local, zone));
  }

  private static Moment asIfUtc(LocalDateTime digits) {
    Moment moment = printed(digits);
    moment.hasOffset = true;
    moment.offsetSeconds = 0;
    return moment;
  }

  private static Moment printed(LocalDateTime digits) {
    Moment moment = new Moment();
    moment.day = digits.toLocalDate().toEpochDay();
    moment.microOfDay = digits.toLocalTime().toNanoOfDay() / 1000;
    moment.hasTime = true;
    return moment;
  }
}
