package org.porchlight.hub.figures;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.hub.edition.Edition;
import org.porchlight.release.Cell;
import org.porchlight.release.Measure;
import org.porchlight.release.Member;
import org.porchlight.release.TableHead;
import org.porchlight.webkit.charts.Chart;
import org.porchlight.webkit.charts.ChartSvg;
import org.porchlight.webkit.charts.Phrases;
import org.porchlight.webkit.findings.TableReading;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.language.Timespan;
import org.porchlight.webkit.svg.MadeUpMark;

/** What all figures need: drawing, and the words around numbers. */
final class Pictures {
  private static final int LETTERS = 12;

  private final Edition edition;
  private final Language language;

  Pictures(Edition edition) {
    this.edition = edition;
    this.language = edition.language();
  }

  String draw(Chart chart, TableReading table, String id) {
    return marked(ChartSvg.draw(chart, language.labels(), phrases(table), id));
  }

  /** A picture of invented numbers says so. */
  String marked(String svg) {
    return marked(svg, LETTERS);
  }

  /** The same for a picture that is shown smaller, so that its letters must be larger. */
  String marked(String svg, int size) {
    return edition.manifest().city().madeUp()
        ? MadeUpMark.add(svg, language.text("madeup.short"), size)
        : svg;
  }

  Phrases phrases(TableReading table) {
    return new Phrases(
        language.text("chart.hidden"),
        edition.words().hidden(table),
        language.text("chart.partial"),
        language.text("chart.empty"),
        language.text("chart.lost"));
  }

  Phrase typeName(TableReading table, String type) {
    return table
        .head()
        .type()
        .find(type)
        .map(Member::name)
        .map(language::data)
        .orElseGet(() -> language.name(type));
  }

  Phrase cell(TableReading table, String area, Timespan span, String type) {
    return table
        .find(area, span, type)
        .map(cell -> edition.words().of(table, cell))
        .orElseGet(
            () ->
                table.isLost(area, span, type)
                    ? edition.words().lost(table, span)
                    : language.say("table.none"));
  }

  /** The number of the points or steps of a margin. */
  Phrase margin(TableReading table, Optional<Cell> cell) {
    Long margin = cell.map(Cell::margin).orElse(null);
    if (margin == null) {
      return language.say("table.none");
    }
    Phrase words =
        Phrase.words(
            table.head().measure() == Measure.SCORE
                ? edition.words().plain(Measure.SCORE, margin)
                : language.number(margin));
    return cell.filter(one -> one.restsOnLittle(table.head().measure())).isPresent()
        ? language.say("table.rough", Map.of("margin", words))
        : words;
  }

  Phrase number(@Nullable Long value) {
    return value == null ? language.say("table.none") : Phrase.words(language.number(value));
  }

  Chart.Target target(TableReading table, TableHead.Standard standard) {
    return new Chart.Target(
        language.text(
            "chart.target",
            Map.of(
                "standard", language.data(standard.name()),
                "target",
                    Phrase.words(
                        edition.words().plain(table.head().measure(), standard.target())))),
        standard.target());
  }
}
