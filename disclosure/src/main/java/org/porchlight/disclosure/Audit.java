package org.porchlight.disclosure;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import org.porchlight.release.Manifest.Rules;

/**
 * Asks what arithmetic could tell an outsider about the guarded counts of linked tables, and hides
 * more until the answer is: too little.
 *
 * <p>Two outsiders are imagined; see {@link Reading}. Both know the rules. One is told which hidden
 * counts are small, which no real one can see; the other guesses that all are.
 */
final class Audit {
  /** Each round hides at least one count or ends; tables seen so far needed fewer than forty. */
  private static final int MOST_ROUNDS = 300;

  private final CountSet set;
  private final CellSystem system;

  private Audit(CountSet set) {
    this.set = set;
    this.system = set.system();
  }

  /**
   * What came of it.
   *
   * @param failing counts that stay too well known; the tables are safe when there are none
   * @param reading the outsider who knows them
   * @param worstWidth the narrowest interval of a small count; {@link Long#MAX_VALUE} when there is
   *     none
   */
  record Outcome(BitSet failing, Reading reading, long worstWidth) {
    boolean passed() {
      return failing.isEmpty();
    }
  }

  /**
   * Hides counts until every guarded one is uncertain enough, or until nothing is left to hide.
   *
   * @param excused counts that earlier releases alone give away; nothing new can mend that
   */
  static Outcome protect(CountSet set, Rules rules, BitSet excused) {
    Audit audit = new Audit(set);
    for (int round = 1; ; round++) {
      Reading told = Reading.told(set, rules);
      BitSet failing = told.failing();
      failing.andNot(excused);
      Reading reading = told;
      if (failing.isEmpty()) {
        reading = Reading.guessing(set, rules);
        failing = reading.failing();
        failing.andNot(excused);
      }
      if (failing.isEmpty() || round == MOST_ROUNDS || !audit.hideFor(failing, reading)) {
        return new Outcome(failing, reading, told.worstWidthOfSmall());
      }
    }
  }

  /** Counts that nothing published from now on could make uncertain again. */
  static BitSet givenAway(CountSet set, Rules rules) {
    CountSet past = set.pastOnly();
    BitSet known = Reading.told(past, rules).failing();
    known.or(Reading.guessing(past, rules).failing());
    return known;
  }

  /** The bounds that the first outsider gets if nothing more is hidden than is hidden now. */
  static Bounds boundsOf(CountSet set, Rules rules) {
    return Reading.told(set, rules).bounds();
  }

  private boolean hideFor(BitSet failing, Reading reading) {
    BitSet loosened = new BitSet();
    boolean hidAny = false;
    for (int c = failing.nextSetBit(0); c >= 0; c = failing.nextSetBit(c + 1)) {
      hidAny |= hideFor(c, reading, loosened);
    }
    return hidAny;
  }

  /**
   * Loosens every relation that alone says too much about a cell; when only several together do,
   * the nearest that can be loosened.
   */
  private boolean hideFor(int cell, Reading reading, BitSet loosened) {
    boolean handled = false;
    for (int u = system.usesFrom(cell); u < system.usesTo(cell); u++) {
      int relation = system.use(u);
      if (reading.tellsTooMuch(relation, cell)) {
        handled |= loosened.get(relation) || hideIn(relation, cell, reading, loosened);
      }
    }
    return handled || hideNearest(cell, reading, loosened);
  }

  /** Follows the binding relations outward, over hidden and latent cells, to one that shows. */
  private boolean hideNearest(int cell, Reading reading, BitSet loosened) {
    Deque<Integer> frontier = new ArrayDeque<>();
    BitSet seen = new BitSet();
    frontier.add(cell);
    seen.set(cell);
    while (!frontier.isEmpty()) {
      int variable = frontier.remove();
      for (int u = system.usesFrom(variable); u < system.usesTo(variable); u++) {
        int relation = system.use(u);
        if (!reading.binds(relation, variable)) {
          continue;
        }
        if (loosened.get(relation) || hideIn(relation, variable, reading, loosened)) {
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
    if (!set.standing(variable).shown() && !seen.get(variable)) {
      seen.set(variable);
      frontier.add(variable);
    }
  }

  /**
   * Hides one shown cell of a relation: of the parts the smallest that is large enough, else the
   * largest; if no part is shown, the whole. Exact cells stay: what is public incident by incident
   * cannot be taken back, so the rounded total beside it goes instead.
   */
  private boolean hideIn(int relation, int cell, Reading reading, BitSet loosened) {
    long need = reading.need(cell);
    int best = -1;
    for (int p = system.partsFrom(relation); p < system.partsTo(relation); p++) {
      int part = system.part(p);
      if (part != cell && rounded(part) && (best < 0 || better(set, part, best, need))) {
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
    set.hideToProtect(best);
    loosened.set(relation);
    return true;
  }

  private boolean rounded(int variable) {
    return set.standing(variable) == Standing.ROUNDED && !set.isFrozen(variable);
  }

  /**
   * Of two shown counts, whether the first is the one to hide: the smallest that is large enough.
   */
  static boolean better(CountSet set, int candidate, int best, long need) {
    long a = set.shown(candidate);
    long b = set.shown(best);
    boolean aSuffices = a >= need;
    boolean bSuffices = b >= need;
    if (aSuffices != bSuffices) {
      return aSuffices;
    }
    return aSuffices ? a < b : a > b;
  }
}
