package org.porchlight.workspace.releases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.Measure;
import org.porchlight.study.releases.ProposalFacts;
import org.porchlight.study.releases.ProposalFacts.AttackNote;
import org.porchlight.study.releases.ProposalFacts.ChangedNumber;
import org.porchlight.study.releases.ProposalFacts.Kind;
import org.porchlight.study.releases.ProposalFacts.TableChange;
import org.porchlight.study.releases.ProposalFacts.Why;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.language.Timespan;
import org.porchlight.workspace.frame.DataTable;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Terms;

/** A release on its way out, told in plain words. */
record ReleaseStory(Look look, Terms terms, ProposalFacts facts) {
  /** From this many months on only the first and the last are named. */
  private static final int MANY_MONTHS = 4;

  /** What it brings, a sentence for each thing. */
  List<Phrase> sentences() {
    List<Phrase> all = new ArrayList<>();
    if (facts.before() == null) {
      all.add(look.say("releases.say.first", "tables", look.number(facts.tables().size())));
    } else {
      all.add(months());
      count(
          all, "releases.say.changed", facts.tables().stream().mapToLong(TableChange::moved).sum());
      count(all, "releases.say.comes", tables(Kind.COMES));
      count(all, "releases.say.goes", tables(Kind.GOES));
    }
    all.add(
        look.say(
            "releases.say.hidden",
            Map.of("hidden", look.number(facts.hidden()), "cells", look.number(facts.cells()))));
    return all;
  }

  private void count(List<Phrase> all, String key, long n) {
    if (n > 0) {
      all.add(look.count(key, n, Map.of()));
    } else if (key.equals("releases.say.changed")) {
      all.add(look.say("releases.say.same"));
    }
  }

  private long tables(Kind kind) {
    return facts.tables().stream().filter(table -> table.kind() == kind).count();
  }

  private Phrase months() {
    List<String> months = facts.months();
    if (months.isEmpty()) {
      return look.say("releases.say.no-months");
    }
    if (months.size() >= MANY_MONTHS) {
      return look.say(
          "releases.say.span",
          Map.of(
              "n", look.number(months.size()),
              "from", Phrase.words(month(months.getFirst())),
              "to", Phrase.words(month(months.getLast()))));
    }
    return look.say(
        "releases.say.months",
        "months",
        Phrase.words(months.stream().map(this::month).collect(Collectors.joining(", "))));
  }

  private String month(String id) {
    LocalDate any = LocalDate.EPOCH;
    return look.language().period(Timespan.parse(id, any, any));
  }

  /** What the attacker came to, first of all whether anything was worked out. */
  List<Phrase> attack() {
    List<Phrase> all = new ArrayList<>();
    all.add(
        facts.recovered() == 0
            ? look.say("releases.attack.none")
            : look.count("releases.attack", facts.recovered(), Map.of()));
    AttackNote note = facts.attack();
    if (note != null) {
      Long narrowest = note.narrowest();
      if (narrowest != null) {
        all.add(look.say("releases.attack.narrowest", "n", look.number(narrowest)));
      }
      all.add(
          look.say(
              "releases.attack.how",
              Map.of(
                  "when", terms.moment(note.at()),
                  "seconds", look.number(Math.max(1, Math.round(note.seconds()))),
                  "releases", look.number(note.releases()),
                  "hidden", look.number(note.hidden()),
                  "programs", look.number(note.programs()))));
    }
    return all;
  }

  /** Numbers that change, old beside new; empty when none does. */
  Optional<DataTable> changed() {
    if (facts.changed().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new DataTable(
            look.say("releases.changed"),
            List.of(
                look.say("releases.changed.what"),
                look.say("releases.changed.where"),
                look.say("releases.changed.time"),
                look.say("releases.changed.was"),
                look.say("releases.changed.is")),
            facts.changed().stream().map(this::row).toList()));
  }

  private DataTable.Row row(ChangedNumber number) {
    return new DataTable.Row(
        look.language()
            .data(number.table())
            .then(Phrase.words("–"))
            .then(look.language().data(number.type())),
        List.of(
            look.language().data(number.area()),
            Phrase.words(
                look.language().period(Timespan.parse(number.time(), number.from(), number.to()))),
            number.is() == null
                ? look.say("releases.changed.shown")
                : value(number.measure(), number.was()),
            value(number.measure(), number.is())));
  }

  private Phrase value(Measure measure, @Nullable Long value) {
    return value == null
        ? look.say("releases.changed.hidden")
        : Phrase.words(look.language().labels().value(measure, value));
  }

  /** How many changed numbers the table above leaves out. */
  Optional<Phrase> moreChanged() {
    long all = facts.tables().stream().mapToLong(TableChange::moved).sum();
    long more = all - facts.changed().size();
    return facts.changed().isEmpty() || more <= 0
        ? Optional.empty()
        : Optional.of(look.count("releases.changed.more", more, Map.of()));
  }

  /** What becomes of each table. */
  DataTable tables() {
    return new DataTable(
        look.say("releases.tables"),
        List.of(
            look.say("releases.table"),
            look.say("releases.becomes"),
            look.say("releases.cells"),
            look.say("releases.fresh"),
            look.say("releases.moved")),
        facts.tables().stream()
            .map(
                table ->
                    new DataTable.Row(
                        look.language().data(table.title()),
                        List.of(
                            look.say(
                                switch (table.kind()) {
                                  case COMES -> "releases.comes";
                                  case STAYS -> "releases.stays";
                                  case GOES -> "releases.goes";
                                }),
                            look.number(table.cells()),
                            look.number(table.fresh()),
                            look.number(table.moved()))))
            .toList());
  }

  /** How much of each table is hidden and for which reasons; empty when nothing is. */
  Optional<DataTable> hidden() {
    List<DataTable.Row> rows =
        facts.tables().stream()
            .filter(table -> table.kind() != Kind.GOES && table.hidden() > 0)
            .map(this::hiddenRow)
            .toList();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DataTable(
                look.say("releases.why"),
                List.of(
                    look.say("releases.table"),
                    look.say("releases.hidden"),
                    look.say("releases.why.small"),
                    look.say("releases.why.few"),
                    look.say("releases.why.protects"),
                    look.say("releases.why.records")),
                rows));
  }

  private DataTable.Row hiddenRow(TableChange table) {
    List<Phrase> cells = new ArrayList<>();
    cells.add(
        look.say(
            "releases.why.of",
            Map.of("hidden", look.number(table.hidden()), "cells", look.number(table.cells()))));
    for (Why why : Why.values()) {
      cells.add(look.number(table.why().getOrDefault(why, 0L)));
    }
    return new DataTable.Row(look.language().data(table.title()), cells);
  }

  /** What was refused or made coarser, each with what to do about it. */
  List<Phrase> refused() {
    List<Phrase> all = new ArrayList<>();
    for (ProposalFacts.Refused refused : facts.refused()) {
      Map<String, Phrase> about = new HashMap<>();
      about.put("table", look.language().name(refused.table()));
      refused.about().forEach((name, value) -> about.put(name, look.language().name(value)));
      all.add(
          look.say(
              "releases.refused."
                  + refused.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
              about));
    }
    for (ProposalFacts.Coarser part : facts.coarser()) {
      all.add(
          look.say(
              "releases.coarser",
              Map.of(
                  "table", look.language().data(part.table()),
                  "area", look.language().name(part.area()),
                  "time", look.language().name(part.time()),
                  "types", look.number(part.types()))));
    }
    return all;
  }

  /** What is shown although the rules would not. */
  List<Phrase> exempt() {
    return facts.exempt().stream()
        .map(
            each ->
                look.say(
                    "releases.exempt.one",
                    Map.of(
                        "table", look.language().data(each.table()),
                        "shows", look.language().data(each.shows()),
                        "reason", look.language().data(each.reason()),
                        "names", look.language().name(String.join(", ", each.names())))))
        .toList();
  }
}
