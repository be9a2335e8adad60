package org.porchlight.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.porchlight.disclosure.TrueCell.Counted;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.TableHead;
import org.porchlight.release.Tier;

/** The true counts of a table and what becomes of each, while it is being decided. */
final class CountTable {
  private final TableHead head;
  private final CountRule rule;
  private final List<CellKey> keys;
  private final long[] counts;
  private final Standing[] standings;
  private final CellSystem system;
  private final long[] floors;

  /**
   * Puts every count to the rule.
   *
   * @param cells in any order; they are sorted by name, so that their order decides nothing
   */
  CountTable(TableHead head, TypeTiers tiers, CountRule rule, List<Counted> cells) {
    this.head = head;
    this.rule = rule;
    List<Counted> sorted = cells.stream().sorted(Comparator.comparing(Counted::key)).toList();
    keys = sorted.stream().map(Counted::key).toList();
    counts = sorted.stream().mapToLong(Counted::count).toArray();
    system = new CellSystem(head, keys);
    floors = floors(tiers);
    standings = new Standing[counts.length];
    for (int c = 0; c < counts.length; c++) {
      Counted cell = sorted.get(c);
      standings[c] = rule.standing(tiers.of(cell.key().type()), cell, floors[c]);
    }
  }

  /** What the exact counts alone say. */
  private long[] floors(TypeTiers tiers) {
    Bounds exact = new Bounds(system);
    for (int c = 0; c < counts.length; c++) {
      if (tiers.of(keys.get(c).type()) == Tier.OPEN) {
        exact.know(c, counts[c], counts[c]);
      }
    }
    int broken = exact.propagate();
    if (broken >= 0) {
      throw InconsistentCountsException.of(system, broken);
    }
    long[] lows = new long[counts.length];
    for (int c = 0; c < lows.length; c++) {
      lows[c] = exact.low(c);
    }
    return lows;
  }

  CellSystem system() {
    return system;
  }

  /** The smallest that a count can be for someone who has seen the exact counts alone. */
  long floor(int cell) {
    return floors[cell];
  }

  TableHead head() {
    return head;
  }

  List<CellKey> keys() {
    return keys;
  }

  int size() {
    return counts.length;
  }

  long count(int cell) {
    return counts[cell];
  }

  Standing standing(int cell) {
    return standings[cell];
  }

  /** Hides a rounded count to protect another. */
  void hideToProtect(int cell) {
    standings[cell] = Standing.COMPLEMENT;
  }

  /** A rounded count as it is shown. */
  long shown(int cell) {
    return rule.rounded(counts[cell]);
  }

  /**
   * How many counts are hidden for a reason.
   *
   * @param except periods not to look at
   */
  long hidden(Standing why, Set<String> except) {
    long hidden = 0;
    for (int c = 0; c < standings.length; c++) {
      hidden += standings[c] == why && !except.contains(keys.get(c).time()) ? 1 : 0;
    }
    return hidden;
  }

  /** All cells as the public may see them. */
  List<Cell> released() {
    List<Cell> cells = new ArrayList<>(counts.length);
    for (int c = 0; c < counts.length; c++) {
      cells.add(
          switch (standings[c]) {
            case EXACT -> Cell.shown(keys.get(c), counts[c]);
            case ROUNDED -> Cell.shown(keys.get(c), rule.rounded(counts[c]));
            case SMALL, FEW, COMPLEMENT -> Cell.hidden(keys.get(c));
          });
    }
    return cells;
  }
}
