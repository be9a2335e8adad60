package org.porchlight.pipeline;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.porchlight.release.Dimension;
import org.porchlight.release.Member;
import org.porchlight.release.MissingDays;
import org.porchlight.release.TableHead;

/**
 * The periods of one table: whole months that are closed and that the source covers, and the
 * quarters and years that are made of such months only. {@code all} is the table's whole time, from
 * the first to the last of its shortest periods, so that it is exactly their sum.
 *
 * @param from first day
 * @param to last day
 * @param byLevel {@code all}, {@code year}, {@code quarter}, {@code month} to ids, in time's order
 */
record Periods(LocalDate from, LocalDate to, Map<String, List<String>> byLevel) {
  /** A month with records from its first days to its last counts as covered. */
  private static final int GRACE_DAYS = 3;

  /** A period may lack one in so many of its days. */
  private static final int MOST_MISSING = 10;

  static final String ALL = "all";
  static final String YEAR = "year";
  static final String QUARTER = "quarter";
  static final String MONTH = "month";

  /**
   * The periods of a table.
   *
   * @param first first day the source covers
   * @param last last day the source covers
   * @param today the day of publishing
   * @param holdDays days after a month's end before it closes
   * @param levels the lengths of time that the table is published at
   * @param step so many months at a time; see {@link #shortest} and {@link #growth}
   * @return empty when there is no whole closed period yet
   */
  static Optional<Periods> of(
      LocalDate first,
      LocalDate last,
      LocalDate today,
      int holdDays,
      Set<String> levels,
      int step) {
    YearMonth begin = YearMonth.from(first);
    if (first.getDayOfMonth() > 1 + GRACE_DAYS) {
      begin = begin.plusMonths(1);
    }
    YearMonth end = YearMonth.from(last);
    if (last.plusDays(GRACE_DAYS).isBefore(end.atEndOfMonth())) {
      end = end.minusMonths(1);
    }
    while (end.atEndOfMonth().plusDays(holdDays).isAfter(today)) {
      end = end.minusMonths(1);
    }
    while ((begin.getMonthValue() - 1) % step != 0) {
      begin = begin.plusMonths(1);
    }
    while (end.getMonthValue() % step != 0) {
      end = end.minusMonths(1);
    }
    if (end.isBefore(begin)) {
      return Optional.empty();
    }
    return Optional.of(between(begin, end, levels));
  }

  /** Months in the shortest of these lengths of time; one when there is only {@code all}. */
  static int shortest(Set<String> levels) {
    return levels.contains(MONTH)
        ? 1
        : levels.contains(QUARTER) ? 3 : levels.contains(YEAR) ? 12 : 1;
  }

  /**
   * Months by which a table may grow from release to release. What {@code all} has more than the
   * time before it is a number of its own: whoever keeps both releases has it. So {@code all}
   * grows, for each area and type, by periods that are published for it anyway; below the city by
   * whole years, where none are.
   */
  static int growth(List<TableHead.Grain> grains) {
    Map<String, Set<String>> levels = new LinkedHashMap<>();
    Set<String> all = new LinkedHashSet<>();
    for (TableHead.Grain grain : grains) {
      all.add(grain.time());
      for (String type : grain.types()) {
        levels
            .computeIfAbsent(grain.area() + "/" + type, _ -> new LinkedHashSet<>())
            .add(grain.time());
      }
    }
    int growth = shortest(all);
    for (Map.Entry<String, Set<String>> one : levels.entrySet()) {
      if (one.getValue().contains(ALL)) {
        boolean alone = one.getValue().size() == 1;
        if (!alone) {
          growth = Math.max(growth, shortest(one.getValue()));
        } else if (!one.getKey().startsWith(AreaAxis.CITY + "/")) {
          growth = Math.max(growth, 12);
        }
      }
    }
    return growth;
  }

  /** A table without periods of its own: all days together. */
  static Periods whole(LocalDate from, LocalDate to) {
    return new Periods(from, to, Map.of(ALL, List.of(ALL)));
  }

  private static Periods between(YearMonth begin, YearMonth end, Set<String> levels) {
    Map<String, List<String>> byLevel = new LinkedHashMap<>();
    byLevel.put(ALL, List.of(ALL));
    List<String> years = new ArrayList<>();
    List<String> quarters = new ArrayList<>();
    List<String> months = new ArrayList<>();
    for (YearMonth month = begin; !month.isAfter(end); month = month.plusMonths(1)) {
      months.add(month.toString());
      if (month.getMonthValue() % 3 == 0 && !month.minusMonths(2).isBefore(begin)) {
        quarters.add(month.getYear() + "-Q" + month.getMonthValue() / 3);
      }
      if (month.getMonthValue() == 12 && !month.minusMonths(11).isBefore(begin)) {
        years.add(Integer.toString(month.getYear()));
      }
    }
    byLevel.put(YEAR, years);
    byLevel.put(QUARTER, quarters);
    byLevel.put(MONTH, months);
    byLevel.keySet().retainAll(levels);
    return new Periods(
        begin.atDay(1), end.atEndOfMonth(), java.util.Collections.unmodifiableMap(byLevel));
  }

  /**
   * Periods that lack more than a tenth of their days. What is left of them would be read as fewer
   * events than there were.
   */
  Set<String> lacking(List<MissingDays> gaps) {
    Set<String> lacking = new LinkedHashSet<>();
    for (List<String> ids : byLevel.values()) {
      for (String id : ids) {
        LocalDate first = id.equals(ALL) ? from : firstMonth(id).atDay(1);
        LocalDate last = id.equals(ALL) ? to : lastMonth(id).atEndOfMonth();
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        long missing = gaps.stream().mapToLong(gap -> gap.within(first, last)).sum();
        if (missing * MOST_MISSING > days) {
          lacking.add(id);
        }
      }
    }
    return lacking;
  }

  List<String> at(String level) {
    return byLevel.getOrDefault(level, List.of());
  }

  /** The time dimension with all that is known to add up. */
  Dimension dimension() {
    List<Member> members = new ArrayList<>();
    byLevel.forEach((level, ids) -> ids.forEach(id -> members.add(new Member(id, level, null))));
    List<Dimension.Sum> sums = new ArrayList<>();
    List<Dimension.Within> within = new ArrayList<>();
    for (String quarter : at(QUARTER)) {
      addSum(
          sums, quarter, at(MONTH).stream().filter(id -> quarterOf(id).equals(quarter)).toList());
    }
    for (String year : at(YEAR)) {
      addSum(sums, year, at(QUARTER).stream().filter(id -> id.startsWith(year + "-")).toList());
      addSum(sums, year, at(MONTH).stream().filter(id -> id.startsWith(year + "-")).toList());
    }
    if (byLevel.containsKey(ALL)) {
      for (String level : List.of(YEAR, QUARTER, MONTH)) {
        List<String> parts = at(level);
        if (tiles(parts)) {
          addSum(sums, ALL, parts);
        } else {
          parts.forEach(part -> within.add(new Dimension.Within(ALL, part)));
        }
      }
    }
    return new Dimension(members, sums, within);
  }

  private static void addSum(List<Dimension.Sum> sums, String whole, List<String> parts) {
    if (!parts.isEmpty()) {
      sums.add(new Dimension.Sum(whole, parts));
    }
  }

  /** Whether these periods together are the whole time. */
  private boolean tiles(List<String> parts) {
    return !parts.isEmpty()
        && firstMonth(parts.getFirst()).equals(YearMonth.from(from))
        && lastMonth(parts.getLast()).equals(YearMonth.from(to));
  }

  private static String quarterOf(String month) {
    YearMonth parsed = YearMonth.parse(month);
    return parsed.getYear() + "-Q" + (parsed.getMonthValue() + 2) / 3;
  }

  private static YearMonth firstMonth(String id) {
    return switch (id.length()) {
      case 4 -> YearMonth.of(Integer.parseInt(id), 1);
      default ->
          id.charAt(5) == 'Q'
              ? YearMonth.of(Integer.parseInt(id.substring(0, 4)), (id.charAt(6) - '0') * 3 - 2)
              : YearMonth.parse(id);
    };
  }

  private static YearMonth lastMonth(String id) {
    int length = id.length() == 4 ? 12 : id.charAt(5) == 'Q' ? 3 : 1;
    return firstMonth(id).plusMonths(length - 1L);
  }

  /** A month as a number that counts up by one. */
  static int number(LocalDate day) {
    return day.getYear() * 12 + day.getMonthValue() - 1;
  }

  /** SQL for the number of the period that a month's number lies in. */
  static String sql(String level, String month) {
    return switch (level) {
      case YEAR -> "(%s // 12)".formatted(month);
      case QUARTER -> "(%s // 3)".formatted(month);
      case MONTH -> month;
      default -> "0";
    };
  }

  /** The id of the period of this number. */
  static String id(String level, int number) {
    return switch (level) {
      case YEAR -> Integer.toString(number);
      case QUARTER -> "%d-Q%d".formatted(number / 4, number % 4 + 1);
      case MONTH -> "%04d-%02d".formatted(number / 12, number % 12 + 1);
      default -> ALL;
    };
  }
}
