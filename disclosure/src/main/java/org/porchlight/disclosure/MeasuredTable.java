package org.porchlight.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.porchlight.disclosure.CellSystem.Place;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.LinkedSet;
import org.porchlight.release.Manifest.Rules;
import org.porchlight.release.Measure;
import org.porchlight.release.TableHead;
import org.porchlight.release.Tier;

/** A table of percents, durations or means, and what becomes of each, while it is being decided. */
final class MeasuredTable {
  private final TableHead head;
  private final TypeTiers tiers;
  private final Set<CellKey> frozen;
  private final List<Cell> cells;
  private int hidden;

  /**
   * Begins with what each cell may show.
   *
   * @param frozen cells that were published as they stand
   */
  MeasuredTable(TableHead head, TypeTiers tiers, List<Cell> cells, Set<CellKey> frozen) {
    this.head = head;
    this.tiers = tiers;
    this.cells = new ArrayList<>(cells);
    this.frozen = Set.copyOf(frozen);
  }

  TableHead head() {
    return head;
  }

  List<Cell> cells() {
    return List.copyOf(cells);
  }

  /** How many numbers were hidden for the sake of counts. */
  int hidden() {
    return hidden;
  }

  void hide(CellKey key) {
    for (int c = 0; c < cells.size(); c++) {
      if (!cells.get(c).isHidden() && cells.get(c).key(head.id()).equals(key)) {
        cells.set(c, Cell.hidden(key));
        hidden++;
      }
    }
  }

  /** The records behind each shown number whose records are linked with counts. */
  List<RecordsBehind> behind(LinkedSet links, Rules rules) {
    List<RecordsBehind> found = new ArrayList<>();
    for (LinkedSet.Behind tie : links.behind()) {
      if (tie.table().equals(head.id())) {
        cells.stream()
            .filter(cell -> cell.type().equals(tie.type()) && cell.base() != null)
            .forEach(cell -> found.add(behind(tie, cell, new CountRule(rules), rules)));
      }
    }
    return found;
  }

  private RecordsBehind behind(LinkedSet.Behind tie, Cell cell, CountRule counts, Rules rules) {
    CellKey key = cell.key(head.id());
    Long base = cell.base();
    long of = base == null ? 0 : base;
    boolean guarded = tiers.of(cell.type()).compareTo(Tier.GUARDED) >= 0;
    return new RecordsBehind(
        key,
        place(cell, tie.all()),
        counts.lowBehind(of, 0),
        counts.highBehind(of),
        share(tie, cell, guarded, of, rules),
        guarded,
        frozen.contains(key));
  }

  private RecordsBehind.@Nullable Share share(
      LinkedSet.Behind tie, Cell cell, boolean guarded, long base, Rules rules) {
    Long percent = cell.value();
    String inside = tie.inside();
    String outside = tie.outside();
    if (head.measure() != Measure.PERCENT || percent == null || inside == null || outside == null) {
      return null;
    }
    int step = PercentAudit.step(percent, base, guarded, rules);
    return new RecordsBehind.Share(
        place(cell, inside),
        place(cell, outside),
        guarded ? rules.hideUpTo() + 1L : 0,
        Math.toIntExact(Math.max(0, 2 * percent - step)),
        Math.toIntExact(Math.min(200, 2 * percent + step)));
  }

  private Place place(Cell cell, String type) {
    return new Place(cell.area(), Span.common(cell.time(), head.from(), head.to()), type);
  }
}
