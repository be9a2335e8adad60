package org.porchlight.webkit.svg;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes into a picture that its numbers are invented, so that a copy of it still says so. */
public final class MadeUpMark {
  private static final Pattern VIEW = Pattern.compile("viewBox=\"0 0 ([\\d.]+) ([\\d.]+)\"");

  private MadeUpMark() {}

  /**
   * The picture with one more line at its foot.
   *
   * @param svg as our renderer made it
   * @param words letters and spaces only; they are not escaped
   * @param size of the letters in user units
   */
  public static String add(String svg, String words, int size) {
    if (!words.matches("[\\p{L}\\p{M} -]+")) {
      throw new IllegalArgumentException("the mark of made-up data must be plain words");
    }
    Matcher view = VIEW.matcher(svg);
    if (!view.find()) {
      throw new IllegalArgumentException("a picture without a view box cannot be marked");
    }
    double width = Double.parseDouble(view.group(1));
    double height = Math.ceil(Double.parseDouble(view.group(2)));
    String taller = "viewBox=\"0 0 %s %.0f\"".formatted(view.group(1), height + size * 1.25);
    int end = svg.lastIndexOf("</svg>");
    return svg.substring(0, view.start())
        + taller
        + svg.substring(view.end(), end)
        + "<text class=\"made-up\" font-size=\"%d\" x=\"%.0f\" y=\"%.0f\" text-anchor=\"middle\">%s</text>"
            .formatted(size, width / 2, height + size, words)
        + svg.substring(end);
  }
}
