package org.porchlight.synthetic;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;

/**
 * The city's days and how its agencies write moments. Moments are seconds since 1970 in UTC; days
 * count from 0, the first day of the records. Formatting is by hand: millions of moments are
 * written, and a formatter would take most of the time.
 */
final class CityClock {
  static final ZoneId ZONE = ZoneId.of("America/New_York");
  static final LocalDate LAST = LocalDate.of(2026, 10, 31);
  static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  /** The first day that the fire department used NERIS codes. */
  static final LocalDate NERIS = LocalDate.of(2026, 1, 1);

  final LocalDate first;
  final int days;
  private final long[] starts;
  private final long[] transitions;
  private final int[] offsets;
  private final int tableStart;
  private final int[] dates;

  CityClock(int years) {
    first = LAST.plusDays(1).minusYears(years);
    days = (int) (LAST.toEpochDay() - first.toEpochDay()) + 1;
    starts = new long[days + 1];
    for (int day = 0; day <= days; day++) {
      starts[day] = first.plusDays(day).atStartOfDay(ZONE).toEpochSecond();
    }
    List<ZoneOffsetTransition> found = new ArrayList<>();
    Instant at = first.minusYears(2).atStartOfDay(ZONE).toInstant();
    int firstOffset = ZONE.getRules().getOffset(at).getTotalSeconds();
    Instant end = LAST.plusYears(1).atStartOfDay(ZONE).toInstant();
    for (ZoneOffsetTransition next = ZONE.getRules().nextTransition(at);
        next != null && next.getInstant().isBefore(end);
        next = ZONE.getRules().nextTransition(next.getInstant())) {
      found.add(next);
    }
    transitions = found.stream().mapToLong(ZoneOffsetTransition::toEpochSecond).toArray();
    offsets = new int[transitions.length + 1];
    offsets[0] = firstOffset;
    for (int i = 0; i < transitions.length; i++) {
      offsets[i + 1] = found.get(i).getOffsetAfter().getTotalSeconds();
    }
    tableStart = (int) first.minusYears(2).toEpochDay();
    int tableEnd = (int) LAST.plusYears(1).toEpochDay();
    dates = new int[tableEnd - tableStart + 1];
    for (int i = 0; i < dates.length; i++) {
      dates[i] = packed(LocalDate.ofEpochDay((long) tableStart + i));
    }
  }

  /** A date as the number 20261031. */
  static int packed(LocalDate date) {
    return date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
  }

  LocalDate date(int day) {
    return first.plusDays(day);
  }

  /** The number of a date; below 0 or past the last day when it is not in the records. */
  int day(LocalDate date) {
    return (int) (date.toEpochDay() - first.toEpochDay());
  }

  long start(int day) {
    return starts[day];
  }

  /** 86,400 but for the two days a year when clocks change. */
  int length(int day) {
    return (int) (starts[day + 1] - starts[day]);
  }

  int offset(long moment) {
    int i = transitions.length;
    while (i > 0 && moment < transitions[i - 1]) {
      i--;
    }
    return offsets[i];
  }

  /** Local hour, 0 to 23. */
  int hour(long moment) {
    return (int) (Math.floorMod(moment + offset(moment), 86_400L) / 3600);
  }

  /** The local date as the number 20261031. */
  int localDate(long moment) {
    return dates[(int) (Math.floorDiv(moment + offset(moment), 86_400L) - tableStart)];
  }

  /** {@code 2026-10-31T23:59:59Z}. */
  void utc(StringBuilder out, long moment) {
    dashed(out, dates[(int) (Math.floorDiv(moment, 86_400L) - tableStart)], '-');
    out.append('T');
    clock(out, (int) Math.floorMod(moment, 86_400L));
    out.append('Z');
  }

  /** {@code 2026-10-31T23:59:59-04:00}. */
  void withOffset(StringBuilder out, long moment) {
    int offset = offset(moment);
    dashed(out, localDate(moment), '-');
    out.append('T');
    clock(out, (int) Math.floorMod(moment + offset, 86_400L));
    out.append(offset < 0 ? '-' : '+');
    two(out, Math.abs(offset) / 3600);
    out.append(':');
    two(out, Math.abs(offset) / 60 % 60);
  }

  /** {@code 10/31/2026 23:59:59}, as the clock on the wall says. */
  void american(StringBuilder out, long moment) {
    slashed(out, localDate(moment));
    out.append(' ');
    clock(out, (int) Math.floorMod(moment + offset(moment), 86_400L));
  }

  /** {@code 2026/10/31 23:59:59}, as the clock on the wall says. */
  void yearFirst(StringBuilder out, long moment) {
    dashed(out, localDate(moment), '/');
    out.append(' ');
    clock(out, (int) Math.floorMod(moment + offset(moment), 86_400L));
  }

  /** {@code 2359}. */
  void hourMinute(StringBuilder out, long moment) {
    int second = (int) Math.floorMod(moment + offset(moment), 86_400L);
    two(out, second / 3600);
    two(out, second / 60 % 60);
  }

  /** {@code 2026-10-31} from the number 20261031. */
  static void dashed(StringBuilder out, int date, char between) {
    out.append(date / 10_000).append(between);
    two(out, date / 100 % 100);
    out.append(between);
    two(out, date % 100);
  }

  /** {@code 10/31/2026} from the number 20261031. */
  static void slashed(StringBuilder out, int date) {
    two(out, date / 100 % 100);
    out.append('/');
    two(out, date % 100);
    out.append('/').append(date / 10_000);
  }

  private static void clock(StringBuilder out, int second) {
    two(out, second / 3600);
    out.append(':');
    two(out, second / 60 % 60);
    out.append(':');
    two(out, second % 60);
  }

  static void two(StringBuilder out, int number) {
    out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  /** The moment of midnight at the start of a date, wherever it lies. */
  static long midnight(LocalDate date) {
    return date.atStartOfDay(ZONE).toEpochSecond();
  }

  /** A moment in UTC, for the truth file. */
  static String iso(long moment) {
    return Instant.ofEpochSecond(moment).atOffset(ZoneOffset.UTC).toString();
  }
}
