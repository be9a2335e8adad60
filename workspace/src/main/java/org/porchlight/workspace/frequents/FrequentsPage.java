package org.porchlight.workspace.frequents;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.study.people.FrequentKind;
import org.porchlight.study.people.FrequentLine;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Choice;
import org.porchlight.workspace.frame.DataTable;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;
import org.porchlight.workspace.frame.Paging;
import org.porchlight.workspace.frame.Terms;

/** Frequent numbers, or frequent places. */
public record FrequentsPage(
    Frame frame, Phrase lead, List<Choice> windows, DataTable table, Paging paging)
    implements Page {
  private static final int SIZE = 50;

  public FrequentsPage {
    windows = List.copyOf(windows);
  }

  static Optional<FrequentsPage> of(
      Look look, FrequentKind kind, String window, String person, int number) throws SQLException {
    Terms terms = Terms.of(look);
    String days = window.isEmpty() ? Integer.toString(terms.city().window()) : window;
    if (terms.city().windows().stream().noneMatch(one -> one.toString().equals(days))) {
      return Optional.empty();
    }
    String plural = plural(kind);
    String carried = Attaching.begun(person).person();
    String address =
        "/%s?window=%s%s".formatted(plural, days, carried.isEmpty() ? "" : "&person=" + carried);
    var found =
        look.sight().frequents().list(kind, Integer.parseInt(days), SIZE, (number - 1) * SIZE);
    List<DataTable.Row> rows = new ArrayList<>();
    for (FrequentLine line : found.lines()) {
      rows.add(
          row(
              look,
              terms,
              line,
              "/%s/%s%s"
                  .formatted(plural, line.id(), carried.isEmpty() ? "" : "?person=" + carried)));
    }
    return Optional.of(
        new FrequentsPage(
            look.frame(look.say("frequent." + plural + ".title")),
            look.say("frequent." + plural + ".lead"),
            windows(look, terms, plural, days),
            new DataTable(
                look.say(
                    "frequent." + plural + ".caption", "days", look.number(Integer.parseInt(days))),
                List.of(
                    look.say("frequent." + plural + ".one"),
                    look.say("frequent.records"),
                    look.say("frequent.agencies"),
                    look.say("frequent.last"),
                    look.say("frequent.attached")),
                rows),
            Paging.of(look.visit(), address, number, SIZE, rows.size(), found.total())));
  }

  static String plural(FrequentKind kind) {
    return kind == FrequentKind.NUMBER ? "numbers" : "places";
  }

  private static DataTable.Row row(Look look, Terms terms, FrequentLine line, String link) {
    return new DataTable.Row(
        look.language().name(line.value()),
        Optional.of(look.visit().link(link)),
        List.of(
            look.number(line.records()),
            agencies(look, terms, line.byAgency()),
            line.last() == null ? look.say("none") : terms.date(line.last()),
            look.number(line.attachments())));
  }

  private static Phrase agencies(Look look, Terms terms, Map<String, Integer> byAgency) {
    return byAgency.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(
            entry ->
                look.say(
                    "frequent.agency",
                    Map.of(
                        "agency", terms.agency(entry.getKey()),
                        "n", look.number(entry.getValue()))))
        .reduce((before, next) -> look.say("list.comma", Map.of("before", before, "next", next)))
        .orElseGet(() -> look.say("none"));
  }

  private static List<Choice> windows(Look look, Terms terms, String plural, String chosen) {
    return terms.city().windows().stream()
        .map(
            days ->
                new Choice(
                    days.toString(),
                    look.say("window.choice", "days", look.number(days)),
                    look.visit().link("/%s?window=%d".formatted(plural, days)),
                    days.toString().equals(chosen)))
        .toList();
  }

  @Override
  public String template() {
    return "frequents.jte";
  }
}
