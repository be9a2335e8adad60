package org.porchlight.disclosure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Months without a gap, counted from the year 0.
 *
 * @param first number of the first month
 * @param last number of the last month
 */
record Span(int first, int last) {
  private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-Q([1-4])|-(0[1-9]|1[0-2]))?");
  private static final Pattern RANGE = Pattern.compile("(\\d{4})-(\\d{2})\\.\\.(\\d{4})-(\\d{2})");

  /**
   * What a period is called in every table and every release: a month, a quarter or a year by its
   * own id; a table's whole time by its first and last month, since it grows from release to
   * release; and a period that a table covers only in part by its days.
   */
  static String common(String time, LocalDate from, LocalDate to) {
    Span span = parse(time);
    if (span != null
        && !from.isAfter(month(span.first).atDay(1))
        && !to.isBefore(month(span.last).atEndOfMonth())) {
      return time;
    }
    boolean months = from.getDayOfMonth() == 1 && to.equals(YearMonth.from(to).atEndOfMonth());
    if (!time.equals("all") || !months) {
      return "%s:%s..%s".formatted(time, from, to);
    }
    return new Span(number(YearMonth.from(from)), number(YearMonth.from(to))).id();
  }

  /** The months of a period; null for one that is not made of whole months. */
  static @Nullable Span parse(String id) {
    Matcher form = FORM.matcher(id);
    if (form.matches()) {
      int january = Integer.parseInt(form.group(1)) * 12;
      if (form.group(2) != null) {
        int quarter = Integer.parseInt(form.group(2));
        return new Span(january + 3 * quarter - 3, january + 3 * quarter - 1);
      }
      if (form.group(3) != null) {
        int month = january + Integer.parseInt(form.group(3)) - 1;
        return new Span(month, month);
      }
      return new Span(january, january + 11);
    }
    Matcher range = RANGE.matcher(id);
    return range.matches()
        ? new Span(
            Integer.parseInt(range.group(1)) * 12 + Integer.parseInt(range.group(2)) - 1,
            Integer.parseInt(range.group(3)) * 12 + Integer.parseInt(range.group(4)) - 1)
        : null;
  }

  private static int number(YearMonth month) {
    return month.getYear() * 12 + month.getMonthValue() - 1;
  }

  private static YearMonth month(int number) {
    return YearMonth.of(number / 12, number % 12 + 1);
  }

  private int months() {
    return last - first + 1;
  }

  private boolean holds(Span other) {
    return first <= other.first && other.last <= last;
  }

  /** The period's id: of a month, a quarter or a year its own, else first and last month. */
  String id() {
    if (months() == 1) {
      return name(first);
    }
    if (months() == 3 && first % 3 == 0) {
      return String.format(Locale.ROOT, "%04d-Q%d", first / 12, first % 12 / 3 + 1);
    }
    if (months() == 12 && first % 12 == 0) {
      return String.format(Locale.ROOT, "%04d", first / 12);
    }
    return name(first) + ".." + name(last);
  }

  private static String name(int number) {
    return String.format(Locale.ROOT, "%04d-%02d", number / 12, number % 12 + 1);
  }

  /**
   * Tells an axis how its periods add up, as anyone with a calendar can. A period that none of the
   * others make up is cut where others begin and end; the pieces are unknowns.
   */
  static void tie(Axis time, Collection<String> periods) {
    SortedSet<Span> spans =
        new TreeSet<>(
            java.util.Comparator.comparingInt(Span::months).thenComparingInt(Span::first));
    for (String period : periods) {
      Span span = parse(period);
      if (span != null) {
        spans.add(span);
      }
    }
    TreeSet<Integer> cuts = new TreeSet<>();
    spans.forEach(
        span -> {
          cuts.add(span.first);
          cuts.add(span.last + 1);
        });
    for (Span whole : spans) {
      boolean tiled = false;
      for (int length : new int[] {12, 3, 1}) {
        List<String> parts = new ArrayList<>();
        int covered = 0;
        for (Span part : spans) {
          if (part.months() == length && length < whole.months() && whole.holds(part)) {
            parts.add(part.id());
            covered += length;
          }
        }
        if (covered == whole.months()) {
          time.sum(whole.id(), parts);
          tiled = true;
        }
      }
      if (!tiled) {
        whole.cut(time, cuts);
      }
      for (Span other : spans) {
        if (whole.first <= other.last && other.first <= whole.last) {
          time.overlap(whole.id(), other.id());
        }
      }
    }
  }

  private void cut(Axis time, TreeSet<Integer> cuts) {
    List<String> pieces = new ArrayList<>();
    int start = first;
    while (start <= last) {
      Integer next = cuts.higher(start);
      int end = next == null ? last : Math.min(last, next - 1);
      pieces.add(new Span(start, end).id());
      start = end + 1;
    }
    if (pieces.size() > 1) {
      time.closedSum(id(), pieces);
    }
  }
}
