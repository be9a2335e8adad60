package org.porchlight.webkit.charts;

import static org.porchlight.webkit.charts.Pen.n;

import java.util.List;
import org.porchlight.release.Measure;
import org.porchlight.webkit.svg.TextWidth;

/** A dot for each value, a bar from one end of its interval to the other. */
final class RangePainter {
  private final Pen pen;
  private final Chart.Ranges chart;

  RangePainter(Pen pen, Chart.Ranges chart) {
    this.pen = pen;
    this.chart = chart;
  }

  double paint() {
    if (chart.rows().isEmpty()) {
      pen.text(pen.fromStart(0), 16, pen.phrases.empty(), "note", pen.startSide());
      return 24;
    }
    List<Reading> readings = chart.rows().stream().map(Chart.Row::reading).toList();
    Long highest = Pen.highest(readings, chart.measure());
    long target = chart.target() == null ? 0 : chart.target().value();
    List<Long> ticks = Ticks.upTo(Math.max(highest == null ? 0 : highest, target), chart.measure());
    boolean wholeShare = chart.measure() == Measure.PERCENT && ticks.getLast() <= 100;
    List<Long> scale = wholeShare ? List.of(0L, 25L, 50L, 75L, 100L) : ticks;
    double y = chart.target() == null || highest == null ? 0 : 18;
    double first = y;
    double last = y + chart.rows().stream().mapToDouble(this::height).sum();
    if (highest != null) {
      pen.scale(scale, chart.measure(), first, last);
    }
    if (chart.target() != null && highest != null) {
      target(chart.target(), Pen.x(target, scale), first, last);
    }
    for (Chart.Row row : chart.rows()) {
      row(row, y, scale);
      y += height(row);
    }
    boolean hidden = readings.stream().anyMatch(reading -> reading instanceof Reading.Hidden);
    return pen.notes(y + (highest == null ? 10 : 34), hidden, false, false);
  }

  private double height(Chart.Row row) {
    return nameLines(row).size() * (Pen.LINE - 1) + 26;
  }

  private String label(Chart.Row row) {
    return row.reading() instanceof Reading.Shown shown
        ? pen.labels.value(chart.measure(), shown.value())
        : "";
  }

  private List<String> nameLines(Chart.Row row) {
    double value = TextWidth.of(label(row), Pen.TEXT) + 10;
    return TextWidth.wrap(row.name(), Pen.TEXT, Pen.WIDTH - value);
  }

  private void row(Chart.Row row, double top, List<Long> scale) {
    double y = top + 13;
    for (String line : nameLines(row)) {
      String style = row.strong() ? "halo strong" : "halo";
      pen.text(pen.fromStart(0), y, line, style, pen.startSide());
      y += Pen.LINE - 1;
    }
    pen.text(pen.fromStart(Pen.WIDTH), top + 13, label(row), "value halo", pen.endSide());
    double middle = y - 3;
    switch (row.reading()) {
      case Reading.Shown shown -> dot(row, shown, middle, scale);
      case Reading.Hidden hidden -> {
        double x = pen.mirrored() ? Pen.WIDTH - 24 : 8;
        pen.svg.open(
            "rect",
            "class",
            "stub",
            "x",
            n(x),
            "y",
            n(middle - 5),
            "width",
            "16",
            "height",
            "10",
            "fill",
            pen.hatch(),
            "data-cell",
            Pen.cell(hidden));
        pen.title(row.name(), hidden, chart.measure(), false);
        pen.svg.close("rect");
        pen.text(pen.fromStart(30), middle + 4, pen.phrases.hidden(), "note halo", pen.startSide());
      }
      case Reading.Missing _ ->
          pen.text(pen.fromStart(8), middle + 4, pen.phrases.empty(), "note halo", pen.startSide());
    }
  }

  private void dot(Chart.Row row, Reading.Shown shown, double y, List<Long> scale) {
    double low = pen.fromStart(Pen.x(shown.low(), scale));
    double high = pen.fromStart(Pen.x(Pen.top(shown, chart.measure()), scale));
    String style = (row.strong() ? "range now" : "range") + (shown.rough() ? " rough" : "");
    pen.svg.open("g", "class", style, "data-cell", Pen.cell(shown));
    pen.title(row.name(), shown, chart.measure(), false);
    if (shown.margin() != null) {
      pen.svg.empty("path", "d", "M%s %sH%s".formatted(n(low), n(y), n(high)));
    }
    double x = pen.fromStart(Pen.x(shown.value(), scale));
    pen.svg.empty("circle", "cx", n(x), "cy", n(y), "r", "5.5");
    pen.svg.close("g");
  }

  private void target(Chart.Target target, double at, double from, double to) {
    pen.svg.open("g", "class", "target");
    pen.svg.empty("path", "d", "M%s %sV%s".formatted(n(pen.fromStart(at)), n(from), n(to)));
    double width = TextWidth.of(target.name(), Pen.SMALL);
    double start = at + width <= Pen.WIDTH ? at : Math.max(0, Pen.WIDTH - width);
    pen.text(pen.fromStart(start), from - 5, target.name(), "", pen.startSide());
    pen.svg.close("g");
  }
}
