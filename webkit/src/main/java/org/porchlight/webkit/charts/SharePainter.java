package org.porchlight.webkit.charts;

import static org.porchlight.webkit.charts.Pen.n;

import org.porchlight.release.Measure;
import org.porchlight.webkit.svg.TextWidth;

/**
 * Divided bars of one length. A bar with a hidden part is drawn to the scale of what is shown, with
 * a hatched end of fixed size: its length says nothing about the hidden number.
 */
final class SharePainter {
  private static final double THICK = 26;
  private static final double GAP = 2;
  private static final double HIDDEN = 18;

  private final Pen pen;
  private final Chart.Shares chart;

  SharePainter(Pen pen, Chart.Shares chart) {
    this.pen = pen;
    this.chart = chart;
  }

  double paint() {
    if (chart.bars().isEmpty() || chart.parts().isEmpty()) {
      pen.text(pen.fromStart(0), 16, pen.phrases.empty(), "note", pen.startSide());
      return 24;
    }
    boolean single = chart.bars().size() == 1;
    double y = single ? 0 : key(14) - 8;
    for (Chart.ShareBar bar : chart.bars()) {
      if (!bar.name().isEmpty()) {
        y = pen.paragraph(0, y + 13, bar.name(), "", Pen.WIDTH) - 10;
      }
      bar(bar, y);
      y += THICK + 8;
    }
    boolean hidden =
        chart.bars().stream()
            .flatMap(bar -> bar.readings().stream())
            .anyMatch(reading -> reading instanceof Reading.Hidden);
    if (single) {
      y = list(chart.bars().getFirst(), y + 12) - 14;
    }
    return pen.notes(y + 10, hidden, false, false);
  }

  private String style(int part) {
    return "part p" + (part + 1) + " of" + chart.parts().size();
  }

  private double key(double y) {
    double baseline = y;
    for (int i = 0; i < chart.parts().size(); i++) {
      baseline = named(i, baseline, chart.parts().get(i));
    }
    return baseline;
  }

  /** The parts of the only bar, each with its number: no color has to be matched by eye alone. */
  private double list(Chart.ShareBar bar, double y) {
    double baseline = y;
    for (int i = 0; i < chart.parts().size(); i++) {
      Reading reading = bar.readings().get(i);
      String value =
          switch (reading) {
            case Reading.Shown shown -> pen.labels.value(chart.measure(), shown.value());
            case Reading.Hidden _ -> pen.phrases.hidden();
            case Reading.Missing _ -> pen.phrases.empty();
          };
      double start = TextWidth.of("100%", Pen.TEXT) + 26;
      start = Math.max(start, TextWidth.of(value, Pen.TEXT) + 26);
      String style = reading instanceof Reading.Shown ? "value" : "note";
      pen.text(pen.fromStart(18), baseline, value, style, pen.startSide());
      swatch(i, baseline, reading);
      baseline = pen.paragraph(start, baseline, chart.parts().get(i), "", Pen.WIDTH - start) + 3;
    }
    return baseline;
  }

  private double named(int part, double baseline, String words) {
    swatch(part, baseline, new Reading.Missing());
    return pen.paragraph(18, baseline, words, "", Pen.WIDTH - 18) + 2;
  }

  private void swatch(int part, double baseline, Reading reading) {
    boolean hidden = reading instanceof Reading.Hidden;
    pen.svg.empty(
        "rect",
        "class",
        hidden ? "stub" : style(part),
        "x",
        n(pen.mirrored() ? Pen.WIDTH - 12 : 0),
        "y",
        n(baseline - 10),
        "width",
        "12",
        "height",
        "12",
        "fill",
        hidden ? pen.hatch() : "");
  }

  private void bar(Chart.ShareBar bar, double y) {
    long sum = 0;
    long hidden = 0;
    for (Reading reading : bar.readings()) {
      switch (reading) {
        case Reading.Shown shown -> sum += shown.value();
        case Reading.Hidden _ -> hidden++;
        case Reading.Missing _ -> {}
      }
    }
    // Rounded shares may add up to 99 or 101; the bar is full all the same.
    boolean hundred = chart.measure() == Measure.PERCENT && hidden > 0;
    double whole = Math.max(1, hundred ? Math.max(100, sum) : sum);
    double shownWidth = Pen.WIDTH - (hidden > 0 ? hidden * HIDDEN : 0);
    double at = 0;
    for (int i = 0; i < bar.readings().size(); i++) {
      Reading reading = bar.readings().get(i);
      if (reading instanceof Reading.Shown shown) {
        double width = shownWidth * shown.value() / whole;
        segment(bar, i, at, y, width);
        at += width;
      } else if (reading instanceof Reading.Hidden) {
        segment(bar, i, at, y, HIDDEN);
        at += HIDDEN;
      }
    }
  }

  private void segment(Chart.ShareBar bar, int part, double at, double y, double width) {
    Reading reading = bar.readings().get(part);
    boolean hidden = reading instanceof Reading.Hidden;
    double drawn = Math.max(0.8, width - GAP);
    pen.svg.open(
        "rect",
        "class",
        hidden ? "stub" : style(part),
        "x",
        n(pen.mirrored() ? Pen.WIDTH - at - drawn : at),
        "y",
        n(y),
        "width",
        n(drawn),
        "height",
        n(THICK),
        "fill",
        hidden ? pen.hatch() : "",
        "data-cell",
        Pen.cell(reading));
    String name = chart.parts().get(part);
    String named = bar.name().isEmpty() ? name : bar.name() + ", " + name;
    pen.title(named, reading, chart.measure(), false);
    pen.svg.close("rect");
    if (reading instanceof Reading.Shown shown) {
      String value = pen.labels.value(chart.measure(), shown.value());
      if (TextWidth.of(value, Pen.TEXT) + 4 <= drawn) {
        String style = "on p" + (part + 1) + " of" + chart.parts().size();
        pen.text(pen.fromStart(at + drawn / 2), y + 17.5, value, style, Pen.Held.MIDDLE);
      }
    }
  }
}
