package org.porchlight.attacker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Solves percents back into counts: which part of which whole, both whole numbers, gives the shown
 * percent? A part that a table of counts hides, and one that is surely small, must not come out.
 */
final class Fractions {
  /** Tiers behind whose percents nobody may be counted out. */
  static final Set<String> CAREFUL = Set.of("GUARDED", "SENSITIVE", "PEOPLE");

  private final Published release;
  private final List<String> findings;
  private final Set<String> recovered;
  private final Trials trials;

  Fractions(Published release, List<String> findings, Set<String> recovered, Trials trials) {
    this.release = release;
    this.findings = findings;
    this.recovered = recovered;
    this.trials = trials;
  }

  /**
   * What a percent tells.
   *
   * @param least the smallest part that gives it
   * @param most the largest
   * @param leastRest the smallest rest of the whole
   * @param mostRest the largest
   * @param many how many fractions there are
   */
  private record Told(long least, long most, long leastRest, long mostRest, int many) {}

  /**
   * Looks at every percent of a release.
   *
   * @param intervals what is known of hidden counts by name
   */
  void solve(Map<String, AttackReport.Interval> intervals) {
    Map<List<String>, List<Published.Table>> hiding = new HashMap<>();
    for (Published.Table table : release.tables()) {
      for (Published.Figure cell : table.counts() ? table.cells() : List.<Published.Figure>of()) {
        if (cell.hidden()) {
          hiding.computeIfAbsent(cell.place(), _ -> new ArrayList<>()).add(table);
        }
      }
    }
    for (Published.Table table : release.tables()) {
      for (Published.Figure cell : table.percents() ? table.cells() : List.<Published.Figure>of()) {
        Told told = told(cell);
        if (told == null) {
          continue;
        }
        trials.percents++;
        if (CAREFUL.contains(table.tier())) {
          small(cell.name(table.id()), told);
        }
        for (Published.Table counts : hiding.getOrDefault(cell.place(), List.of())) {
          if (!table.source().isEmpty() && table.source().equals(counts.source())) {
            pinned(cell.name(table.id()), told, cell.name(counts.id()), intervals);
          }
        }
      }
    }
  }

  private @Nullable Told told(Published.Figure cell) {
    Long percent = cell.value();
    Long base = cell.base();
    if (percent == null || base == null) {
      return null;
    }
    long least = Long.MAX_VALUE;
    long most = -1;
    long leastRest = Long.MAX_VALUE;
    long mostRest = -1;
    int many = 0;
    for (long of = release.rules().lowBehind(base); of <= release.rules().highBehind(base); of++) {
      long first = Math.max(0, (long) Math.floor(of * (percent - 0.5) / 100));
      long last = Math.min(of, (long) Math.ceil(of * (percent + 0.5) / 100));
      for (long part = first; part <= last; part++) {
        if (Math.round(100.0 * part / of) == percent) {
          least = Math.min(least, part);
          most = Math.max(most, part);
          leastRest = Math.min(leastRest, of - part);
          mostRest = Math.max(mostRest, of - part);
          many++;
        }
      }
    }
    return many == 0 ? null : new Told(least, most, leastRest, mostRest, many);
  }

  private void small(String name, Told told) {
    long most = Math.min(told.most(), told.mostRest());
    if (most <= release.rules().hideUpTo()) {
      findings.add(
          "release %s: %s tells of %d or fewer, for every fraction with this percent does"
              .formatted(release.id(), name, release.rules().hideUpTo()));
      recovered.add(name);
    }
  }

  /** A hidden count of the same records, place, time and type is the part or what is left. */
  private void pinned(
      String name, Told told, String hidden, Map<String, AttackReport.Interval> intervals) {
    AttackReport.Interval known = intervals.get(hidden);
    long low = Math.max(told.least(), known == null ? 0 : known.low());
    Long limit = known == null ? null : known.high();
    long high = limit == null ? told.most() : Math.min(told.most(), limit);
    // Where they contradict each other, they do not count the same records.
    if (low <= high && high - low < release.rules().auditWidth() && recovered.add(hidden)) {
      findings.add(
          "%s is hidden, yet %s tells that it is %d to %d if both count the same records"
              .formatted(hidden, name, low, high));
      intervals.put(hidden, new AttackReport.Interval(hidden, low, high, Proof.PERCENT));
    }
  }
}
