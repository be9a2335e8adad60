package org.porchlight.hub.explore;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.hub.edition.Edition;
import org.porchlight.release.Dimension;
import org.porchlight.release.Manifest;
import org.porchlight.release.Member;
import org.porchlight.webkit.findings.TableReading;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.language.Timespan;
import org.porchlight.webkit.language.Timespan.Level;

/**
 * A choice that exists: what was asked for where the release has it, else the nearest that it has.
 *
 * @param areas what can be chosen instead; so too types, splits and periods
 * @param span the period that the sentence speaks of
 * @param kept what was asked for, each as the nearest that exists; the page's one address
 * @param notes a sentence for each thing that was asked for and does not exist
 */
record Choice(
    Offer offer,
    String area,
    String type,
    Split split,
    Timespan span,
    Asked kept,
    List<Phrase> notes,
    List<Member> areas,
    List<Member> types,
    List<Split> splits,
    List<Timespan> periods) {

  Choice {
    notes = List.copyOf(notes);
    areas = List.copyOf(areas);
    types = List.copyOf(types);
    splits = List.copyOf(splits);
    periods = List.copyOf(periods);
  }

  TableReading table() {
    return offer.table();
  }

  /** The choice nearest to what is asked; empty for a release without numbers. */
  static Optional<Choice> of(Edition edition, Asked asked) {
    List<Phrase> notes = new ArrayList<>();
    Optional<TableReading> named = asked.table().flatMap(edition.issue()::table);
    Optional<TableReading> table = named.or(() -> first(edition));
    if (asked.table().isPresent() && named.isEmpty() && table.isPresent()) {
      notes.add(
          edition
              .language()
              .say(
                  "explore.near.table",
                  Map.of("shown", edition.language().data(table.get().head().title()))));
    }
    return table.flatMap(one -> new Nearest(edition, one, asked, notes).choice());
  }

  /** The table of the first topic that has one. */
  private static Optional<TableReading> first(Edition edition) {
    return edition.manifest().topics().stream()
        .map(Manifest.TopicNote::lead)
        .filter(lead -> lead != null)
        .flatMap(lead -> edition.issue().table(lead.table()).stream())
        .findFirst()
        .or(
            () ->
                edition.manifest().tables().stream()
                    .findFirst()
                    .flatMap(note -> edition.issue().table(note.id())));
  }

  /** Looks for the nearest thing in the order in which a resident would give things up. */
  private record Nearest(Edition edition, TableReading table, Asked asked, List<Phrase> notes) {

    /** Empty for a table that has no number in any full period. */
    Optional<Choice> choice() {
      Offer offer = new Offer(edition, table);
      List<Member> areas = offer.areas();
      if (areas.isEmpty()) {
        return Optional.empty();
      }
      String area = area(areas);
      List<Member> types = offer.types(area);
      if (types.isEmpty()) {
        return Optional.empty();
      }
      String type = type(area, types);
      List<Split> splits = offer.splits(area, type);
      if (splits.isEmpty()) {
        return Optional.empty();
      }
      Split split = split(splits);
      List<Timespan> periods = offer.periods(area, type, split);
      Timespan span = span(periods, area, type, split);
      Asked kept =
          new Asked(
              asked.table().map(_ -> table.head().id()),
              asked.area().map(_ -> area),
              asked.type().map(_ -> type),
              asked.period().map(_ -> span.id()),
              asked.split().map(_ -> split.id()));
      return Optional.of(
          new Choice(offer, area, type, split, span, kept, notes, areas, types, splits, periods));
    }

    private String area(List<Member> areas) {
      Optional<String> there =
          asked.area().filter(id -> areas.stream().anyMatch(area -> area.id().equals(id)));
      if (there.isPresent()) {
        return there.get();
      }
      Optional<Manifest.Area> known = asked.area().flatMap(edition::area);
      String nearest =
          known.stream()
              .flatMap(area -> area.within().values().stream())
              .filter(larger -> areas.stream().anyMatch(area -> area.id().equals(larger)))
              .findFirst()
              .orElse(areas.getFirst().id());
      asked
          .area()
          .ifPresent(
              _ ->
                  notes.add(
                      near(
                          "explore.near.area",
                          known.map(area -> edition.language().data(area.name())),
                          Words.name(edition, table.head().area(), nearest))));
      return nearest;
    }

    private String type(String area, List<Member> types) {
      Optional<String> there =
          asked.type().filter(id -> types.stream().anyMatch(type -> type.id().equals(id)));
      if (there.isPresent()) {
        return there.get();
      }
      Dimension all = table.head().type();
      Optional<Member> known = asked.type().flatMap(all::find);
      String nearest =
          known.stream()
              .flatMap(part -> all.sums().stream().filter(sum -> sum.parts().contains(part.id())))
              .map(Dimension.Sum::whole)
              .filter(whole -> types.stream().anyMatch(type -> type.id().equals(whole)))
              .findFirst()
              .orElseGet(() -> table.typeAt(area, lead()));
      asked
          .type()
          .ifPresent(
              _ ->
                  notes.add(
                      near(
                          "explore.near.type",
                          known.map(type -> Words.name(edition, all, type.id())),
                          Words.name(edition, all, nearest))));
      return nearest;
    }

    private Manifest.@org.jspecify.annotations.Nullable Lead lead() {
      return edition.manifest().topics().stream()
          .filter(topic -> topic.id().equals(table.head().topic()))
          .findFirst()
          .map(Manifest.TopicNote::lead)
          .orElse(null);
    }

    private Split split(List<Split> splits) {
      Optional<Split> there =
          splits.stream()
              .filter(one -> asked.split().filter(one.id()::equals).isPresent())
              .findFirst();
      if (there.isEmpty() && asked.split().isPresent()) {
        notes.add(edition.language().say("explore.near.split"));
      }
      return there.orElse(splits.getFirst());
    }

    private Timespan span(List<Timespan> periods, String area, String type, Split split) {
      Optional<Timespan> there =
          asked
              .period()
              .flatMap(id -> periods.stream().filter(span -> span.id().equals(id)).findFirst());
      if (there.isPresent()) {
        return there.get();
      }
      Optional<Timespan> meant = asked.period().flatMap(this::parse);
      Timespan nearest =
          meant
              .flatMap(
                  span -> periods.stream().min(Comparator.comparingLong(one -> apart(one, span))))
              .orElseGet(() -> newest(periods, area, type, split));
      asked
          .period()
          .ifPresent(
              _ ->
                  notes.add(
                      near(
                          "explore.near.period",
                          meant.map(span -> Phrase.words(edition.language().period(span))),
                          Phrase.words(edition.language().period(nearest)))));
      return nearest;
    }

    /** The period that pages of topics speak of, where it is among these; a year for areas. */
    private Timespan newest(List<Timespan> periods, String area, String type, Split split) {
      Optional<Timespan> spoken =
          split instanceof Split.ByArea
              ? periods.stream().filter(span -> span.level() == Level.YEAR).findFirst()
              : table.newest(area, type).filter(periods::contains);
      return spoken.orElseGet(
          () ->
              periods.stream()
                  .max(Comparator.comparing(Timespan::to))
                  .orElseThrow(() -> new IllegalStateException("a split without periods")));
    }

    private Optional<Timespan> parse(String id) {
      try {
        return Optional.of(Timespan.parse(id, table.head().from(), table.head().to()));
      } catch (IllegalArgumentException e) {
        // No period at all: the newest is as near as any.
        return Optional.empty();
      }
    }

    /** Days between the ends of two periods; another length counts as a year. */
    private static long apart(Timespan one, Timespan other) {
      long days = Math.abs(ChronoUnit.DAYS.between(one.to(), other.to()));
      return one.level() == other.level() || one.level() == Level.ALL ? days : days + 366;
    }

    private Phrase near(String key, Optional<Phrase> asked, Phrase shown) {
      return asked
          .map(
              name -> edition.language().say(key + ".known", Map.of("asked", name, "shown", shown)))
          .orElseGet(() -> edition.language().say(key, Map.of("shown", shown)));
    }
  }
}
