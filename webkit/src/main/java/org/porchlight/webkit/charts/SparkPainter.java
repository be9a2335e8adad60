package org.porchlight.webkit.charts;

import static org.porchlight.webkit.charts.Pen.n;

import java.util.List;
import java.util.stream.Collectors;

/** A line without axes for a tile, with a dot on its last shown value. Starts at zero too. */
final class SparkPainter {
  static final double WIDTH = 140;
  static final double HEIGHT = 40;
  private static final double INSET = 5;

  private final Pen pen;
  private final Chart.Spark chart;

  SparkPainter(Pen pen, Chart.Spark chart) {
    this.pen = pen;
    this.chart = chart;
  }

  double paint() {
    List<Chart.Point> points = chart.series().points();
    pen.svg.empty("path", "class", "base", "d", "M0 %sH%s".formatted(n(HEIGHT - 1), n(WIDTH)));
    List<Reading> readings = points.stream().map(Chart.Point::reading).toList();
    Long highest = Pen.highest(readings, chart.measure());
    if (highest == null) {
      return HEIGHT;
    }
    TimeAxis time = TimeAxis.over(points);
    double step = (WIDTH - 2 * INSET) / Math.max(1, time.count() - 1);
    double scale = (HEIGHT - 2 - INSET) / Math.max(1, highest);
    StringBuilder d = new StringBuilder();
    Chart.Point last = points.getFirst();
    boolean open = false;
    int expected = -1;
    double lastX = 0;
    double lastY = 0;
    StringBuilder wash = new StringBuilder();
    String ground = "V" + n(HEIGHT - 1) + "z";
    for (Chart.Point point : points) {
      int index = time.index(point.period());
      if (point.reading() instanceof Reading.Shown shown) {
        lastX = time.count() == 1 ? WIDTH / 2 : INSET + index * step;
        lastY = HEIGHT - 2 - shown.value() * scale;
        boolean joined = open && index == expected;
        if (!joined) {
          wash.append(wash.isEmpty() ? "" : ground).append('M').append(n(lastX));
          wash.append(' ').append(n(HEIGHT - 1));
        }
        wash.append('L').append(n(lastX)).append(' ').append(n(lastY));
        // A value between two gaps is a very short line: round caps make it a dot.
        d.append(joined ? "L" : "M").append(n(lastX)).append(' ').append(n(lastY));
        if (!joined) {
          d.append("h0");
        }
        last = point;
        open = true;
      } else {
        open = false;
      }
      expected = index + 1;
    }
    String cells =
        points.stream()
            .filter(point -> point.reading() instanceof Reading.Shown)
            .map(point -> Pen.cell(point.reading()))
            .filter(cell -> !cell.isEmpty())
            .collect(Collectors.joining(" "));
    pen.svg.empty("path", "class", "wash", "d", wash + ground);
    pen.svg.empty("path", "class", "line s1", "data-cells", cells, "d", d.toString());
    pen.svg.open(
        "circle",
        "class",
        "now",
        "cx",
        n(lastX),
        "cy",
        n(lastY),
        "r",
        "4",
        "data-cell",
        Pen.cell(last.reading()));
    pen.title(pen.labels.period(last.period()), last.reading(), chart.measure(), last.partial());
    pen.svg.close("circle");
    return HEIGHT;
  }
}
