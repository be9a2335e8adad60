package org.porchlight.webkit.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StylesheetTest {
  private static final String CSS = ChartSvg.stylesheet();

  /** Text needs 4.5 to 1 against what it stands on, marks and borders 3 to 1 (WCAG 2.1 AA). */
  @ParameterizedTest
  @CsvSource({
    "chart-ink, chart-paper, 4.5",
    "chart-muted, chart-paper, 4.5",
    "chart-target, chart-paper, 4.5",
    "chart-1, chart-paper, 4.5",
    "chart-2, chart-paper, 4.5",
    "chart-3, chart-paper, 4.5",
    "chart-4, chart-paper, 4.5",
    "chart-bar, chart-paper, 3",
    "chart-accent, chart-paper, 3",
    "chart-axis, chart-paper, 3",
    "chart-range, chart-paper, 3",
    "chart-paper, chart-share-1, 4.5",
    "chart-paper, chart-share-2, 4.5",
    "chart-ink, chart-share-3, 4.5",
    "chart-ink, chart-share-4, 4.5",
    "map-border, map-1, 3",
    "map-border, map-2, 3",
    "map-border, map-3, 3",
    "map-border, map-4, 3",
    "map-border, map-5, 3"
  })
  void defaultColorsCanBeToldApart(String one, String other, double ratio) {
    assertThat(contrast(color(one), color(other))).isGreaterThanOrEqualTo(ratio);
  }

  @Test
  void mapStepsGetDarkerOneByOne() {
    for (int step = 1; step < 5; step++) {
      double lighter = luminance(color("map-" + step));
      double darker = luminance(color("map-" + (step + 1)));
      assertThat((lighter + 0.05) / (darker + 0.05)).isGreaterThan(1.2);
    }
  }

  @Test
  void layoutIsLogicalSoThatItCanBeMirrored() {
    assertThat(CSS).doesNotContainPattern("(margin|padding)-(left|right)");
  }

  @Test
  void resolvedStyleHasNoVariables() {
    assertThat(ChartSvg.resolvedStylesheet()).doesNotContain("var(").contains("#");
  }

  private static String color(String property) {
    Matcher found = Pattern.compile("--" + property + ", (#[0-9a-f]{6})\\)").matcher(CSS);
    assertThat(found.find()).as("%s has a default", property).isTrue();
    return found.group(1);
  }

  private static double contrast(String one, String other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(String color) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double c = Integer.parseInt(color.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      sum += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
  }
}
