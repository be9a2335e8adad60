package org.porchlight.webkit.charts;

import java.util.ArrayList;
import java.util.List;
import org.porchlight.webkit.svg.TextWidth;

/**
 * Equal steps from the first period to the last, and the few of them that get a label.
 *
 * @param first the first period
 * @param count how many periods, at least 1
 */
record TimeAxis(Period first, int count) {
  private static final double GAP = 8;

  /** More years than this of months or quarters, and only the years are named. */
  private static final int NAMED_YEARS = 2;

  /**
   * A label under the axis.
   *
   * @param index of the period it stands under
   * @param text month, quarter or year
   * @param year the year, on a second line; empty when it is said elsewhere
   */
  record Label(int index, String text, String year) {}

  /** From the earliest to the latest of these points; they have one grain. */
  static TimeAxis over(List<Chart.Point> points) {
    Period first = points.getFirst().period();
    Period last = first;
    for (Chart.Point point : points) {
      first = point.period().number() < first.number() ? point.period() : first;
      last = point.period().number() > last.number() ? point.period() : last;
    }
    return new TimeAxis(first, last.number() - first.number() + 1);
  }

  int index(Period period) {
    return period.number() - first.number();
  }

  /**
   * Labels that do not touch, for steps this wide; at least one.
   *
   * @param step distance between neighboring periods in user units
   */
  List<Label> labels(Labels labels, double step) {
    int perYear = first.grain().perYear();
    if (perYear > 1 && count <= NAMED_YEARS * perYear + 1) {
      double widest = 0;
      for (int i = 0; i < Math.min(count, perYear); i++) {
        widest = Math.max(widest, width(labels.withinYear(first.plus(i))));
      }
      for (int stride = 1; stride <= perYear / 2; stride++) {
        if (perYear % stride == 0 && stride * step >= widest + GAP) {
          return within(labels, stride, step);
        }
      }
    }
    return years(step);
  }

  /** Every so many months or quarters, counted from January, with the year once underneath. */
  private List<Label> within(Labels labels, int stride, double step) {
    List<Label> found = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (first.plus(i).inYear() % stride == 0) {
        found.add(new Label(i, labels.withinYear(first.plus(i)), ""));
      }
    }
    if (found.isEmpty()) {
      found.add(new Label(0, labels.withinYear(first), ""));
    }
    for (int i = 0; i < found.size(); i++) {
      Label label = found.get(i);
      int year = first.plus(label.index()).year();
      boolean starts = i == 0 || first.plus(found.get(i - 1).index()).year() != year;
      // The first year gives way when the next one starts too close to it.
      boolean room =
          i > 0
              || found.stream()
                  .filter(later -> first.plus(later.index()).year() != year)
                  .findFirst()
                  .map(later -> (later.index() - label.index()) * step >= width("2026") + GAP)
                  .orElse(true);
      if (starts && room) {
        found.set(i, new Label(label.index(), label.text(), Integer.toString(year)));
      }
    }
    return found;
  }

  /**
   * The start of every 1st, 2nd, 5th, 10th ... year; a first year cut short too, if it has room.
   */
  private List<Label> years(double step) {
    int perYear = first.grain().perYear();
    int every = 1;
    for (int power = 1; every * perYear * step < width("2026") + GAP; ) {
      every = every == power ? 2 * power : every == 2 * power ? 5 * power : 10 * power;
      power = every == 10 * power ? every : power;
    }
    List<Label> found = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Period period = first.plus(i);
      if (period.inYear() == 0 && period.year() % every == 0) {
        found.add(new Label(i, Integer.toString(period.year()), ""));
      }
    }
    if (found.isEmpty() || found.getFirst().index() * step >= 1.5 * width("2026") + GAP) {
      found.addFirst(new Label(0, Integer.toString(first.year()), ""));
    }
    return found;
  }

  private static double width(String words) {
    return TextWidth.of(words, Pen.SMALL);
  }
}
