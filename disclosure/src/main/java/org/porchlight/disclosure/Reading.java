package org.porchlight.disclosure;

import java.util.BitSet;
import org.porchlight.release.Manifest.Rules;

/**
 * What one imagined outsider makes of linked tables as they stand.
 *
 * <p>The outsider who is <em>told</em> knows of each hidden count whether it is hidden for being
 * small. No real outsider can see that (there is one symbol for all reasons), so whoever cannot
 * learn much from being told learns less in truth. In one place the gift is taken back: a count
 * that rests on few people, all of whose parts are small, is bounded by their smallness alone, and
 * no hiding can help; there, the bound that smallness gives is enough.
 *
 * <p>The one who <em>guesses</em> starts from what is certain without being told anything, and
 * supposes that every hidden count is small. Hidden counts that hang together form a block; where
 * the guess contradicts what is shown, the whole block says nothing. Where all are small indeed,
 * guessing is the same as being told. Where they are not, the guess is wrong about somebody, but if
 * nothing contradicts it, its narrow answer would be believed all the same.
 */
final class Reading {
  private final CountSet set;
  private final Rules rules;
  private final Bounds bounds;

  /** Which cells this outsider takes to be small. */
  private final BitSet small;

  private final boolean guessed;

  /**
   * For the told, what smallness alone gives away; for the guesser, what is certain without the
   * guess.
   */
  private final Bounds floor;

  private Reading(
      CountSet set, Rules rules, Bounds bounds, BitSet small, boolean guessed, Bounds floor) {
    this.set = set;
    this.rules = rules;
    this.bounds = bounds;
    this.small = small;
    this.guessed = guessed;
    this.floor = floor;
  }

  /**
   * The outsider who is told which hidden counts are small.
   *
   * @throws InconsistentCountsException when what is shown cannot be true
   */
  static Reading told(CountSet set, Rules rules) {
    BitSet small = new BitSet();
    Bounds bySmallness = new Bounds(set.system());
    for (int v = 0; v < set.size(); v++) {
      if (set.standing(v) == Standing.SMALL) {
        small.set(v);
        bySmallness.know(v, 0, set.mostAsSmall(v));
      }
    }
    bySmallness.propagate();
    Bounds bounds = certain(set, small);
    for (int v = 0; v < set.size(); v++) {
      long truth = set.count(v);
      if (truth != CountSet.UNKNOWN && (truth < bounds.low(v) || truth > bounds.high(v))) {
        throw new AssertionError(
            "the audit excluded the true count of %s".formatted(set.system().name(v)));
      }
    }
    return new Reading(set, rules, bounds, small, false, bySmallness);
  }

  private static Bounds certain(CountSet set, BitSet knownSmall) {
    Bounds bounds = told(set, knownSmall);
    int broken = bounds.propagate();
    if (broken >= 0) {
      throw InconsistentCountsException.of(set.system(), broken);
    }
    return bounds;
  }

  /** What is said of each count by itself. */
  private static Bounds told(CountSet set, BitSet knownSmall) {
    Bounds bounds = new Bounds(set.system());
    for (int v = 0; v < set.size(); v++) {
      long high = set.high(v);
      bounds.know(v, set.low(v), knownSmall.get(v) ? Math.min(high, set.mostAsSmall(v)) : high);
    }
    return bounds;
  }

  /** The outsider who supposes that hidden counts are small. */
  static Reading guessing(CountSet set, Rules rules) {
    CellSystem system = set.system();
    Bounds bounds = certain(set, new BitSet());
    BitSet small = new BitSet();
    BitSet shown = new BitSet();
    for (int v = 0; v < set.size(); v++) {
      if (set.standing(v).shown()) {
        shown.set(v);
      } else if (set.standing(v).hidden() && bounds.low(v) <= set.mostWhenSmall(v)) {
        small.set(v);
      }
    }
    Bounds certain = bounds.copy();
    small.stream()
        .forEach(
            v -> bounds.know(v, bounds.low(v), Math.min(bounds.high(v), set.mostWhenSmall(v))));
    Blocks blocks = new Blocks(system, shown);
    BitSet broken = bounds.propagateApart(shown, blocks.ofRelations());
    for (int v = small.nextSetBit(0); v >= 0; v = small.nextSetBit(v + 1)) {
      if (broken.get(blocks.of(v))) {
        small.clear(v);
      }
    }
    return new Reading(set, rules, bounds, small, true, certain);
  }

  Bounds bounds() {
    return bounds;
  }

  /** The counts that this outsider takes to be small. */
  BitSet small() {
    return small;
  }

  boolean isGuessed() {
    return guessed;
  }

  /** The guarded counts that this outsider knows too well. */
  BitSet failing() {
    BitSet failing = new BitSet();
    for (int v = 0; v < set.size(); v++) {
      if (!wideEnough(v, bounds.low(v), bounds.high(v))) {
        failing.set(v);
      }
    }
    return failing;
  }

  /** Whether a count is uncertain enough when it can be anything between two bounds. */
  boolean wideEnough(int cell, long low, long high) {
    if (guessed) {
      return !small.get(cell) || high - low >= rules.auditWidth();
    }
    return switch (set.standing(cell)) {
      case EXACT, ROUNDED, UNPUBLISHED -> true;
      case SMALL, COMPLEMENT, BETWEEN -> high - low >= rules.auditWidth();
      case UNCOUNTED -> high > rules.hideUpTo() || high - low >= rules.auditWidth();
      case FEW ->
          high - low >= rules.auditWidth()
              && high >= Math.min(2 * set.count(cell), floor.high(cell))
              && 2 * low <= set.count(cell);
    };
  }

  /** Whether this relation by itself says too much about a hidden cell. */
  boolean tellsTooMuch(int relation, int cell) {
    long low = guessed ? floor.low(cell) : 0;
    return !wideEnough(
        cell,
        Math.max(low, bounds.lowBy(relation, cell)),
        Math.min(most(cell), bounds.highBy(relation, cell)));
  }

  /** Whether a variable has one of its bounds from this relation. */
  boolean binds(int relation, int variable) {
    return (bounds.low(variable) > 0 && bounds.lowBy(relation, variable) == bounds.low(variable))
        || (bounds.high(variable) < most(variable)
            && bounds.highBy(relation, variable) == bounds.high(variable));
  }

  private long most(int variable) {
    if (!small.get(variable)) {
      return Bounds.UNBOUNDED;
    }
    return guessed ? set.mostWhenSmall(variable) : set.mostAsSmall(variable);
  }

  /** How large a count must be for its hiding to help this one. */
  long need(int cell) {
    if (guessed) {
      // Large enough that the guess breaks on it, instead of growing narrower still.
      return (long) rules.hideUpTo() + rules.auditWidth();
    }
    if (bounds.high(cell) == Bounds.UNBOUNDED) {
      return 0;
    }
    long byWidth = rules.auditWidth() - bounds.width(cell);
    long byDouble =
        set.standing(cell) == Standing.FEW ? 2 * set.count(cell) - bounds.high(cell) : 0;
    return Math.max(0, Math.max(byWidth, byDouble));
  }

  /** The narrowest interval of a count that is hidden for being small. */
  long worstWidthOfSmall() {
    long worst = Long.MAX_VALUE;
    for (int v = 0; v < set.size(); v++) {
      if (set.standing(v) == Standing.SMALL) {
        worst = Math.min(worst, bounds.width(v));
      }
    }
    return worst;
  }
}
