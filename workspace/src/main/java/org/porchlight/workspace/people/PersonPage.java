package org.porchlight.workspace.people;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.porchlight.study.access.Right;
import org.porchlight.study.people.MentionLine;
import org.porchlight.study.people.Person;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Fact;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;
import org.porchlight.workspace.frame.Paging;
import org.porchlight.workspace.frame.Terms;

/**
 * One neighbor, as far as the reader may see.
 *
 * @param name as most records in sight spell it
 * @param id the handle
 * @param facts other spellings, birth dates as recorded, contacts by window, where all this is from
 * @param doubtful whether a record is only probably this person's
 * @param mayDecide whether forms are offered
 * @param questions ways to the open questions about this person
 */
public record PersonPage(
    Frame frame,
    Phrase name,
    String id,
    List<Fact> facts,
    boolean doubtful,
    Optional<MonthChart> months,
    Journey journey,
    Paging paging,
    List<AttachmentRow> attachments,
    List<DecisionRow> decisions,
    List<String> questions,
    boolean mayDecide)
    implements Page {
  private static final int SIZE = 100;

  public PersonPage {
    facts = List.copyOf(facts);
    attachments = List.copyOf(attachments);
    decisions = List.copyOf(decisions);
    questions = List.copyOf(questions);
  }

  static Optional<PersonPage> of(Look look, String id, int number) throws SQLException {
    Optional<Person> found = look.sight().people().find(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Person person = found.get();
    Terms terms = Terms.of(look);
    Frame frame = look.frame(look.say("person.title"));
    boolean mayDecide = look.visit().may(Right.DECIDE);
    List<String> questions =
        mayDecide
            ? look.sight().nearMisses().of(person.id()).lines().stream()
                .map(
                    miss ->
                        look.visit()
                            .link(
                                "/questions/%d/%d"
                                    .formatted(miss.left().mention(), miss.right().mention())))
                .toList()
            : List.of();
    int shown = Math.max(0, Math.min(SIZE, person.mentions().size() - (number - 1) * SIZE));
    return Optional.of(
        new PersonPage(
            frame,
            PersonName.of(look, person.name()),
            person.id(),
            facts(look, terms, person),
            person.mentions().stream().anyMatch(MentionLine::doubtful),
            MonthChart.of(look, terms, person, frame.madeUp()),
            Journey.of(look, terms, person, number, SIZE),
            Paging.of(
                look.visit(),
                "/people/" + person.id(),
                number,
                SIZE,
                shown,
                person.mentions().size()),
            AttachmentRow.of(look, terms, person.attachments()),
            DecisionRow.of(look, terms, person.decisions()),
            questions,
            mayDecide));
  }

  private static List<Fact> facts(Look look, Terms terms, Person person) {
    RecordWords words = new RecordWords(look, terms);
    List<Fact> all = new ArrayList<>();
    list(look, person.otherNames().stream().map(look.language()::name).toList())
        .ifPresent(names -> all.add(new Fact(look.say("person.names"), names)));
    list(look, person.births().stream().map(words::born).toList())
        .ifPresent(births -> all.add(new Fact(look.say("person.births"), births)));
    list(look, contacts(look, person))
        .ifPresent(contacts -> all.add(new Fact(look.say("person.contacts"), contacts)));
    list(look, sources(look, terms, person))
        .ifPresent(sources -> all.add(new Fact(look.say("person.sources"), sources)));
    all.add(new Fact(look.say("person.handle"), look.language().name(person.id())));
    return all;
  }

  private static List<Phrase> contacts(Look look, Person person) {
    List<Phrase> all = new ArrayList<>();
    new TreeMap<>(person.contacts())
        .forEach(
            (days, contacts) ->
                all.add(
                    look.say(
                        "person.contacts.window",
                        Map.of("n", look.number(contacts), "days", look.number(days)))));
    return all;
  }

  private static List<Phrase> sources(Look look, Terms terms, Person person) {
    Map<String, Long> bySource =
        person.mentions().stream()
            .collect(
                Collectors.groupingBy(MentionLine::source, TreeMap::new, Collectors.counting()));
    List<Phrase> all = new ArrayList<>();
    bySource.forEach(
        (source, records) ->
            all.add(
                look.say(
                    "person.source",
                    Map.of("source", terms.source(source), "n", look.number(records)))));
    return all;
  }

  private static Optional<Phrase> list(Look look, List<Phrase> parts) {
    return parts.stream()
        .reduce((before, next) -> look.say("list.comma", Map.of("before", before, "next", next)));
  }

  @Override
  public String template() {
    return "person.jte";
  }
}
