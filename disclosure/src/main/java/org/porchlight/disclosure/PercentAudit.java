package org.porchlight.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.porchlight.disclosure.TrueCell.Measured;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.Dimension;
import org.porchlight.release.Manifest.Rules;
import org.porchlight.release.TableHead;
import org.porchlight.release.Tier;

/**
 * What the percents of one table tell together. The records behind them add up as counts do: those
 * of three months are those of the quarter, inside the percent and outside it. A percent p shown in
 * steps of s says of the records inside, N, and of all, D, that (p − s/2) D ≤ 100 N ≤ (p + s/2) D,
 * and D stands beside it, rounded. So each cell is three unknowns (inside, outside, all), and
 * bounds go from one to the other until nothing gets narrower. A whole with 210 records, of which a
 * shown part has 210, leaves a hidden part with 4 at most: then another percent is hidden too.
 *
 * <p>Only percents of guarded and sensitive types are held to this; others may be shown exactly.
 */
final class PercentAudit {
  /** The coarser of the two steps in which percents are shown. */
  private static final int COARSE = 5;

  private static final long UNBOUNDED = 1L << 40;

  /** Records inside a percent are whole numbers; what is farther off counts with weights. */
  private static final double WHOLE = 1e-6;

  private static final int INSIDE = 0;
  private static final int OUTSIDE = 1;
  private static final int ALL = 2;
  private static final int KINDS = 3;

  private final Rules rules;
  private final CountRule counts;
  private final TypeTiers tiers;
  private final List<Measured> truth;
  private final List<Cell> cells;
  private final Set<CellKey> frozen;
  private final List<int[]> sums = new ArrayList<>();
  private final long[] low;
  private final long[] high;
  private final Set<Integer> setAside = new HashSet<>();
  private int hidden;

  /**
   * Begins with what each percent may show by itself.
   *
   * @param truth the true percents
   * @param released what they would show, in the same order
   * @param frozen cells that were published as they stand and cannot be taken back
   */
  PercentAudit(
      Rules rules,
      TableHead head,
      TypeTiers tiers,
      List<Measured> truth,
      List<Cell> released,
      Set<CellKey> frozen) {
    this.rules = rules;
    this.counts = new CountRule(rules);
    this.tiers = tiers;
    this.truth = truth;
    this.cells = new ArrayList<>(released);
    this.frozen = frozen;
    this.low = new long[KINDS * truth.size()];
    this.high = new long[KINDS * truth.size()];
    relate(head);
  }

  /** The cells, with more of them hidden where all together told too much. */
  List<Cell> protectedCells() {
    while (learn()) {
      Set<Integer> chosen = new HashSet<>();
      for (int cell = 0; cell < cells.size(); cell++) {
        if (!setAside.contains(cell) && tellsTooMuch(cell)) {
          Integer other = companion(cell);
          if (other == null) {
            // What earlier releases alone give away: nothing new can mend it.
            setAside.add(cell);
          } else {
            chosen.add(other);
          }
        }
      }
      if (chosen.isEmpty()) {
        break;
      }
      chosen.forEach(one -> cells.set(one, Cell.hidden(truth.get(one).key())));
      hidden += chosen.size();
    }
    return List.copyOf(cells);
  }

  /** How many percents were hidden for the sake of others. */
  int hidden() {
    return hidden;
  }

  private void relate(TableHead head) {
    Map<CellKey, Integer> numbers = new HashMap<>();
    for (int i = 0; i < truth.size(); i++) {
      numbers.put(truth.get(i).key(), i);
    }
    for (int i = 0; i < truth.size(); i++) {
      CellKey key = truth.get(i).key();
      relate(i, head.area(), key.area(), numbers, Along.AREA);
      relate(i, head.time(), key.time(), numbers, Along.TIME);
      relate(i, head.type(), key.type(), numbers, Along.TYPE);
    }
  }

  private enum Along {
    AREA,
    TIME,
    TYPE;

    CellKey key(CellKey like, String member) {
      return new CellKey(
          like.table(),
          this == AREA ? member : like.area(),
          this == TIME ? member : like.time(),
          this == TYPE ? member : like.type());
    }
  }

  private void relate(
      int whole, Dimension axis, String member, Map<CellKey, Integer> numbers, Along along) {
    for (Dimension.Sum sum : axis.sums()) {
      if (!sum.whole().equals(member)) {
        continue;
      }
      int[] of = new int[sum.parts().size() + 1];
      of[0] = whole;
      boolean complete = true;
      for (int p = 1; p < of.length; p++) {
        Integer part = numbers.get(along.key(truth.get(whole).key(), sum.parts().get(p - 1)));
        complete &= part != null && part != whole;
        of[p] = part == null ? whole : part;
      }
      if (complete && addsUp(of)) {
        sums.add(of);
      }
    }
  }

  /** Answers to several questions, or with weights, are no records that add up. */
  private boolean addsUp(int[] of) {
    double inside = inside(of[0]);
    long all = truth.get(of[0]).base();
    for (int p = 1; p < of.length; p++) {
      inside -= inside(of[p]);
      all -= truth.get(of[p]).base();
    }
    return all == 0 && Math.abs(inside) <= WHOLE * (1 + truth.get(of[0]).base());
  }

  private double inside(int cell) {
    Measured one = truth.get(cell);
    return one.base() == 0 ? 0 : one.value() / 100 * one.base();
  }

  private boolean tellsTooMuch(int cell) {
    if (!careful(cell)) {
      return false;
    }
    boolean small = cells.get(cell).isHidden() && truth.get(cell).base() <= rules.hideUpTo();
    return narrow(cell, INSIDE) || narrow(cell, OUTSIDE) || (small && narrow(cell, ALL));
  }

  private boolean narrow(int cell, int kind) {
    return high[KINDS * cell + kind] - low[KINDS * cell + kind] < rules.auditWidth();
  }

  private boolean careful(int cell) {
    return tiers.of(truth.get(cell).key().type()).compareTo(Tier.GUARDED) >= 0;
  }

  /** The shown percent of fewest records that says something of a cell; null when none can go. */
  private @Nullable Integer companion(int cell) {
    Set<Integer> near = new HashSet<>(Set.of(cell));
    for (int[] sum : sums) {
      if (Arrays.stream(sum).anyMatch(one -> one == cell)) {
        Arrays.stream(sum).forEach(near::add);
      }
    }
    return near.stream()
        .filter(one -> !cells.get(one).isHidden() && !frozen.contains(truth.get(one).key()))
        .min(
            Comparator.comparingLong((Integer one) -> truth.get(one).base())
                .thenComparing(one -> truth.get(one).key()))
        .orElse(null);
  }

  /** Works out all bounds; false when what is shown cannot all be true, and so tells nothing. */
  private boolean learn() {
    for (int cell = 0; cell < cells.size(); cell++) {
      begin(cell);
    }
    boolean narrower = true;
    while (narrower) {
      narrower = false;
      for (int cell = 0; cell < cells.size(); cell++) {
        narrower |= ratio(cell);
        narrower |= sum(KINDS * cell + ALL, KINDS * cell + INSIDE, KINDS * cell + OUTSIDE);
      }
      for (int[] sum : sums) {
        for (int kind = 0; kind < KINDS; kind++) {
          int of = kind;
          narrower |= sum(Arrays.stream(sum).map(one -> KINDS * one + of).toArray());
        }
      }
      for (int v = 0; v < low.length; v++) {
        if (low[v] > high[v]) {
          return false;
        }
      }
    }
    return true;
  }

  private void begin(int cell) {
    int at = KINDS * cell;
    Arrays.fill(low, at, at + KINDS, 0);
    Arrays.fill(high, at, at + KINDS, UNBOUNDED);
    Long base = cells.get(cell).base();
    if (!cells.get(cell).isHidden() && base != null) {
      low[at + ALL] = counts.lowBehind(base, 0);
      high[at + ALL] = counts.highBehind(base);
      if (careful(cell)) {
        low[at + INSIDE] = rules.hideUpTo() + 1L;
        low[at + OUTSIDE] = rules.hideUpTo() + 1L;
      }
    }
  }

  private boolean ratio(int cell) {
    Long percent = cells.get(cell).value();
    Long base = cells.get(cell).base();
    if (percent == null || base == null) {
      return false;
    }
    long step = step(percent, base, careful(cell), rules);
    long least = Math.max(0, 2 * percent - step);
    long most = Math.min(200, 2 * percent + step);
    int at = KINDS * cell;
    boolean narrower = share(at + INSIDE, at + ALL, least, most);
    narrower |= share(at + OUTSIDE, at + ALL, 200 - most, 200 - least);
    return narrower;
  }

  /** In which steps a percent was shown, as far as everybody can tell. */
  static int step(long percent, long base, boolean careful, Rules rules) {
    return careful && percent % COARSE == 0 && base < 100 * (rules.auditWidth() + 1L) ? COARSE : 1;
  }

  /** A part is at least and at most so many of 200 of its whole. */
  private boolean share(int part, int whole, long least, long most) {
    boolean narrower = learn(part, Math.ceilDiv(least * low[whole], 200), most * high[whole] / 200);
    narrower |=
        learn(
            whole,
            most == 0 ? 0 : Math.ceilDiv(200 * low[part], most),
            least == 0 ? UNBOUNDED : 200 * high[part] / least);
    return narrower;
  }

  /** The first is the sum of the others. */
  private boolean sum(int... of) {
    long lows = 0;
    long highs = 0;
    for (int p = 1; p < of.length; p++) {
      lows += low[of[p]];
      highs += high[of[p]];
    }
    boolean narrower = learn(of[0], lows, highs);
    for (int p = 1; p < of.length; p++) {
      // Bounds taken from before this round are looser than they need be, never false.
      long others = highs - high[of[p]];
      long least = lows - low[of[p]];
      long before = low[of[p]];
      long beforeHigh = high[of[p]];
      if (learn(of[p], low[of[0]] - others, high[of[0]] - least)) {
        narrower = true;
        lows += low[of[p]] - before;
        highs += high[of[p]] - beforeHigh;
      }
    }
    return narrower;
  }

  private boolean learn(int variable, long atLeast, long atMost) {
    boolean narrower = atLeast > low[variable] || atMost < high[variable];
    low[variable] = Math.max(low[variable], atLeast);
    high[variable] = Math.min(high[variable], atMost);
    return narrower && low[variable] <= high[variable];
  }
}
