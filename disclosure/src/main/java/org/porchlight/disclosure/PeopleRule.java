package org.porchlight.disclosure;

import java.util.List;
import java.util.Map;
import org.porchlight.disclosure.TrueCell.People;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.Manifest.Rules;

/**
 * What becomes of people counted by their contacts.
 *
 * <p>Bands stand or fall together: where one holds too few people, all of its table are hidden. The
 * others would tell of it by what they leave over, and a band of four people with twenty contacts
 * or more each is four people whom some staff could name.
 *
 * <p>A margin says how far a count may be off because records may belong to another person. It is
 * rounded up to what counts are rounded to, so that it tells no more than the count does.
 */
final class PeopleRule {
  private final Rules rules;
  private final CountRule counts;

  PeopleRule(Rules rules) {
    this.rules = rules;
    this.counts = new CountRule(rules);
  }

  /**
   * The cells as the public may see them.
   *
   * @param byException whether two people let all of them through as they are
   * @param before those that were published already; they stay as they stood, unless only an
   *     exception that is no more let them through
   */
  List<Cell> released(List<People> cells, boolean byException, Map<CellKey, Cell> before) {
    boolean tooFew = cells.stream().anyMatch(cell -> cell.count() < fewest());
    return cells.stream()
        .map(
            cell -> {
              Cell known = before.get(cell.key());
              if (known != null && known.isByException() == byException) {
                return known;
              }
              if (byException) {
                return exact(cell).byException();
              }
              return tooFew ? Cell.hidden(cell.key()) : rounded(cell);
            })
        .toList();
  }

  private long fewest() {
    return Math.max(rules.hideUpTo() + 1, rules.minimumContributors());
  }

  private static Cell exact(People cell) {
    return shown(cell, cell.count(), off(cell));
  }

  private Cell rounded(People cell) {
    long step = rules.roundTo();
    return shown(cell, counts.rounded(cell.count()), (off(cell) + step - 1) / step * step);
  }

  private static long off(People cell) {
    return Math.max(cell.count() - cell.low(), cell.high() - cell.count());
  }

  private static Cell shown(People cell, long value, long margin) {
    CellKey key = cell.key();
    return new Cell(
        key.area(), key.time(), key.type(), value, null, margin == 0 ? null : Long.valueOf(margin));
  }
}
