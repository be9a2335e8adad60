package org.porchlight.webkit.maps;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.porchlight.release.Measure;
import org.porchlight.webkit.charts.Labels;

/**
 * Where the steps of a map's scale lie. Made from released values only, so it tells nothing about
 * hidden ones; the same values always give the same steps.
 *
 * @param lowest the lowest value of each step, ascending; at most {@value #MOST}
 * @param highest the highest value of the last step
 */
public record ClassBreaks(List<Long> lowest, long highest) {
  /** More steps than this cannot be told apart. */
  public static final int MOST = 5;

  public ClassBreaks {
    lowest = List.copyOf(lowest);
    if (lowest.isEmpty() || lowest.size() > MOST) {
      throw new IllegalArgumentException("a map has 1 to 5 steps, got " + lowest.size());
    }
    for (int i = 1; i < lowest.size(); i++) {
      if (lowest.get(i - 1) >= lowest.get(i)) {
        throw new IllegalArgumentException("the steps of a map must ascend");
      }
    }
    if (highest < lowest.getLast()) {
      throw new IllegalArgumentException("the last step of a map must hold its highest value");
    }
  }

  /**
   * Steps that hold about equally many areas. Equal values always share a step, so there may be
   * fewer steps than asked for.
   *
   * @param values the shown values, in any order; none gives one step of zeros
   * @param steps 1 to {@value #MOST}
   */
  public static ClassBreaks quantiles(Collection<Long> values, int steps) {
    List<Long> sorted = values.stream().sorted().toList();
    if (sorted.isEmpty()) {
      return new ClassBreaks(List.of(0L), 0);
    }
    TreeSet<Long> lowest = new TreeSet<>();
    lowest.add(sorted.getFirst());
    for (int i = 1; i < Math.min(steps, MOST); i++) {
      long at = sorted.get((int) ((long) i * sorted.size() / Math.min(steps, MOST)));
      long below = below(sorted, at);
      if (at > sorted.getFirst()) {
        lowest.add(rounded(at, below));
      }
    }
    return new ClassBreaks(new ArrayList<>(lowest), sorted.getLast());
  }

  /** The largest value smaller than this one. */
  private static long below(List<Long> sorted, long value) {
    long below = -1;
    for (long candidate : sorted) {
      if (candidate < value) {
        below = candidate;
      }
    }
    return below;
  }

  /** The roundest number that still parts the two values: a multiple of 5, 10, 50, 100 ... */
  private static long rounded(long value, long below) {
    long best = value;
    long unit = 5;
    while (unit <= value && value / unit * unit > below) {
      best = value / unit * unit;
      unit *= unit % 10 == 5 || Long.toString(unit).startsWith("5") ? 2 : 5;
    }
    return best;
  }

  /**
   * Steps of equal width from zero, at round values.
   *
   * @param values the shown values, in any order
   * @param steps at most so many, 1 to {@value #MOST}
   */
  public static ClassBreaks equalSteps(Collection<Long> values, int steps) {
    long highest = values.stream().mapToLong(Long::longValue).max().orElse(0);
    int most = Math.clamp(steps, 1, MOST);
    long width = 1;
    for (int i = 0; width * most <= highest; i++) {
      width = (i % 3 == 1) ? width / 2 * 5 : width * 2;
    }
    List<Long> lowest = new ArrayList<>();
    for (long low = 0; low <= highest; low += width) {
      lowest.add(low);
    }
    return new ClassBreaks(lowest, highest);
  }

  /** The step of a value, from 1; values outside go to the nearest step. */
  public int stepOf(long value) {
    int step = 1;
    for (int i = 1; i < lowest.size(); i++) {
      if (value >= lowest.get(i)) {
        step = i + 1;
      }
    }
    return step;
  }

  /** A step in words: {@code 15–39}, or one number when the step has only one. */
  public String words(int step, Labels labels, Measure measure) {
    long low = lowest.get(step - 1);
    long high = step == lowest.size() ? highest : lowest.get(step) - 1;
    return low == high
        ? labels.value(measure, low)
        : labels.value(measure, low) + "\u2013" + labels.value(measure, high);
  }
}
