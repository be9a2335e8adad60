package org.porchlight.synthetic;

/**
 * When things happen: by hour, by weekday, by season, and whether more or less over the years.
 *
 * @param hours 24 weights from midnight on
 * @param weekend how much busier Friday and Saturday are than other days; 1 is the same
 * @param summer how far the high summer lies above the mean; below 0 for winter
 * @param yearly change from one year to the next; 0.02 is two in a hundred more
 */
record Rhythm(Wheel hours, double weekend, double summer, double yearly) {

  static final Rhythm CALLS =
      of("2 2 1 1 1 2 3 4 5 5 5 6 6 6 6 7 7 7 7 6 6 5 4 3", 1.06, 0.07, 0.012);
  static final Rhythm POLICE =
      of("3 3 2 2 1 1 2 4 5 5 5 5 5 5 6 6 7 7 7 6 6 6 5 4", 1.08, 0.08, 0.0);
  static final Rhythm CRISIS =
      of("3 2 2 1 1 1 3 4 6 6 6 6 6 6 6 6 6 6 6 5 5 4 4 3", 1.00, 0.05, 0.03);
  static final Rhythm CRIME =
      of("5 3 2 2 1 1 2 3 4 4 4 4 6 4 4 5 5 6 6 5 5 5 5 4", 1.05, 0.09, -0.03);
  static final Rhythm FIRE =
      of("3 2 2 2 2 2 3 4 5 6 6 6 6 6 6 6 6 6 6 6 5 5 4 4", 1.0, -0.03, 0.02);
  static final Rhythm CRASHES =
      of("2 2 2 1 1 1 3 6 7 5 4 5 6 6 6 8 9 10 7 5 4 4 3 3", 1.05, 0.0, 0.01);
  static final Rhythm JAIL =
      of("5 5 4 3 2 2 1 2 2 3 4 4 4 4 4 5 5 5 5 5 5 5 6 6", 1.05, 0.04, -0.02);

  private static Rhythm of(String hours, double weekend, double summer, double yearly) {
    double[] weights =
        java.util.Arrays.stream(hours.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    return new Rhythm(new Wheel(weights), weekend, summer, yearly);
  }

  /** How many are expected on a day when {@code perYear} is the mean of all years. */
  double expected(CityClock clock, int day, double perYear) {
    java.time.LocalDate date = clock.date(day);
    int weekday = date.getDayOfWeek().getValue();
    boolean busy = weekday == 5 || weekday == 6;
    double week = (busy ? weekend : 1) / ((5 + 2 * weekend) / 7);
    double season =
        1 + summer * StrictMath.cos(2 * StrictMath.PI * (date.getDayOfYear() - 200) / 365.0);
    double trend = 1 + yearly * (day - clock.days / 2.0) / 365;
    return perYear / 365.25 * week * season * trend;
  }

  /** How many happen on a day. */
  int count(CityClock clock, int day, double perYear, Rng rng) {
    return rng.poisson(expected(clock, day, perYear));
  }

  /** Moments on a day, in order. On the two days when clocks change all hours stretch or shrink. */
  long[] moments(CityClock clock, int day, int count, Rng rng) {
    long[] moments = new long[count];
    for (int i = 0; i < count; i++) {
      moments[i] = moment(clock, day, rng);
    }
    java.util.Arrays.sort(moments);
    return moments;
  }

  long moment(CityClock clock, int day, Rng rng) {
    int second = hours.spin(rng) * 3600 + rng.below(3600);
    return clock.start(day) + (long) second * clock.length(day) / 86_400;
  }
}
