package org.porchlight.webkit.charts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.CellKey;
import org.porchlight.release.Measure;
import org.porchlight.webkit.svg.SvgWriter;
import org.porchlight.webkit.svg.TextWidth;

/** What all painters draw with: places in user units, words with the side they are held at. */
final class Pen {
  /** Width of a chart in user units: a phone's column, so that a unit is about a pixel there. */
  static final double WIDTH = 380;

  static final double TEXT = 13;
  static final double SMALL = 12;
  static final double LINE = 16;

  /** The side of the words that stands at the given x, whatever the direction of the language. */
  enum Held {
    LEFT,
    MIDDLE,
    RIGHT
  }

  final SvgWriter svg = new SvgWriter();
  final Labels labels;
  final Phrases phrases;
  private final String prefix;
  private boolean hatched;

  Pen(Labels labels, Phrases phrases, String prefix) {
    this.labels = labels;
    this.phrases = phrases;
    this.prefix = prefix;
  }

  static String n(double coordinate) {
    return SvgWriter.number(coordinate);
  }

  String id(String name) {
    return prefix + "-" + name;
  }

  boolean mirrored() {
    return labels.rightToLeft();
  }

  /** A distance from the edge where reading starts, as an x. */
  double fromStart(double distance) {
    return mirrored() ? WIDTH - distance : distance;
  }

  Held startSide() {
    return mirrored() ? Held.RIGHT : Held.LEFT;
  }

  Held endSide() {
    return mirrored() ? Held.LEFT : Held.RIGHT;
  }

  /** The value of {@code text-anchor}; start and end change places with the direction. */
  private String anchor(Held held) {
    return switch (held) {
      case MIDDLE -> "middle";
      case LEFT -> mirrored() ? "end" : "";
      case RIGHT -> mirrored() ? "" : "end";
    };
  }

  void text(double x, double y, String words, String style, Held held) {
    svg.open("text", "class", style, "x", n(x), "y", n(y), "text-anchor", anchor(held));
    svg.words(words).close("text");
  }

  /** Words over several lines at the start edge. Returns the baseline after the last. */
  double paragraph(double indent, double y, String words, String style, double width) {
    double baseline = y;
    for (String line : TextWidth.wrap(words, TEXT, width)) {
      text(fromStart(indent), baseline, line, style, startSide());
      baseline += LINE - 1;
    }
    return baseline;
  }

  /** The fill of hidden marks. */
  String hatch() {
    hatched = true;
    return "url(#" + id("h") + ")";
  }

  boolean isHatched() {
    return hatched;
  }

  static String cell(Reading reading) {
    CellKey key =
        switch (reading) {
          case Reading.Shown shown -> shown.cell();
          case Reading.Hidden hidden -> hidden.cell();
          case Reading.Missing _ -> null;
        };
    return key == null ? "" : key.toString();
  }

  /** The title of a mark: its name and its value, or that it is hidden and why. */
  void title(String name, Reading reading, Measure measure, boolean partial) {
    String words = said(reading, measure) + (partial ? " (" + phrases.partialNote() + ")" : "");
    svg.inline("title", name.isEmpty() ? words : name + ": " + words);
  }

  /** The value with its interval, or why there is none. */
  String said(Reading reading, Measure measure) {
    return switch (reading) {
      case Reading.Shown shown when shown.margin() != null ->
          "%s (%s\u2013%s)"
              .formatted(
                  labels.value(measure, shown.value()),
                  labels.value(measure, shown.low()),
                  labels.value(measure, top(shown, measure)));
      case Reading.Shown shown -> labels.value(measure, shown.value());
      case Reading.Hidden _ -> phrases.hiddenNote();
      case Reading.Missing missing -> missing.lost() ? phrases.lostNote() : phrases.empty();
    };
  }

  /** The upper end of the interval; a share cannot pass 100. */
  static long top(Reading.Shown shown, Measure measure) {
    return measure == Measure.PERCENT && shown.value() <= 100
        ? Math.min(100, shown.high())
        : shown.high();
  }

  /** The largest value among readings, intervals included; null when none is shown. */
  static @Nullable Long highest(List<Reading> readings, Measure measure) {
    Long highest = null;
    for (Reading reading : readings) {
      if (reading instanceof Reading.Shown shown) {
        long top = top(shown, measure);
        highest = highest == null ? Long.valueOf(top) : Long.valueOf(Math.max(highest, top));
      }
    }
    return highest;
  }

  /** Distance from the start edge; half a label's room is kept free at both ends. */
  static double x(long value, List<Long> scale) {
    return 8 + (WIDTH - 26) * value / scale.getLast();
  }

  /** A line and its value for each tick, under rows that begin with their name. */
  void scale(List<Long> ticks, Measure measure, double from, double to) {
    svg.open("g", "class", "axis");
    StringBuilder lines = new StringBuilder();
    for (long tick : ticks) {
      double x = fromStart(x(tick, ticks));
      lines.append("M%s %sV%s".formatted(n(x), n(from + 20), n(to)));
      String words = labels.compact(measure, tick);
      double half = TextWidth.of(words, SMALL) / 2;
      text(Math.clamp(x, half, WIDTH - half), to + 15, words, "", Held.MIDDLE);
    }
    svg.empty("path", "class", "grid", "d", lines.toString());
    svg.close("g");
  }

  /** A piece of the target's line and its name, in a row of its own. Returns where the row ends. */
  double targetKey(Chart.Target target, double top) {
    svg.open("g", "class", "target");
    double x = mirrored() ? WIDTH - 22 : 0;
    svg.empty("path", "d", "M%s %sh22".formatted(n(x), n(top + 8)));
    double next = paragraph(28, top + 12, target.name(), "", WIDTH - 30);
    svg.close("g");
    return next - 12;
  }

  /** Notes under a chart on what hatched and hollow marks mean. Returns the chart's height. */
  double notes(double y, boolean hidden, boolean partial, boolean ring) {
    double baseline = y;
    if (hidden) {
      if (ring) {
        svg.empty(
            "circle", "class", "ring", "cx", n(fromStart(6)), "cy", n(baseline - 4), "r", "3");
      } else {
        swatch(baseline, hatch(), "stub");
      }
      String words = phrases.hidden() + ": " + phrases.hiddenNote();
      baseline = paragraph(17, baseline, words, "note", WIDTH - 20);
    }
    if (partial) {
      swatch(baseline, "none", "hollow");
      baseline = paragraph(17, baseline, phrases.partialNote(), "note", WIDTH - 20);
    }
    return baseline - LINE + 7;
  }

  /** A note on what a pale band means. Returns the chart's height. */
  double lostNote(double height) {
    swatch(height + LINE - 7, "", "lost");
    return paragraph(17, height + LINE - 7, phrases.lostNote(), "note", WIDTH - 20) - LINE + 7;
  }

  private void swatch(double baseline, String fill, String style) {
    double x = mirrored() ? WIDTH - 11.5 : 1.5;
    svg.empty(
        "rect",
        "class",
        style,
        "x",
        n(x),
        "y",
        n(baseline - 9),
        "width",
        "10",
        "height",
        "9",
        "fill",
        fill);
  }
}
