package org.porchlight.workspace.people;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.study.counts.Band;
import org.porchlight.study.people.PersonLine;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Choice;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;
import org.porchlight.workspace.frame.Paging;
import org.porchlight.workspace.frame.Terms;
import org.porchlight.workspace.neighbors.BandWords;

/**
 * A list of neighbors.
 *
 * @param heading who is listed, in a sentence
 */
public record PeoplePage(
    Frame frame,
    List<Choice> agencies,
    List<Choice> windows,
    List<Choice> bands,
    Phrase heading,
    List<Row> rows,
    Paging paging)
    implements Page {
  private static final int SIZE = 50;

  public PeoplePage {
    agencies = List.copyOf(agencies);
    windows = List.copyOf(windows);
    bands = List.copyOf(bands);
    rows = List.copyOf(rows);
  }

  /**
   * One neighbor.
   *
   * @param contacts in the window with the agency asked for
   * @param reasons with whom, in words
   * @param span first and last of them
   */
  public record Row(
      String link, Phrase name, Phrase contacts, Phrase reasons, Phrase span, boolean doubtful) {}

  static Optional<PeoplePage> of(Look look, PeopleChoice asked) throws SQLException {
    Terms terms = Terms.of(look);
    Optional<PeopleChoice> known = asked.within(terms);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    PeopleChoice choice = known.get();
    var found =
        look.sight()
            .people()
            .list(
                choice.agency().isEmpty() ? Optional.empty() : Optional.of(choice.agency()),
                choice.windowDays(),
                choice.contacts(),
                SIZE,
                (choice.page() - 1) * SIZE);
    List<Row> rows = new ArrayList<>();
    for (PersonLine line : found.lines()) {
      rows.add(row(look, terms, line));
    }
    return Optional.of(
        new PeoplePage(
            look.frame(look.say("people.title")),
            choice.agencies(look, terms),
            choice.windows(look, terms),
            choice.bands(look, terms),
            heading(look, terms, choice, found.total()),
            rows,
            Paging.of(
                look.visit(), choice.address(), choice.page(), SIZE, rows.size(), found.total())));
  }

  private static Phrase heading(Look look, Terms terms, PeopleChoice choice, int total) {
    Phrase window =
        BandWords.of(look, terms)
            .window(choice.agency().isEmpty() ? Band.ACROSS : choice.agency(), choice.windowDays());
    return look.count(
        choice.agency().isEmpty() ? "people.heading.all" : "people.heading",
        total,
        Map.of(
            "atLeast", look.number(choice.contacts()),
            "agency", terms.agency(choice.agency()),
            "window", window));
  }

  private static Row row(Look look, Terms terms, PersonLine line) {
    return new Row(
        look.visit().link("/people/" + line.id()),
        PersonName.of(look, line.name()),
        look.count("people.contacts", line.contacts(), Map.of()),
        reasons(look, terms, line),
        look.say(
            "people.span",
            Map.of("first", terms.date(line.first()), "last", terms.date(line.last()))),
        line.doubtful());
  }

  private static Phrase reasons(Look look, Terms terms, PersonLine line) {
    List<Phrase> parts = new ArrayList<>();
    line.byAgency().entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(
            entry ->
                parts.add(
                    look.say(
                        "people.reason",
                        Map.of(
                            "n", look.number(entry.getValue()),
                            "agency", terms.agency(entry.getKey())))));
    return parts.stream()
        .reduce((before, next) -> look.say("list.comma", Map.of("before", before, "next", next)))
        .orElseGet(() -> look.say("none"));
  }

  @Override
  public String template() {
    return "people.jte";
  }
}
