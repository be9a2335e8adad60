package org.porchlight.attacker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Asks of unknowns how small and how large they can be when all equations hold at once.
 *
 * <p>Two questions, from a small window to everything that hangs together. With the others held at
 * values that go together: can it have so many values that nothing is told? With the others
 * anywhere: what is certain? The first spares the second for almost all.
 */
final class Prover {
  /** So many unknowns fit into one program that costs no more than its windows would. */
  private static final int SMALL = 3000;

  private static final int[] WINDOWS = {250, 2500};

  /** So few are sooner asked one by one. */
  private static final int FEW = 6;

  /** After so many pushes that settle few, the rest are asked one by one. */
  private static final int FRUITLESS = 3;

  /** Larger sets are too much for one program after another. */
  private static final int LARGEST = 60_000;

  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** Fractions closer than this to a whole number are that number. */
  private static final double SLACK = 1e-4;

  private final Predicate<Equation> counts;
  private final Published.Rules rules;
  private final Trials trials;

  /**
   * Asks about a puzzle.
   *
   * @param counts which equations count
   */
  Prover(Predicate<Equation> counts, Published.Rules rules, Trials trials) {
    this.counts = counts;
    this.rules = rules;
    this.trials = trials;
  }

  /**
   * Narrows the bounds of unknowns as far as programs prove them to be narrower.
   *
   * @return false when no values satisfy all equations
   */
  boolean prove(Collection<Unknown> about) {
    if (!LinearProgram.available()) {
      trials.missed.add(
          "Linear programs: the native code of OR-Tools does not load on this machine (it is built for 64-bit Linux on x86).");
      return true;
    }
    Set<Unknown> seen = new HashSet<>();
    Set<Unknown> asked = new HashSet<>(about);
    for (Unknown unknown : about) {
      if (trials.isOver()) {
        return true;
      }
      if (unknown.low < unknown.high && !seen.contains(unknown)) {
        Window all = Window.around(unknown, Integer.MAX_VALUE, counts);
        seen.addAll(all.members());
        if (!proveTogether(all, all.members().stream().filter(asked::contains).toList())) {
          return false;
        }
      } else {
        trials.programs.add(unknown.name());
      }
    }
    return true;
  }

  private boolean proveTogether(Window all, List<Unknown> about) {
    all.members().forEach(Unknown::forget);
    try (LinearProgram program = new LinearProgram(all, Window.Rim.FREE)) {
      program.limit(LONGEST);
      boolean small = all.members().size() <= SMALL;
      LinearProgram.Outcome any = program.seekAny();
      if (any == LinearProgram.Outcome.CONTRADICTION) {
        return false;
      }
      boolean based = any == LinearProgram.Outcome.SOLVED;
      if (based) {
        program.note(true);
      }
      List<Unknown> open = new ArrayList<>(about);
      open.removeIf(this::settled);
      if (based && all.members().size() <= LARGEST) {
        push(program, open);
      }
      for (int size : small ? new int[0] : WINDOWS) {
        open.removeIf(this::settled);
        for (Unknown unknown : open) {
          if (!settled(unknown) && !trials.isOver()) {
            look(unknown, size, based);
          }
        }
      }
      open.removeIf(this::settled);
      if (!open.isEmpty() && (!based || all.members().size() > LARGEST)) {
        trials.missed.add(
            "Linear programs over everything at once: %,d numbers hang together, so %,d of them were sought in the %,d nearest to each only."
                .formatted(all.members().size(), open.size(), WINDOWS[WINDOWS.length - 1]));
        return true;
      }
      for (Unknown unknown : open) {
        if (!settled(unknown) && !trials.isOver()) {
          ask(program, unknown, true);
        }
      }
    }
    return all.members().size() > WholeNumbers.MOST_UNKNOWNS || tryWholeNumbers(all, about);
  }

  /**
   * Pushes many unknowns to their ends at once: one program shows of most of them that they can be
   * there.
   */
  private void push(LinearProgram program, List<Unknown> open) {
    Random random = new Random(1);
    for (int fruitless = 0; fruitless < FRUITLESS && open.size() > FEW; ) {
      int before = open.size();
      if (program.push(open, random) != LinearProgram.Outcome.SOLVED) {
        return;
      }
      program.note(false);
      open.removeIf(this::settled);
      fruitless = before - open.size() <= before / 20 ? fruitless + 1 : 0;
    }
  }

  private boolean tryWholeNumbers(Window all, List<Unknown> about) {
    WholeNumbers numbers = new WholeNumbers(all);
    for (Unknown unknown : about) {
      unknown.values = numbers.narrow(unknown);
      if (unknown.values == 0) {
        return false;
      }
      trials.wholeNumbers.add(unknown.name());
    }
    return true;
  }

  /** Whether more programs would change nothing that matters. */
  private boolean settled(Unknown unknown) {
    if (unknown.high - unknown.low < rules.auditWidth() || hasManyValues(unknown)) {
      trials.programs.add(unknown.name());
      return true;
    }
    return false;
  }

  private boolean hasManyValues(Unknown unknown) {
    double least = Math.ceil(unknown.seenLow - SLACK);
    double most = Math.floor(unknown.seenHigh + SLACK);
    return most - least >= rules.auditWidth();
  }

  private void look(Unknown unknown, int size, boolean based) {
    Window near = Window.around(unknown, size, counts);
    if (based) {
      try (LinearProgram program = new LinearProgram(near, Window.Rim.HELD)) {
        for (boolean most : new boolean[] {false, true}) {
          if (program.seek(unknown, most) == LinearProgram.Outcome.SOLVED) {
            program.note(false);
          }
        }
      }
    }
    if (!based || !hasManyValues(unknown)) {
      try (LinearProgram program = new LinearProgram(near, Window.Rim.FREE)) {
        ask(program, unknown, false);
      }
    }
  }

  /** Takes what a program proves; with everything in it, its values are possible ones too. */
  private void ask(LinearProgram program, Unknown unknown, boolean everything) {
    for (boolean most : new boolean[] {false, true}) {
      if (program.seek(unknown, most) != LinearProgram.Outcome.SOLVED) {
        continue;
      }
      if (everything) {
        program.note(false);
      }
      double proven = program.proven();
      if (!Double.isInfinite(proven)) {
        unknown.prove(
            most ? 0 : (long) Math.ceil(proven - SLACK),
            most ? (long) Math.floor(proven + SLACK) : Unknown.ENDLESS,
            Proof.LINEAR_PROGRAM);
      }
    }
    if (everything) {
      trials.programs.add(unknown.name());
    }
  }
}
