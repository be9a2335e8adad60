package org.porchlight.hub.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.hub.edition.Edition;
import org.porchlight.release.Cell;
import org.porchlight.release.LocalText;
import org.porchlight.release.Measure;
import org.porchlight.release.Member;
import org.porchlight.release.MissingDays;
import org.porchlight.release.SeriesBreak;
import org.porchlight.release.TableHead;
import org.porchlight.webkit.charts.Chart;
import org.porchlight.webkit.charts.Period;
import org.porchlight.webkit.charts.Reading;
import org.porchlight.webkit.findings.TableReading;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.language.Timespan;

/** Numbers of one place over time: columns for counts, lines for durations and percents. */
final class TimeFigures {
  private static final int MOST_LINES = 3;

  /** Fewer periods than this have no shape. */
  private static final int FEWEST = 3;

  private final Edition edition;
  private final Language language;
  private final Pictures pictures;

  TimeFigures(Edition edition) {
    this.edition = edition;
    this.language = edition.language();
    this.pictures = new Pictures(edition);
  }

  /** Empty when there are fewer than three full periods to draw. */
  Optional<Figure> of(TableReading table, String area, String type, String id) {
    List<Timespan> spans = table.drawnPeriods(area, type);
    return spans.isEmpty() || allHidden(table, area, type, spans)
        ? Optional.empty()
        : of(table, area, type, spans, id);
  }

  /** These periods; where every number is hidden, the table alone. */
  Optional<Figure> of(
      TableReading table, String area, String type, List<Timespan> spans, String id) {
    if (spans.stream().allMatch(span -> table.find(area, span, type).isEmpty())) {
      return Optional.empty();
    }
    List<String> types = types(table, area, type, lastKnown(table, area, type, spans));
    Phrase title = title(table, types, spans);
    Chart.Caption caption = caption(table, area, type, spans, title);
    List<Chart.Series> series = types.stream().map(one -> series(table, area, one, spans)).toList();
    Measure measure = table.head().measure();
    Chart chart =
        measure == Measure.COUNT
            ? new Chart.Columns(
                caption, measure, unit(table), series.getFirst(), null, 0, breaks(table, spans))
            : new Chart.Lines(
                caption,
                measure,
                unit(table),
                series,
                target(table, types),
                0,
                breaks(table, spans));
    boolean hidden = allHidden(table, area, type, spans);
    return Optional.of(
        new Figure(
            id,
            title,
            hidden ? "" : pictures.draw(chart, table, id),
            List.of(),
            twin(table, area, types, spans, title),
            note(table, spans),
            hidden));
  }

  /** The shape of a series for a tile; empty when there is too little to draw. */
  Optional<String> spark(TableReading table, String area, String type, String id) {
    List<Timespan> spans = sinceBreak(table, table.drawnPeriods(area, type));
    if (spans.size() < FEWEST || allHidden(table, area, type, spans)) {
      return Optional.empty();
    }
    Phrase title = title(table, List.of(type), spans);
    Chart chart =
        new Chart.Spark(
            caption(table, area, type, spans, title),
            table.head().measure(),
            series(table, area, type, spans));
    return Optional.of(pictures.draw(chart, table, id));
  }

  private Chart.Caption caption(
      TableReading table, String area, String type, List<Timespan> spans, Phrase title) {
    Timespan last = lastKnown(table, area, type, spans);
    return new Chart.Caption(
        title.plain(), edition.findings().about(table, area, type, last).headline().plain());
  }

  /** The newest of these periods whose records are not missing; there is one. */
  private static Timespan lastKnown(
      TableReading table, String area, String type, List<Timespan> spans) {
    return spans.reversed().stream()
        .filter(span -> table.find(area, span, type).isPresent())
        .findFirst()
        .orElseThrow();
  }

  /** A shape without axes has no place for the line of a break: only what came after it. */
  private static List<Timespan> sinceBreak(TableReading table, List<Timespan> spans) {
    List<SeriesBreak> breaks = table.head().breaks();
    return breaks.isEmpty()
        ? spans
        : spans.stream().filter(span -> !span.from().isBefore(breaks.getLast().date())).toList();
  }

  private List<Chart.Break> breaks(TableReading table, List<Timespan> spans) {
    List<Chart.Break> found = new ArrayList<>();
    for (SeriesBreak change : table.head().breaks()) {
      spans.stream()
          .filter(span -> !span.to().isBefore(change.date()))
          .findFirst()
          .filter(span -> change.parts(spans.getFirst().from(), span.to()))
          .ifPresent(
              span ->
                  found.add(
                      new Chart.Break(
                          Period.parse(span.id()),
                          change.parts(span.from(), span.to()),
                          language.text("chart.break"))));
    }
    return found;
  }

  /** What a reader must know about the days of a picture. */
  private Optional<Phrase> note(TableReading table, List<Timespan> spans) {
    List<Phrase> notes = new ArrayList<>();
    for (SeriesBreak change : table.head().breaks()) {
      if (change.parts(spans.getFirst().from(), spans.getLast().to())) {
        notes.add(
            language.say(
                "figure.break",
                Map.of(
                    "day", Phrase.words(language.date(change.date())),
                    "text", language.data(change.text()))));
      }
    }
    for (MissingDays gap : table.head().gaps()) {
      if (gap.touch(spans.getFirst().from(), spans.getLast().to())) {
        Phrase days =
            language.say(
                "figure.gap",
                Map.of(
                    "from", Phrase.words(language.date(gap.from())),
                    "to", Phrase.words(language.date(gap.to()))));
        LocalText reason = gap.text();
        notes.add(
            reason == null
                ? days
                : days.then(
                    language.say("figure.gap.because", Map.of("reason", language.data(reason)))));
      }
    }
    return notes.stream().reduce(Phrase::then);
  }

  /** A picture of nothing but hidden numbers says less than the sentence above it. */
  private static boolean allHidden(
      TableReading table, String area, String type, List<Timespan> spans) {
    return spans.stream()
        .allMatch(span -> table.find(area, span, type).map(Cell::isHidden).orElse(true));
  }

  private static List<String> types(TableReading table, String area, String type, Timespan newest) {
    if (table.head().measure() == Measure.COUNT || table.head().standard() != null) {
      return List.of(type);
    }
    List<String> all = table.types(area, newest).stream().map(Member::id).toList();
    if (all.size() <= MOST_LINES && table.head().measure() == Measure.SECONDS) {
      return all;
    }
    return List.of(type);
  }

  private Phrase title(TableReading table, List<String> types, List<Timespan> spans) {
    Phrase what =
        table.head().measure() == Measure.COUNT
            ? edition.findings().unit(table, types.getFirst())
            : language.data(table.head().title());
    if (types.size() == 1 && table.head().measure() != Measure.COUNT) {
      what =
          language.say(
              "unit.of.type",
              Map.of("unit", what, "type", pictures.typeName(table, types.getFirst())));
    }
    return language
        .say(
            "figure.time." + spans.getFirst().level().id(),
            Map.of(
                "unit", what,
                "first", Phrase.words(language.period(spans.getFirst())),
                "last", Phrase.words(language.period(spans.getLast()))))
        .capitalized(language.locale());
  }

  private String unit(TableReading table) {
    return language.data(table.head().unit()).plain();
  }

  private Chart.Series series(TableReading table, String area, String type, List<Timespan> spans) {
    List<Chart.Point> points = new ArrayList<>();
    for (Timespan span : spans) {
      Reading reading =
          table
              .find(area, span, type)
              .map(cell -> Reading.of(table.head(), cell))
              .orElseGet(() -> new Reading.Missing(table.isLost(area, span, type)));
      points.add(new Chart.Point(Period.parse(span.id()), reading));
    }
    return new Chart.Series(pictures.typeName(table, type).plain(), points);
  }

  private Chart.@Nullable Target target(TableReading table, List<String> types) {
    TableHead.Standard standard = table.head().standard();
    return standard != null && types.contains(standard.type())
        ? pictures.target(table, standard)
        : null;
  }

  private DataTable twin(
      TableReading table, String area, List<String> types, List<Timespan> spans, Phrase title) {
    List<Phrase> heads = new ArrayList<>(List.of(language.say("table.period")));
    if (types.size() == 1 && table.head().measure() == Measure.COUNT) {
      heads.add(edition.findings().unit(table, types.getFirst()));
    } else {
      types.forEach(type -> heads.add(pictures.typeName(table, type)));
    }
    List<DataTable.Row> rows = new ArrayList<>();
    for (Timespan span : spans.reversed()) {
      List<Phrase> cells =
          types.stream().map(type -> pictures.cell(table, area, span, type)).toList();
      rows.add(new DataTable.Row(Phrase.words(language.period(span)), cells));
    }
    return new DataTable(title, heads, rows);
  }
}
