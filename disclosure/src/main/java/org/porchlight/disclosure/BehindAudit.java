package org.porchlight.disclosure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.porchlight.disclosure.TrueCell.Counted;
import org.porchlight.release.CellKey;
import org.porchlight.release.LinkedSet;
import org.porchlight.release.Manifest.Rules;
import org.porchlight.release.TableHead;

/**
 * What percents, durations and means tell of counts of the same records, and counts of them. The
 * records behind each are unknowns of the counts' own puzzle: a count of all of them stands beside
 * the number, rounded; a percent p in steps of s says of those inside it, N, and of all, D, that (p
 * − s/2) D ≤ 100 N ≤ (p + s/2) D. Where a count is then known too well, the percent nearest to it
 * goes: counts were made safe before, and stay as they are.
 */
final class BehindAudit {
  private final Rules rules;
  private final CountRule counts;
  private final @Nullable Solver solver;
  private final LinkedSet links;
  private final List<CountTable> counted;
  private final Past past;
  private final List<Counted> between;
  private final List<TableHead> heads;
  private final List<RecordsBehind> shown = new ArrayList<>();
  private final Map<CellKey, MeasuredTable> tableOf = new HashMap<>();
  private final Set<CellKey> setAside = new HashSet<>();

  /**
   * Begins with counts that are safe by themselves.
   *
   * @param solver null when propagation is proof enough
   * @param between true counts that no table shows
   */
  BehindAudit(
      Rules rules,
      @Nullable Solver solver,
      LinkedSet links,
      List<CountTable> counted,
      List<MeasuredTable> measured,
      Past past,
      List<Counted> between) {
    this.rules = rules;
    this.counts = new CountRule(rules);
    this.solver = solver;
    this.links = links;
    this.counted = counted;
    this.past = past;
    this.between = between;
    this.heads = measured.stream().map(MeasuredTable::head).toList();
    for (MeasuredTable table : measured) {
      for (RecordsBehind one : table.behind(links, rules)) {
        shown.add(one);
        tableOf.put(one.key(), table);
      }
    }
  }

  /** Hides percents and durations until every guarded count is as uncertain as without them. */
  void protect() {
    if (shown.isEmpty()) {
      return;
    }
    leaveOutWhatContradicts();
    CountSet alone = set(List.of());
    setAside.addAll(names(alone, known(alone)));
    while (true) {
      CountSet set = set(shown);
      BitSet failing = known(set);
      failing.or(narrow(set));
      excuse(set, failing);
      if (failing.isEmpty() && solver != null) {
        failing = byProgram(set, alone, solver);
      }
      if (failing.isEmpty()) {
        return;
      }
      hideFor(set, failing);
    }
  }

  private CountSet set(List<RecordsBehind> with) {
    return CountSet.of(
        links.id(), counted, links, past, between, counts, new RecordsBehind.Numbers(heads, with));
  }

  /** Guarded counts that either outsider knows too well. */
  private BitSet known(CountSet set) {
    BitSet failing = Reading.told(set, rules).failing();
    failing.or(Reading.guessing(set, rules).failing());
    return failing;
  }

  /**
   * Records inside or outside a guarded percent that no table counts, and that are known closely.
   */
  private BitSet narrow(CountSet set) {
    BitSet narrow = new BitSet();
    Bounds bounds = Reading.told(set, rules).bounds();
    for (RecordsBehind one : shown) {
      if (one.guarded()) {
        for (CellSystem.Place place : one.sides()) {
          int v = set.system().find(place);
          if (!set.standing(v).shown() && bounds.width(v) < rules.auditWidth()) {
            narrow.set(v);
          }
        }
      }
    }
    return narrow;
  }

  private void excuse(CountSet set, BitSet failing) {
    for (int v = failing.nextSetBit(0); v >= 0; v = failing.nextSetBit(v + 1)) {
      if (setAside.contains(set.system().name(v))) {
        failing.clear(v);
      }
    }
  }

  private static Set<CellKey> names(CountSet set, BitSet of) {
    Set<CellKey> names = new HashSet<>();
    of.stream().forEach(v -> names.add(set.system().name(v)));
    return names;
  }

  private BitSet byProgram(CountSet set, CountSet alone, Solver with) {
    BitSet all = new BitSet();
    all.set(0, set.size());
    excuse(set, all);
    BitSet failing = new BitSet();
    new LinearAudit(set, rules, with).failing(all).keySet().forEach(failing::set);
    if (!failing.isEmpty()) {
      // What counts tell by themselves was excused when they were audited.
      Set<CellKey> names = names(set, failing);
      BitSet same = new BitSet();
      for (int v = 0; v < alone.size(); v++) {
        same.set(v, names.contains(alone.system().name(v)));
      }
      BitSet before = new BitSet();
      new LinearAudit(alone, rules, with).failing(same).keySet().forEach(before::set);
      setAside.addAll(names(alone, before));
      excuse(set, failing);
    }
    return failing;
  }

  private void hideFor(CountSet set, BitSet failing) {
    Map<Integer, List<RecordsBehind>> at = new HashMap<>();
    for (RecordsBehind one : shown) {
      if (!one.frozen()) {
        for (CellSystem.Place place : one.places()) {
          at.computeIfAbsent(set.system().find(place), _ -> new ArrayList<>()).add(one);
        }
      }
    }
    Set<RecordsBehind> chosen = new HashSet<>();
    for (int v = failing.nextSetBit(0); v >= 0; v = failing.nextSetBit(v + 1)) {
      RecordsBehind near = nearest(set.system(), v, at);
      if (near == null) {
        // What earlier releases alone give away: nothing new can mend it.
        setAside.add(set.system().name(v));
      } else {
        chosen.add(near);
      }
    }
    chosen.forEach(this::hide);
  }

  private void hide(RecordsBehind one) {
    MeasuredTable table = tableOf.get(one.key());
    if (table != null) {
      table.hide(one.key());
    }
    shown.remove(one);
  }

  /** The percent of fewest records at the first unknown, going outward, that has one. */
  private static @Nullable RecordsBehind nearest(
      CellSystem system, int start, Map<Integer, List<RecordsBehind>> at) {
    Deque<Integer> frontier = new ArrayDeque<>(List.of(start));
    BitSet seen = new BitSet();
    seen.set(start);
    while (!frontier.isEmpty()) {
      int variable = frontier.remove();
      List<RecordsBehind> here = at.get(variable);
      if (here != null) {
        return here.stream()
            .min(Comparator.comparingLong(RecordsBehind::high).thenComparing(RecordsBehind::key))
            .orElseThrow();
      }
      for (int u = system.usesFrom(variable); u < system.usesTo(variable); u++) {
        int relation = system.use(u);
        reach(system.whole(relation), seen, frontier);
        for (int p = system.partsFrom(relation); p < system.partsTo(relation); p++) {
          reach(system.part(p), seen, frontier);
        }
      }
    }
    return null;
  }

  private static void reach(int variable, BitSet seen, Deque<Integer> frontier) {
    if (!seen.get(variable)) {
      seen.set(variable);
      frontier.add(variable);
    }
  }

  /**
   * Numbers that cannot be of the counted records, as with records that came in after their count
   * was published, say nothing certain of it. Guarded ones are hidden all the same: they may be off
   * by next to nothing.
   */
  private void leaveOutWhatContradicts() {
    List<RecordsBehind> kept = new ArrayList<>();
    takeWhatHolds(List.copyOf(shown), kept);
    for (RecordsBehind one : List.copyOf(shown)) {
      if (!kept.contains(one) && one.guarded() && !one.frozen()) {
        hide(one);
      }
    }
    shown.retainAll(kept);
  }

  private void takeWhatHolds(List<RecordsBehind> numbers, List<RecordsBehind> kept) {
    List<RecordsBehind> more = new ArrayList<>(kept);
    more.addAll(numbers);
    if (holds(more)) {
      kept.addAll(numbers);
    } else if (numbers.size() > 1) {
      takeWhatHolds(numbers.subList(0, numbers.size() / 2), kept);
      takeWhatHolds(numbers.subList(numbers.size() / 2, numbers.size()), kept);
    }
  }

  /** Whether numbers can be true beside the true counts. */
  private boolean holds(List<RecordsBehind> numbers) {
    CountSet set = set(numbers);
    Bounds bounds = new Bounds(set.system());
    for (int v = 0; v < set.size(); v++) {
      long truth = set.count(v);
      long low = set.low(v);
      long high = set.high(v);
      if (truth == CountSet.UNKNOWN) {
        bounds.know(v, low, high);
      } else if (truth < low || truth > high) {
        return false;
      } else {
        bounds.know(v, truth, truth);
      }
    }
    return bounds.propagate() < 0;
  }
}
