package org.porchlight.attacker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Which whole numbers an unknown can be, found by trying: equations allow fractions, counts do not.
 * Only for few unknowns, and with an end to patience; what could not be decided counts as possible.
 */
final class WholeNumbers {
  /** More unknowns than this are not tried. */
  static final int MOST_UNKNOWNS = 32;

  /** Larger intervals keep many values whatever is between. */
  private static final int WIDEST = 64;

  private static final int MOST_STEPS = 500;

  /** Quotients closer than this to a whole number are that number. */
  private static final double SLACK = 1e-9;

  private final Window window;
  private final List<List<Row>> rowsOf = new ArrayList<>();
  private final List<boolean[]> possible = new ArrayList<>();
  // The bounds at the beginning: those of the unknowns narrow while others are asked about.
  private final long[] firstLows;
  private final long[] firstHighs;
  private int steps;

  WholeNumbers(Window window) {
    this.window = window;
    this.firstLows = window.members().stream().mapToLong(unknown -> unknown.low).toArray();
    this.firstHighs = window.members().stream().mapToLong(unknown -> unknown.high).toArray();
    for (Unknown unknown : window.members()) {
      rowsOf.add(new ArrayList<>());
      long values = unknown.high - unknown.low;
      possible.add(new boolean[values > WIDEST ? 0 : (int) values + 1]);
    }
    for (Row row : window.rows(Window.Rim.FREE)) {
      for (int member : row.members) {
        rowsOf.get(member).add(row);
      }
    }
  }

  /**
   * Narrows the bounds of an unknown to the smallest and largest value it can have.
   *
   * @return how many values it can have; a large number when there are too many to try
   */
  int narrow(Unknown unknown) {
    int number = window.find(unknown);
    if (number < 0) {
      return 1;
    }
    boolean[] can = possible.get(number);
    if (can.length == 0) {
      return Integer.MAX_VALUE;
    }
    long first = firstLows[number];
    int many = 0;
    int least = can.length;
    int most = -1;
    for (int v = 0; v < can.length; v++) {
      if (can[v] || mayBe(number, first + v)) {
        many++;
        least = Math.min(least, v);
        most = v;
      }
    }
    if (many > 0) {
      unknown.prove(first + least, first + most, Proof.WHOLE_NUMBERS);
    }
    return many;
  }

  private boolean mayBe(int number, long value) {
    long[] low = firstLows.clone();
    long[] high = firstHighs.clone();
    low[number] = value;
    high[number] = value;
    steps = 0;
    return tighten(low, high, rowsOf.get(number)) && complete(low, high);
  }

  /** Goes down one choice after another; true as well when patience ends. */
  private boolean complete(long[] low, long[] high) {
    if (++steps > MOST_STEPS) {
      return true;
    }
    int next = -1;
    for (int m = 0; m < low.length; m++) {
      if (low[m] < high[m] && (next < 0 || high[m] - low[m] < high[next] - low[next])) {
        next = m;
      }
    }
    if (next < 0) {
      remember(low);
      return true;
    }
    long middle =
        high[next] >= Unknown.ENDLESS ? low[next] : low[next] + (high[next] - low[next]) / 2;
    return below(low, high, next, low[next], middle)
        || below(low, high, next, middle + 1, high[next]);
  }

  private boolean below(long[] low, long[] high, int member, long atLeast, long atMost) {
    long[] lower = low.clone();
    long[] upper = high.clone();
    lower[member] = atLeast;
    upper[member] = atMost;
    return tighten(lower, upper, rowsOf.get(member)) && complete(lower, upper);
  }

  private void remember(long[] values) {
    for (int m = 0; m < values.length; m++) {
      boolean[] can = possible.get(m);
      if (can.length > 0) {
        can[(int) (values[m] - firstLows[m])] = true;
      }
    }
  }

  /** Propagates; false when nothing is left of some unknown. */
  private boolean tighten(long[] low, long[] high, List<Row> begin) {
    ArrayDeque<Row> queue = new ArrayDeque<>(begin);
    while (!queue.isEmpty()) {
      Row row = queue.remove();
      Sum least = new Sum();
      Sum most = new Sum();
      for (int i = 0; i < row.members.length; i++) {
        least.add(smallest(low, high, row, i));
        most.add(largest(low, high, row, i));
      }
      if (least.all() > row.high || most.all() < row.low) {
        return false;
      }
      for (int i = 0; i < row.members.length; i++) {
        int member = row.members[i];
        double atMost = row.high - least.without(smallest(low, high, row, i));
        double atLeast = row.low - most.without(largest(low, high, row, i));
        int of = row.times[i];
        double newLow = Math.ceil((of > 0 ? atLeast : atMost) / of - SLACK);
        double newHigh = Math.floor((of > 0 ? atMost : atLeast) / of + SLACK);
        boolean changed = false;
        if (newLow > low[member]) {
          low[member] = (long) newLow;
          changed = true;
        }
        if (newHigh < high[member]) {
          high[member] = (long) newHigh;
          changed = true;
        }
        if (low[member] > high[member]) {
          return false;
        }
        if (changed) {
          for (Row other : rowsOf.get(member)) {
            if (!queue.contains(other)) {
              queue.add(other);
            }
          }
        }
      }
    }
    return true;
  }

  /** The smallest a member adds to its row's sum. */
  private static double smallest(long[] low, long[] high, Row row, int i) {
    int member = row.members[i];
    return row.times[i] * (row.times[i] > 0 ? (double) low[member] : top(high[member]));
  }

  /** The largest. */
  private static double largest(long[] low, long[] high, Row row, int i) {
    int member = row.members[i];
    return row.times[i] * (row.times[i] > 0 ? top(high[member]) : (double) low[member]);
  }

  private static double top(long bound) {
    return bound >= Unknown.ENDLESS ? Double.POSITIVE_INFINITY : (double) bound;
  }

  /** A sum from which an endless term can be taken away again. */
  private static final class Sum {
    private double finite;
    private double endless;
    private int many;

    void add(double term) {
      if (Double.isInfinite(term)) {
        endless = term;
        many++;
      } else {
        finite += term;
      }
    }

    double all() {
      return many == 0 ? finite : endless;
    }

    double without(double term) {
      if (Double.isInfinite(term)) {
        return many == 1 ? finite : endless;
      }
      return many == 0 ? finite - term : endless;
    }
  }
}
