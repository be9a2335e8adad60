package org.porchlight.hub.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.porchlight.hub.edition.Edition;
import org.porchlight.release.Manifest;
import org.porchlight.release.Member;
import org.porchlight.webkit.findings.TableReading;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.language.Timespan;

/** The lists of the form. */
public record Choices(
    List<Group> tables,
    List<Group> areas,
    List<Group> types,
    List<Group> periods,
    List<Group> splits) {

  /** Options under a heading, or without one. */
  public record Group(Optional<String> name, List<Option> options) {
    public Group {
      options = List.copyOf(options);
    }
  }

  /** One line of a list. */
  public record Option(String value, String words, boolean selected) {}

  static Choices of(Edition edition, Choice choice) {
    return new Choices(
        tables(edition, choice),
        areas(edition, choice),
        List.of(
            new Group(
                Optional.empty(),
                choice.types().stream()
                    .map(type -> option(edition, type, choice.type()))
                    .toList())),
        periods(edition, choice),
        List.of(
            new Group(
                Optional.empty(),
                choice.splits().stream()
                    .map(split -> option(edition, split, choice.split()))
                    .toList())));
  }

  private static List<Group> tables(Edition edition, Choice choice) {
    Language language = edition.language();
    List<Group> groups = new ArrayList<>();
    for (Manifest.TopicNote topic : edition.manifest().topics()) {
      List<Option> options = new ArrayList<>();
      for (TableReading table : edition.issue().tablesOf(topic.id())) {
        String id = table.head().id();
        options.add(
            new Option(
                id,
                capital(language.data(table.head().title()), language),
                id.equals(choice.table().head().id())));
      }
      if (!options.isEmpty()) {
        groups.add(new Group(Optional.of(language.data(topic.name()).plain()), options));
      }
    }
    return groups;
  }

  private static List<Group> areas(Edition edition, Choice choice) {
    List<Group> groups = new ArrayList<>();
    List<Member> all = choice.areas();
    List<Option> city = new ArrayList<>();
    for (Member area : all) {
      if (area.level().equals(TableReading.CITY)) {
        city.add(option(edition, area, choice.area()));
      }
    }
    groups.add(new Group(Optional.empty(), city));
    for (Manifest.Layer layer : edition.manifest().layers()) {
      List<Option> options =
          all.stream()
              .filter(area -> area.level().equals(layer.id()))
              .map(area -> option(edition, area, choice.area()))
              .toList();
      if (!options.isEmpty()) {
        groups.add(new Group(Optional.of(edition.language().data(layer.name()).plain()), options));
      }
    }
    return groups;
  }

  private static List<Group> periods(Edition edition, Choice choice) {
    Language language = edition.language();
    List<Group> groups = new ArrayList<>();
    boolean open = choice.kept().period().isEmpty();
    groups.add(
        new Group(
            Optional.empty(),
            List.of(new Option("", language.text("explore.period.newest"), open))));
    List<Timespan> all = choice.periods();
    for (Timespan.Level level : all.stream().map(Timespan::level).distinct().toList()) {
      groups.add(
          new Group(
              Optional.of(language.text("explore.period." + level.name().toLowerCase(Locale.ROOT))),
              all.stream()
                  .filter(span -> span.level() == level)
                  .map(
                      span ->
                          new Option(
                              span.id(),
                              language.period(span),
                              !open && span.equals(choice.span())))
                  .toList()));
    }
    return groups;
  }

  private static Option option(Edition edition, Member member, String chosen) {
    return new Option(
        member.id(),
        capital(Words.name(edition, member), edition.language()),
        member.id().equals(chosen));
  }

  private static Option option(Edition edition, Split split, Split chosen) {
    Language language = edition.language();
    String words =
        switch (split) {
          case Split.ByTime _ -> language.text("explore.split.time");
          case Split.ByKind _ -> language.text("explore.split.kind");
          case Split.ByArea(Manifest.Layer layer) ->
              language.text("explore.split.area", Map.of("layer", language.data(layer.name())));
        };
    return new Option(split.id(), words, split.id().equals(chosen.id()));
  }

  private static String capital(Phrase words, Language language) {
    return words.capitalized(language.locale()).plain();
  }
}
