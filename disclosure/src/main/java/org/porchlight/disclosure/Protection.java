package org.porchlight.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.porchlight.disclosure.Certificates.Shortfall;
import org.porchlight.release.Manifest;
import org.porchlight.release.Manifest.Rules;

/** Makes linked tables safe: hides more, then leaves more out, then drops what is left. */
final class Protection {
  private final CountSet set;
  private final Rules rules;
  private final Changes changes;
  private final @Nullable Solver solver;
  private final BitSet excused;

  /**
   * For one set.
   *
   * @param before what earlier epochs said of the same counts
   * @param solver null when propagation is proof enough
   */
  Protection(CountSet set, List<CountSet> before, Rules rules, @Nullable Solver solver) {
    this.set = set;
    this.rules = rules;
    this.changes = new Changes(before, rules);
    this.solver = solver;
    this.excused = Audit.givenAway(set, rules);
  }

  /**
   * What came of it.
   *
   * @param failing counts that stayed too well known until everything was dropped; 0 when safe
   * @param worstWidth the narrowest interval of a small count
   * @param coarsened what was left out
   */
  record Outcome(long failing, long worstWidth, List<Manifest.Coarsening> coarsened) {}

  Outcome run() {
    Coarsening coarsening = new Coarsening(set);
    while (true) {
      Audit.Outcome outcome = hide();
      if (outcome.passed()) {
        return coarsening.size() < 2 ? done(outcome, coarsening) : fewest(coarsening);
      }
      if (!coarsening.step(outcome.failing(), outcome.reading())) {
        set.tables().forEach(CountTable::leaveOutAll);
        return new Outcome(outcome.failing().cardinality(), Long.MAX_VALUE, coarsening.steps());
      }
    }
  }

  private static Outcome done(Audit.Outcome outcome, Coarsening coarsening) {
    return new Outcome(0, outcome.worstWidth(), coarsening.steps());
  }

  /** What was left out first may not have to be, now that the rest is. */
  private Outcome fewest(Coarsening coarsening) {
    for (int step = 0; step < coarsening.size(); ) {
      Runnable redo = coarsening.undo(step);
      if (!hide().passed()) {
        redo.run();
        step++;
      }
    }
    set.reset();
    return done(hide(), coarsening);
  }

  private Audit.Outcome hide() {
    LinearAudit linear = solver == null ? null : new LinearAudit(set, rules, solver);
    while (true) {
      Audit.Outcome outcome = Audit.protect(set, rules, excused);
      if (!outcome.passed()) {
        return outcome;
      }
      BitSet changed = changes.failing(set);
      changed.stream().forEach(set::hideToProtect);
      if (!changed.isEmpty()) {
        continue;
      }
      if (solver == null || linear == null) {
        return outcome;
      }
      BitSet all = new BitSet();
      all.set(0, set.size());
      all.andNot(excused);
      Map<Integer, Shortfall> failing = linear.failing(all);
      if (failing.isEmpty()) {
        return new Audit.Outcome(
            outcome.failing(),
            outcome.reading(),
            Math.min(outcome.worstWidth(), linear.worstWidthOfSmall(all)));
      }
      if (excuse(failing.keySet(), solver)) {
        continue;
      }
      if (!loosen(failing)) {
        BitSet known = new BitSet();
        failing.keySet().forEach(known::set);
        return new Audit.Outcome(known, outcome.reading(), outcome.worstWidth());
      }
    }
  }

  /** Sets aside what earlier releases alone give away; true when there was something. */
  private boolean excuse(Set<Integer> failing, Solver solver) {
    BitSet known = new BitSet();
    failing.forEach(known::set);
    boolean any = false;
    for (Map.Entry<Integer, Shortfall> given :
        new LinearAudit(set.pastOnly(), rules, solver).failing(known).entrySet()) {
      if (given.getValue().proved()) {
        excused.set(given.getKey());
        any = true;
      }
    }
    return any;
  }

  /** Hides, for each count known too well, one of those whose bounds make it so. */
  private boolean loosen(Map<Integer, Shortfall> failing) {
    boolean hidAny = false;
    for (Map.Entry<Integer, Shortfall> one : failing.entrySet()) {
      List<Integer> near = new ArrayList<>(one.getValue().binding());
      near.addAll(relatives(one.getKey()));
      int best = -1;
      for (int v : near) {
        boolean free = set.standing(v) == Standing.ROUNDED && !set.isFrozen(v);
        if (free && (best < 0 || Audit.better(set, v, best, one.getValue().need()))) {
          best = v;
        }
      }
      if (best >= 0) {
        set.hideToProtect(best);
        hidAny = true;
      }
    }
    return hidAny;
  }

  private List<Integer> relatives(int variable) {
    CellSystem system = set.system();
    List<Integer> relatives = new ArrayList<>();
    for (int u = system.usesFrom(variable); u < system.usesTo(variable); u++) {
      relatives.add(system.whole(system.use(u)));
      for (int p = system.partsFrom(system.use(u)); p < system.partsTo(system.use(u)); p++) {
        relatives.add(system.part(p));
      }
    }
    return relatives;
  }
}
