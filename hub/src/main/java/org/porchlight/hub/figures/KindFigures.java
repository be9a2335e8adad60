package org.porchlight.hub.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.hub.edition.Edition;
import org.porchlight.release.Cell;
import org.porchlight.release.Measure;
import org.porchlight.release.Member;
import org.porchlight.release.TableHead;
import org.porchlight.release.Tier;
import org.porchlight.webkit.charts.Chart;
import org.porchlight.webkit.charts.Reading;
import org.porchlight.webkit.findings.TableReading;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.language.Timespan;

/** The kinds of a table in its newest full period, side by side. */
final class KindFigures {
  /** Longer lists are cut in the picture; the table has them all. */
  private static final int MOST_BARS = 30;

  private final Edition edition;
  private final Language language;
  private final Pictures pictures;

  KindFigures(Edition edition) {
    this.edition = edition;
    this.language = edition.language();
    this.pictures = new Pictures(edition);
  }

  /** Empty when there are fewer than two kinds to compare. */
  Optional<Figure> of(TableReading table, String area, String lead, String id) {
    Optional<Timespan> newest = table.newest(area, lead);
    return newest
        .flatMap(span -> of(table, area, lead, span, id))
        .filter(figure -> !figure.svg().isEmpty());
  }

  /** One period; where every number is hidden, the table alone. */
  Optional<Figure> of(TableReading table, String area, String lead, Timespan span, String id) {
    List<Member> kinds = table.kinds(area, span, lead);
    boolean allHidden =
        kinds.stream()
            .allMatch(kind -> table.find(area, span, kind.id()).map(Cell::isHidden).orElse(true));
    if (kinds.size() < 2) {
      return Optional.empty();
    }
    Phrase title =
        language
            .say(
                table.head().measure() == Measure.COUNT ? "figure.kinds" : "figure.kinds.share",
                Map.of(
                    "title", language.data(table.head().title()),
                    "unit", language.data(table.head().unit()),
                    "kind", language.data(table.head().typeLabel()),
                    "period", Phrase.words(language.period(span))))
            .capitalized(language.locale());
    boolean cut = kinds.size() > MOST_BARS;
    String svg =
        allHidden ? "" : pictures.draw(chart(table, area, span, kinds, lead, title), table, id);
    return Optional.of(
        new Figure(
            id,
            title,
            svg,
            List.of(),
            twin(table, area, span, kinds, title),
            cut && !allHidden
                ? Optional.of(
                    language.say(
                        "figure.kinds.cut", Map.of("n", Phrase.words(language.number(MOST_BARS)))))
                : Optional.empty(),
            allHidden));
  }

  private Chart chart(
      TableReading table,
      String area,
      Timespan span,
      List<Member> kinds,
      String lead,
      Phrase title) {
    List<Chart.Row> rows = new ArrayList<>();
    for (Member kind : kinds.subList(0, Math.min(MOST_BARS, kinds.size()))) {
      Reading reading =
          table
              .find(area, span, kind.id())
              .map(cell -> Reading.of(table.head(), cell))
              .orElseGet(Reading.Missing::new);
      rows.add(
          new Chart.Row(
              pictures.typeName(table, kind.id()).plain(), reading, kind.id().equals(lead)));
    }
    TableHead.Standard standard = table.head().standard();
    Chart.Target target = standard == null ? null : pictures.target(table, standard);
    Chart.Caption caption =
        new Chart.Caption(
            title.plain(), edition.findings().about(table, area, lead, span).headline().plain());
    Measure measure = table.head().measure();
    return table.head().tier() == Tier.SURVEY
        ? new Chart.Ranges(caption, measure, rows, target)
        : new Chart.Bars(caption, measure, rows, target);
  }

  private DataTable twin(
      TableReading table, String area, Timespan span, List<Member> kinds, Phrase title) {
    boolean survey = table.head().tier() == Tier.SURVEY;
    Optional<Timespan> before = table.yearBefore(area, span, kinds.getFirst().id());
    List<Phrase> heads = new ArrayList<>();
    heads.add(language.data(table.head().typeLabel()));
    heads.add(Phrase.words(language.period(span)));
    before.ifPresent(past -> heads.add(Phrase.words(language.period(past))));
    boolean doubted =
        !survey
            && kinds.stream()
                .anyMatch(
                    kind ->
                        table
                            .find(area, span, kind.id())
                            .filter(c -> c.margin() != null)
                            .isPresent());
    if (survey || doubted) {
      heads.add(language.say(survey ? "table.margin" : "table.margin.people"));
    }
    if (survey) {
      heads.add(language.say("table.answers"));
    }
    List<DataTable.Row> rows = new ArrayList<>();
    for (Member kind : kinds) {
      List<Phrase> cells = new ArrayList<>();
      cells.add(pictures.cell(table, area, span, kind.id()));
      before.ifPresent(past -> cells.add(pictures.cell(table, area, past, kind.id())));
      Optional<Cell> cell = table.find(area, span, kind.id());
      if (survey || doubted) {
        cells.add(pictures.margin(table, cell));
      }
      if (survey) {
        cells.add(pictures.number(cell.map(Cell::base).orElse(null)));
      }
      rows.add(new DataTable.Row(pictures.typeName(table, kind.id()), cells));
    }
    return new DataTable(title, heads, rows);
  }
}
