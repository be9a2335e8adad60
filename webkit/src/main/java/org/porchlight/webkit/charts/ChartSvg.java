package org.porchlight.webkit.charts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.porchlight.webkit.svg.SvgWriter;

/** Turns a {@link Chart} into SVG text. The same description always gives the same bytes. */
public final class ChartSvg {
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
  private static final Pattern VARIABLE = Pattern.compile("var\\(--[a-z0-9-]+,\\s*([^()]+)\\)");

  private ChartSvg() {}

  /**
   * A chart to put into a page; the page carries {@link #stylesheet()}.
   *
   * @param idPrefix unique in the page; letters, digits, hyphens, starting with a letter
   * @throws IllegalArgumentException when the prefix cannot be part of an id
   */
  public static String draw(Chart chart, Labels labels, Phrases phrases, String idPrefix) {
    return svg(chart, labels, phrases, idPrefix, "");
  }

  /** The same chart as a file of its own: with its style and without custom properties. */
  public static String standalone(Chart chart, Labels labels, Phrases phrases) {
    return svg(chart, labels, phrases, "chart", resolvedStylesheet());
  }

  /**
   * The style of all charts and maps, once a page. All colors are custom properties with defaults.
   */
  public static String stylesheet() {
    try (InputStream css = ChartSvg.class.getResourceAsStream("charts.css")) {
      if (css == null) {
        throw new IllegalStateException("charts.css is missing from the jar; build it again");
      }
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("charts.css cannot be read from the jar", e);
    }
  }

  /** The style with every custom property replaced by its default, for renderers without them. */
  public static String resolvedStylesheet() {
    return VARIABLE.matcher(stylesheet()).replaceAll("$1");
  }

  private static String svg(
      Chart chart, Labels labels, Phrases phrases, String idPrefix, String style) {
    if (!PREFIX.matcher(idPrefix).matches()) {
      throw new IllegalArgumentException(
          "an id prefix has letters, digits and hyphens and starts with a letter, got '%s'"
              .formatted(idPrefix));
    }
    Pen pen = new Pen(labels, phrases, idPrefix);
    double height =
        switch (chart) {
          case Chart.Lines lines -> new LinePainter(pen, lines).paint();
          case Chart.Columns columns -> new ColumnPainter(pen, columns).paint();
          case Chart.Bars bars -> new BarPainter(pen, bars).paint();
          case Chart.Ranges ranges -> new RangePainter(pen, ranges).paint();
          case Chart.Expected expected -> new ExpectedPainter(pen, expected).paint();
          case Chart.Shares shares -> new SharePainter(pen, shares).paint();
          case Chart.Spark spark -> new SparkPainter(pen, spark).paint();
        };
    String width = Pen.n(chart instanceof Chart.Spark ? SparkPainter.WIDTH : Pen.WIDTH);
    SvgWriter svg = new SvgWriter();
    svg.open(
        "svg",
        "xmlns",
        style.isEmpty() ? "" : "http://www.w3.org/2000/svg",
        "class",
        "chart " + kind(chart),
        "role",
        "img",
        "aria-labelledby",
        pen.id("t") + " " + pen.id("d"),
        "viewBox",
        "0 0 " + width + " " + Pen.n(Math.ceil(height)),
        "direction",
        pen.mirrored() ? "rtl" : "");
    svg.inline("title", chart.caption().title(), "id", pen.id("t"));
    svg.inline("desc", chart.caption().description(), "id", pen.id("d"));
    if (!style.isEmpty()) {
      svg.inline("style", style);
    }
    if (pen.isHatched()) {
      svg.open(
          "pattern",
          "id",
          pen.id("h"),
          "width",
          "4",
          "height",
          "4",
          "patternUnits",
          "userSpaceOnUse",
          "patternTransform",
          "rotate(45)");
      svg.empty("path", "class", "hatch", "d", "M0 0V4").close("pattern");
    }
    return svg + pen.svg.toString() + "\n</svg>";
  }

  private static String kind(Chart chart) {
    return switch (chart) {
      case Chart.Lines _ -> "chart-lines";
      case Chart.Columns _ -> "chart-columns";
      case Chart.Bars _ -> "chart-bars";
      case Chart.Ranges _ -> "chart-ranges";
      case Chart.Expected _ -> "chart-expected";
      case Chart.Shares _ -> "chart-shares";
      case Chart.Spark _ -> "chart-spark";
    };
  }
}
