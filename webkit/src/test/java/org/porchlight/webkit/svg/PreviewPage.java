package org.porchlight.webkit.svg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.porchlight.release.Measure;
import org.porchlight.webkit.charts.Chart;
import org.porchlight.webkit.charts.ChartSvg;
import org.porchlight.webkit.charts.ExampleCharts;
import org.porchlight.webkit.charts.Labels;
import org.porchlight.webkit.charts.Phrases;
import org.porchlight.webkit.maps.AreaMap;
import org.porchlight.webkit.maps.AreaMapSvg;
import org.porchlight.webkit.maps.AreaShapes;
import org.porchlight.webkit.maps.ClassBreaks;
import org.porchlight.webkit.maps.ExampleAreas;

/**
 * Writes all example charts and maps into one page to look at: {@code PreviewPage OUT.html
 * [LAYER.geojson]}.
 */
public final class PreviewPage {
  private static final String STYLE =
      """
      body{margin:0 auto;padding:16px;max-width:42rem;background:#fffdf8;color:#17333b;font:17px/1.45 system-ui,sans-serif}
      h2{font-size:1.15rem;margin:2.2rem 0 .5rem} ul{list-style:none;padding:0;margin:.5rem 0;display:flex;flex-wrap:wrap;gap:.2rem 1rem;font-size:.9rem}
      """;

  private PreviewPage() {}

  public static void main(String[] arguments) throws IOException {
    StringBuilder page =
        new StringBuilder(
            "<!doctype html><html lang=en><meta charset=utf-8><title>Preview</title>");
    page.append("<meta name=viewport content='width=device-width'><style>");
    page.append(STYLE).append(ChartSvg.stylesheet()).append("</style><body>");
    Phrases arabic = new Phrases("مخفي", "عشرة أو أقل", "فترة لم تنته", "لا أرقام بعد");
    charts(page, ExampleCharts.english(), "en", ExampleCharts.ENGLISH);
    charts(page, ExampleCharts.spanish(), "es", ExampleCharts.SPANISH);
    page.append("<div dir=rtl lang=ar>");
    charts(page, ExampleCharts.rightToLeft(), "ar-u-nu-latn", arabic);
    page.append("</div>");
    map(page, AreaShapes.read(ExampleAreas.geoJson(230, 1)), "m");
    map(page, AreaShapes.read(ExampleAreas.geoJson(5, 2)), "n");
    if (arguments.length > 1) {
      map(page, AreaShapes.read(Files.readAllBytes(Path.of(arguments[1]))), "o");
    }
    Files.writeString(Path.of(arguments[0]), page);
  }

  private static void charts(
      StringBuilder page, Map<String, Chart> charts, String language, Phrases phrases) {
    charts.forEach(
        (name, chart) -> {
          page.append("<h2>").append(name).append("</h2><figure style=margin:0>");
          page.append(ChartSvg.draw(chart, Labels.of(language), phrases, "c-" + name));
          page.append("</figure>");
        });
  }

  private static void map(StringBuilder page, AreaShapes shapes, String prefix) {
    List<AreaMap.Area> areas = ExampleAreas.areas(shapes, true);
    ClassBreaks breaks = ClassBreaks.quantiles(AreaMap.values(areas), 5);
    String here = areas.get(areas.size() / 2).id();
    Chart.Caption caption = new Chart.Caption("Calls by neighborhood", "Most calls are downtown.");
    AreaMap map =
        new AreaMap(caption, Measure.COUNT, areas, breaks, here, areas.size() < 20 ? 9 : 4, false);
    Labels labels = Labels.of("en");
    page.append("<h2>map</h2><ul>");
    int i = 0;
    for (AreaMap.LegendStep step : map.legend(labels, ExampleCharts.ENGLISH)) {
      page.append("<li>").append(AreaMapSvg.swatch(step, prefix + "-l" + i++));
      page.append(' ').append(step.words());
    }
    page.append("</ul>");
    String svg = AreaMapSvg.draw(map, shapes, labels, ExampleCharts.ENGLISH, prefix);
    page.append(svg).append(AreaMapSvg.locator(caption, shapes, here, prefix + "-s"));
  }
}
