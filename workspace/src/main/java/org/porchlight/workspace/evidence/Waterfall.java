package org.porchlight.workspace.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.porchlight.study.people.FieldEvidence;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.svg.SvgWriter;

/**
 * Evidence as a waterfall: it begins with how unlikely it is that two records picked at random are
 * one person's, and each comparison carries the weight on from where the one before left it.
 */
final class Waterfall {
  private static final double WIDTH = 360;

  /** Where bars end, so that numbers have a column of their own. */
  private static final double BARS = 300;

  private static final double ROW = 40;
  private static final double BAR = 10;
  private static final double TOP = 26;
  private static final double WORDS = 16;

  private final Language language;
  private final EvidenceWords words;

  Waterfall(Language language, EvidenceWords words) {
    this.language = language;
    this.words = words;
  }

  private record Step(String name, double from, double to) {}

  /**
   * The picture.
   *
   * @param bits the weight at the end
   * @param needed the weight from which two records are linked
   */
  String draw(List<FieldEvidence> evidence, double bits, double needed) {
    List<Step> steps = steps(evidence, bits);
    double low = Math.min(0, needed);
    double high = Math.max(0, needed);
    for (Step step : steps) {
      low = Math.min(low, Math.min(step.from(), step.to()));
      high = Math.max(high, Math.max(step.from(), step.to()));
    }
    double scale = (BARS - 4) / Math.max(1, high - low);
    double height = TOP + steps.size() * ROW + WORDS + 8;
    SvgWriter svg = new SvgWriter();
    svg.open(
        "svg",
        "class",
        "chart waterfall",
        "role",
        "img",
        "aria-labelledby",
        "waterfall-t waterfall-d",
        "viewBox",
        "0 0 %s %s".formatted(n(WIDTH), n(height)));
    svg.inline("title", language.text("waterfall.title"), "id", "waterfall-t");
    svg.inline("desc", language.text("waterfall.description"), "id", "waterfall-d");
    double line = x(needed, low, scale);
    svg.empty(
        "path", "class", "needed", "d", "M%s %sV%s".formatted(n(line), n(TOP - 8), n(height)));
    boolean before = line > BARS / 2;
    svg.inline(
        "text",
        language.text("waterfall.needed", Map.of("bits", words.plain(needed))),
        "class",
        "axis",
        "x",
        n(line),
        "y",
        n(TOP - 12),
        "text-anchor",
        before ? "end" : "start");
    for (int i = 0; i < steps.size(); i++) {
      String at = n(x(steps.get(i).to(), low, scale));
      double y = TOP + i * ROW + WORDS + 2;
      svg.empty("path", "class", "carry", "d", "M%s %sv%s".formatted(at, n(y), n(ROW)));
    }
    for (int i = 0; i < steps.size(); i++) {
      paint(svg, steps.get(i), TOP + i * ROW, low, scale, i == 0);
    }
    double foot = TOP + steps.size() * ROW + WORDS - 1;
    label(svg, language.text("waterfall.total"), words.signed(bits), foot, "strong halo");
    return svg + "\n</svg>";
  }

  private List<Step> steps(List<FieldEvidence> evidence, double bits) {
    double start = bits - evidence.stream().mapToDouble(FieldEvidence::bits).sum();
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(language.text("waterfall.start"), 0, start));
    double at = start;
    for (FieldEvidence one : evidence) {
      steps.add(new Step(words.comparison(one.comparison()).plain(), at, at + one.bits()));
      at += one.bits();
    }
    return steps;
  }

  private void paint(
      SvgWriter svg, Step step, double y, double low, double scale, boolean isStart) {
    double change = step.to() - step.from();
    double from = x(Math.min(step.from(), step.to()), low, scale);
    double width = Math.max(1.5, Math.abs(change) * scale);
    label(svg, step.name(), words.signed(change), y + WORDS - 3, "halo");
    svg.empty(
        "rect",
        "class",
        isStart ? "start" : change < 0 ? "against" : "for",
        "x",
        n(from),
        "y",
        n(y + WORDS + 2),
        "width",
        n(width),
        "height",
        n(BAR),
        "rx",
        "2");
  }

  /** Words at the start of a row and a number at its end, kept apart from the lines they cross. */
  private static void label(SvgWriter svg, String name, String number, double y, String style) {
    svg.inline("text", name, "class", style, "x", "0", "y", n(y));
    svg.inline(
        "text", number, "class", "value " + style, "x", n(WIDTH), "y", n(y), "text-anchor", "end");
  }

  private static double x(double bits, double low, double scale) {
    return 2 + (bits - low) * scale;
  }

  private static String n(double coordinate) {
    return SvgWriter.number(coordinate);
  }
}
