package org.porchlight.hub.figures;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.hub.edition.Edition;
import org.porchlight.release.Cell;
import org.porchlight.release.Manifest;
import org.porchlight.release.Measure;
import org.porchlight.release.Member;
import org.porchlight.webkit.findings.TableReading;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.language.Timespan;

/** Numbers side by side for the areas of a layer, in the order of the alphabet, never of size. */
final class AreaFigures {
  private final Edition edition;
  private final Language language;
  private final Pictures pictures;
  private final Maps maps;

  AreaFigures(Edition edition) {
    this.edition = edition;
    this.language = edition.language();
    this.pictures = new Pictures(edition);
    this.maps = new Maps(edition);
  }

  /**
   * One figure for each layer that the table has cells for.
   *
   * @param mapped whether one of them is also drawn: the layer of residents' places if it can be
   */
  List<Figure> of(TableReading table, String type, boolean mapped) {
    List<Manifest.Layer> layers =
        edition.manifest().layers().stream()
            .filter(layer -> layer.areas().size() > 1)
            .filter(layer -> newest(table, layer, type).isPresent())
            .sorted(
                Comparator.comparing(
                    layer -> !layer.id().equals(edition.manifest().city().placeLayer())))
            .toList();
    List<Figure> figures = new ArrayList<>();
    for (Manifest.Layer layer : layers) {
      Timespan span = newest(table, layer, type).orElseThrow();
      figures.add(figure(table, layer, type, span, mapped && figures.isEmpty(), null));
    }
    return figures;
  }

  /**
   * The areas of one layer in one period, drawn where they can be.
   *
   * @param highlighted the id of the area that is spoken of; null for none
   */
  Figure of(
      TableReading table,
      Manifest.Layer layer,
      String type,
      Timespan span,
      @Nullable String highlighted) {
    return figure(table, layer, type, span, true, highlighted);
  }

  private static Optional<Timespan> newest(TableReading table, Manifest.Layer layer, String type) {
    return table.head().area().atLevel(layer.id()).stream()
        .filter(area -> !area.id().endsWith(":unknown"))
        .map(area -> table.newestLong(area.id(), type))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Figure figure(
      TableReading table,
      Manifest.Layer layer,
      String type,
      Timespan span,
      boolean mapped,
      @Nullable String highlighted) {
    Rates rates = Rates.of(edition, table, span, type);
    boolean rated =
        table.head().measure() == Measure.COUNT
            && layer.areas().stream().anyMatch(area -> area.population() != null);
    Phrase title =
        language
            .say(
                "figure.areas",
                Map.of(
                    "unit", edition.findings().unit(table, type),
                    "layer", language.data(layer.name()),
                    "period", Phrase.words(language.period(span))))
            .capitalized(language.locale());
    String id = "figure-" + table.head().id() + "-" + layer.id();
    List<Member> areas = areas(table, layer, type, span);
    Optional<Maps.Drawn> map =
        mapped
                && anyShown(table, areas, type, span)
                // A map without a single rate is only an outline.
                && (!rated
                    || areas.stream().anyMatch(area -> rates.of(area.id(), type).isPresent()))
            ? maps.of(
                layer,
                table,
                type,
                span,
                rated ? Optional.of(rates) : Optional.empty(),
                title,
                id,
                highlighted)
            : Optional.empty();
    return new Figure(
        id,
        title,
        map.map(Maps.Drawn::svg).orElse(""),
        map.map(Maps.Drawn::legend).orElse(List.of()),
        list(table, layer, areas, type, span, title, rated ? Optional.of(rates) : Optional.empty()),
        Optional.of(note(table, areas, type, span, rated, map.isPresent(), rates)),
        mapped);
  }

  private static boolean anyShown(
      TableReading table, List<Member> areas, String type, Timespan span) {
    return areas.stream()
        .anyMatch(
            area -> table.find(area.id(), span, type).filter(cell -> !cell.isHidden()).isPresent());
  }

  private Phrase note(
      TableReading table,
      List<Member> areas,
      String type,
      Timespan span,
      boolean rated,
      boolean mapped,
      Rates rates) {
    Phrase how = rated ? rates.say("figure.areas.rates") : language.say("figure.areas.counts");
    if (mapped && table.head().measure() == Measure.COUNT) {
      how = language.say("figure.map.darker").then(how);
    }
    long hidden =
        areas.stream()
            .filter(area -> table.find(area.id(), span, type).filter(Cell::isHidden).isPresent())
            .count();
    if (table.head().measure() != Measure.COUNT) {
      how = language.say("figure.areas.plain");
    }
    return hidden == 0
        ? how
        : how.then(
            language.say(
                "figure.areas.hidden",
                Map.of(
                    "n", Phrase.words(language.number(hidden)),
                    "all", Phrase.words(language.number(areas.size())))));
  }

  private List<Member> areas(TableReading table, Manifest.Layer layer, String type, Timespan span) {
    List<Member> areas = new ArrayList<>(table.areas(layer.id(), span, type));
    Collator alphabet = Collator.getInstance(language.locale());
    areas.sort(Comparator.comparing(area -> name(area).plain(), alphabet));
    return areas;
  }

  private DataTable list(
      TableReading table,
      Manifest.Layer layer,
      List<Member> areas,
      String type,
      Timespan span,
      Phrase title,
      Optional<Rates> rates) {
    List<Phrase> heads = new ArrayList<>();
    heads.add(language.data(layer.singular()));
    heads.add(edition.findings().unit(table, type));
    rates.ifPresent(some -> heads.add(some.say("table.rate")));
    List<DataTable.Row> rows = new ArrayList<>();
    for (Member area : areas) {
      List<Phrase> cells = new ArrayList<>();
      cells.add(pictures.cell(table, area.id(), span, type));
      rates.ifPresent(some -> cells.add(some.words(area.id(), type)));
      Optional<String> link = edition.area(area.id()).map(known -> edition.areaLink(known.id()));
      rows.add(new DataTable.Row(name(area), link, cells));
    }
    return new DataTable(title, heads, rows);
  }

  private Phrase name(Member area) {
    return area.name() == null ? language.name(area.id()) : language.data(area.name());
  }
}
