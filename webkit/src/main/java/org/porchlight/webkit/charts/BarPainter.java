package org.porchlight.webkit.charts;

import static org.porchlight.webkit.charts.Pen.n;

import java.util.List;
import org.porchlight.webkit.svg.TextWidth;

/** Lying bars: the name in full above, the value at the bar's end. */
final class BarPainter {
  private static final double THICK = 15;
  private static final double STUB = 16;

  private final Pen pen;
  private final Chart.Bars chart;

  BarPainter(Pen pen, Chart.Bars chart) {
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
    long scale = Math.max(1, Math.max(highest == null ? 0 : highest, target));
    double room = 0;
    for (Reading reading : readings) {
      if (reading instanceof Reading.Shown shown) {
        room = Math.max(room, TextWidth.of(value(shown), Pen.TEXT) + 8);
      }
    }
    double longest = Pen.WIDTH - room;
    double y = chart.target() == null || highest == null ? 0 : 18;
    double first = y;
    for (Chart.Row row : chart.rows()) {
      y = row(row, y, longest, scale);
    }
    if (chart.target() != null && highest != null) {
      target(chart.target(), longest * target / scale, first, y - 8);
    }
    boolean hidden = readings.stream().anyMatch(reading -> reading instanceof Reading.Hidden);
    return pen.notes(y + 10, hidden, false, false);
  }

  private String value(Reading.Shown shown) {
    return pen.labels.value(chart.measure(), shown.value());
  }

  private double row(Chart.Row row, double top, double longest, long scale) {
    double y =
        pen.paragraph(0, top + 13, row.name(), row.strong() ? "strong" : "", Pen.WIDTH) - 9.5;
    switch (row.reading()) {
      case Reading.Shown shown -> {
        // A shown zero keeps a hairline so that it is seen to be there.
        double length = Math.max(0.8, longest * shown.value() / scale);
        rect(row, length, y, row.strong() ? "mark now" : "mark", "");
        String value = value(shown);
        pen.text(pen.fromStart(length + 6), y + 12, value, "value", pen.startSide());
      }
      case Reading.Hidden _ -> {
        rect(row, STUB, y, "stub", pen.hatch());
        pen.text(pen.fromStart(STUB + 6), y + 12, pen.phrases.hidden(), "note", pen.startSide());
      }
      case Reading.Missing _ ->
          pen.text(pen.fromStart(0), y + 12, pen.phrases.empty(), "note", pen.startSide());
    }
    return y + THICK + 9;
  }

  private void rect(Chart.Row row, double length, double y, String style, String fill) {
    pen.svg.open(
        "rect",
        "class",
        style,
        "x",
        n(pen.mirrored() ? Pen.WIDTH - length : 0),
        "y",
        n(y),
        "width",
        n(length),
        "height",
        n(THICK),
        "fill",
        fill,
        "data-cell",
        Pen.cell(row.reading()));
    pen.title(row.name(), row.reading(), chart.measure(), false);
    pen.svg.close("rect");
  }

  private void target(Chart.Target target, double at, double from, double to) {
    pen.svg.open("g", "class", "target");
    double x = pen.fromStart(at);
    pen.svg.empty("path", "d", "M%s %sV%s".formatted(n(x), n(from), n(to)));
    double width = TextWidth.of(target.name(), Pen.SMALL);
    boolean fits = at + width <= Pen.WIDTH;
    double start = fits ? at : Math.max(0, Pen.WIDTH - width);
    pen.text(pen.fromStart(start), from - 5, target.name(), "", pen.startSide());
    pen.svg.close("g");
  }
}
