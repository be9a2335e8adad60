package org.porchlight.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.porchlight.disclosure.TrueCell.Counted;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.TableHead;

/** The true counts of a table and what becomes of each, while it is being decided. */
final class CountTable {
  private final TableHead head;
  private final CountRule rule;
  private final List<CellKey> keys;
  private final long[] counts;
  private final Standing[] standings;

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
    standings =
        sorted.stream()
            .map(cell -> rule.standing(tiers.of(cell.key().type()), cell))
            .toArray(Standing[]::new);
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

  long hidden(Standing why) {
    long hidden = 0;
    for (Standing standing : standings) {
      hidden += standing == why ? 1 : 0;
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
