package org.porchlight.webkit.svg;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide words will be. The server cannot know the reader's font, so widths are those of a wide
 * plain sans-serif: words may turn out narrower than guessed, hardly ever wider.
 */
public final class TextWidth {
  private TextWidth() {}

  /** Width in user units at this font size. */
  public static double of(String words, double size) {
    double ems = 0;
    for (int i = 0; i < words.length(); i++) {
      ems += ems(words.charAt(i));
    }
    return ems * size;
  }

  private static double ems(char c) {
    if ("iljI.,:;'|!\u2019".indexOf(c) >= 0) {
      return 0.28;
    }
    if (c == ' ' || c == '\u00a0' || "frt()-/".indexOf(c) >= 0) {
      return 0.36;
    }
    if ("mwMW%@\u2014".indexOf(c) >= 0) {
      return 0.88;
    }
    if (Character.isUpperCase(c)) {
      return 0.68;
    }
    return c > '\u2E80' ? 1.0 : 0.57;
  }

  /**
   * Breaks words at spaces so that each line fits; a single word wider than the line stays whole.
   */
  public static List<String> wrap(String words, double size, double width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : List.of(words.strip().split(" +", -1))) {
      if (!line.isEmpty() && of(line + " " + word, size) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      if (!line.isEmpty()) {
        line.append(' ');
      }
      line.append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
