package org.porchlight.workspace.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.porchlight.release.Measure;
import org.porchlight.study.people.Person;
import org.porchlight.webkit.charts.Chart;
import org.porchlight.webkit.charts.ChartSvg;
import org.porchlight.webkit.charts.Period;
import org.porchlight.webkit.charts.Phrases;
import org.porchlight.webkit.charts.Reading;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.svg.MadeUpMark;
import org.porchlight.workspace.frame.DataTable;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Terms;

/** A person's contacts by month. The picture's own words name nobody. */
public record MonthChart(Phrase title, String svg, DataTable table) {
  private static final int MONTHS = 24;
  private static final int LETTERS = 12;

  /** The last two years up to the newest contact; empty without one that has a date. */
  static Optional<MonthChart> of(Look look, Terms terms, Person person, boolean madeUp) {
    TreeMap<Integer, Integer> byMonth = new TreeMap<>();
    for (Instant moment : Journey.contacts(person)) {
      LocalDate day = terms.day(moment);
      byMonth.merge(Period.of(Period.Grain.MONTH, day).number(), 1, Integer::sum);
    }
    if (byMonth.isEmpty()) {
      return Optional.empty();
    }
    int last = byMonth.lastKey();
    int first = Math.max(byMonth.firstKey(), last - MONTHS + 1);
    Language language = look.language();
    List<Chart.Point> points = new ArrayList<>();
    List<DataTable.Row> rows = new ArrayList<>();
    for (int month = first; month <= last; month++) {
      Period period = new Period(Period.Grain.MONTH, month);
      int contacts = byMonth.getOrDefault(month, 0);
      points.add(new Chart.Point(period, new Reading.Shown(null, contacts, null)));
      rows.add(
          new DataTable.Row(
              Phrase.words(language.labels().periodInFull(period)),
              List.of(look.number(contacts))));
    }
    Phrase title =
        look.say(
            "months.title",
            Map.of(
                "first", period(language, first),
                "last", period(language, last)));
    String svg =
        ChartSvg.draw(
            new Chart.Columns(
                new Chart.Caption(title.plain(), language.text("months.description")),
                Measure.COUNT,
                "",
                new Chart.Series(language.text("months.contacts"), points),
                null,
                0),
            language.labels(),
            new Phrases("", "", "", language.text("none")),
            "months");
    return Optional.of(
        new MonthChart(
            title,
            madeUp ? MadeUpMark.add(svg, language.text("madeup.short"), LETTERS) : svg,
            new DataTable(
                title, List.of(look.say("months.month"), look.say("months.contacts")), rows)));
  }

  private static Phrase period(Language language, int month) {
    return Phrase.words(language.labels().periodInFull(new Period(Period.Grain.MONTH, month)));
  }
}
