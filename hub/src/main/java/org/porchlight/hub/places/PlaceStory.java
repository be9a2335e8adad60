package org.porchlight.hub.places;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.figures.Rates;
import org.porchlight.release.Cell;
import org.porchlight.release.Manifest;
import org.porchlight.release.Measure;
import org.porchlight.webkit.findings.TableReading;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.language.Timespan;

/**
 * What all sources say about one place, in one short paragraph made of reviewed sentences. A place
 * is held against its own past and against the whole city, never against another place.
 */
public final class PlaceStory {
  private final Edition edition;
  private final Language language;
  private final String place;

  private PlaceStory(Edition edition, String place) {
    this.edition = edition;
    this.language = edition.language();
    this.place = place;
  }

  /** The sentences about an area, in the order of the topics; never empty. */
  public static List<Phrase> of(Edition edition, Manifest.Area area) {
    PlaceStory story = new PlaceStory(edition, area.id());
    List<Phrase> sentences = new ArrayList<>();
    boolean some = false;
    boolean elsewhere = false;
    for (Manifest.TopicNote topic : edition.manifest().topics()) {
      Optional<TableReading> table = story.speaker(topic);
      if (table.isPresent()) {
        story.tell(table.get(), topic, sentences);
        some = true;
      } else if (!edition.issue().tablesOf(topic.id()).isEmpty()) {
        elsewhere = true;
      }
    }
    if (!some) {
      return List.of(edition.language().say("place.story.none"));
    }
    if (elsewhere) {
      sentences.add(edition.language().say("place.story.rest"));
    }
    return List.copyOf(sentences);
  }

  /** The table that speaks for a topic here: the one the city chose, else the first there is. */
  private Optional<TableReading> speaker(Manifest.TopicNote topic) {
    List<TableReading> here =
        edition.issue().tablesOf(topic.id()).stream()
            .filter(table -> table.covers(place))
            .filter(table -> table.newestLong(place, table.typeAt(place, topic.lead())).isPresent())
            .toList();
    Manifest.Lead lead = topic.lead();
    return here.stream()
        .filter(table -> lead != null && table.head().id().equals(lead.table()))
        .findFirst()
        .or(() -> here.stream().findFirst());
  }

  private void tell(TableReading table, Manifest.TopicNote topic, List<Phrase> sentences) {
    String type = table.typeAt(place, topic.lead());
    Timespan span = table.newestLong(place, type).orElseThrow();
    Phrase first = edition.findings().sentence(table, place, type, span);
    sentences.add(first.capitalized(language.locale()));
    Optional<Cell> here = table.find(place, span, type).filter(cell -> cell.value() != null);
    if (here.isEmpty()) {
      return;
    }
    if (table.head().measure() == Measure.COUNT) {
      rate(table, type, span, here.get()).ifPresent(sentences::add);
    } else {
      table
          .find(TableReading.CITY, span, type)
          .filter(cell -> cell.value() != null)
          .ifPresent(
              city ->
                  sentences.add(
                      language.say(
                          "place.story.city", Map.of("value", edition.words().of(table, city)))));
    }
  }

  /** The place beside the whole city, for so many residents; empty when either has no rate. */
  private Optional<Phrase> rate(TableReading table, String type, Timespan span, Cell cell) {
    Rates rates = Rates.of(edition, table, span, type);
    Optional<Double> here = rates.of(place, type);
    Optional<Double> city = rates.of(TableReading.CITY, type);
    Long count = cell.value();
    if (here.isEmpty() || city.isEmpty() || count == null) {
      return Optional.empty();
    }
    // A count of n wobbles by about its square root with no cause at all, and its rate with it.
    double band = Math.max(0.05 * city.get(), 2 * here.get() / Math.sqrt(count));
    String key =
        Math.abs(here.get() - city.get()) <= band
            ? "place.story.rate.same"
            : here.get() > city.get() ? "place.story.rate.more" : "place.story.rate.fewer";
    return Optional.of(
        language.say(
            key,
            Map.of(
                "n", Phrase.words(language.number(rates.denominator())),
                "here", rates.words(place, type),
                "city", rates.words(TableReading.CITY, type))));
  }
}
