package org.porchlight.webkit.maps;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.CellKey;
import org.porchlight.webkit.charts.Chart;
import org.porchlight.webkit.charts.Labels;
import org.porchlight.webkit.charts.Phrases;
import org.porchlight.webkit.charts.Reading;
import org.porchlight.webkit.svg.SvgWriter;
import org.porchlight.webkit.svg.TextWidth;

/** Turns an {@link AreaMap} into SVG text. The same description always gives the same bytes. */
public final class AreaMapSvg {
  private static final double LABEL = 12;

  /** A thumbnail rings an area that is too small to find without: radius in tenths of a unit. */
  private static final double FINDABLE = 220;

  private AreaMapSvg() {}

  /**
   * A map to put into a page that carries {@code ChartSvg.stylesheet()}.
   *
   * @param idPrefix unique in the page
   */
  public static String draw(
      AreaMap map, AreaShapes shapes, Labels labels, Phrases phrases, String idPrefix) {
    Map<String, AreaMap.Area> areas = new HashMap<>();
    map.areas().forEach(area -> areas.put(area.id(), area));
    boolean links =
        map.areas().stream()
            .anyMatch(area -> !area.href().isEmpty() && shapes.ids().contains(area.id()));
    SvgWriter svg = new SvgWriter();
    begin(svg, "chart map", links ? "group" : "img", map.caption(), shapes.height(), idPrefix);
    boolean hidden = map.areas().stream().anyMatch(a -> a.reading() instanceof Reading.Hidden);
    if (hidden) {
      hatch(svg, idPrefix, 50);
    }
    svg.open("g", "class", "areas", "transform", "scale(.1)");
    for (Map.Entry<String, AreaShapes.Shape> entry : shapes.drawingOrder()) {
      area(svg, map, areas.get(entry.getKey()), entry.getValue(), labels, phrases, idPrefix);
    }
    AreaShapes.Shape here =
        map.highlighted() == null ? null : shapes.shapes().get(map.highlighted());
    if (here != null) {
      svg.empty("path", "class", "casing", "d", here.path());
      svg.empty("path", "class", "here", "d", here.path());
    }
    svg.close("g");
    names(svg, map, areas, shapes);
    return svg + "\n</svg>";
  }

  private static void begin(
      SvgWriter svg, String style, String role, Chart.Caption caption, int height, String prefix) {
    svg.open(
        "svg",
        "class",
        style,
        "role",
        role,
        "aria-labelledby",
        prefix + "-t",
        "aria-describedby",
        prefix + "-d",
        "viewBox",
        "0 0 380 " + SvgWriter.number(height / 10.0));
    svg.inline("title", caption.title(), "id", prefix + "-t");
    svg.inline("desc", caption.description(), "id", prefix + "-d");
  }

  private static void hatch(SvgWriter svg, String prefix, int size) {
    String length = Integer.toString(size);
    svg.open(
        "pattern",
        "id",
        prefix + "-h",
        "width",
        length,
        "height",
        length,
        "patternUnits",
        "userSpaceOnUse",
        "patternTransform",
        "rotate(45)");
    svg.empty("path", "class", "hatch", "d", "M0 0V" + length).close("pattern");
  }

  private static void area(
      SvgWriter svg,
      AreaMap map,
      AreaMap.@Nullable Area area,
      AreaShapes.Shape shape,
      Labels labels,
      Phrases phrases,
      String prefix) {
    if (area == null) {
      svg.empty("path", "class", "area none", "d", shape.path());
      return;
    }
    String words =
        area.name()
            + ": "
            + switch (area.reading()) {
              case Reading.Shown shown -> labels.value(map.measure(), shown.value());
              case Reading.Hidden _ -> phrases.hiddenNote();
              case Reading.Missing _ -> phrases.empty();
            };
    boolean linked = !area.href().isEmpty();
    if (linked) {
      String stop = map.tabStops() ? "" : "-1";
      svg.open("a", "href", area.href(), "aria-label", words, "tabindex", stop);
    }
    svg.open(
        "path",
        "class",
        "area " + map.style(area.reading()),
        "fill",
        area.reading() instanceof Reading.Hidden ? "url(#" + prefix + "-h)" : "",
        "data-cell",
        cell(area.reading()).map(CellKey::toString).orElse(""),
        "d",
        shape.path());
    svg.inline("title", words).close("path");
    if (linked) {
      svg.close("a");
    }
  }

  private static Optional<CellKey> cell(Reading reading) {
    return Optional.ofNullable(
        switch (reading) {
          case Reading.Shown shown -> shown.cell();
          case Reading.Hidden hiddenOne -> hiddenOne.cell();
          case Reading.Missing _ -> null;
        });
  }

  /** Names of the largest areas, where the name fits into a circle inside. */
  private static void names(
      SvgWriter svg, AreaMap map, Map<String, AreaMap.Area> areas, AreaShapes shapes) {
    if (map.names() <= 0) {
      return;
    }
    svg.open("g", "class", "names");
    for (Map.Entry<String, AreaShapes.Shape> entry :
        shapes.drawingOrder().stream().limit(map.names()).toList()) {
      AreaMap.Area area = areas.get(entry.getKey());
      AreaShapes.Shape shape = entry.getValue();
      if (area != null) {
        name(svg, area.name(), shape);
      }
    }
    svg.close("g");
  }

  private static void name(SvgWriter svg, String words, AreaShapes.Shape shape) {
    double across = 2 * shape.room() / 10;
    List<String> lines = TextWidth.wrap(words, LABEL, across);
    double high = lines.size() * (LABEL + 2);
    double wide = lines.stream().mapToDouble(line -> TextWidth.of(line, LABEL)).max().orElse(0);
    // The corners of the words' box must lie in the circle.
    if (wide * wide + high * high > across * across) {
      return;
    }
    double y = shape.y() / 10 - high / 2 + LABEL - 1;
    for (String line : lines) {
      String x = SvgWriter.number(shape.x() / 10);
      svg.open("text", "class", "halo", "x", x, "y", SvgWriter.number(y), "text-anchor", "middle");
      svg.words(line).close("text");
      y += LABEL + 2;
    }
  }

  /**
   * A thumbnail that shows where in the city an area lies. Without numbers.
   *
   * @param id the area; an id without a shape gives the city alone
   */
  public static String locator(
      Chart.Caption caption, AreaShapes shapes, String id, String idPrefix) {
    SvgWriter svg = new SvgWriter();
    begin(svg, "chart map locator", "img", caption, shapes.height(), idPrefix);
    svg.open("g", "class", "areas", "transform", "scale(.1)");
    svg.empty("path", "class", "city", "d", shapes.outline());
    AreaShapes.Shape shape = shapes.shapes().get(id);
    if (shape != null) {
      svg.empty("path", "class", "spot", "d", shape.path());
      if (shape.room() < FINDABLE / 2) {
        svg.empty(
            "circle",
            "class",
            "here",
            "cx",
            SvgWriter.number(shape.x()),
            "cy",
            SvgWriter.number(shape.y()),
            "r",
            SvgWriter.number(FINDABLE));
      }
    }
    svg.close("g");
    return svg + "\n</svg>";
  }

  /**
   * The square before a line of the legend, as an SVG of its own; decoration, the words say it all.
   *
   * @param idPrefix unique in the page
   */
  public static String swatch(AreaMap.LegendStep step, String idPrefix) {
    SvgWriter svg = new SvgWriter();
    svg.open("svg", "class", "chart swatch", "aria-hidden", "true", "viewBox", "0 0 20 14");
    boolean hidden = step.style().equals("hidden");
    if (hidden) {
      hatch(svg, idPrefix, 5);
    }
    svg.empty(
        "rect",
        "class",
        "area " + step.style(),
        "x",
        "1",
        "y",
        "1",
        "width",
        "18",
        "height",
        "12",
        "fill",
        hidden ? "url(#" + idPrefix + "-h)" : "");
    svg.close("svg");
    return svg.toString();
  }
}
