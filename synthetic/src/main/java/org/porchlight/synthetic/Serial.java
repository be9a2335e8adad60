package org.porchlight.synthetic;

/** Numbers that an agency gives its records, starting again each year: {@code P26-000017}. */
final class Serial {
  private final CityClock clock;
  private final String before;
  private final String between;
  private final boolean longYear;
  private final int width;
  private int year;
  private int last;

  Serial(CityClock clock, String before, boolean longYear, String between, int width) {
    this.clock = clock;
    this.before = before;
    this.between = between;
    this.longYear = longYear;
    this.width = width;
  }

  /** The next number; moments come in order but for a few that belong to the year before. */
  String next(long moment) {
    int now = clock.localDate(moment) / 10_000;
    if (now > year) {
      year = now;
      last = 0;
    }
    StringBuilder id = new StringBuilder(before);
    if (longYear) {
      id.append(year);
    } else {
      CityClock.two(id, year % 100);
    }
    id.append(between);
    String digits = Integer.toString(++last);
    id.repeat('0', Math.max(0, width - digits.length()));
    return id.append(digits).toString();
  }
}
