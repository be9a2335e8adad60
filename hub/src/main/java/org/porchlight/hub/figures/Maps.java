package org.porchlight.hub.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.porchlight.hub.edition.Edition;
import org.porchlight.release.Cell;
import org.porchlight.release.Manifest;
import org.porchlight.release.Measure;
import org.porchlight.webkit.charts.Chart;
import org.porchlight.webkit.charts.Phrases;
import org.porchlight.webkit.charts.Reading;
import org.porchlight.webkit.findings.TableReading;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.language.Timespan;
import org.porchlight.webkit.maps.AreaMap;
import org.porchlight.webkit.maps.AreaMapSvg;
import org.porchlight.webkit.maps.AreaShapes;
import org.porchlight.webkit.maps.ClassBreaks;

/** Maps of a layer's areas; none for a layer whose shapes cannot be read. */
public final class Maps {
  private static final int SHADES = 5;

  /** A locator is drawn 380 wide and shown at less than half of that. */
  private static final int LOCATOR_LETTERS = 30;

  /** With more areas than this, tabbing through the map would bar the way to the list. */
  private static final int MOST_TAB_STOPS = 12;

  private final Edition edition;
  private final Language language;
  private final Pictures pictures;

  /** Maps of one edition. */
  public Maps(Edition edition) {
    this.edition = edition;
    this.language = edition.language();
    this.pictures = new Pictures(edition);
  }

  /** A map and its legend. */
  record Drawn(String svg, List<Figure.LegendLine> legend) {}

  /** Areas shaded by rate, or by the number itself when there are no rates. */
  Optional<Drawn> of(
      Manifest.Layer layer,
      TableReading table,
      String type,
      Timespan span,
      Optional<Rates> rates,
      Phrase title,
      String id,
      @Nullable String highlighted) {
    Optional<AreaShapes> shapes = edition.issue().shapes(layer);
    if (shapes.isEmpty()) {
      return Optional.empty();
    }
    List<AreaMap.Area> areas = new ArrayList<>();
    for (Manifest.Area area : layer.areas()) {
      areas.add(
          new AreaMap.Area(
              area.id(),
              language.data(area.name()).plain(),
              reading(table, table.find(area.id(), span, type), area.id(), type, rates),
              edition.areaLink(area.id())));
    }
    Phrase what =
        rates.isEmpty()
            ? title
            : language.say(
                "figure.map.rates", Map.of("title", title, "rate", rates.get().say("table.rate")));
    // Steps over the different values: many equal ones (zeros) would take all steps for themselves.
    AreaMap map =
        new AreaMap(
            new Chart.Caption(what.plain(), language.text("figure.map.description")),
            rates.isEmpty() ? table.head().measure() : Measure.COUNT,
            areas,
            ClassBreaks.quantiles(new TreeSet<>(AreaMap.values(areas)), SHADES),
            highlighted,
            0,
            false);
    Phrases phrases =
        new Phrases(
            language.text("chart.hidden"),
            edition.words().hidden(table),
            language.text("chart.partial"),
            language.text(rates.isEmpty() ? "chart.empty" : "figure.map.norate"));
    String svg = AreaMapSvg.draw(map, shapes.get(), language.labels(), phrases, id);
    List<Figure.LegendLine> legend = new ArrayList<>();
    if (rates.isPresent()) {
      legend.add(new Figure.LegendLine("", rates.get().say("table.rate").plain()));
    }
    for (AreaMap.LegendStep step : map.legend(language.labels(), phrases)) {
      legend.add(
          new Figure.LegendLine(AreaMapSvg.swatch(step, id + "-l" + legend.size()), step.words()));
    }
    return Optional.of(new Drawn(pictures.marked(svg), legend));
  }

  private static Reading reading(
      TableReading table, Optional<Cell> cell, String area, String type, Optional<Rates> rates) {
    if (cell.isEmpty()) {
      return new Reading.Missing();
    }
    Reading own = Reading.of(table.head(), cell.get());
    if (rates.isEmpty() || own instanceof Reading.Hidden) {
      return own;
    }
    // A rate is not the cell's number, so it does not carry the cell's name.
    return rates
        .get()
        .of(area, type)
        .<Reading>map(rate -> new Reading.Shown(null, Math.round(rate), null))
        .orElseGet(Reading.Missing::new);
  }

  /** The areas of a layer without numbers, each a link to its page. */
  public Optional<String> links(Manifest.Layer layer, String id) {
    List<AreaMap.Area> areas = new ArrayList<>();
    for (Manifest.Area area : layer.areas()) {
      areas.add(
          new AreaMap.Area(
              area.id(),
              language.data(area.name()).plain(),
              new Reading.Missing(),
              edition.areaLink(area.id())));
    }
    AreaMap map =
        new AreaMap(
            new Chart.Caption(
                language.data(layer.name()).plain(), language.text("figure.map.links")),
            Measure.COUNT,
            areas,
            ClassBreaks.quantiles(List.of(), SHADES),
            null,
            areas.size() <= MOST_TAB_STOPS ? areas.size() : 0,
            areas.size() <= MOST_TAB_STOPS);
    Phrases phrases = new Phrases("", "", "", language.text("figure.map.open"));
    return edition
        .issue()
        .shapes(layer)
        .map(shapes -> AreaMapSvg.draw(map, shapes, language.labels(), phrases, id))
        .map(pictures::marked);
  }

  /** Where in the city an area lies. */
  public Optional<String> locator(Manifest.Layer layer, Manifest.Area area, String id) {
    Phrase name = language.data(area.name());
    Chart.Caption caption =
        new Chart.Caption(
            language.text("figure.locator", Map.of("area", name)),
            language.text("figure.locator.description", Map.of("area", name)));
    return edition
        .issue()
        .shapes(layer)
        .map(shapes -> AreaMapSvg.locator(caption, shapes, area.id(), id))
        .map(svg -> pictures.marked(svg, LOCATOR_LETTERS));
  }
}
