package org.porchlight.workspace.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.RecordKind;
import org.porchlight.study.people.MentionLine;
import org.porchlight.study.people.Particulars;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Fact;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Terms;

/** One record in words: what it is about, when, and what it says. */
public final class RecordWords {
  /** What a record is about stands in the first of these fields that it has. */
  private static final List<String> SUBJECTS =
      List.of("nature", "offense", "incident-type", "charge", "unit");

  /** What came of it, likewise. */
  private static final List<String> OUTCOMES = List.of("outcome", "disposition", "stage", "status");

  private static final String STAY =
      RecordKind.BOOKING.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');

  private final Look look;
  private final Terms terms;

  /** Words for this look. */
  public RecordWords(Look look, Terms terms) {
    this.look = look;
    this.terms = terms;
  }

  /** "Welfare check – contact made". */
  Phrase about(MentionLine line) {
    List<Phrase> parts = new ArrayList<>();
    first(line, SUBJECTS).ifPresent(parts::add);
    first(line, OUTCOMES).ifPresent(parts::add);
    return parts.stream()
        .reduce((before, next) -> look.say("list.dash", Map.of("before", before, "next", next)))
        .orElseGet(() -> terms.source(line.source()));
  }

  private Optional<Phrase> first(MentionLine line, List<String> fields) {
    return fields.stream()
        .map(line.details()::get)
        .filter(Objects::nonNull)
        .map(terms::type)
        .findFirst();
  }

  /** When it was; for a stay, from when to when. */
  public Phrase when(MentionLine line) {
    Instant from = line.occurred();
    if (from == null) {
      return look.say("record.undated");
    }
    Instant to = line.ended();
    if (to == null || !isStay(line)) {
      return terms.moment(from);
    }
    return look.say(
        "record.stay",
        Map.of(
            "from", terms.moment(from),
            "to", terms.moment(to)));
  }

  /** Whether it is a stay that has not ended. */
  boolean isOpen(MentionLine line) {
    return isStay(line) && line.occurred() != null && line.ended() == null;
  }

  private boolean isStay(MentionLine line) {
    return terms.kind(line.source()).equals(STAY);
  }

  /** In which role the record speaks of the person. */
  public Phrase role(String role) {
    return look.language().find("mention." + role).orElseGet(() -> look.language().name(role));
  }

  /** Everything the record says, field by field. */
  public List<Fact> everything(MentionLine line) {
    List<Fact> all = new ArrayList<>();
    particulars(line.particulars())
        .forEach((field, value) -> value.ifPresent(one -> all.add(new Fact(field(field), one))));
    if (line.place() != null) {
      all.add(new Fact(field("place"), look.language().name(line.place())));
    }
    new TreeMap<>(line.details())
        .forEach((name, value) -> all.add(new Fact(field(name), content(value))));
    return all;
  }

  /** What a record says of the person: field to value, empty where it says nothing. */
  public Map<String, Optional<Phrase>> particulars(Particulars said) {
    Map<String, Optional<Phrase>> all = new java.util.LinkedHashMap<>();
    all.put("name", name(said.name()));
    all.put("given-name", name(said.given()));
    all.put("family-name", name(said.family()));
    all.put("birth-date", Optional.ofNullable(said.born()).map(this::born));
    all.put("sex", Optional.ofNullable(said.sex()).map(terms::type));
    all.put("race", Optional.ofNullable(said.race()).map(terms::type));
    all.put("phone", name(said.phone()));
    all.put("address", name(said.address()));
    return all;
  }

  private Optional<Phrase> name(@Nullable String text) {
    return text == null || text.isBlank()
        ? Optional.empty()
        : Optional.of(look.language().name(text));
  }

  /** A birth date as recorded: in words when it is whole, else as it is. */
  public Phrase born(String recorded) {
    try {
      return terms.date(LocalDate.parse(recorded));
    } catch (DateTimeParseException e) {
      return look.language().name(recorded);
    }
  }

  /** A field's name in words. */
  public Phrase field(String name) {
    return look.language()
        .find("field." + name)
        .orElseGet(() -> look.language().name(name.replace('-', ' ')));
  }

  private Phrase content(String value) {
    try {
      return terms.moment(OffsetDateTime.parse(value).toInstant());
    } catch (DateTimeParseException e) {
      return terms.type(value);
    }
  }
}
