package org.porchlight.webkit.charts;

import static org.porchlight.webkit.charts.Pen.n;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.Measure;
import org.porchlight.webkit.svg.TextWidth;

/** Lines over time: gaps where a number is hidden or missing, names at the line's end. */
final class LinePainter {
  /** Up to so many points a series, each gets a dot one can see. */
  private static final int DOTS = 16;

  /** Names up to this wide stand at the line's end; longer ones in a key above. */
  private static final double WIDEST_NAME = 84;

  private static final int MOST_NAME_LINES = 2;

  /** Room for the names of breaks. */
  private static final double BREAK_NAMES = 16;

  private final Pen pen;
  private final Chart.Lines chart;
  private final List<Chart.Point> points;

  LinePainter(Pen pen, Chart.Lines chart) {
    this.pen = pen;
    this.chart = chart;
    this.points = chart.series().stream().flatMap(series -> series.points().stream()).toList();
  }

  /** What is written at the end of a line, and where. */
  private record End(int series, List<String> lines, double at, double y) {
    End movedTo(double newY) {
      return new End(series, lines, at, newY);
    }

    double height() {
      return lines.size() * (Pen.LINE - 2);
    }
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
    boolean keyed = chart.series().size() > 1 && !namesFit();
    if (keyed) {
      y = key(y + 14);
    }
    Long highest = highest();
    List<List<String>> endWords = new ArrayList<>();
    double gutter = 0;
    for (int i = 0; i < chart.series().size(); i++) {
      List<String> lines = endLines(chart.series().get(i), keyed);
      endWords.add(lines);
      for (String line : lines) {
        gutter = Math.max(gutter, TextWidth.of(line, Pen.TEXT) + 12);
      }
    }
    TimePlot plot =
        new TimePlot(
            pen,
            TimeAxis.over(points),
            chart.measure(),
            highest,
            y + 10 + (chart.breaks().isEmpty() ? 0 : BREAK_NAMES),
            gutter,
            false,
            true);
    boolean lost = plot.lost(chart.series().getFirst().points());
    plot.grid();
    plot.breaks(chart.breaks());
    if (chart.target() != null) {
      plot.namedTarget(chart.target(), points);
    }
    for (int i = 0; i < chart.series().size(); i++) {
      series(plot, i);
    }
    ends(plot, endWords);
    double below = hidden(plot);
    double next = plot.timeAxis(below);
    boolean anyHidden = points.stream().anyMatch(p -> p.reading() instanceof Reading.Hidden);
    boolean anyPartial = points.stream().anyMatch(Chart.Point::partial);
    double height = pen.notes(next + 14, anyHidden, anyPartial, true);
    return lost ? pen.lostNote(height) : height;
  }

  private @Nullable Long highest() {
    Long shown = Pen.highest(points.stream().map(Chart.Point::reading).toList(), chart.measure());
    if (shown == null) {
      return null;
    }
    long target = chart.target() == null ? 0 : chart.target().value();
    return Math.max(shown, Math.max(target, chart.top()));
  }

  private boolean namesFit() {
    return chart.series().stream()
        .allMatch(
            series -> {
              List<String> lines = TextWidth.wrap(series.name(), Pen.TEXT, WIDEST_NAME);
              return lines.size() <= MOST_NAME_LINES
                  && lines.stream().allMatch(l -> TextWidth.of(l, Pen.TEXT) <= WIDEST_NAME);
            });
  }

  /** One line per series: a piece of its line, and its name. */
  private double key(double y) {
    double baseline = y;
    for (int i = 0; i < chart.series().size(); i++) {
      String d = "M%s %sh26".formatted(n(pen.mirrored() ? Pen.WIDTH - 26 : 0), n(baseline - 4));
      pen.svg.empty("path", "class", "line s" + (i + 1), "d", d);
      baseline = pen.paragraph(34, baseline, chart.series().get(i).name(), "", Pen.WIDTH - 36);
    }
    return baseline - 12;
  }

  private List<String> endLines(Chart.Series series, boolean keyed) {
    Reading.Shown last = lastShown(series);
    List<String> lines = new ArrayList<>();
    if (last != null) {
      lines.add(pen.labels.value(chart.measure(), last.value()));
    }
    if (chart.series().size() > 1 && !keyed) {
      lines.addAll(TextWidth.wrap(series.name(), Pen.TEXT, WIDEST_NAME));
    }
    return lines;
  }

  private static Reading.@Nullable Shown lastShown(Chart.Series series) {
    for (Chart.Point point : series.points().reversed()) {
      if (point.reading() instanceof Reading.Shown shown) {
        return shown;
      }
    }
    return null;
  }

  private void series(TimePlot plot, int index) {
    Chart.Series series = chart.series().get(index);
    String style = "s" + (index + 1);
    Measure measure = chart.measure();
    StringBuilder whole = new StringBuilder();
    StringBuilder toPartial = new StringBuilder();
    StringBuilder whiskers = new StringBuilder();
    Chart.Point before = null;
    for (Chart.Point point : series.points()) {
      if (point.reading() instanceof Reading.Shown shown) {
        String here = n(plot.x(point.period())) + " " + n(plot.y(shown.value()));
        if (before == null || !joined(before, point)) {
          whole.append('M').append(here);
        } else if (point.partial() || before.partial()) {
          Reading.Shown from = (Reading.Shown) before.reading();
          toPartial.append(
              "M%s %sL%s".formatted(n(plot.x(before.period())), n(plot.y(from.value())), here));
          whole.append('M').append(here);
        } else {
          whole.append('L').append(here);
        }
        if (shown.margin() != null) {
          whiskers.append(
              "M%s %sV%s"
                  .formatted(
                      n(plot.x(point.period())),
                      n(plot.y(shown.low())),
                      n(plot.y(Pen.top(shown, measure)))));
        }
      }
      before = point;
    }
    path("whisker " + style, whiskers);
    path("line " + style, whole);
    path("line to " + style, toPartial);
    dots(plot, series, style);
  }

  private void path(String style, StringBuilder d) {
    if (!d.isEmpty()) {
      pen.svg.empty("path", "class", style, "d", d.toString());
    }
  }

  /**
   * Whether a line runs from one point to the next: neighbors in time, both shown, of one way to
   * count.
   */
  private boolean joined(Chart.Point before, Chart.Point here) {
    return before.reading() instanceof Reading.Shown
        && here.reading() instanceof Reading.Shown
        && before.period().number() + 1 == here.period().number()
        && chart.breaks().stream().noneMatch(one -> one.first().number() == here.period().number());
  }

  private void dots(TimePlot plot, Chart.Series series, String style) {
    List<Chart.Point> all = series.points();
    Reading.Shown last = lastShown(series);
    pen.svg.open("g", "class", "dots " + style);
    for (int i = 0; i < all.size(); i++) {
      Chart.Point point = all.get(i);
      if (point.reading() instanceof Reading.Shown shown) {
        boolean alone =
            (i == 0 || !joined(all.get(i - 1), point))
                && (i == all.size() - 1 || !joined(point, all.get(i + 1)));
        // Reading.Shown is compared by identity on purpose: equal values are not the same point.
        boolean seen = all.size() <= DOTS || alone || reads(shown, last) || point.partial();
        pen.svg.open(
            "circle",
            "class",
            point.partial() ? "hollow" : seen ? "" : "hit",
            "cx",
            n(plot.x(point.period())),
            "cy",
            n(plot.y(shown.value())),
            "r",
            seen ? "3.5" : "5",
            "data-cell",
            Pen.cell(shown));
        pen.title(markName(series, point), shown, chart.measure(), point.partial());
        pen.svg.close("circle");
      }
    }
    pen.svg.close("g");
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean reads(Reading.Shown one, Reading.@Nullable Shown other) {
    return one == other;
  }

  private String markName(Chart.Series series, Chart.Point point) {
    String period = pen.labels.period(point.period());
    return chart.series().size() > 1 ? series.name() + ", " + period : period;
  }

  /** Hollow rings below the axis, one row a series that has hidden numbers. */
  private double hidden(TimePlot plot) {
    double y = plot.bottom;
    for (int i = 0; i < chart.series().size(); i++) {
      Chart.Series series = chart.series().get(i);
      List<Chart.Point> hidden =
          series.points().stream().filter(p -> p.reading() instanceof Reading.Hidden).toList();
      if (!hidden.isEmpty()) {
        y += 8;
        pen.svg.open("g", "class", "rings s" + (i + 1));
        for (Chart.Point point : hidden) {
          pen.svg.open(
              "circle",
              "class",
              "ring",
              "cx",
              n(plot.x(point.period())),
              "cy",
              n(y),
              "r",
              "3",
              "data-cell",
              Pen.cell(point.reading()));
          pen.title(markName(series, point), point.reading(), chart.measure(), false);
          pen.svg.close("circle");
        }
        pen.svg.close("g");
      }
    }
    return y == plot.bottom ? y : y + 4;
  }

  /** The words at the ends, moved apart where they would touch. */
  private void ends(TimePlot plot, List<List<String>> words) {
    List<End> ends = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (!words.get(i).isEmpty()) {
        Reading.Shown last = lastShown(chart.series().get(i));
        double at = last == null ? plot.bottom : plot.y(last.value());
        End end = new End(i, words.get(i), at, 0);
        // The first line's middle stands level with the point.
        ends.add(end.movedTo(at - (Pen.LINE - 2) / 2));
      }
    }
    ends.sort((one, other) -> Double.compare(one.at(), other.at()));
    double free = 0;
    for (int i = 0; i < ends.size(); i++) {
      End end = ends.get(i);
      ends.set(i, end.movedTo(Math.max(end.y(), free)));
      free = ends.get(i).y() + end.height() + 3;
    }
    double limit = plot.bottom + 12;
    for (int i = ends.size() - 1; i >= 0; i--) {
      End end = ends.get(i);
      ends.set(i, end.movedTo(Math.min(end.y(), limit - end.height())));
      limit = ends.get(i).y() - 3;
    }
    for (End end : ends) {
      end(plot, end);
    }
  }

  private void end(TimePlot plot, End end) {
    double baseline = end.y() + 11.5;
    boolean valued = lastShown(chart.series().get(end.series())) != null;
    pen.svg.open("g", "class", "end t" + (end.series() + 1));
    if (Math.abs(end.y() + 7 - end.at()) > 9) {
      pen.svg.empty(
          "path",
          "class",
          "lead",
          "d",
          "M%s %sL%s %s"
              .formatted(n(plot.right - 1), n(end.at()), n(plot.right + 8), n(end.y() + 7)));
    }
    for (int i = 0; i < end.lines().size(); i++) {
      pen.text(
          plot.right + 10,
          baseline + i * (Pen.LINE - 2),
          end.lines().get(i),
          i == 0 && valued ? "value" : "",
          Pen.Held.LEFT);
    }
    pen.svg.close("g");
  }
}
