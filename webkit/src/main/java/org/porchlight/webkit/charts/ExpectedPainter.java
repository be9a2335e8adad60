package org.porchlight.webkit.charts;

import static org.porchlight.webkit.charts.Pen.n;

import java.util.List;
import org.porchlight.webkit.svg.TextWidth;

/** A pale band for what is usual with a line at its middle, and a dot for what was seen. */
final class ExpectedPainter {
  private static final double KEY = 26;
  private static final double BAND = 16;

  private final Pen pen;
  private final Chart.Expected chart;

  ExpectedPainter(Pen pen, Chart.Expected chart) {
    this.pen = pen;
    this.chart = chart;
  }

  double paint() {
    if (chart.rows().isEmpty()) {
      pen.text(pen.fromStart(0), 16, pen.phrases.empty(), "note", pen.startSide());
      return 24;
    }
    long highest = 0;
    for (Chart.Usual row : chart.rows()) {
      Long seen = row.seen();
      highest = Math.max(highest, Math.max(row.high(), seen == null ? 0 : seen));
    }
    List<Long> scale = Ticks.upTo(highest, chart.measure());
    key();
    double last = KEY + chart.rows().stream().mapToDouble(this::height).sum();
    pen.scale(scale, chart.measure(), KEY, last);
    double y = KEY;
    for (Chart.Usual row : chart.rows()) {
      row(row, y, scale);
      y += height(row);
    }
    return last + 22;
  }

  private void key() {
    double y = 14;
    band(0, 22, y - 10, 12);
    pen.text(pen.fromStart(28), y, chart.usualName(), "cap", pen.startSide());
    double next = 28 + TextWidth.of(chart.usualName(), Pen.SMALL) + 22;
    dot(next, y - 4);
    pen.text(pen.fromStart(next + 11), y, chart.seenName(), "cap", pen.startSide());
  }

  private List<String> nameLines(Chart.Usual row) {
    return TextWidth.wrap(
        row.name(), Pen.TEXT, Pen.WIDTH - TextWidth.of(label(row), Pen.TEXT) - 10);
  }

  private double height(Chart.Usual row) {
    return nameLines(row).size() * (Pen.LINE - 1) + BAND + 18;
  }

  private String label(Chart.Usual row) {
    Long seen = row.seen();
    return seen == null ? pen.phrases.hidden() : pen.labels.value(chart.measure(), seen);
  }

  private void row(Chart.Usual row, double top, List<Long> scale) {
    double y = top + 13;
    for (String line : nameLines(row)) {
      pen.text(pen.fromStart(0), y, line, "halo", pen.startSide());
      y += Pen.LINE - 1;
    }
    Long seen = row.seen();
    String style = seen == null ? "note halo" : "value halo";
    pen.text(pen.fromStart(Pen.WIDTH), top + 13, label(row), style, pen.endSide());
    double bandTop = y - 8;
    pen.svg.open("g");
    pen.svg.inline(
        "title",
        "%s: %s %s (%s\u2013%s), %s %s"
            .formatted(
                row.name(),
                chart.usualName(),
                pen.labels.value(chart.measure(), row.usual()),
                pen.labels.value(chart.measure(), row.low()),
                pen.labels.value(chart.measure(), row.high()),
                chart.seenName(),
                label(row)));
    band(Pen.x(row.low(), scale), Pen.x(row.high(), scale), bandTop, BAND);
    double usual = pen.fromStart(Pen.x(row.usual(), scale));
    pen.svg.empty(
        "path", "class", "middle", "d", "M%s %sv%s".formatted(n(usual), n(bandTop), n(BAND)));
    if (seen != null) {
      dot(Pen.x(seen, scale), bandTop + BAND / 2);
    }
    pen.svg.close("g");
  }

  private void band(double from, double to, double top, double height) {
    double start = Math.min(pen.fromStart(from), pen.fromStart(to));
    pen.svg.empty(
        "rect",
        "class",
        "usual",
        "x",
        n(start),
        "y",
        n(top),
        "width",
        n(Math.max(2, to - from)),
        "height",
        n(height),
        "rx",
        "4");
  }

  private void dot(double at, double y) {
    pen.svg.empty("circle", "class", "seen", "cx", n(pen.fromStart(at)), "cy", n(y), "r", "6");
  }
}
