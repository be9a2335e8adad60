package org.porchlight.disclosure;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import org.porchlight.release.Manifest.Rules;

/**
 * Asks what arithmetic could tell an outsider about the hidden counts of a table, and hides more
 * until the answer is: too little.
 *
 * <p>The outsider it imagines knows the rules, and for every hidden count whether it is hidden for
 * being small. A real one cannot see that (there is one symbol for all reasons), so the audit is
 * stricter than it would have to be. In one place that grant is taken back: a count that rests on
 * few people, all of whose parts are small, is bounded by their smallness alone, and no hiding can
 * help; there, the bound that smallness gives is enough.
 */
final class Audit {
  /** Each round hides at least one count or ends; tables seen so far needed fewer than twenty. */
  private static final int MOST_ROUNDS = 200;

  private final CountTable table;
  private final Rules rules;
  private final CountRule countRule;
  private final CellSystem system;
  private final Bounds bySmallness;
  private Bounds bounds;

  private Audit(CountTable table, Rules rules) {
    this.table = table;
    this.rules = rules;
    this.countRule = new CountRule(rules);
    this.system = new CellSystem(table.head(), table.keys());
    this.bounds = new Bounds(system);
    this.bySmallness = new Bounds(system);
    for (int c = 0; c < table.size(); c++) {
      if (table.standing(c) == Standing.SMALL) {
        bySmallness.know(c, 0, rules.hideUpTo());
      }
    }
    bySmallness.propagate();
  }

  /**
   * What came of it.
   *
   * @param failing hidden counts that stay too well known; the table is safe when there are none
   * @param worstWidth the narrowest interval of a small count; {@link Long#MAX_VALUE} when there is
   *     none
   */
  record Outcome(long failing, long worstWidth) {}

  /**
   * Hides counts of the table until every hidden one is uncertain enough, or until nothing is left
   * to hide.
   *
   * @throws InconsistentCountsException when the true counts do not add up as the table says
   */
  static Outcome protect(CountTable table, Rules rules) {
    Audit audit = new Audit(table, rules);
    audit.requireConsistent();
    for (int round = 1; ; round++) {
      audit.work();
      BitSet failing = audit.failing();
      if (failing.isEmpty() || round == MOST_ROUNDS || !audit.hideFor(failing)) {
        return new Outcome(failing.cardinality(), audit.worstWidth());
      }
    }
  }

  /** The bounds an outsider gets if nothing more is hidden than is hidden now. */
  static Bounds boundsOf(CountTable table, Rules rules) {
    Audit audit = new Audit(table, rules);
    audit.work();
    return audit.bounds;
  }

  private void requireConsistent() {
    Bounds truth = new Bounds(system);
    for (int c = 0; c < table.size(); c++) {
      truth.know(c, table.count(c), table.count(c));
    }
    int broken = truth.propagate();
    if (broken >= 0) {
      throw InconsistentCountsException.of(system, broken);
    }
  }

  private void work() {
    bounds = new Bounds(system);
    for (int c = 0; c < table.size(); c++) {
      switch (table.standing(c)) {
        case EXACT -> bounds.know(c, table.count(c), table.count(c));
        case ROUNDED -> {
          long shown = table.shown(c);
          bounds.know(c, countRule.lowBehind(shown), countRule.highBehind(shown));
        }
        case SMALL -> bounds.know(c, 0, rules.hideUpTo());
        case FEW, COMPLEMENT -> bounds.know(c, 0, Bounds.UNBOUNDED);
      }
    }
    int broken = bounds.propagate();
    if (broken >= 0) {
      throw InconsistentCountsException.of(system, broken);
    }
    for (int c = 0; c < table.size(); c++) {
      if (table.count(c) < bounds.low(c) || table.count(c) > bounds.high(c)) {
        throw new AssertionError(
            "the audit excluded the true count of %s".formatted(table.keys().get(c)));
      }
    }
  }

  private BitSet failing() {
    BitSet failing = new BitSet();
    for (int c = 0; c < table.size(); c++) {
      if (!wideEnough(c, bounds.low(c), bounds.high(c))) {
        failing.set(c);
      }
    }
    return failing;
  }

  private boolean wideEnough(int cell, long low, long high) {
    return switch (table.standing(cell)) {
      case EXACT, ROUNDED -> true;
      case SMALL, COMPLEMENT -> high - low >= rules.auditWidth();
      case FEW ->
          high - low >= rules.auditWidth()
              && high >= Math.min(2 * table.count(cell), bySmallness.high(cell))
              && 2 * low <= table.count(cell);
    };
  }

  private long worstWidth() {
    long worst = Long.MAX_VALUE;
    for (int c = 0; c < table.size(); c++) {
      if (table.standing(c) == Standing.SMALL) {
        worst = Math.min(worst, bounds.width(c));
      }
    }
    return worst;
  }

  private boolean hideFor(BitSet failing) {
    BitSet loosened = new BitSet();
    boolean hidAny = false;
    for (int c = failing.nextSetBit(0); c >= 0; c = failing.nextSetBit(c + 1)) {
      if (table.standing(c).hidden()) {
        hidAny |= hideFor(c, loosened);
      }
    }
    return hidAny;
  }

  /**
   * Loosens every relation that alone says too much about a cell; when only several together do,
   * the first of them.
   */
  private boolean hideFor(int cell, BitSet loosened) {
    boolean handled = false;
    for (int u = system.usesFrom(cell); u < system.usesTo(cell); u++) {
      int relation = system.use(u);
      if (tellsTooMuch(relation, cell)) {
        handled |= loosened.get(relation) || hideIn(relation, cell, loosened);
      }
    }
    return handled || hideNearest(cell, loosened);
  }

  private boolean tellsTooMuch(int relation, int cell) {
    return !wideEnough(
        cell,
        Math.max(0, bounds.lowBy(relation, cell)),
        Math.min(priorHigh(cell), bounds.highBy(relation, cell)));
  }

  private boolean binds(int relation, int variable) {
    return (bounds.low(variable) > 0 && bounds.lowBy(relation, variable) == bounds.low(variable))
        || (bounds.high(variable) < priorHigh(variable)
            && bounds.highBy(relation, variable) == bounds.high(variable));
  }

  private long priorHigh(int variable) {
    return variable < table.size() && table.standing(variable) == Standing.SMALL
        ? rules.hideUpTo()
        : Bounds.UNBOUNDED;
  }

  /** Follows the binding relations outward, over hidden and latent cells, to one that shows. */
  private boolean hideNearest(int cell, BitSet loosened) {
    Deque<Integer> frontier = new ArrayDeque<>();
    BitSet seen = new BitSet();
    frontier.add(cell);
    seen.set(cell);
    while (!frontier.isEmpty()) {
      int variable = frontier.remove();
      for (int u = system.usesFrom(variable); u < system.usesTo(variable); u++) {
        int relation = system.use(u);
        if (!binds(relation, variable)) {
          continue;
        }
        if (loosened.get(relation) || hideIn(relation, variable, loosened)) {
          return true;
        }
        reach(system.whole(relation), seen, frontier);
        for (int p = system.partsFrom(relation); p < system.partsTo(relation); p++) {
          reach(system.part(p), seen, frontier);
        }
      }
    }
    return false;
  }

  private void reach(int variable, BitSet seen, Deque<Integer> frontier) {
    boolean shown = variable < table.size() && !table.standing(variable).hidden();
    if (!shown && !seen.get(variable)) {
      seen.set(variable);
      frontier.add(variable);
    }
  }

  /**
   * Hides one shown cell of a relation: of the parts the smallest that is large enough, else the
   * largest; if no part is shown, the whole. Exact cells stay: what is public incident by incident
   * cannot be taken back, so the rounded total beside it goes instead.
   */
  private boolean hideIn(int relation, int cell, BitSet loosened) {
    long need = need(cell);
    int best = -1;
    for (int p = system.partsFrom(relation); p < system.partsTo(relation); p++) {
      int part = system.part(p);
      if (part != cell && rounded(part) && (best < 0 || better(part, best, need))) {
        best = part;
      }
    }
    int whole = system.whole(relation);
    if (best < 0 && whole != cell && rounded(whole)) {
      best = whole;
    }
    if (best < 0) {
      return false;
    }
    table.hideToProtect(best);
    loosened.set(relation);
    return true;
  }

  private boolean rounded(int variable) {
    return variable < table.size() && table.standing(variable) == Standing.ROUNDED;
  }

  private boolean better(int candidate, int best, long need) {
    long a = table.shown(candidate);
    long b = table.shown(best);
    boolean aSuffices = a >= need;
    boolean bSuffices = b >= need;
    if (aSuffices != bSuffices) {
      return aSuffices;
    }
    return aSuffices ? a < b : a > b;
  }

  /** By how much the upper bound of a cell has to rise. */
  private long need(int cell) {
    if (cell >= table.size() || bounds.high(cell) == Bounds.UNBOUNDED) {
      return 0;
    }
    long byWidth = rules.auditWidth() - bounds.width(cell);
    long byDouble =
        table.standing(cell) == Standing.FEW ? 2 * table.count(cell) - bounds.high(cell) : 0;
    return Math.max(0, Math.max(byWidth, byDouble));
  }
}
