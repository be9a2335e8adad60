package org.porchlight.webkit.charts;

import static org.porchlight.webkit.charts.Pen.n;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.Measure;
import org.porchlight.webkit.svg.TextWidth;

/** The frame that lines and columns share: value axis, grid, time axis, target. */
final class TimePlot {
  private static final double HEIGHT = 150;

  /** Without a scale there is nothing to be tall for. */
  private static final double FLAT = 34;

  private static final double WIDEST_TICK = 46;

  private final Pen pen;
  private final TimeAxis time;
  private final List<Long> ticks;
  private final Measure measure;
  private final boolean bands;
  final double left;
  final double right;
  final double top;
  final double bottom;

  /**
   * A frame.
   *
   * @param highest the largest value to fit; null when nothing is shown, then there is no scale
   * @param top where the plot begins
   * @param rightGutter room kept free at the right
   * @param bands whether marks fill steps (columns) or stand on them (lines)
   */
  TimePlot(
      Pen pen,
      TimeAxis time,
      Measure measure,
      @Nullable Long highest,
      double top,
      double rightGutter,
      boolean bands,
      boolean axis) {
    this.pen = pen;
    this.time = time;
    this.measure = measure;
    this.bands = bands;
    this.ticks = highest == null ? List.of() : Ticks.upTo(highest, measure);
    double gutter = 0;
    for (long tick : axis ? ticks : List.<Long>of()) {
      gutter = Math.max(gutter, TextWidth.of(tickLabel(tick), Pen.SMALL));
    }
    this.left = gutter == 0 ? 2 : Math.ceil(gutter) + 8;
    this.right = Pen.WIDTH - Math.max(rightGutter, 2);
    this.top = top;
    this.bottom = top + (highest == null || highest == 0 ? FLAT : HEIGHT);
  }

  private String tickLabel(long tick) {
    String full = pen.labels.value(measure, tick);
    return TextWidth.of(full, Pen.SMALL) <= WIDEST_TICK ? full : pen.labels.compact(measure, tick);
  }

  double step() {
    double inset = bands ? 0 : 2 * inset();
    return (right - left - inset) / (bands ? time.count() : Math.max(1, time.count() - 1));
  }

  private static double inset() {
    return 6;
  }

  double x(Period period) {
    return x(time.index(period));
  }

  private double x(int index) {
    if (bands) {
      return left + (index + 0.5) * step();
    }
    return time.count() == 1 ? (left + right) / 2 : left + inset() + index * step();
  }

  double y(long value) {
    return bottom - (bottom - top) * value / ticks.getLast();
  }

  /** The value axis: thin lines and their values, at the left in every language. */
  void grid() {
    pen.svg.open("g", "class", "axis");
    StringBuilder lines = new StringBuilder();
    for (long tick : ticks) {
      if (tick > 0) {
        lines.append("M%s %sH%s".formatted(n(left), n(y(tick)), n(right)));
      }
      pen.text(left - 6, y(tick) + 4, tickLabel(tick), "", Pen.Held.RIGHT);
    }
    if (!lines.isEmpty()) {
      pen.svg.empty("path", "class", "grid", "d", lines.toString());
    }
    pen.svg.close("g");
  }

  /**
   * The base line and the time labels under it. Drawn after the marks, so that columns stand on it.
   *
   * @param labelTop where the labels may begin
   * @return where the next thing may begin
   */
  double timeAxis(double labelTop) {
    List<TimeAxis.Label> labels = time.labels(pen.labels, step());
    pen.svg.open("g", "class", "axis");
    pen.svg.empty(
        "path", "class", "base", "d", "M%s %sH%s".formatted(n(left), n(bottom), n(right)));
    boolean years = false;
    double baseline = labelTop + 14;
    for (TimeAxis.Label label : labels) {
      centered(x(label.index()), baseline, label.text());
      if (!label.year().isEmpty()) {
        centered(x(label.index()), baseline + Pen.LINE - 2, label.year());
        years = true;
      }
    }
    pen.svg.close("g");
    return baseline + (years ? Pen.LINE - 2 : 0) + 5;
  }

  private void centered(double x, double y, String words) {
    double half = TextWidth.of(words, Pen.SMALL) / 2;
    double held = Math.clamp(x, half, Pen.WIDTH - half);
    pen.text(held, y, words, "", Pen.Held.MIDDLE);
  }

  /** Pale bands where records are missing, one for all neighbors. Returns whether there are any. */
  boolean lost(List<Chart.Point> points) {
    double reach = step() / 2;
    boolean any = false;
    double from = 0;
    double to = -1;
    for (Chart.Point point : points) {
      if (point.reading() instanceof Reading.Missing missing && missing.lost()) {
        double x = x(point.period());
        if (any && x - reach <= to + 0.5) {
          to = x + reach;
          continue;
        }
        if (any) {
          band(from, to);
        }
        from = x - reach;
        to = x + reach;
        any = true;
      }
    }
    if (any) {
      band(from, to);
    }
    return any;
  }

  private void band(double from, double to) {
    double start = Math.max(left, from);
    pen.svg.open(
        "rect",
        "class",
        "lost",
        "x",
        n(start),
        "y",
        n(top),
        "width",
        n(Math.min(right, to) - start),
        "height",
        n(bottom - top));
    pen.svg.inline("title", pen.phrases.lostNote());
    pen.svg.close("rect");
  }

  /** A line for each break within the plot, with its name beside it. */
  void breaks(List<Chart.Break> breaks) {
    for (Chart.Break one : breaks) {
      int index = time.index(one.first());
      if (index < 0 || index >= time.count()) {
        continue;
      }
      double x = Math.max(left + 1, x(index) - (one.within() ? 0 : step() / 2));
      pen.svg.open("g", "class", "break");
      pen.svg.empty("path", "d", "M%s %sV%s".formatted(n(x), n(top - 14), n(bottom)));
      double width = TextWidth.of(one.name(), Pen.SMALL) + 5;
      boolean after = x + width <= Pen.WIDTH;
      // Words before the line point past it, to what they speak of.
      String words = after ? one.name() : one.name() + " \u2192";
      pen.text(
          after ? x + 5 : x - 5, top - 5, words, "halo", after ? Pen.Held.LEFT : Pen.Held.RIGHT);
      pen.svg.close("g");
    }
  }

  /** The target's line. */
  void targetLine(Chart.Target target) {
    if (!ticks.isEmpty()) {
      String d = "M%s %sH%s".formatted(n(left), n(y(target.value())), n(right));
      pen.svg.open("g", "class", "target");
      // Marks may be as dark as the line: a strip of paper parts them.
      pen.svg.empty("path", "class", "under", "d", d).empty("path", "d", d).close("g");
    }
  }

  /** The target's line with its name on it, at the side where fewer points are near. */
  void namedTarget(Chart.Target target, List<Chart.Point> points) {
    if (ticks.isEmpty()) {
      return;
    }
    targetLine(target);
    double y = y(target.value());
    double width = TextWidth.of(target.name(), Pen.SMALL);
    boolean atLeft = near(points, y, left, left + width) <= near(points, y, right - width, right);
    double x = atLeft ? left + 3 : right - 3;
    double above = y - 5 < 10 ? y + 14 : y - 5;
    pen.text(x, above, target.name(), "target halo", atLeft ? Pen.Held.LEFT : Pen.Held.RIGHT);
  }

  private long near(List<Chart.Point> points, double y, double from, double to) {
    return points.stream()
        .filter(point -> x(point.period()) >= from && x(point.period()) <= to)
        .filter(
            point ->
                point.reading() instanceof Reading.Shown shown
                    && Math.abs(y(shown.value()) - y + 8) < 14)
        .count();
  }
}
