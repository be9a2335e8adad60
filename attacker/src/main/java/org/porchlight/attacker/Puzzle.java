package org.porchlight.attacker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tables that count the same records, in one or several releases, as equations between unknowns. A
 * number for the same area, days and type is one unknown, whichever table and release gives it.
 *
 * <p>Looks at one equation at a time, over and over; then a {@link Prover} asks what all of them
 * say at once.
 */
final class Puzzle {
  private final Map<List<String>, Unknown> unknowns = new LinkedHashMap<>();
  private final List<Equation> equations = new ArrayList<>();
  private final List<Map<String, Set<List<String>>>> sums =
      List.of(new HashMap<>(), new HashMap<>(), new HashMap<>());
  private final List<Map<String, Set<String>>> smaller =
      List.of(new HashMap<>(), new HashMap<>(), new HashMap<>());
  private final Set<List<String>> closing = new HashSet<>();
  private final Set<List<String>> given = new HashSet<>();
  private final Published.Rules rules;
  private final Asking asking;
  private boolean contradictory;

  Puzzle(Published.Rules rules, Asking asking) {
    this.rules = rules;
    this.asking = asking;
  }

  /**
   * What came out.
   *
   * @param recovered names of hidden cells that are known too well
   * @param worst the one known best; null when none is bounded
   * @param between small numbers that no table gives and that are known too well all the same
   * @param intervals what is certain of each hidden cell
   */
  record Solution(
      Set<String> recovered,
      AttackReport.@Nullable Worst worst,
      Set<String> between,
      List<AttackReport.Interval> intervals) {}

  /** Takes in what a release says of tables that count the same records. */
  void tie(Published.Linked linked) {
    take(0, linked.area(), UnaryOperator.identity(), true);
    take(2, linked.type(), UnaryOperator.identity(), true);
  }

  private void take(int axis, Published.Axis said, UnaryOperator<String> name, boolean closes) {
    said.sums()
        .forEach(
            (whole, ways) ->
                ways.forEach(
                    parts -> {
                      List<String> named = parts.stream().map(name).sorted().toList();
                      if (!named.equals(List.of(name.apply(whole)))) {
                        sums.get(axis)
                            .computeIfAbsent(name.apply(whole), _ -> new LinkedHashSet<>())
                            .add(named);
                        // Areas with two names joined are where two others overlap.
                        if (closes
                            && (axis == 2 || named.stream().anyMatch(n -> n.contains("&")))) {
                          closing.add(named);
                        }
                      }
                    }));
    said.smaller()
        .forEach(
            (whole, parts) ->
                parts.forEach(
                    part ->
                        smaller
                            .get(axis)
                            .computeIfAbsent(name.apply(whole), _ -> new LinkedHashSet<>())
                            .add(name.apply(part))));
  }

  /**
   * Takes in a release's version of a table; the oldest release first. A number that an earlier one
   * gave is repeated, not decided anew, so the exact numbers that stand beside it by now say
   * nothing of why it is shown or hidden.
   */
  void add(Published release, Published.Table table) {
    if (!table.counts()) {
      release.linkedBehind(table.id()).ifPresent(set -> addBehind(release.rules(), set, table));
      return;
    }
    Map<String, Long> floors = table.exact().isEmpty() ? Map.of() : floors(release, table);
    UnaryOperator<String> type = typeName(release, table);
    take(table, type);
    Map<String, Long> pins = PinCounts.of(release, table);
    for (Published.Figure cell : table.cells()) {
      String name = cell.name(table.id());
      List<String> place = place(table, cell, type);
      Unknown unknown = find(place);
      boolean repeated = !given.add(Stream.concat(Stream.of(table.id()), place.stream()).toList());
      // Each pin is a record that the number counts, whatever is said of the number.
      unknown.learn(pins.getOrDefault(name, 0L), Unknown.ENDLESS);
      if (!repeated || cell.value() != null) {
        long floor = repeated ? 0 : floors.getOrDefault(name, 0L);
        learn(release.rules(), table, cell, floor, unknown);
      }
      unknown.told |= cell.value() != null && cell.exception() && release.exempts(table);
      if (cell.hidden() && asking.told().contains(name)) {
        unknown.learn(0, unknown.mostWhenSmall);
      }
    }
  }

  /**
   * Takes in what percents, durations and means say of the records behind them: how many there are,
   * and, of a percent, how many of them are inside it.
   */
  private void addBehind(Published.Rules rules, Published.Linked set, Published.Table table) {
    take(0, table.axes().get(0), UnaryOperator.identity(), false);
    for (Published.Behind tie : set.behind()) {
      for (Published.Figure cell : table.cells()) {
        Long base = cell.base();
        Long value = cell.value();
        if (!tie.table().equals(table.id())
            || !tie.type().equals(cell.type())
            || cell.hidden()
            || base == null
            || value == null) {
          continue;
        }
        String time = Period.name(cell.time(), table.from(), table.to());
        Unknown all = find(List.of(cell.area(), time, tie.all()));
        all.learn(rules.lowBehind(base), rules.highBehind(base));
        if (table.percents() && !tie.inside().isEmpty()) {
          Unknown inside = find(List.of(cell.area(), time, tie.inside()));
          Unknown outside = find(List.of(cell.area(), time, tie.outside()));
          boolean careful = Fractions.CAREFUL.contains(table.tier());
          share(rules, new Shown(value, base, careful), all, inside, outside);
        }
      }
    }
  }

  /** A percent, how many records are said to be behind it, and whether they are guarded. */
  private record Shown(long percent, long base, boolean careful) {}

  private void share(
      Published.Rules rules, Shown shown, Unknown all, Unknown inside, Unknown outside) {
    boolean fives =
        shown.careful()
            && shown.percent() % 5 == 0
            && shown.base() < 100 * (rules.auditWidth() + 1);
    long halves = fives ? 5 : 1;
    long least = Math.max(0, 2 * shown.percent() - halves);
    long most = Math.min(200, 2 * shown.percent() + halves);
    if (shown.careful()) {
      inside.learn(rules.hideUpTo() + 1, Unknown.ENDLESS);
      outside.learn(rules.hideUpTo() + 1, Unknown.ENDLESS);
    }
    equations.add(new Equation(all, new Unknown[] {inside, outside}, true));
    proportion(inside, 200, all, least);
    proportion(outside, 200, all, 200 - most);
    proportion(all, most, inside, 200);
    proportion(all, 200 - least, outside, 200);
  }

  private void proportion(Unknown more, long wholes, Unknown less, long times) {
    if (times > 0) {
      equations.add(Equation.proportion(more, wholes, less, times));
    }
  }

  private void take(Published.Table table, UnaryOperator<String> type) {
    take(0, table.axes().get(0), UnaryOperator.identity(), false);
    take(1, table.axes().get(1), time -> Period.name(time, table.from(), table.to()), false);
    take(2, table.axes().get(2), type, false);
  }

  private static UnaryOperator<String> typeName(Published release, Published.Table table) {
    Map<String, String> names =
        release
            .linkedWith(table.id())
            .map(linked -> linked.types().getOrDefault(table.id(), Map.of()))
            .orElse(Map.of());
    boolean linked = release.linkedWith(table.id()).isPresent();
    return type -> names.getOrDefault(type, linked ? table.id() + ":" + type : type);
  }

  private static List<String> place(
      Published.Table table, Published.Figure cell, UnaryOperator<String> type) {
    return List.of(
        cell.area(), Period.name(cell.time(), table.from(), table.to()), type.apply(cell.type()));
  }

  /** What the exact numbers of one table alone say: each number is at least this. */
  private Map<String, Long> floors(Published release, Published.Table table) {
    if (table.cells().stream().allMatch(cell -> table.exact().contains(cell.type()))) {
      return Map.of();
    }
    Puzzle exact = new Puzzle(release.rules(), asking);
    exact.take(table, UnaryOperator.identity());
    for (Published.Figure cell : table.cells()) {
      Unknown unknown = exact.find(place(table, cell, UnaryOperator.identity()));
      Long value = cell.value();
      if (value != null && table.exact().contains(cell.type())) {
        unknown.learn(value, value);
      }
    }
    exact.lay();
    if (!propagate(exact.equations)) {
      return Map.of();
    }
    Map<String, Long> floors = new HashMap<>();
    for (Published.Figure cell : table.cells()) {
      floors.put(
          cell.name(table.id()), exact.find(place(table, cell, UnaryOperator.identity())).low);
    }
    return floors;
  }

  private Unknown find(List<String> place) {
    return unknowns.computeIfAbsent(place, Unknown::new);
  }

  private static List<String> moved(List<String> place, int axis, String member) {
    return List.of(
        axis == 0 ? member : place.get(0),
        axis == 1 ? member : place.get(1),
        axis == 2 ? member : place.get(2));
  }

  /**
   * Takes in one published number.
   *
   * @param floor what exact numbers alone say it is at least; a total of exact numbers and others
   *     counts as small when its others are
   */
  private static void learn(
      Published.Rules rules,
      Published.Table table,
      Published.Figure cell,
      long floor,
      Unknown unknown) {
    Long value = cell.value();
    if (unknown.cell == null || value == null) {
      unknown.cell = cell.name(table.id());
    }
    unknown.exact |= table.exact().contains(cell.type());
    if (value == null && cell.gap()) {
      // Why there is no number is said, so it need not be small; but it may be.
      unknown.gap |= !table.exact().contains(cell.type());
      return;
    }
    if (value == null) {
      unknown.hidden = true;
      unknown.mostWhenSmall = Math.min(unknown.mostWhenSmall, floor + rules.hideUpTo());
      // Of people by their contacts all numbers are hidden when one of them is small.
      boolean small = rules.hiddenMeansSmall() && !table.ofPeople();
      unknown.learn(0, small ? floor + rules.hideUpTo() : Unknown.ENDLESS);
      return;
    }
    unknown.shown = true;
    if (table.exact().contains(cell.type())) {
      unknown.learn(value, value);
    } else if (value < rules.minimumShown()) {
      // Against the rules; whatever it is, rounding moves it no further than this.
      unknown.learn(Math.max(0, value - rules.roundTo() / 2), rules.highBehind(value));
    } else {
      unknown.learn(
          Math.max(rules.lowBehind(value), floor + rules.hideUpTo() + 1), rules.highBehind(value));
    }
  }

  /** Makes what is published nowhere, and all equations. */
  private void lay() {
    Set<String> periods = new HashSet<>();
    unknowns.keySet().forEach(place -> periods.add(place.get(1)));
    Period.ties(periods)
        .forEach(
            (whole, ways) ->
                ways.forEach(
                    parts -> {
                      List<String> sorted = parts.stream().sorted().toList();
                      sums.get(1).computeIfAbsent(whole, _ -> new LinkedHashSet<>()).add(sorted);
                      closing.add(sorted);
                    }));
    List<Map<String, Set<String>>> wholes = List.of(wholes(0), wholes(1), wholes(2));
    close(wholes);
    ArrayDeque<Unknown> open = new ArrayDeque<>(unknowns.values());
    while (!open.isEmpty()) {
      Unknown unknown = open.remove();
      for (int axis = 0; axis < 3; axis++) {
        for (String whole : wholes.get(axis).getOrDefault(unknown.place.get(axis), Set.of())) {
          List<String> place = moved(unknown.place, axis, whole);
          if (!unknowns.containsKey(place)) {
            open.add(find(place));
          }
        }
      }
    }
    unknowns.values().forEach(this::relate);
  }

  private Map<String, Set<String>> wholes(int axis) {
    Map<String, Set<String>> wholes = new HashMap<>();
    sums.get(axis)
        .forEach(
            (whole, ways) ->
                ways.forEach(
                    parts ->
                        parts.forEach(
                            part ->
                                wholes
                                    .computeIfAbsent(part, _ -> new LinkedHashSet<>())
                                    .add(whole))));
    smaller
        .get(axis)
        .forEach(
            (whole, parts) ->
                parts.forEach(
                    part -> wholes.computeIfAbsent(part, _ -> new LinkedHashSet<>()).add(whole)));
    return wholes;
  }

  /** Numbers that no table gives, where everything they are part of is given. */
  private void close(List<Map<String, Set<String>>> wholes) {
    for (Unknown unknown : List.copyOf(unknowns.values())) {
      for (int axis = 0; axis < 3; axis++) {
        int along = axis;
        String member = unknown.place.get(axis);
        for (List<String> parts : sums.get(axis).getOrDefault(member, Set.of())) {
          if (!closing.contains(parts)) {
            continue;
          }
          for (String part : parts) {
            List<String> place = moved(unknown.place, axis, part);
            boolean surrounded =
                axis == 1
                    || wholes.get(axis).getOrDefault(part, Set.of()).stream()
                        .allMatch(
                            whole -> unknowns.containsKey(moved(unknown.place, along, whole)));
            if (surrounded && !unknowns.containsKey(place)) {
              find(place).between = true;
            }
          }
        }
      }
    }
  }

  private void relate(Unknown whole) {
    for (int axis = 0; axis < 3; axis++) {
      String member = whole.place.get(axis);
      for (List<String> parts : sums.get(axis).getOrDefault(member, Set.of())) {
        relate(whole, axis, parts, true);
      }
      for (String part : smaller.get(axis).getOrDefault(member, Set.of())) {
        relate(whole, axis, List.of(part), false);
      }
    }
  }

  private void relate(Unknown whole, int axis, List<String> members, boolean sum) {
    List<Unknown> parts = new ArrayList<>(members.size());
    for (String member : members) {
      Unknown part = unknowns.get(moved(whole.place, axis, member));
      if (part != null && part != whole) {
        parts.add(part);
      }
    }
    if (!parts.isEmpty()) {
      equations.add(
          new Equation(
              whole, parts.toArray(Unknown[]::new), sum && parts.size() == members.size()));
    }
  }

  /** Whether the shown numbers contradict each other; known after {@link #solve}. */
  boolean contradictory() {
    return contradictory;
  }

  /** Proves what can be proved, then tries the guess that every hidden count is a small one. */
  Solution solve() {
    lay();
    contradictory =
        !unknowns.values().stream().allMatch(Unknown::possible) || !propagate(equations);
    Set<String> exact = new HashSet<>();
    for (Unknown unknown : unknowns.values()) {
      if (unknown.exact) {
        exact.add(unknown.place.get(2));
      }
    }
    List<Unknown> sought = new ArrayList<>();
    for (Unknown unknown : unknowns.values()) {
      if (unknown.told) {
        continue;
      }
      if (unknown.hidden || (unknown.gap && !unknown.shown)) {
        sought.add(unknown);
      } else if (unknown.between && !exact.contains(unknown.place.get(2))) {
        sought.add(unknown);
      }
    }
    contradictory = contradictory || !certain(sought);
    Findings found = new Findings();
    if (!contradictory) {
      for (Unknown unknown : unknowns.values()) {
        unknown.provenLow = unknown.low;
        unknown.provenHigh = unknown.high;
      }
      for (Unknown unknown : sought) {
        if (unknown.hidden) {
          found.intervals.add(
              new AttackReport.Interval(
                  unknown.name(),
                  unknown.low,
                  unknown.high >= Unknown.ENDLESS ? null : Long.valueOf(unknown.high),
                  unknown.proof));
        }
        if (unknown.hidden || unknown.gap) {
          found.weigh(unknown, false);
        } else {
          found.weighBetween(unknown);
        }
      }
      // Whoever was told has no need to guess, and would guess against better knowledge.
      if (asking.told().isEmpty()) {
        guessSmall(found);
      }
    }
    return new Solution(found.recovered, found.worst, found.between, found.intervals);
  }

  /** Asks what all equations say at once; false when they contradict each other. */
  private boolean certain(List<Unknown> sought) {
    return new Prover(_ -> true, rules, asking.trials())
            .prove(chosen(sought, rules.auditWidth() * Effort.NARROW))
        && propagate(equations);
  }

  /**
   * Those about which programs are solved.
   *
   * @param narrow the width from which on an interval is suspicious only by chance
   */
  private List<Unknown> chosen(List<Unknown> of, long narrow) {
    if (asking.effort() == Effort.EVERY_CELL) {
      return of;
    }
    List<Unknown> chosen = new ArrayList<>();
    // By position: a fixed sample, the same in every attack on the same numbers.
    for (int i = 0; i < of.size(); i++) {
      Unknown unknown = of.get(i);
      if (i % asking.every() == 0 || isSuspect(unknown, narrow)) {
        chosen.add(unknown);
      }
    }
    return chosen;
  }

  /** A number that no table gives matters only when it is surely small. */
  private boolean isSuspect(Unknown unknown, long narrow) {
    return unknown.between ? unknown.high <= rules.hideUpTo() : unknown.high - unknown.low < narrow;
  }

  /**
   * An outsider cannot see why a number is hidden, but most are hidden for being small. Supposes
   * that all are that can be. Hidden numbers that hang together stand or fall together: where the
   * guess contradicts what is shown, it says nothing about any of them.
   */
  private void guessSmall(Findings found) {
    List<Unknown> small = new ArrayList<>();
    for (Unknown unknown : unknowns.values()) {
      if (unknown.hidden && !unknown.told && unknown.low <= unknown.mostWhenSmall) {
        unknown.learn(0, unknown.mostWhenSmall);
        unknown.proof = Proof.PROPAGATION;
        unknown.values = Long.MAX_VALUE;
        small.add(unknown);
      }
    }
    unknowns.values().forEach(unknown -> unknown.settled = unknown.shown && !unknown.hidden);
    Set<Unknown> chosen = new HashSet<>(chosen(small, 0));
    Set<Unknown> seen = new HashSet<>();
    for (Unknown unknown : small) {
      if (seen.add(unknown)) {
        List<Unknown> together = together(unknown, seen);
        Set<Equation> about = new LinkedHashSet<>();
        together.forEach(one -> about.addAll(one.equations));
        if (!propagate(about)) {
          continue;
        }
        List<Unknown> supposed =
            together.stream().filter(one -> one.hidden && one.high <= one.mostWhenSmall).toList();
        List<Unknown> asked =
            supposed.stream()
                .filter(
                    one ->
                        chosen.contains(one)
                            || one.high - one.low < Math.min(one.mostWhenSmall, rules.hideUpTo()))
                .toList();
        if (new Prover(about::contains, rules, asking.trials()).prove(asked)) {
          supposed.forEach(one -> found.weigh(one, true));
        }
      }
    }
  }

  private static List<Unknown> together(Unknown start, Set<Unknown> seen) {
    List<Unknown> together = new ArrayList<>(List.of(start));
    for (int i = 0; i < together.size(); i++) {
      for (Equation equation : together.get(i).equations) {
        join(equation.whole, together, seen);
        for (Unknown part : equation.parts) {
          join(part, together, seen);
        }
      }
    }
    return together;
  }

  private static void join(Unknown unknown, List<Unknown> together, Set<Unknown> seen) {
    if (!unknown.settled && seen.add(unknown)) {
      together.add(unknown);
    }
  }

  private static boolean propagate(Collection<Equation> equations) {
    ArrayDeque<Equation> queue = new ArrayDeque<>(equations);
    equations.forEach(equation -> equation.waiting = true);
    while (!queue.isEmpty()) {
      Equation equation = queue.remove();
      equation.waiting = false;
      boolean holds = tighten(equation.whole, equation, queue);
      for (Unknown part : equation.parts) {
        holds = holds && tighten(part, equation, queue);
      }
      if (!holds) {
        queue.forEach(left -> left.waiting = false);
        return false;
      }
    }
    return true;
  }

  /**
   * Numbers that are given anew: what is known of the old and of the new one tells of the records
   * that came in between.
   *
   * @return names of cells whose change is known too well
   */
  Set<String> changesSince(Puzzle before) {
    Set<String> known = new TreeSet<>();
    for (Unknown now : unknowns.values()) {
      Unknown then = before.unknowns.get(now.place);
      if (then == null || now.cell == null || then.cell == null || now.exact || then.exact) {
        continue;
      }
      if (now.provenHigh < Unknown.ENDLESS
          && then.provenHigh < Unknown.ENDLESS
          && now.provenHigh - now.provenLow + then.provenHigh - then.provenLow
              < rules.auditWidth()) {
        known.add(now.name());
      }
    }
    return known;
  }

  private static boolean tighten(Unknown unknown, Equation by, ArrayDeque<Equation> queue) {
    long low = unknown.low;
    long high = unknown.high;
    long atLeast = by.lowOf(unknown);
    long atMost = by.highOf(unknown);
    if (unknown.settled) {
      return atLeast <= high && atMost >= low;
    }
    unknown.learn(atLeast, atMost);
    if (unknown.low != low || unknown.high != high) {
      for (Equation equation : unknown.equations) {
        if (equation != by && !equation.waiting) {
          equation.waiting = true;
          queue.add(equation);
        }
      }
    }
    return unknown.possible();
  }

  /** Gathers what is known too well, and what is known best. */
  private final class Findings {
    private final Set<String> recovered = new TreeSet<>();
    private final Set<String> between = new TreeSet<>();
    private final List<AttackReport.Interval> intervals = new ArrayList<>();
    private AttackReport.@Nullable Worst worst;

    /** A small number that no table gives must not be known either. */
    void weighBetween(Unknown unknown) {
      if (unknown.high <= rules.hideUpTo() && unknown.high - unknown.low < rules.auditWidth()) {
        between.add(unknown.name());
      }
    }

    void weigh(Unknown unknown, boolean guessed) {
      long low = unknown.low;
      long high = unknown.high;
      if (high >= Unknown.ENDLESS) {
        return;
      }
      if (high - low < rules.auditWidth() || unknown.values <= rules.auditWidth()) {
        recovered.add(unknown.name());
      }
      AttackReport.Worst best = worst;
      if (best == null || high - low < best.width()) {
        worst = new AttackReport.Worst(unknown.name(), low, high, unknown.proof, guessed);
      }
    }
  }
}
