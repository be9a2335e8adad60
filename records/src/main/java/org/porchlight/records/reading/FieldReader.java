package org.porchlight.records.reading;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Source;
import org.porchlight.records.formats.RawRow;
import org.porchlight.records.places.PointText;

/** Reads one standard field of a row. */
interface FieldReader {
  /** Puts the field's value into {@code into}, or leaves it empty and says why. */
  void read(RawRow row, RowRef where, StandardRow into, IssueSink issues);

  /** Takes the issues of a row. */
  @FunctionalInterface
  interface IssueSink {
    void add(IntakeIssue issue);
  }

  /**
   * A column and the texts that mean "not known" in it.
   *
   * @param name as the header names it
   * @param index from 0
   */
  record From(String name, int index, Set<String> missing, String encoding) {
    From(Source.Field field, int index, String encoding) {
      this(field.column(), index, Set.copyOf(field.missing()), encoding);
    }

    /** Another column of the same field. */
    From ofColumn(String otherName, int otherIndex) {
      return new From(otherName, otherIndex, missing, encoding);
    }

    /** The text; null when it means "not known" or holds bytes that are no text. */
    @Nullable String text(RawRow row, RowRef where, IssueSink issues) {
      String text = row.text(index);
      if (text.isEmpty() || (!missing.isEmpty() && missing.contains(text))) {
        return null;
      }
      if (text.indexOf('\ufffd') >= 0) {
        issues.add(new IntakeIssue.UndecodableText(where, name, encoding));
        return null;
      }
      return text;
    }
  }

  /** Words. */
  record Words(From from, int slot) implements FieldReader {
    @Override
    public void read(RawRow row, RowRef where, StandardRow into, IssueSink issues) {
      into.text(slot, from.text(row, where, issues));
    }
  }

  /** A local code, as its standard type. */
  record Code(From from, String field, int slot, CodeTable codes) implements FieldReader {
    @Override
    public void read(RawRow row, RowRef where, StandardRow into, IssueSink issues) {
      String code = from.text(row, where, issues);
      if (code == null) {
        return;
      }
      String type = codes.find(code);
      if (type == null) {
        issues.add(new IntakeIssue.UnmappedCode(where, from.name(), field));
        type = codes.unmapped(code);
      }
      into.text(slot, type);
    }
  }

  /** A whole number. */
  record Whole(From from, int slot, double scale) implements FieldReader {
    @Override
    public void read(RawRow row, RowRef where, StandardRow into, IssueSink issues) {
      String text = from.text(row, where, issues);
      if (text == null) {
        return;
      }
      // "3.0" is how many exports write a whole number that may be missing.
      double number = Decimal.number(text) * scale;
      long whole = Math.round(number);
      if (Math.abs(number - whole) < 1e-6 && Math.abs(number) < 9e15) {
        into.number(slot, whole);
        return;
      }
      issues.add(new IntakeIssue.UnreadableNumber(where, from.name(), true));
    }
  }

  /** A number with a decimal point. */
  record Decimal(From from, int slot, double scale) implements FieldReader {
    @Override
    public void read(RawRow row, RowRef where, StandardRow into, IssueSink issues) {
      String text = from.text(row, where, issues);
      if (text == null) {
        return;
      }
      double number = number(text);
      if (Double.isFinite(number)) {
        into.decimal(slot, scaled(number));
      } else {
        issues.add(new IntakeIssue.UnreadableNumber(where, from.name(), false));
      }
    }

    /**
     * Millionths are divided, not multiplied: 35991000 / 1000000 is 35.991, times 0.000001 is not.
     */
    private double scaled(double number) {
      double whole = Math.rint(1 / scale);
      return Math.abs(whole * scale - 1) < 1e-12 ? number / whole : number * scale;
    }

    /** The number, or NaN. */
    static double number(String text) {
      double plain = plain(text);
      if (!Double.isNaN(plain)) {
        return plain;
      }
      try {
        return Double.parseDouble(text);
      } catch (NumberFormatException e) {
        return Double.NaN;
      }
    }

    /**
     * A number of at most 15 digits without a power of ten; NaN for any other. Both the digits and
     * the power of ten are exact then, so that dividing them rounds once, as the JDK's way does.
     */
    private static double plain(String text) {
      int length = text.length();
      boolean minus = length > 0 && text.charAt(0) == '-';
      long digits = 0;
      int count = 0;
      int fraction = -1;
      for (int i = minus ? 1 : 0; i < length; i++) {
        char c = text.charAt(i);
        if (c >= '0' && c <= '9') {
          digits = digits * 10 + (c - '0');
          count++;
          fraction += fraction >= 0 ? 1 : 0;
        } else if (c == '.' && fraction < 0) {
          fraction = 0;
        } else {
          return Double.NaN;
        }
        if (count > 15) {
          return Double.NaN;
        }
      }
      if (count == 0) {
        return Double.NaN;
      }
      double number = fraction > 0 ? digits / TENS[fraction] : (double) digits;
      return minus ? -number : number;
    }

    private static final double[] TENS = {
      1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };
  }

  /** A point in one column. */
  record LatLon(From from, int longitude, int latitude) implements FieldReader {
    @Override
    public void read(RawRow row, RowRef where, StandardRow into, IssueSink issues) {
      String text = from.text(row, where, issues);
      if (text == null) {
        return;
      }
      double[] point = new double[2];
      if (!PointText.read(text, point)) {
        issues.add(new IntakeIssue.UnusablePlace(where, from.name()));
        return;
      }
      into.decimal(longitude, point[0]);
      into.decimal(latitude, point[1]);
    }
  }

  /** Yes or no. */
  record Flag(From from, int slot, @Nullable CodeTable codes) implements FieldReader {
    @Override
    public void read(RawRow row, RowRef where, StandardRow into, IssueSink issues) {
      String text = from.text(row, where, issues);
      if (text == null) {
        return;
      }
      String mapped = codes == null ? null : codes.find(text);
      String word = (mapped == null ? text : mapped).toLowerCase(java.util.Locale.ROOT);
      if (isNo(word)) {
        into.number(slot, 0);
      } else if (isYes(word)) {
        into.number(slot, 1);
      } else {
        issues.add(new IntakeIssue.UnreadableFlag(where, from.name()));
      }
    }

    private static boolean isYes(String word) {
      return switch (word) {
        case "yes", "y", "true", "t", "1", "sí", "si", "s" -> true;
        default -> false;
      };
    }

    static boolean isNo(String word) {
      return switch (word) {
        case "no", "n", "false", "f", "0" -> true;
        default -> false;
      };
    }
  }

  /**
   * Yes when any of several columns says so; not known when all are empty.
   *
   * @param yes the texts that mean yes; empty: any text that is no no
   */
  record AnyOf(List<From> from, int slot, Set<String> yes) implements FieldReader {
    @Override
    public void read(RawRow row, RowRef where, StandardRow into, IssueSink issues) {
      for (From column : from) {
        String text = column.text(row, where, issues);
        if (text == null) {
          continue;
        }
        boolean says =
            yes.isEmpty()
                ? !Flag.isNo(text.toLowerCase(java.util.Locale.ROOT))
                : yes.contains(text);
        if (says) {
          into.number(slot, 1);
          return;
        }
        into.number(slot, 0);
      }
    }
  }

  /** A day. */
  record Day(
      From from,
      int slot,
      MomentFormat format,
      LocalClock clock,
      boolean dates,
      Moment moment,
      ClockEvidence evidence)
      implements FieldReader {
    @Override
    public void read(RawRow row, RowRef where, StandardRow into, IssueSink issues) {
      String text = from.text(row, where, issues);
      if (text == null) {
        return;
      }
      if (!format.read(text, moment)) {
        issues.add(new IntakeIssue.UnreadableDate(where, from.name(), format.expected(), dates));
        return;
      }
      long day = moment.day;
      if (moment.hasTime) {
        evidence.see(moment);
      }
      if (moment.hasTime && moment.hasOffset) {
        // A day printed as the moment of its midnight elsewhere: 2014-06-17T20:00-04:00 is the
        // 18th.
        long utc = moment.localMicros() - moment.offsetSeconds * 1_000_000L;
        day = Math.floorDiv(clock.toLocal(utc), 86_400_000_000L);
      }
      into.number(slot, day);
    }
  }

  /**
   * A moment: in UTC, and as the wall clock of the source's zone shows it.
   *
   * @param written the clock that wrote a time without an offset
   */
  record Instant(
      From from,
      int utcSlot,
      int localSlot,
      MomentFormat format,
      LocalClock written,
      LocalClock clock,
      boolean dates,
      Moment moment,
      ClockEvidence evidence)
      implements FieldReader {
    @Override
    public void read(RawRow row, RowRef where, StandardRow into, IssueSink issues) {
      String text = from.text(row, where, issues);
      if (text == null) {
        return;
      }
      if (!format.read(text, moment) || !moment.hasTime) {
        issues.add(new IntakeIssue.UnreadableDate(where, from.name(), format.expected(), dates));
        return;
      }
      evidence.see(moment);
      if (moment.hasOffset) {
        long utc = moment.localMicros() - moment.offsetSeconds * 1_000_000L;
        into.number(utcSlot, utc);
        into.number(localSlot, clock.toLocal(utc));
      } else {
        putLocal(
            written, moment.localMicros(), utcSlot, localSlot, where, from.name(), into, issues);
        if (!written.equals(clock)) {
          into.number(localSlot, clock.toLocal(into.number(utcSlot)));
        }
      }
    }
  }

  /** A time of day that joins a day read before it. */
  record HourMinute(From from, int daySlot, int utcSlot, int localSlot, LocalClock clock)
      implements FieldReader {
    @Override
    public void read(RawRow row, RowRef where, StandardRow into, IssueSink issues) {
      String text = from.text(row, where, issues);
      if (text == null) {
        return;
      }
      int minutes = minuteOfDay(text);
      if (minutes < 0) {
        issues.add(new IntakeIssue.UnreadableTimeOfDay(where, from.name()));
      } else if (into.hasNumber(daySlot)) {
        long local = into.number(daySlot) * 86_400_000_000L + minutes * 60_000_000L;
        putLocal(clock, local, utcSlot, localSlot, where, from.name(), into, issues);
      }
    }

    /** Minutes since midnight, or -1. "5" is five past midnight, as spreadsheets drop zeros. */
    static int minuteOfDay(String text) {
      String digits = text;
      int colon = text.indexOf(':');
      if (colon > 0 && colon == text.lastIndexOf(':') && text.length() - colon == 3) {
        digits = text.substring(0, colon) + text.substring(colon + 1);
      }
      if (digits.isEmpty()
          || digits.length() > 4
          || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return -1;
      }
      int number = Integer.parseInt(digits);
      return number / 100 > 23 || number % 100 > 59 ? -1 : number / 100 * 60 + number % 100;
    }
  }

  private static void putLocal(
      LocalClock clock,
      long local,
      int utcSlot,
      int localSlot,
      RowRef where,
      String column,
      StandardRow into,
      IssueSink issues) {
    long utc = clock.toUtc(local);
    into.number(utcSlot, utc);
    switch (clock.reading()) {
      case PLAIN -> into.number(localSlot, local);
      case REPEATED -> {
        into.number(localSlot, local);
        issues.add(new IntakeIssue.RepeatedHour(where, column));
      }
      case SKIPPED -> {
        into.number(localSlot, clock.toLocal(utc));
        issues.add(new IntakeIssue.SkippedHour(where, column));
      }
    }
  }

  /** Seconds between two moments read before. */
  record Between(String name, int fromSlot, int toSlot, int slot) implements FieldReader {
    private static final long MOST_SECONDS = 12L * 60 * 60;

    @Override
    public void read(RawRow row, RowRef where, StandardRow into, IssueSink issues) {
      if (!into.hasNumber(fromSlot) || !into.hasNumber(toSlot)) {
        return;
      }
      long seconds = Math.floorDiv(into.number(toSlot) - into.number(fromSlot), 1_000_000L);
      if (seconds < 0 || seconds > MOST_SECONDS) {
        issues.add(new IntakeIssue.UnlikelyDuration(where, name));
      } else {
        into.number(slot, seconds);
      }
    }
  }

  /** The hour of a moment, or of a whole number, read before. */
  record HourOf(String column, boolean ofMoment, int fromSlot, int slot) implements FieldReader {
    @Override
    public void read(RawRow row, RowRef where, StandardRow into, IssueSink issues) {
      if (!into.hasNumber(fromSlot)) {
        return;
      }
      long value = into.number(fromSlot);
      long hour = ofMoment ? Math.floorMod(Math.floorDiv(value, 3_600_000_000L), 24L) : value;
      if (hour < 0 || hour > 23) {
        issues.add(new IntakeIssue.UnlikelyHour(where, column));
      } else {
        into.text(slot, HOURS[(int) hour]);
      }
    }
  }

  /** {@code h00} to {@code h23}. */
  String[] HOURS =
      java.util.stream.IntStream.range(0, 24).mapToObj("h%02d"::formatted).toArray(String[]::new);
}
