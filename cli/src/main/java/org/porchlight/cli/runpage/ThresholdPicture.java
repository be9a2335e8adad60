package org.porchlight.cli.runpage;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.porchlight.linkage.RunReport;

/** Expected precision, recall and F1 by threshold, and the real ones where they are known. */
final class ThresholdPicture {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 260;
  private static final int LEFT = 48;
  private static final int RIGHT = 620;
  private static final int TOP = 34;
  private static final int BOTTOM = 214;

  private final List<RunReport.Point> points;
  private final double from;
  private final double to;
  private final double least;
  private final Words words;

  private ThresholdPicture(RunReport report, Words words) {
    this.words = words;
    points = report.points();
    from = points.getFirst().bits();
    to = Math.max(from + 1, points.getLast().bits());
    double low =
        points.stream()
            .mapToDouble(point -> Math.min(point.precision(), point.recall()))
            .min()
            .orElse(0);
    least = low >= 0.9 ? 0.9 : low >= 0.8 ? 0.8 : low >= 0.5 ? 0.5 : 0;
  }

  static String of(RunReport report, Words words) {
    ThresholdPicture picture = new ThresholdPicture(report, words);
    boolean truth = report.judged() != null;
    StringBuilder svg = new StringBuilder(4096);
    svg.append(
        "<figure><svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
            .formatted(
                WIDTH,
                HEIGHT,
                Html.escaped(
                    words.of(
                        "Right and found by threshold; the numbers stand in the table below."))));
    picture.grid(svg);
    picture.mark(svg, report.thresholds().link(), "used", false);
    picture.mark(
        svg,
        report.thresholds().auto(),
        "sure",
        Math.abs(report.thresholds().auto() - report.thresholds().link()) < 4);
    svg.append(picture.line("s1", RunReport.Point::precision));
    svg.append(picture.line("s2", RunReport.Point::recall));
    if (truth) {
      svg.append(picture.real("s1", RunReport.Quality::precision));
      svg.append(picture.real("s2", RunReport.Quality::recall));
    }
    svg.append("</svg><figcaption>").append(picture.key("key s1", "right, expected"));
    svg.append(" ").append(picture.key("key s2", "found, expected"));
    if (truth) {
      svg.append(" ").append(picture.key("dot s1", "right, really"));
      svg.append(" ").append(picture.key("dot s2", "found, really"));
    }
    return svg.append("</figcaption></figure>").toString();
  }

  private String key(String kind, String text) {
    return "<span class=\"%s\">%s</span>".formatted(kind, Html.escaped(words.of(text)));
  }

  private double x(double bits) {
    return LEFT + (bits - from) / (to - from) * (RIGHT - LEFT);
  }

  private double y(double share) {
    return BOTTOM - (Math.max(share, least) - least) / (1 - least) * (BOTTOM - TOP);
  }

  private void grid(StringBuilder svg) {
    int steps = least > 0 ? 2 : 4;
    for (int i = 0; i <= steps; i++) {
      double share = least + (1 - least) * i / steps;
      svg.append(
          String.format(
              Locale.ROOT,
              "<path class=\"grid\" d=\"M%d %.1fH%d\"/><text class=\"axis\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.0f%%</text>",
              LEFT,
              y(share),
              RIGHT,
              LEFT - 6,
              y(share) + 4,
              share * 100));
    }
    double step = to - from > 16 ? 4 : 2;
    for (double bits = Math.ceil(from / step) * step; bits <= to; bits += step) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<text class=\"axis\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
              x(bits),
              BOTTOM + 18,
              Figures.plain(bits + 0.0, 0).replace('-', '−')));
    }
    svg.append(
        String.format(
            Locale.ROOT,
            "<text class=\"axis\" x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>",
            RIGHT,
            BOTTOM + 38,
            Html.escaped(words.of("threshold in bits"))));
  }

  private void mark(StringBuilder svg, double bits, String word, boolean shifted) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<path class=\"mark\" d=\"M%.1f %dV%d\"/><text class=\"axis strong\" x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>",
            x(bits),
            TOP - 8,
            BOTTOM,
            x(bits),
            TOP - 14,
            shifted ? "start" : "middle",
            Html.escaped(words.of(word))));
  }

  private String line(String kind, ToDoubleFunction<RunReport.Point> share) {
    return String.format(
        Locale.ROOT,
        "<path class=\"line %s\" d=\"M%s\"/>",
        kind,
        points.stream()
            .map(
                point ->
                    String.format(
                        Locale.ROOT, "%.1f %.1f", x(point.bits()), y(share.applyAsDouble(point))))
            .collect(Collectors.joining("L")));
  }

  private String real(String kind, ToDoubleFunction<RunReport.Quality> share) {
    StringBuilder dots = new StringBuilder();
    for (RunReport.Point point : points) {
      RunReport.Quality real = point.judged();
      if (real != null && share.applyAsDouble(real) >= least) {
        dots.append(
            String.format(
                Locale.ROOT,
                "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>",
                kind,
                x(point.bits()),
                y(share.applyAsDouble(real))));
      }
    }
    return dots.toString();
  }
}
