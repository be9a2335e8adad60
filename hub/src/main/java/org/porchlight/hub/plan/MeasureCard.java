package org.porchlight.hub.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.porchlight.city.Plan;
import org.porchlight.commons.CountedQuarter;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.figures.DataTable;
import org.porchlight.hub.figures.Figure;
import org.porchlight.hub.figures.LooseFigure;
import org.porchlight.hub.figures.Sections;
import org.porchlight.release.Measure;
import org.porchlight.webkit.charts.Chart;
import org.porchlight.webkit.charts.Period;
import org.porchlight.webkit.charts.Reading;
import org.porchlight.webkit.findings.Finding;
import org.porchlight.webkit.findings.TableReading;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.language.Timespan;

/**
 * One measure of an initiative.
 *
 * @param counted what Porchlight counted for it; empty when the city writes its values itself, or
 *     nothing was counted yet
 * @param released what the published numbers say of it; empty when it does not stand among them, or
 *     this release does not have it
 */
public record MeasureCard(
    Plan.Measure measure, Optional<Counted> counted, Optional<Released> released) {

  /**
   * A measure that is counted, quarter by quarter.
   *
   * @param latest the newest quarter that is over, in a sentence
   * @param state whether that number is final
   */
  public record Counted(Phrase latest, Phrase state, Figure figure) {}

  /**
   * A measure whose values are published.
   *
   * @param latest the newest of them, in a sentence
   * @param detail what it is held against
   * @param state when it was published
   * @param more where all about these numbers stands
   * @param csv the whole table
   */
  public record Released(
      Phrase latest,
      Optional<Phrase> detail,
      Phrase state,
      Optional<Figure> figure,
      String more,
      String csv) {}

  /** Whether a picture belongs to it, which needs the width of the page. */
  public boolean isWide() {
    return counted.isPresent() || released.flatMap(Released::figure).isPresent();
  }

  static MeasureCard of(
      Edition edition, Plan.Measure measure, List<CountedQuarter> all, String id) {
    List<CountedQuarter> own =
        all.stream().filter(quarter -> quarter.series() == measure.counted()).toList();
    return new MeasureCard(
        measure,
        own.isEmpty() ? Optional.empty() : Optional.of(counted(edition, measure, own, id)),
        Optional.ofNullable(measure.released()).flatMap(place -> released(edition, place, id)));
  }

  private static Optional<Released> released(Edition edition, Plan.Released place, String id) {
    return edition
        .issue()
        .table(place.table())
        .flatMap(
            table -> {
              String wanted = place.type();
              String type = wanted == null ? table.typeAt(TableReading.CITY, null) : wanted;
              return table
                  .newest(TableReading.CITY, type)
                  .map(span -> released(edition, table, type, span, id));
            });
  }

  private static Released released(
      Edition edition, TableReading table, String type, Timespan span, String id) {
    Sections sections = new Sections(edition);
    Finding finding = edition.findings().about(table, TableReading.CITY, type, span);
    String name = table.head().id();
    return new Released(
        finding.headline(),
        finding.detail(),
        edition
            .language()
            .say(
                "plan.released",
                Map.of("date", Phrase.words(edition.language().date(edition.compiledOn())))),
        sections
            .overTime(table, TableReading.CITY, type, id)
            .or(() -> sections.byKind(table, TableReading.CITY, type, span, id)),
        edition.link("/topics/" + table.head().topic() + "#" + name),
        edition.file("tables/" + name + ".csv"));
  }

  private static Counted counted(
      Edition edition, Plan.Measure measure, List<CountedQuarter> quarters, String id) {
    Language language = edition.language();
    // The last one is still running, unless nothing has run before it.
    CountedQuarter newest = quarters.get(Math.max(0, quarters.size() - 2));
    Phrase when = when(language, newest.quarter());
    OptionalInt value = newest.value();
    Phrase latest =
        value.isEmpty()
            ? language.say("plan.counted.nothing", Map.of("quarter", when))
            : language.say(
                "plan.counted." + label(newest.series()),
                Map.of(
                    "quarter", when,
                    "value", shown(language, newest.series(), value.getAsInt()),
                    "base", Phrase.words(language.number(newest.base()))));
    return new Counted(
        latest,
        language.say(newest.isFinal() ? "plan.counted.final" : "plan.counted.open"),
        figure(edition, measure, quarters, id));
  }

  private static Figure figure(
      Edition edition, Plan.Measure measure, List<CountedQuarter> quarters, String id) {
    Language language = edition.language();
    Phrase title = language.data(measure.title());
    Measure unit =
        measure.counted() == Plan.Counted.QUESTIONS_ANSWERED_IN_TEN_DAYS
            ? Measure.PERCENT
            : Measure.COUNT;
    List<Chart.Point> points = new ArrayList<>();
    List<DataTable.Row> rows = new ArrayList<>();
    for (CountedQuarter quarter : quarters) {
      boolean partial = quarter.equals(quarters.getLast());
      OptionalInt value = quarter.value();
      points.add(
          new Chart.Point(
              Period.of(Period.Grain.QUARTER, quarter.quarter()),
              value.isPresent()
                  ? new Reading.Shown(null, value.getAsInt(), null)
                  : new Reading.Missing(),
              partial));
      rows.add(
          new DataTable.Row(
              when(language, quarter.quarter()),
              List.of(
                  value.isPresent()
                      ? shown(language, quarter.series(), value.getAsInt())
                      : language.say("table.none"),
                  Phrase.words(language.number(quarter.base())),
                  language.say(
                      partial
                          ? "plan.counted.running"
                          : quarter.isFinal()
                              ? "plan.counted.is-final"
                              : "plan.counted.not-yet"))));
    }
    Chart.Columns chart =
        new Chart.Columns(
            new Chart.Caption(title.plain(), language.data(measure.unit()).plain()),
            unit,
            language.data(measure.unit()).plain(),
            new Chart.Series(title.plain(), points),
            null,
            unit == Measure.PERCENT ? 100 : 0);
    return LooseFigure.of(
        edition,
        chart,
        id,
        title,
        "chart.hidden",
        new DataTable(
            title,
            List.of(
                language.say("plan.counted.quarter"),
                language.data(measure.unit()),
                language.say("plan.counted.base"),
                language.say("plan.counted.state")),
            rows.reversed()));
  }

  private static Phrase shown(Language language, Plan.Counted series, int value) {
    return Phrase.words(
        series == Plan.Counted.QUESTIONS_ANSWERED_IN_TEN_DAYS
            ? language.labels().percent(value)
            : language.number(value));
  }

  private static Phrase when(Language language, LocalDate first) {
    LocalDate last = first.plusMonths(3).minusDays(1);
    String name = "%d-Q%d".formatted(first.getYear(), (first.getMonthValue() + 2) / 3);
    return Phrase.words(language.period(Timespan.parse(name, first, last)));
  }

  /** As messages and files write a series: {@code days-to-answer}. */
  static String label(Plan.Counted series) {
    return series.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All that is counted, as a file. */
  static String csv(List<CountedQuarter> quarters) {
    StringBuilder csv = new StringBuilder("measure,quarter,value,counted-from,final\r\n");
    for (CountedQuarter quarter : quarters) {
      OptionalInt value = quarter.value();
      csv.append(label(quarter.series()))
          .append(',')
          .append(quarter.quarter())
          .append(',')
          .append(value.isPresent() ? String.valueOf(value.getAsInt()) : "")
          .append(',')
          .append(quarter.base())
          .append(',')
          .append(quarter.isFinal() ? "yes" : "no")
          .append("\r\n");
    }
    return csv.toString();
  }
}
