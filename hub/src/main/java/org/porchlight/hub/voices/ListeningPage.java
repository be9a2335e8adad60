package org.porchlight.hub.voices;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.porchlight.commons.reach.MonthOfViews;
import org.porchlight.commons.voices.ListeningMonth;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.figures.DataTable;
import org.porchlight.hub.frame.Frame;
import org.porchlight.hub.reach.ReachTables;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.language.Timespan;

/**
 * How the city listens, month by month.
 *
 * @param finding the newest full month in a sentence
 * @param rows newest first
 * @param views page views by month and the pages read most; none before the first
 * @param known false while the database does not answer
 */
public record ListeningPage(
    Frame frame, Phrase finding, List<Row> rows, List<DataTable> views, boolean known) {
  public ListeningPage {
    rows = List.copyOf(rows);
    views = List.copyOf(views);
  }

  /** One month. */
  public record Row(Phrase month, List<Phrase> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  static ListeningPage of(
      Edition edition, Conversation.Published published, List<MonthOfViews> views) {
    Language language = edition.language();
    int asked = published.months().stream().mapToInt(ListeningMonth::questions).sum();
    int answered = published.months().stream().mapToInt(ListeningMonth::answered).sum();
    int changes = published.months().stream().mapToInt(ListeningMonth::changes).sum();
    return new ListeningPage(
        new Frame(edition, "/listening", language.say("listening.title")),
        language.say(
            "listening.finding",
            Map.of(
                "asked", number(language, asked),
                "answered", number(language, answered),
                "changes", number(language, changes))),
        published.months().reversed().stream().map(month -> row(language, month)).toList(),
        views.isEmpty()
            ? List.of()
            : List.of(ReachTables.months(language, views), ReachTables.pages(language, views)),
        published.known());
  }

  private static Row row(Language language, ListeningMonth month) {
    OptionalInt days = month.days();
    return new Row(
        Phrase.words(language.period(span(month.month()))),
        List.of(
            number(language, month.messages()),
            number(language, month.questions()),
            number(language, month.answered()),
            days.isPresent() ? number(language, days.getAsInt()) : language.say("listening.none"),
            number(language, month.changes()),
            number(language, month.clear()),
            number(language, month.unclear())));
  }

  private static Timespan span(YearMonth month) {
    return Timespan.parse(month.toString(), month.atDay(1), month.atEndOfMonth());
  }

  private static Phrase number(Language language, int n) {
    return Phrase.words(language.number(n));
  }

  /** The same as a file. */
  static String csv(List<ListeningMonth> months) {
    StringBuilder csv =
        new StringBuilder(
            "month,messages,questions,answered,median-days-to-answer,changes,clear,not-clear\r\n");
    for (ListeningMonth month : months) {
      csv.append(month.month())
          .append(',')
          .append(month.messages())
          .append(',')
          .append(month.questions())
          .append(',')
          .append(month.answered())
          .append(',')
          .append(month.days().isPresent() ? String.valueOf(month.days().getAsInt()) : "")
          .append(',')
          .append(month.changes())
          .append(',')
          .append(month.clear())
          .append(',')
          .append(month.unclear())
          .append("\r\n");
    }
    return csv.toString();
  }
}
