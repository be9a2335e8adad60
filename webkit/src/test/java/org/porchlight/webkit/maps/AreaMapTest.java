package org.porchlight.webkit.maps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.porchlight.release.CellKey;
import org.porchlight.release.Measure;
import org.porchlight.webkit.charts.Chart;
import org.porchlight.webkit.charts.ExampleCharts;
import org.porchlight.webkit.charts.Labels;
import org.porchlight.webkit.charts.Reading;
import org.porchlight.webkit.svg.ApprovedPicture;
import org.porchlight.webkit.svg.SvgDocument;
import org.w3c.dom.Element;

class AreaMapTest {
  private static final Chart.Caption CAPTION =
      new Chart.Caption("Calls by <neighborhood>", "Most calls are \"downtown\".");
  private static final AreaShapes FEW = AreaShapes.read(ExampleAreas.geoJson(12, 2));
  private static final AreaShapes MANY = AreaShapes.read(ExampleAreas.geoJson(230, 1));

  private static AreaMap map(List<AreaMap.Area> areas, @Nullable String highlighted) {
    ClassBreaks breaks = ClassBreaks.quantiles(AreaMap.values(areas), 5);
    return new AreaMap(CAPTION, Measure.COUNT, areas, breaks, highlighted, 3, false);
  }

  private static String draw(AreaMap map, AreaShapes shapes) {
    return AreaMapSvg.draw(map, shapes, Labels.of("en"), ExampleCharts.ENGLISH, "m");
  }

  @Test
  void looksAsApproved() throws IOException {
    List<AreaMap.Area> areas = ExampleAreas.areas(FEW, true);
    ApprovedPicture.check("map", draw(map(areas, "place:5"), FEW));
    ApprovedPicture.check("map-locator", AreaMapSvg.locator(CAPTION, FEW, "place:5", "l"));
  }

  @Test
  void everyAreaIsALinkWithItsNameItsNumberAndItsCell() {
    List<AreaMap.Area> areas = ExampleAreas.areas(MANY, true);
    SvgDocument svg = SvgDocument.parse(draw(map(areas, null), MANY));
    Map<String, AreaMap.Area> byCell =
        areas.stream()
            .filter(area -> !(area.reading() instanceof Reading.Missing))
            .collect(
                Collectors.toMap(
                    area -> new CellKey("calls", area.id(), "2025", "all").toString(),
                    area -> area));

    List<Element> drawn = svg.with("data-cell");
    assertThat(drawn).hasSize(byCell.size());
    for (Element path : drawn) {
      AreaMap.Area area =
          Optional.ofNullable(byCell.get(path.getAttribute("data-cell"))).orElseThrow();
      Element link = (Element) path.getParentNode();
      assertThat(link.getAttribute("href")).isEqualTo(area.href());
      assertThat(link.getAttribute("aria-label")).startsWith(area.name() + ": ");
      if (area.reading() instanceof Reading.Shown shown) {
        assertThat(SvgDocument.title(path))
            .isEqualTo(area.name() + ": " + Labels.of("en").number(shown.value()));
      } else {
        assertThat(SvgDocument.title(path))
            .isEqualTo(area.name() + ": " + ExampleCharts.ENGLISH.hiddenNote());
        assertThat(path.getAttribute("class")).isEqualTo("area hidden");
        assertThat(path.getAttribute("fill")).isEqualTo("url(#m-h)");
      }
    }
    assertThat(svg.root().getAttribute("role")).isEqualTo("group");
  }

  @Test
  void mapWithoutLinksIsAnImageAndEscapesItsNames() {
    CellKey cell = new CellKey("calls", "place:1", "2025", "all");
    List<AreaMap.Area> areas =
        List.of(
            new AreaMap.Area("place:1", "A & B <\"C\">", new Reading.Shown(cell, 40, null), ""));

    SvgDocument svg = SvgDocument.parse(draw(map(areas, null), FEW));

    assertThat(svg.root().getAttribute("role")).isEqualTo("img");
    assertThat(SvgDocument.title(svg.root())).isEqualTo("Calls by <neighborhood>");
    assertThat(SvgDocument.title(svg.with("data-cell").getFirst())).isEqualTo("A & B <\"C\">: 40");
  }

  @Test
  void areaWithoutAShapeIsLeftToTheTableAndDoesNotMakeTheMapAGroup() {
    List<AreaMap.Area> areas =
        List.of(new AreaMap.Area("place:unknown", "Place unknown", new Reading.Missing(), "/x"));

    SvgDocument svg = SvgDocument.parse(draw(map(areas, "place:unknown"), FEW));

    assertThat(svg.root().getAttribute("role")).isEqualTo("img");
    assertThat(svg.with("href")).isEmpty();
  }

  @Test
  void legendSaysEachStepAndWhatIsHidden() {
    List<AreaMap.Area> areas = ExampleAreas.areas(MANY, false);

    List<AreaMap.LegendStep> legend =
        map(areas, null).legend(Labels.of("en"), ExampleCharts.ENGLISH);

    assertThat(legend)
        .extracting(AreaMap.LegendStep::style)
        .containsExactly("a1", "a2", "a3", "a4", "a5", "hidden", "none");
    int i = 0;
    for (AreaMap.LegendStep step : legend) {
      SvgDocument swatch = SvgDocument.parse(AreaMapSvg.swatch(step, "s" + i++));
      assertThat(swatch.root().getAttribute("aria-hidden")).isEqualTo("true");
    }
  }

  @Test
  void mapOf230NeighborhoodsIsLightOnTheWire() {
    String svg = draw(map(ExampleAreas.areas(MANY, true), "place:40"), MANY);
    int map = SvgDocument.gzipped(svg);
    int locator = SvgDocument.gzipped(AreaMapSvg.locator(CAPTION, MANY, "place:40", "l"));

    System.out.printf(
        "map of %d areas: %d bytes, %d gzip; locator: %d gzip%n",
        MANY.ids().size(), svg.length(), map, locator);
    assertThat(map).isLessThan(20_000);
    assertThat(locator).isLessThan(2_000);
  }
}
