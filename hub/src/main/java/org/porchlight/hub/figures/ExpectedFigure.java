package org.porchlight.hub.figures;

import java.util.List;
import java.util.Optional;
import org.porchlight.hub.edition.Edition;
import org.porchlight.webkit.charts.Chart;
import org.porchlight.webkit.charts.ChartSvg;
import org.porchlight.webkit.charts.Phrases;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;

/** What was seen beside what is usual. */
public final class ExpectedFigure {
  private ExpectedFigure() {}

  /** A figure of numbers that come from no table. */
  public static Figure of(Edition edition, Chart.Expected chart, Phrase title, DataTable table) {
    Language language = edition.language();
    Phrases phrases =
        new Phrases(
            language.text("chart.hidden"),
            language.text("did.seen.protected"),
            language.text("chart.partial"),
            language.text("chart.empty"));
    String svg = ChartSvg.draw(chart, language.labels(), phrases, "expected");
    return new Figure(
        "expected",
        title,
        new Pictures(edition).marked(svg),
        List.of(),
        table,
        Optional.empty(),
        false);
  }
}
