package org.porchlight.hub.places;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.figures.DataTable;
import org.porchlight.hub.figures.Rates;
import org.porchlight.hub.figures.Sections;
import org.porchlight.release.Manifest;
import org.porchlight.release.Measure;
import org.porchlight.release.Member;
import org.porchlight.release.Tier;
import org.porchlight.webkit.findings.Finding;
import org.porchlight.webkit.findings.TableReading;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.language.Timespan;

/** Makes a place's part of each topic: its own numbers, else those of a larger area, else why. */
final class PlaceTopics {
  private static final Set<Tier> PROTECTED = EnumSet.of(Tier.GUARDED, Tier.SENSITIVE, Tier.PEOPLE);

  private final Edition edition;
  private final Language language;
  private final Manifest.Area area;
  private final Sections sections;

  PlaceTopics(Edition edition, Manifest.Area area) {
    this.edition = edition;
    this.language = edition.language();
    this.area = area;
    this.sections = new Sections(edition);
  }

  PlaceTopic of(Manifest.TopicNote topic) {
    List<TableReading> tables = edition.issue().tablesOf(topic.id());
    Phrase name = language.data(topic.name());
    String link = edition.link("/topics/" + topic.id());
    List<PlaceTopic.Numbers> own = numbers(tables, topic, area.id());
    if (!own.isEmpty()) {
      return new PlaceTopic(topic.id(), name, link, Optional.empty(), own);
    }
    for (String larger : area.within().values()) {
      List<PlaceTopic.Numbers> around = numbers(tables, topic, larger);
      if (!around.isEmpty()) {
        return new PlaceTopic(
            topic.id(),
            name,
            link,
            Optional.of(
                language.say(
                    isProtected(tables) ? "place.only.larger" : "place.larger",
                    Map.of("area", areaName(larger)))),
            around);
      }
    }
    return new PlaceTopic(
        topic.id(), name, link, Optional.of(language.say(cityOnly(tables))), List.of());
  }

  private static String cityOnly(List<TableReading> tables) {
    if (tables.isEmpty()) {
      return "topic.none";
    }
    return isProtected(tables) ? "place.only.city" : "place.city";
  }

  /** Whether it is for the sake of people that the numbers stop at a larger area. */
  private static boolean isProtected(List<TableReading> tables) {
    return tables.stream().anyMatch(table -> PROTECTED.contains(table.head().tier()));
  }

  private List<PlaceTopic.Numbers> numbers(
      List<TableReading> tables, Manifest.TopicNote topic, String place) {
    List<PlaceTopic.Numbers> found = new ArrayList<>();
    for (TableReading table : tables) {
      if (table.covers(place)) {
        String type = table.typeAt(place, topic.lead());
        table
            .newestLong(place, type)
            .ifPresent(span -> found.add(numbers(table, place, type, span)));
      }
    }
    return found;
  }

  private PlaceTopic.Numbers numbers(TableReading table, String place, String type, Timespan span) {
    Finding finding = edition.findings().about(table, place, type, span);
    Optional<Phrase> instead =
        finding.hidden() && place.equals(area.id())
            ? insteadOf(table, type, span)
            : Optional.empty();
    return new PlaceTopic.Numbers(
        table.head().id(),
        language.data(table.head().title()),
        finding.headline(),
        finding.detail(),
        rate(table, place, type, span),
        instead,
        finding.hidden()
            ? Optional.empty()
            : sections.overTime(table, place, type, "figure-" + table.head().id()),
        kinds(table, place, span, type));
  }

  private Optional<Phrase> insteadOf(TableReading table, String type, Timespan span) {
    for (String larger : area.within().values()) {
      if (table.find(larger, span, type).filter(cell -> !cell.isHidden()).isPresent()) {
        return Optional.of(
            language.say(
                "place.instead",
                Map.of(
                    "area",
                    areaName(larger),
                    "finding",
                    edition.findings().about(table, larger, type, span).headline())));
      }
    }
    return Optional.empty();
  }

  private Optional<Phrase> rate(TableReading table, String place, String type, Timespan span) {
    Rates rates = Rates.of(edition, table, span, type);
    if (rates.of(place, type).isEmpty() || rates.of(TableReading.CITY, type).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        language.say(
            "place.rate",
            Map.of(
                "here", rates.words(place, type),
                "city", rates.words(TableReading.CITY, type),
                "n", Phrase.words(language.number(rates.denominator())),
                "period", language.during(span))));
  }

  private DataTable kinds(TableReading table, String place, Timespan span, String lead) {
    List<Member> types = table.types(place, span);
    Rates rate = Rates.of(edition, table, span, lead);
    Optional<Timespan> before = table.yearBefore(place, span, types.getFirst().id());
    boolean rates = table.head().measure() == Measure.COUNT && rate.population(place) != null;
    List<Phrase> heads = new ArrayList<>();
    heads.add(language.data(table.head().typeLabel()));
    heads.add(Phrase.words(language.period(span)));
    before.ifPresent(past -> heads.add(Phrase.words(language.period(past))));
    if (rates) {
      heads.add(rate.say("table.rate.here"));
      heads.add(rate.say("table.rate.city"));
    }
    List<DataTable.Row> rows = new ArrayList<>();
    for (Member type : types) {
      List<Phrase> cells = new ArrayList<>();
      cells.add(cell(table, place, span, type.id()));
      before.ifPresent(past -> cells.add(cell(table, place, past, type.id())));
      if (rates) {
        cells.add(rate.words(place, type.id()));
        cells.add(rate.words(TableReading.CITY, type.id()));
      }
      rows.add(
          new DataTable.Row(
              type.name() == null ? language.name(type.id()) : language.data(type.name()), cells));
    }
    return new DataTable(language.data(table.head().title()), heads, rows);
  }

  private Phrase cell(TableReading table, String place, Timespan span, String type) {
    return table
        .find(place, span, type)
        .map(cell -> edition.words().of(table, cell))
        .orElseGet(
            () ->
                table.isLost(place, span, type)
                    ? edition.words().lost(table, span)
                    : language.say("table.none"));
  }

  private Phrase areaName(String id) {
    return edition
        .area(id)
        .map(found -> language.data(found.name()))
        .orElseGet(() -> language.name(id));
  }
}
