package org.porchlight.disclosure;

import java.util.BitSet;
import org.porchlight.release.Manifest.Rules;

/**
 * What one imagined outsider makes of a table as it stands.
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
  private final CountTable table;
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
      CountTable table, Rules rules, Bounds bounds, BitSet small, boolean guessed, Bounds floor) {
    this.table = table;
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
  static Reading told(CountTable table, Rules rules) {
    CountRule rule = new CountRule(rules);
    CellSystem system = table.system();
    BitSet small = new BitSet();
    Bounds bySmallness = new Bounds(system);
    for (int c = 0; c < table.size(); c++) {
      if (table.standing(c) == Standing.SMALL) {
        small.set(c);
        bySmallness.know(c, 0, rule.mostWhenSmall(table.floor(c)));
      }
    }
    bySmallness.propagate();
    Bounds bounds = certain(table, rule, small);
    for (int c = 0; c < table.size(); c++) {
      if (table.count(c) < bounds.low(c) || table.count(c) > bounds.high(c)) {
        throw new AssertionError(
            "the audit excluded the true count of %s".formatted(table.keys().get(c)));
      }
    }
    return new Reading(table, rules, bounds, small, false, bySmallness);
  }

  private static Bounds certain(CountTable table, CountRule rule, BitSet knownSmall) {
    CellSystem system = table.system();
    Bounds bounds = new Bounds(system);
    for (int c = 0; c < table.size(); c++) {
      switch (table.standing(c)) {
        case EXACT -> bounds.know(c, table.count(c), table.count(c));
        case ROUNDED -> {
          long shown = table.shown(c);
          bounds.know(c, rule.lowBehind(shown, table.floor(c)), rule.highBehind(shown));
        }
        case SMALL, FEW, COMPLEMENT ->
            bounds.know(
                c, 0, knownSmall.get(c) ? rule.mostWhenSmall(table.floor(c)) : Bounds.UNBOUNDED);
      }
    }
    int broken = bounds.propagate();
    if (broken >= 0) {
      throw InconsistentCountsException.of(system, broken);
    }
    return bounds;
  }

  /** The outsider who supposes that hidden counts are small. */
  static Reading guessing(CountTable table, Rules rules) {
    CountRule rule = new CountRule(rules);
    CellSystem system = table.system();
    Bounds bounds = certain(table, rule, new BitSet());
    BitSet small = new BitSet();
    BitSet shown = new BitSet();
    for (int c = 0; c < table.size(); c++) {
      if (!table.standing(c).hidden()) {
        shown.set(c);
      } else if (bounds.low(c) <= rule.mostWhenSmall(table.floor(c))) {
        small.set(c);
      }
    }
    Bounds certain = bounds.copy();
    small.stream()
        .forEach(
            c ->
                bounds.know(
                    c,
                    bounds.low(c),
                    Math.min(bounds.high(c), rule.mostWhenSmall(table.floor(c)))));
    Blocks blocks = new Blocks(system, shown);
    BitSet broken = bounds.propagateApart(shown, blocks.ofRelations());
    for (int c = small.nextSetBit(0); c >= 0; c = small.nextSetBit(c + 1)) {
      if (broken.get(blocks.of(c))) {
        small.clear(c);
      }
    }
    return new Reading(table, rules, bounds, small, true, certain);
  }

  Bounds bounds() {
    return bounds;
  }

  /** The hidden cells that this outsider knows too well. */
  BitSet failing() {
    BitSet failing = new BitSet();
    for (int c = 0; c < table.size(); c++) {
      if (!wideEnough(c, bounds.low(c), bounds.high(c))) {
        failing.set(c);
      }
    }
    return failing;
  }

  private boolean wideEnough(int cell, long low, long high) {
    if (guessed) {
      return !small.get(cell) || high - low >= rules.auditWidth();
    }
    return switch (table.standing(cell)) {
      case EXACT, ROUNDED -> true;
      case SMALL, COMPLEMENT -> high - low >= rules.auditWidth();
      case FEW ->
          high - low >= rules.auditWidth()
              && high >= Math.min(2 * table.count(cell), floor.high(cell))
              && 2 * low <= table.count(cell);
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
    return small.get(variable) ? table.floor(variable) + rules.hideUpTo() : Bounds.UNBOUNDED;
  }

  /** How large a count must be for its hiding to help this cell. */
  long need(int cell) {
    if (guessed) {
      // Large enough that the guess breaks on it, instead of growing narrower still.
      return (long) rules.hideUpTo() + rules.auditWidth();
    }
    if (cell >= table.size() || bounds.high(cell) == Bounds.UNBOUNDED) {
      return 0;
    }
    long byWidth = rules.auditWidth() - bounds.width(cell);
    long byDouble =
        table.standing(cell) == Standing.FEW ? 2 * table.count(cell) - bounds.high(cell) : 0;
    return Math.max(0, Math.max(byWidth, byDouble));
  }

  /** The narrowest interval of a count that is hidden for being small. */
  long worstWidthOfSmall() {
    long worst = Long.MAX_VALUE;
    for (int c = 0; c < table.size(); c++) {
      if (table.standing(c) == Standing.SMALL) {
        worst = Math.min(worst, bounds.width(c));
      }
    }
    return worst;
  }
}
