package org.porchlight.hub.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.text.Collator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.hub.edition.Edition;
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

  AreaFigures(Edition edition) {
    this.edition = edition;
    this.language = edition.language();
    this.pictures = new Pictures(edition);
  }

  /** One figure for each layer that the table has cells for. */
  List<Figure> of(TableReading table, String type, boolean mapped) {
    List<Figure> figures = new ArrayList<>();
    for (Manifest.Layer layer : edition.manifest().layers()) {
      newest(table, layer, type).ifPresent(span -> figures.add(figure(table, layer, type, span)));
    }
    return figures;
  }

  private static Optional<Timespan> newest(
      TableReading table, Manifest.Layer layer, String type) {
    return table.head().area().atLevel(layer.id()).stream()
        .filter(area -> !area.id().endsWith(":unknown"))
        .map(area -> table.newestLong(area.id(), type))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Figure figure(
      TableReading table, Manifest.Layer layer, String type, Timespan span) {
    Phrase title =
        language.say(
            "figure.areas",
            Map.of(
                "unit", edition.findings().unit(table, type),
                "layer", language.data(layer.name()),
                "period", Phrase.words(language.period(span))));
    boolean rates =
        table.head().measure() == Measure.COUNT
            && layer.areas().stream().anyMatch(area -> area.population() != null);
    return new Figure(
        table.head().id() + "-" + layer.id(),
        title,
        "",
        list(table, layer, type, span, title, rates),
        Optional.of(language.say(rates ? "figure.areas.rates" : "figure.areas.counts")),
        false);
  }

  private DataTable list(
      TableReading table,
      Manifest.Layer layer,
      String type,
      Timespan span,
      Phrase title,
      boolean rates) {
    List<Phrase> heads = new ArrayList<>();
    heads.add(language.data(layer.singular()));
    heads.add(edition.findings().unit(table, type));
    if (rates) {
      heads.add(language.say("table.rate"));
    }
    List<Member> areas = new ArrayList<>(table.areas(layer.id(), span, type));
    Collator alphabet = Collator.getInstance(language.locale());
    areas.sort(Comparator.comparing(area -> name(area).plain(), alphabet));
    List<DataTable.Row> rows = new ArrayList<>();
    for (Member area : areas) {
      List<Phrase> cells = new ArrayList<>();
      cells.add(pictures.cell(table, area.id(), span, type));
      if (rates) {
        cells.add(
            Rates.words(
                edition,
                Rates.per1000(
                    table,
                    table.find(area.id(), span, type),
                    Rates.population(edition, area.id()))));
      }
      rows.add(new DataTable.Row(name(area), Optional.of(edition.areaLink(area.id())), cells));
    }
    return new DataTable(title, heads, rows);
  }

  private Phrase name(Member area) {
    return area.name() == null ? language.name(area.id()) : language.data(area.name());
  }
}
