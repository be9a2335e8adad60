package org.porchlight.hub.reach;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.porchlight.commons.reach.Came;
import org.porchlight.commons.reach.MonthOfViews;
import org.porchlight.hub.figures.DataTable;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.language.Timespan;

/** Page views as tables: month by month, and the pages read most. */
public final class ReachTables {
  private static final int MOST_READ = 10;

  private ReachTables() {}

  /** Month by month, newest first: in all, by language, by way. */
  public static DataTable months(Language language, List<MonthOfViews> views) {
    List<String> languages =
        views.stream().map(MonthOfViews::language).distinct().sorted().toList();
    List<Phrase> heads = new ArrayList<>();
    heads.add(language.say("listening.month"));
    heads.add(language.say("reach.views"));
    languages.forEach(
        tag -> heads.add(language.say("reach.in", Map.of("language", Phrase.words(tag)))));
    for (Came came : Came.values()) {
      heads.add(language.say("reach.came." + came.label()));
    }
    TreeMap<YearMonth, List<MonthOfViews>> byMonth = new TreeMap<>(Comparator.reverseOrder());
    views.forEach(one -> byMonth.computeIfAbsent(one.month(), _ -> new ArrayList<>()).add(one));
    List<DataTable.Row> rows = new ArrayList<>();
    byMonth.forEach(
        (month, all) -> {
          List<Phrase> cells = new ArrayList<>();
          cells.add(sum(language, all));
          for (String tag : languages) {
            cells.add(
                sum(language, all.stream().filter(one -> one.language().equals(tag)).toList()));
          }
          for (Came came : Came.values()) {
            cells.add(sum(language, all.stream().filter(one -> one.came() == came).toList()));
          }
          rows.add(
              new DataTable.Row(
                  Phrase.words(
                      language.period(
                          Timespan.parse(month.toString(), month.atDay(1), month.atEndOfMonth()))),
                  cells));
        });
    return new DataTable(language.say("reach.caption"), heads, rows);
  }

  /** The pages read most, over all months. */
  public static DataTable pages(Language language, List<MonthOfViews> views) {
    Map<String, Integer> sums = new HashMap<>();
    views.forEach(one -> sums.merge(one.page(), one.views(), Integer::sum));
    return new DataTable(
        language.say("reach.pages"),
        List.of(language.say("reach.page"), language.say("reach.views")),
        sums.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(MOST_READ)
            .map(
                page ->
                    new DataTable.Row(
                        Phrase.words(page.getKey()),
                        List.of(Phrase.words(language.number(page.getValue())))))
            .toList());
  }

  private static Phrase sum(Language language, List<MonthOfViews> views) {
    return Phrase.words(language.number(views.stream().mapToInt(MonthOfViews::views).sum()));
  }

  /** The same as a file, page by page. */
  public static String csv(List<MonthOfViews> views) {
    StringBuilder csv = new StringBuilder("month,page,language,came,views\r\n");
    for (MonthOfViews one : views) {
      csv.append(one.month())
          .append(',')
          .append(one.page())
          .append(',')
          .append(one.language())
          .append(',')
          .append(one.came().label())
          .append(',')
          .append(one.views())
          .append("\r\n");
    }
    return csv.toString();
  }
}
