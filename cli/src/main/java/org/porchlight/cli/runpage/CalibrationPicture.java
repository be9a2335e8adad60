package org.porchlight.cli.runpage;

import java.util.List;
import java.util.Locale;
import org.porchlight.linkage.RunReport;

/** Chance given against what turned out, with intervals. */
final class CalibrationPicture {
  private static final int WIDTH = 420;
  private static final int HEIGHT = 330;
  private static final int LEFT = 48;
  private static final int RIGHT = 400;
  private static final int TOP = 14;
  private static final int BOTTOM = 274;

  private CalibrationPicture() {}

  static String of(List<RunReport.Bin> bins, Words words) {
    StringBuilder svg = new StringBuilder(2048);
    svg.append(
        "<figure><svg class=\"chart square\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
            .formatted(
                WIDTH,
                HEIGHT,
                Html.escaped(
                    words.of(
                        "Chance given against the share that is one person; the numbers stand in the table below."))));
    for (int i = 0; i <= 4; i++) {
      double share = i / 4.0;
      svg.append(
          String.format(
              Locale.ROOT,
              "<path class=\"grid\" d=\"M%d %.1fH%d\"/><text class=\"axis\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.0f%%</text><text class=\"axis\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.0f%%</text>",
              LEFT,
              y(share),
              RIGHT,
              LEFT - 6,
              y(share) + 4,
              share * 100,
              x(share),
              BOTTOM + 18,
              share * 100));
    }
    svg.append(
        String.format(
            Locale.ROOT, "<path class=\"mark\" d=\"M%d %dL%d %d\"/>", LEFT, BOTTOM, RIGHT, TOP));
    for (RunReport.Bin bin : bins) {
      double at = x(bin.expected());
      svg.append(
          String.format(
              Locale.ROOT,
              "<path class=\"whisker\" d=\"M%.1f %.1fV%.1f\"/><circle class=\"s1\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\"/>",
              at,
              y(bin.low()),
              y(bin.high()),
              at,
              y((double) bin.right() / bin.pairs())));
    }
    svg.append(
        String.format(
            Locale.ROOT,
            "<text class=\"axis\" x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>",
            RIGHT,
            BOTTOM + 40,
            Html.escaped(words.of("how sure they are called"))));
    return svg.append(
            "</svg><figcaption><span class=\"dot s1\">%s</span></figcaption></figure>"
                .formatted(
                    Html.escaped(words.of("share that is one person, with its 95% interval"))))
        .toString();
  }

  private static double x(double share) {
    return LEFT + share * (RIGHT - LEFT);
  }

  private static double y(double share) {
    return BOTTOM - share * (BOTTOM - TOP);
  }
}
