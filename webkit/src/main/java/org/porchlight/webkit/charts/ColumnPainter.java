package org.porchlight.webkit.charts;

import static org.porchlight.webkit.charts.Pen.n;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.porchlight.webkit.svg.TextWidth;

/** Columns over time; values on top where they fit, else a value axis. */
final class ColumnPainter {
  /** Height of a hidden column's stub: the same for all, whatever they hide. */
  private static final double STUB = 12;

  private static final double WIDEST = 44;

  /** Room for the names of breaks. */
  private static final double BREAK_NAMES = 16;

  /** A value over more columns than this could be any one's. */
  private static final double MOST_STEPS_UNDER_VALUE = 2.4;

  private final Pen pen;
  private final Chart.Columns chart;
  private final List<Chart.Point> points;

  ColumnPainter(Pen pen, Chart.Columns chart) {
    this.pen = pen;
    this.chart = chart;
    this.points = chart.series().points();
  }

  double paint() {
    double y = 0;
    if (!chart.axisTitle().isEmpty()) {
      y = pen.paragraph(0, 12, chart.axisTitle(), "cap", Pen.WIDTH) - 11;
    }
    if (points.isEmpty()) {
      pen.text(pen.fromStart(0), y + 16, pen.phrases.empty(), "note", pen.startSide());
      return y + 24;
    }
    if (chart.target() != null) {
      y = pen.targetKey(chart.target(), y + 2);
    }
    TimeAxis time = TimeAxis.over(points);
    boolean direct = valuesFit(time.count());
    double names = chart.breaks().isEmpty() ? 0 : BREAK_NAMES;
    TimePlot plot =
        new TimePlot(pen, time, chart.measure(), highest(), y + 16 + names, 0, true, !direct);
    boolean lost = plot.lost(points);
    if (!direct) {
      plot.grid();
    }
    plot.breaks(chart.breaks());
    pen.svg.open("g", "class", "mark");
    for (Chart.Point point : points) {
      column(plot, point);
    }
    pen.svg.close("g");
    if (chart.target() != null) {
      plot.targetLine(chart.target());
    }
    values(plot, direct);
    double next = plot.timeAxis(plot.bottom);
    boolean anyHidden = points.stream().anyMatch(p -> p.reading() instanceof Reading.Hidden);
    boolean anyPartial = points.stream().anyMatch(Chart.Point::partial);
    double height = pen.notes(next + 14, anyHidden, anyPartial, false);
    return lost ? pen.lostNote(height) : height;
  }

  private boolean valuesFit(int count) {
    double step = (Pen.WIDTH - 4) / count;
    return points.stream()
        .allMatch(
            point ->
                !(point.reading() instanceof Reading.Shown shown)
                    || TextWidth.of(value(shown), Pen.SMALL) <= step - 3);
  }

  private String value(Reading.Shown shown) {
    return pen.labels.value(chart.measure(), shown.value());
  }

  private @Nullable Long highest() {
    Long shown = Pen.highest(points.stream().map(Chart.Point::reading).toList(), chart.measure());
    if (shown == null) {
      return null;
    }
    long target = chart.target() == null ? 0 : chart.target().value();
    return Math.max(shown, Math.max(target, chart.top()));
  }

  private void column(TimePlot plot, Chart.Point point) {
    double width = Math.min(WIDEST, plot.step() * (plot.step() < 6 ? 0.82 : 0.72));
    double x = plot.x(point.period()) - width / 2;
    switch (point.reading()) {
      case Reading.Shown shown -> {
        // A shown zero keeps a hairline so that it is seen to be there.
        double y = Math.min(plot.y(shown.value()), plot.bottom - 0.8);
        rect(point, x, y, width, plot.bottom - y, point.partial() ? "hollow" : "", "");
      }
      case Reading.Hidden _ -> rect(point, x, plot.bottom - STUB, width, STUB, "stub", pen.hatch());
      case Reading.Missing _ -> {}
    }
  }

  private void rect(
      Chart.Point point,
      double x,
      double y,
      double width,
      double height,
      String style,
      String fill) {
    pen.svg.open(
        "rect",
        "class",
        style,
        "x",
        n(x),
        "y",
        n(y),
        "width",
        n(width),
        "height",
        n(height),
        "fill",
        fill,
        "data-cell",
        Pen.cell(point.reading()));
    String name = pen.labels.period(point.period());
    pen.title(name, point.reading(), chart.measure(), point.partial());
    pen.svg.close("rect");
  }

  /** Each value on its column; with a value axis, only the last one. */
  private void values(TimePlot plot, boolean direct) {
    pen.svg.open("g", "class", "value");
    Chart.Point last = points.getLast();
    for (Chart.Point point : direct ? points : List.of(last)) {
      if (point.reading() instanceof Reading.Shown shown) {
        String words = value(shown);
        double half = TextWidth.of(words, Pen.SMALL) / 2;
        if (2 * half > MOST_STEPS_UNDER_VALUE * plot.step()) {
          continue;
        }
        double x = Math.clamp(plot.x(point.period()), half, Pen.WIDTH - half);
        pen.text(x, plot.y(shown.value()) - 5, words, "halo", Pen.Held.MIDDLE);
      }
    }
    pen.svg.close("g");
  }
}
