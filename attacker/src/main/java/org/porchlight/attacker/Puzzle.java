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
import org.jspecify.annotations.Nullable;

/**
 * All versions of one table, in one or several releases, as equations between unknowns. A number
 * for a period that was over in each of them is one unknown; others are kept apart.
 *
 * <p>Looks at one equation at a time, over and over: what it proves is certain, but solving all
 * equations at once could prove more.
 */
final class Puzzle {
  private final Map<String, Unknown> unknowns = new LinkedHashMap<>();
  private final List<Equation> equations = new ArrayList<>();
  private final Published.Rules rules;
  private boolean contradictory;

  Puzzle(Published.Rules rules) {
    this.rules = rules;
  }

  /**
   * What came out.
   *
   * @param recovered names of hidden cells that are known too well
   * @param worst the one known best; null when none is bounded
   */
  record Solution(Set<String> recovered, AttackReport.@Nullable Worst worst) {}

  /**
   * Lays out a release's version of the table.
   *
   * @param mark empty, or a name that keeps this version apart from all others
   */
  void add(Published release, Published.Table table, String mark) {
    Map<List<String>, Long> floors =
        table.exact().isEmpty() ? Map.of() : floors(release, table, mark);
    lay(table, mark);
    for (Published.Figure cell : table.cells()) {
      Unknown unknown = unknowns.get(key(scope(table, cell.time(), mark), cell.place()));
      if (unknown != null) {
        learn(release.rules(), table, cell, floors.getOrDefault(cell.place(), 0L), unknown);
      }
    }
  }

  /** What the exact numbers of one release alone say: each number is at least this. */
  private static Map<List<String>, Long> floors(
      Published release, Published.Table table, String mark) {
    Puzzle exact = new Puzzle(release.rules());
    exact.lay(table, mark);
    for (Published.Figure cell : table.cells()) {
      Long value = cell.value();
      Unknown unknown = exact.unknowns.get(key(scope(table, cell.time(), mark), cell.place()));
      if (unknown != null && value != null && table.exact().contains(cell.type())) {
        unknown.learn(value, value);
      }
    }
    if (!propagate(exact.equations)) {
      return Map.of();
    }
    Map<List<String>, Long> floors = new HashMap<>();
    exact.unknowns.values().forEach(unknown -> floors.put(unknown.place, unknown.low));
    return floors;
  }

  /** Makes the unknowns and the equations, knowing nothing yet. */
  private void lay(Published.Table table, String mark) {
    ArrayDeque<Unknown> open = new ArrayDeque<>();
    for (Published.Figure cell : table.cells()) {
      find(table, cell.place(), mark, open);
    }
    List<Unknown> mine = new ArrayList<>();
    Map<String, Boolean> seen = new HashMap<>();
    List<Map<String, List<String>>> wholes = wholes(table);
    while (!open.isEmpty()) {
      Unknown unknown = open.remove();
      if (seen.put(key(unknown.scope, unknown.place), true) != null) {
        continue;
      }
      mine.add(unknown);
      for (int axis = 0; axis < 3; axis++) {
        for (String whole : wholes.get(axis).getOrDefault(unknown.place.get(axis), List.of())) {
          find(table, moved(unknown.place, axis, whole), mark, open);
        }
      }
    }
    for (Unknown unknown : mine) {
      relate(table, unknown, mark);
    }
  }

  private static List<Map<String, List<String>>> wholes(Published.Table table) {
    List<Map<String, List<String>>> wholes = new ArrayList<>();
    for (Published.Axis axis : table.axes()) {
      Map<String, List<String>> of = new HashMap<>();
      axis.sums()
          .forEach(
              (whole, sums) ->
                  sums.forEach(
                      parts ->
                          parts.forEach(
                              part ->
                                  of.computeIfAbsent(part, _ -> new ArrayList<>()).add(whole))));
      axis.smaller()
          .forEach(
              (whole, parts) ->
                  parts.forEach(
                      part -> of.computeIfAbsent(part, _ -> new ArrayList<>()).add(whole)));
      wholes.add(of);
    }
    return wholes;
  }

  private Unknown find(
      Published.Table table, List<String> place, String mark, ArrayDeque<Unknown> open) {
    String scope = scope(table, place.get(1), mark);
    Unknown unknown =
        unknowns.computeIfAbsent(key(scope, place), _ -> new Unknown(table.id(), scope, place));
    open.add(unknown);
    return unknown;
  }

  private static String scope(Published.Table table, String time, String mark) {
    return mark
        + (Period.closed(time, table.from(), table.to()) ? "" : table.from() + ".." + table.to());
  }

  private static String key(String scope, List<String> place) {
    return scope + "|" + String.join("/", place);
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
    if (value == null && cell.gap()) {
      // Why there is no number is said, so it need not be small; but it may be.
      unknown.gap |= !table.exact().contains(cell.type());
      unknown.learn(0, Unknown.ENDLESS);
      return;
    }
    if (value == null) {
      unknown.hidden = true;
      unknown.mostWhenSmall = Math.min(unknown.mostWhenSmall, floor + rules.hideUpTo());
      unknown.learn(0, rules.hiddenMeansSmall() ? floor + rules.hideUpTo() : Unknown.ENDLESS);
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

  private void relate(Published.Table table, Unknown whole, String mark) {
    for (int axis = 0; axis < 3; axis++) {
      Published.Axis dimension = table.axes().get(axis);
      String member = whole.place.get(axis);
      for (List<String> parts : dimension.sums().getOrDefault(member, List.of())) {
        relate(table, whole, axis, parts, mark, true);
      }
      for (String part : dimension.smaller().getOrDefault(member, List.of())) {
        relate(table, whole, axis, List.of(part), mark, false);
      }
    }
  }

  private void relate(
      Published.Table table,
      Unknown whole,
      int axis,
      List<String> members,
      String mark,
      boolean sum) {
    List<Unknown> parts = new ArrayList<>(members.size());
    for (String member : members) {
      List<String> place = moved(whole.place, axis, member);
      Unknown part = unknowns.get(key(scope(table, place.get(1), mark), place));
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
    contradictory =
        !unknowns.values().stream().allMatch(Unknown::possible) || !propagate(equations);
    Findings found = new Findings();
    if (!contradictory) {
      unknowns.values().stream().filter(u -> u.hidden || (u.gap && !u.shown)).forEach(found::weigh);
      guessSmall(found);
    }
    return new Solution(found.recovered, found.worst);
  }

  /**
   * An outsider cannot see why a number is hidden, but most are hidden for being small. Supposes
   * that all are that can be. Hidden numbers that hang together stand or fall together: where the
   * guess contradicts what is shown, it says nothing about any of them.
   */
  private void guessSmall(Findings found) {
    List<Unknown> small = new ArrayList<>();
    for (Unknown unknown : unknowns.values()) {
      if (unknown.hidden && unknown.low <= unknown.mostWhenSmall) {
        unknown.learn(0, unknown.mostWhenSmall);
        small.add(unknown);
      }
    }
    unknowns.values().forEach(unknown -> unknown.settled = unknown.shown && !unknown.hidden);
    Set<Unknown> seen = new HashSet<>();
    for (Unknown unknown : small) {
      if (seen.add(unknown)) {
        List<Unknown> together = together(unknown, seen);
        if (supposed(together)) {
          together.stream()
              .filter(one -> one.hidden && one.high <= one.mostWhenSmall)
              .forEach(found::weigh);
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

  private static boolean supposed(List<Unknown> together) {
    Set<Equation> about = new LinkedHashSet<>();
    together.forEach(unknown -> about.addAll(unknown.equations));
    return propagate(about);
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
    private AttackReport.@Nullable Worst worst;

    void weigh(Unknown unknown) {
      long low = unknown.low;
      long high = unknown.high;
      if (high >= Unknown.ENDLESS) {
        return;
      }
      if (high - low < rules.auditWidth()) {
        recovered.add(unknown.name());
      }
      AttackReport.Worst best = worst;
      if (best == null || high - low < best.high() - best.low()) {
        worst = new AttackReport.Worst(unknown.name(), low, high);
      }
    }
  }
}
