package org.porchlight.hub.figures;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.porchlight.hub.edition.Edition;
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
        language.text("chart.empty"));
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
        .orElseGet(() -> language.say("table.none"));
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
