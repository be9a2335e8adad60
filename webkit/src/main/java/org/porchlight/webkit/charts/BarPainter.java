package org.porchlight.webkit.charts;

import static org.porchlight.webkit.charts.Pen.n;

import java.util.List;
import org.porchlight.webkit.svg.TextWidth;

/** Lying bars: the name in full above, the value at the bar's end. */
final class BarPainter {
  private static final double THICK = 15;
  private static final double STUB = 16;

  /** Where the target stands when there is none. */
  private static final double NOWHERE = -1;

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
    double y = chart.target() == null || highest == null ? 0 : 20;
    boolean held = chart.target() != null && highest != null;
    double at = held ? longest * target / scale : NOWHERE;
    if (chart.target() != null && held) {
      targetName(chart.target(), at, y);
    }
    for (Chart.Row row : chart.rows()) {
      row(row, y, longest, scale, at);
      y += height(row);
    }
    boolean hidden = readings.stream().anyMatch(reading -> reading instanceof Reading.Hidden);
    return pen.notes(y + 10, hidden, false, false);
  }

  private String value(Reading.Shown shown) {
    return pen.labels.value(chart.measure(), shown.value());
  }

  private static double height(Chart.Row row) {
    int lines = TextWidth.wrap(row.name(), Pen.TEXT, Pen.WIDTH).size();
    return lines * (Pen.LINE - 1) + THICK + 12.5;
  }

  private void row(Chart.Row row, double top, double longest, long scale, double target) {
    double y =
        pen.paragraph(0, top + 13, row.name(), row.strong() ? "strong" : "", Pen.WIDTH) - 9.5;
    switch (row.reading()) {
      case Reading.Shown shown -> {
        // A shown zero keeps a hairline so that it is seen to be there.
        double length = Math.max(0.8, longest * shown.value() / scale);
        rect(row, length, y, row.strong() ? "mark now" : "mark", "");
        String value = value(shown);
        double start = length + 6;
        boolean struck = target > length + 2 && target < start + TextWidth.of(value, Pen.TEXT) + 3;
        pen.text(
            pen.fromStart(struck ? target + 6 : start), y + 12, value, "value", pen.startSide());
      }
      case Reading.Hidden _ -> {
        rect(row, STUB, y, "stub", pen.hatch());
        pen.text(pen.fromStart(STUB + 6), y + 12, pen.phrases.hidden(), "note", pen.startSide());
      }
      case Reading.Missing _ ->
          pen.text(pen.fromStart(0), y + 12, pen.phrases.empty(), "note", pen.startSide());
    }
    if (target > NOWHERE && row.reading() instanceof Reading.Shown) {
      String d = "M%s %sv%s".formatted(n(pen.fromStart(target)), n(y - 3), n(THICK + 6));
      pen.svg.open("g", "class", "target");
      pen.svg.empty("path", "class", "under", "d", d).empty("path", "d", d).close("g");
    }
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

  private void targetName(Chart.Target target, double at, double top) {
    pen.svg.open("g", "class", "target");
    double x = pen.fromStart(at);
    pen.svg.empty("path", "d", "M%s %sv6".formatted(n(x), n(top - 4)));
    double width = TextWidth.of(target.name(), Pen.SMALL);
    double start = Math.clamp(at - width / 2, 0, Math.max(0, Pen.WIDTH - width));
    pen.text(pen.fromStart(start), top - 7, target.name(), "", pen.startSide());
    pen.svg.close("g");
  }
}
