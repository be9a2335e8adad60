package org.porchlight.webkit.maps;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.porchlight.webkit.charts.Chart;
import org.porchlight.webkit.svg.SvgWriter;

/**
 * A map of areas with dots on it. Each dot says how many things it stands for; its disk grows with
 * the square root of that number, so that twice the things fill twice the ink.
 */
public final class DotMapSvg {
  /** Around dots that are looked at closely, in tenths of a user unit. */
  private static final double ROOM = 180;

  /** The least width that is looked at closely, in tenths of a user unit. */
  private static final double NEAREST = 500;

  /** A finger finds a small dot, too. */
  private static final String REACH = "13";

  private static final double SMALLEST = 4;
  private static final double LARGEST = 17;

  private DotMapSvg() {}

  /**
   * One dot.
   *
   * @param longitude in degrees
   * @param latitude in degrees
   * @param count how many it stands for, 1 or more
   * @param words what it is called
   * @param href where it leads; empty for nowhere
   */
  public record Dot(double longitude, double latitude, long count, String words, String href) {}

  /**
   * Draws the map.
   *
   * @param here the area that is looked at closely; null to show all of the layer
   * @param idPrefix unique in the page
   */
  public static String draw(
      Chart.Caption caption,
      AreaShapes shapes,
      List<Dot> dots,
      @Nullable String here,
      String idPrefix) {
    Envelope seen = seen(shapes, dots, here);
    double scale = Projection.WIDTH / seen.getWidth();
    boolean links = dots.stream().anyMatch(dot -> !dot.href().isEmpty());
    SvgWriter svg = new SvgWriter();
    svg.open(
        "svg",
        "class",
        "chart map dots",
        "role",
        links ? "group" : "img",
        "aria-labelledby",
        idPrefix + "-t",
        "aria-describedby",
        idPrefix + "-d",
        "viewBox",
        "0 0 380 " + SvgWriter.number(seen.getHeight() * scale / 10));
    svg.inline("title", caption.title(), "id", idPrefix + "-t");
    svg.inline("desc", caption.description(), "id", idPrefix + "-d");
    svg.open(
        "g",
        "class",
        "areas",
        "transform",
        "scale(%s) translate(%s %s)"
            .formatted(
                Math.round(scale * 1000) / 10_000.0,
                SvgWriter.number(-seen.getMinX()),
                SvgWriter.number(-seen.getMinY())));
    for (Map.Entry<String, AreaShapes.Shape> entry : shapes.drawingOrder()) {
      svg.empty(
          "path",
          "class",
          entry.getKey().equals(here) ? "area a1" : "area none",
          "d",
          entry.getValue().path());
    }
    svg.close("g");
    long most = dots.stream().mapToLong(Dot::count).max().orElse(1);
    dots.stream()
        .sorted(Comparator.comparingLong(dot -> -dot.count()))
        .forEach(dot -> dot(svg, shapes.onGrid(dot.longitude(), dot.latitude()), dot, most, seen));
    return svg + "\n</svg>";
  }

  private static Envelope seen(AreaShapes shapes, List<Dot> dots, @Nullable String here) {
    Envelope seen = new Envelope();
    if (here != null) {
      dots.forEach(dot -> seen.expandToInclude(shapes.onGrid(dot.longitude(), dot.latitude())));
      AreaShapes.Shape shape = shapes.shapes().get(here);
      if (shape != null) {
        seen.expandToInclude(
            new Envelope(
                shape.x() - shape.room(),
                shape.x() + shape.room(),
                shape.y() - shape.room(),
                shape.y() + shape.room()));
      }
    }
    if (seen.isNull()) {
      return new Envelope(0, Projection.WIDTH, 0, shapes.height());
    }
    seen.expandBy(
        ROOM + Math.max(0, (NEAREST - seen.getWidth()) / 2),
        ROOM + Math.max(0, (NEAREST - seen.getHeight()) / 2));
    seen.expandBy(Math.max(0, (seen.getHeight() - seen.getWidth()) / 2), 0);
    return seen;
  }

  private static void dot(SvgWriter svg, Coordinate at, Dot dot, long most, Envelope seen) {
    double scale = Projection.WIDTH / seen.getWidth() / 10;
    String x = SvgWriter.number((at.x - seen.getMinX()) * scale);
    double down = (at.y - seen.getMinY()) * scale;
    String y = SvgWriter.number(down);
    double radius = Math.max(SMALLEST, LARGEST * Math.sqrt((double) dot.count() / most));
    boolean linked = !dot.href().isEmpty();
    if (linked) {
      svg.open("a", "href", dot.href(), "aria-label", dot.words());
      svg.empty("circle", "class", "reach", "cx", x, "cy", y, "r", REACH);
    }
    svg.open("circle", "class", "dot", "cx", x, "cy", y, "r", SvgWriter.number(radius));
    svg.inline("title", dot.words()).close("circle");
    if (radius > 8) {
      svg.open(
          "text",
          "class",
          "dot-count",
          "x",
          x,
          "y",
          SvgWriter.number(down + 4),
          "text-anchor",
          "middle",
          "font-size",
          "11.5",
          "aria-hidden",
          "true");
      svg.words(Long.toString(dot.count())).close("text");
    }
    if (linked) {
      svg.close("a");
    }
  }
}
