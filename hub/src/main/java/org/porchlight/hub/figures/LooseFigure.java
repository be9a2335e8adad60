package org.porchlight.hub.figures;

import java.util.List;
import java.util.Optional;
import org.porchlight.hub.edition.Edition;
import org.porchlight.webkit.charts.Chart;
import org.porchlight.webkit.charts.ChartSvg;
import org.porchlight.webkit.charts.Phrases;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;

/** A figure of numbers that come from no table of the release. */
public final class LooseFigure {
  private LooseFigure() {}

  /**
   * The figure of a chart.
   *
   * @param id unique on its page
   * @param hidden what is said of a number that is not shown
   */
  public static Figure of(
      Edition edition, Chart chart, String id, Phrase title, String hidden, DataTable table) {
    Language language = edition.language();
    Phrases phrases =
        new Phrases(
            language.text("chart.hidden"),
            language.text(hidden),
            language.text("chart.partial"),
            language.text("chart.empty"));
    String svg = ChartSvg.draw(chart, language.labels(), phrases, id);
    return new Figure(
        id, title, new Pictures(edition).marked(svg), List.of(), table, Optional.empty(), false);
  }
}
