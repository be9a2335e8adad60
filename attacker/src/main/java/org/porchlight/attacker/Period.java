package org.porchlight.attacker;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whole months in a row.
 *
 * @param start the first of them
 * @param many how many
 */
record Period(YearMonth start, int many) {
  private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-Q([1-4])|-(\\d{2}))?");
  private static final Pattern DAYS =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\.\\.(\\d{4}-\\d{2}-\\d{2})");

  /**
   * What to call a period so that the same name means the same days in every table and release: its
   * own id when it lies wholly inside the days a table covers, else with these days.
   */
  static String name(String time, String from, String to) {
    Period period = of(time);
    if (period != null
        && from.compareTo(period.start.atDay(1).toString()) <= 0
        && to.compareTo(period.end().atEndOfMonth().toString()) >= 0) {
      return time;
    }
    return (time.equals("all") ? "" : time + " of ") + from + ".." + to;
  }

  /** The months behind a name; null when it does not stand for whole months. */
  static @Nullable Period of(String name) {
    Matcher days = DAYS.matcher(name);
    try {
      if (days.matches()) {
        LocalDate first = LocalDate.parse(days.group(1));
        LocalDate after = LocalDate.parse(days.group(2)).plusDays(1);
        return first.getDayOfMonth() == 1 && after.getDayOfMonth() == 1 && after.isAfter(first)
            ? new Period(YearMonth.from(first), (int) ChronoUnit.MONTHS.between(first, after))
            : null;
      }
      Matcher form = FORM.matcher(name);
      if (!form.matches()) {
        return null;
      }
      int year = Integer.parseInt(form.group(1));
      if (form.group(2) != null) {
        return new Period(YearMonth.of(year, 3 * Integer.parseInt(form.group(2)) - 2), 3);
      }
      return form.group(3) == null
          ? new Period(YearMonth.of(year, 1), 12)
          : new Period(YearMonth.of(year, Integer.parseInt(form.group(3))), 1);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private YearMonth end() {
    return start.plusMonths(many - 1L);
  }

  private String id() {
    int month = start.getMonthValue();
    if (many == 12 && month == 1) {
      return "%04d".formatted(start.getYear());
    }
    if (many == 3 && month % 3 == 1) {
      return "%04d-Q%d".formatted(start.getYear(), month / 3 + 1);
    }
    return many == 1 ? start.toString() : start.atDay(1) + ".." + end().atEndOfMonth();
  }

  /**
   * How periods make up longer ones: each that others fill, by each length of them; any other, by
   * the pieces into which the beginnings and ends of all periods cut it.
   */
  static Map<String, List<List<String>>> ties(Collection<String> names) {
    Map<Period, String> known = new HashMap<>();
    TreeSet<YearMonth> cuts = new TreeSet<>();
    for (String name : names) {
      Period period = of(name);
      if (period != null) {
        known.put(period, name);
        cuts.add(period.start);
        cuts.add(period.start.plusMonths(period.many));
      }
    }
    Map<String, List<List<String>>> ties = new HashMap<>();
    known.forEach(
        (period, name) -> {
          List<List<String>> ways = new ArrayList<>();
          for (int length : new int[] {1, 3, 12}) {
            period.filled(length, known, ways);
          }
          if (ways.isEmpty()) {
            ways.addAll(period.cut(cuts, known));
          }
          ties.put(name, ways);
        });
    return ties;
  }

  private void filled(int length, Map<Period, String> known, List<List<String>> ways) {
    if (length >= many || many % length != 0) {
      return;
    }
    List<String> parts = new ArrayList<>();
    for (int at = 0; at < many; at += length) {
      String part = known.get(new Period(start.plusMonths(at), length));
      if (part == null) {
        return;
      }
      parts.add(part);
    }
    ways.add(parts);
  }

  private List<List<String>> cut(TreeSet<YearMonth> cuts, Map<Period, String> known) {
    List<String> pieces = new ArrayList<>();
    YearMonth at = start;
    YearMonth after = start.plusMonths(many);
    while (at.isBefore(after)) {
      YearMonth next = cuts.higher(at);
      YearMonth end = next == null || next.isAfter(after) ? after : next;
      Period piece = new Period(at, (int) ChronoUnit.MONTHS.between(at, end));
      pieces.add(known.getOrDefault(piece, piece.id()));
      at = end;
    }
    return pieces.size() > 1 ? List.of(pieces) : List.of();
  }
}
