package org.porchlight.linkage.reporting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.porchlight.linkage.RunReport;
import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.names.NameOrigin;
import org.porchlight.linkage.outcome.Linkage;
import org.porchlight.linkage.values.BirthDate;

/** Whether linking serves people of all names, sexes and ages equally well. */
final class GroupFigures {
  /** Years of birth that form one group. */
  private static final int YEARS = 20;

  private static final int FIRST_YEAR = 1940;
  private static final int OLDEST_YEAR = 1900;
  private static final int LAST_YEAR = 2039;

  private final Linkage linkage;
  private final boolean[] doubtful;
  private final int[] truth;
  private final int[] size;
  private final Map<Integer, Integer> real = new HashMap<>();
  private final Map<Long, Integer> both = new HashMap<>();
  private final Map<Integer, Integer> found = new HashMap<>();

  /**
   * Prepares.
   *
   * @param truth a number from 0 for each record; negative where it is not known
   */
  GroupFigures(Linkage linkage, boolean[] doubtful, int[] truth) {
    this.linkage = linkage;
    this.doubtful = doubtful;
    this.truth = truth;
    size = new int[linkage.persons()];
    int[] person = linkage.personOfRow();
    for (int row = 0; row < person.length; row++) {
      size[person[row]]++;
      if (truth[row] >= 0) {
        real.merge(truth[row], 1, Integer::sum);
        found.merge(person[row], 1, Integer::sum);
        both.merge(key(person[row], truth[row]), 1, Integer::sum);
      }
    }
  }

  private static long key(int person, int truth) {
    return (((long) person << 32) | truth) * 0x9E3779B97F4A7C15L;
  }

  List<RunReport.Group> all() {
    List<RunReport.Group> groups = new ArrayList<>();
    Entries entries = linkage.comparisons().entries;
    if (linkage.comparisons().family != null) {
      NameOrigin[] origins =
          Arrays.stream(entries.names.text).map(NameOrigin::of).toArray(NameOrigin[]::new);
      add("surname", entry -> origins[entries.family[entry]].sorted(), groups);
    }
    if (linkage.comparisons().sex != null) {
      add("sex", entry -> sex(entries.sex.values()[entries.sex.codes()[entry]]), groups);
    }
    if (linkage.comparisons().birth != null) {
      add("born", entry -> born(BirthDate.year(entries.birth[entry])), groups);
    }
    return groups;
  }

  /** What else a column of sexes may hold is not said. */
  private static String sex(String value) {
    return switch (value) {
      case "F" -> "afemale";
      case "M" -> "bmale";
      case "" -> "dnot known";
      default -> "canother entry";
    };
  }

  private static String born(int year) {
    if (year == 0) {
      return "znot known";
    }
    if (year < OLDEST_YEAR || year > LAST_YEAR) {
      return "yan unlikely year";
    }
    if (year < FIRST_YEAR) {
      return "abefore " + FIRST_YEAR;
    }
    int from = Math.floorDiv(year, YEARS) * YEARS;
    return String.format(Locale.ROOT, "b%04d to %04d", from, from + YEARS - 1);
  }

  /**
   * Sums up by group.
   *
   * @param groupOfEntry a letter by which groups are put in order, and the group
   */
  private void add(
      String dimension, IntFunction<String> groupOfEntry, List<RunReport.Group> groups) {
    TreeMap<String, Sum> sums = new TreeMap<>();
    Entries entries = linkage.comparisons().entries;
    for (int row = 0; row < truth.length; row++) {
      sums.computeIfAbsent(groupOfEntry.apply(entries.entryOfRow[row]), any -> new Sum()).add(row);
    }
    sums.forEach((group, sum) -> groups.add(sum.as(dimension, group.substring(1))));
  }

  private final class Sum {
    private int records;
    private int linked;
    private int doubts;
    private int known;
    private double precision;
    private double recall;

    void add(int row) {
      int person = linkage.personOfRow()[row];
      records++;
      linked += size[person] > 1 ? 1 : 0;
      doubts += doubtful[row] ? 1 : 0;
      if (truth[row] >= 0) {
        double right = both.getOrDefault(key(person, truth[row]), 0);
        known++;
        precision += right / found.getOrDefault(person, 1);
        recall += right / real.getOrDefault(truth[row], 1);
      }
    }

    RunReport.Group as(String dimension, String group) {
      @Nullable Double p = known == 0 ? null : precision / known;
      @Nullable Double r = known == 0 ? null : recall / known;
      return new RunReport.Group(
          dimension,
          group,
          records,
          (double) linked / records,
          (double) doubts / records,
          p,
          r,
          p == null || r == null ? null : Agreement.f1(p, r));
    }
  }
}
