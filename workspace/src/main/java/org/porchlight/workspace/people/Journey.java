package org.porchlight.workspace.people;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.porchlight.study.people.MentionLine;
import org.porchlight.study.people.Person;
import org.porchlight.webkit.charts.Period;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Fact;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Terms;

/**
 * A part of one person's journey, newest first.
 *
 * @param months with their records; records without a date stand last
 */
public record Journey(List<Month> months) {

  public Journey {
    months = List.copyOf(months);
  }

  /** One month's records. */
  public record Month(Phrase name, Phrase count, List<Entry> entries) {
    public Month {
      entries = List.copyOf(entries);
    }
  }

  /**
   * One record.
   *
   * @param kind of its source, for the mark
   * @param contact whether it counts as a contact
   * @param open whether it is a stay that has not ended
   * @param link the page that says why it is here
   */
  public record Entry(
      String kind,
      Phrase source,
      Phrase when,
      Phrase about,
      Phrase role,
      boolean contact,
      boolean doubtful,
      boolean open,
      List<Fact> facts,
      String link) {
    public Entry {
      facts = List.copyOf(facts);
    }
  }

  /** The records of one page. */
  static Journey of(Look look, Terms terms, Person person, int page, int size) {
    RecordWords words = new RecordWords(look, terms);
    List<MentionLine> newest =
        person.mentions().stream()
            .sorted(
                Comparator.comparing(
                    MentionLine::occurred, Comparator.nullsLast(Comparator.reverseOrder())))
            .skip((page - 1L) * size)
            .limit(size)
            .toList();
    List<Month> months = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    Optional<YearMonth> current = Optional.empty();
    for (MentionLine line : newest) {
      Optional<YearMonth> month = month(terms, line);
      if (!entries.isEmpty() && !month.equals(current)) {
        months.add(month(look, current, entries));
        entries = new ArrayList<>();
      }
      current = month;
      entries.add(entry(look, terms, words, person, line));
    }
    if (!entries.isEmpty()) {
      months.add(month(look, current, entries));
    }
    return new Journey(months);
  }

  private static Optional<YearMonth> month(Terms terms, MentionLine line) {
    Instant occurred = line.occurred();
    return occurred == null ? Optional.empty() : Optional.of(YearMonth.from(terms.day(occurred)));
  }

  private static Month month(Look look, Optional<YearMonth> month, List<Entry> entries) {
    Phrase name =
        month
            .map(
                one ->
                    Phrase.words(
                        look.language().labels().periodInFull(Period.parse(one.toString()))))
            .orElseGet(() -> look.say("record.undated"));
    return new Month(
        name.capitalized(look.language().locale()),
        look.count("journey.count", entries.size(), java.util.Map.of()),
        entries);
  }

  private static Entry entry(
      Look look, Terms terms, RecordWords words, Person person, MentionLine line) {
    return new Entry(
        terms.kind(line.source()),
        terms.source(line.source()),
        words.when(line),
        words.about(line),
        words.role(line.role()),
        line.contact(),
        line.doubtful(),
        words.isOpen(line),
        words.everything(line),
        look.visit().link("/people/%s/records/%d".formatted(person.id(), line.id())));
  }

  /** Whether nothing is in it. */
  boolean isEmpty() {
    return months.isEmpty();
  }

  /** Moments of contacts, for a picture. */
  static List<Instant> contacts(Person person) {
    return person.mentions().stream()
        .filter(MentionLine::contact)
        .map(MentionLine::occurred)
        .filter(Objects::nonNull)
        .toList();
  }
}
