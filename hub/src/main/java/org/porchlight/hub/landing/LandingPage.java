package org.porchlight.hub.landing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.porchlight.city.Plan;
import org.porchlight.commons.voices.Done;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.figures.Maps;
import org.porchlight.hub.figures.Sections;
import org.porchlight.hub.frame.Frame;
import org.porchlight.hub.places.PlaceList;
import org.porchlight.hub.plan.PlanReading;
import org.porchlight.hub.voices.DonePage;
import org.porchlight.release.Manifest;
import org.porchlight.webkit.findings.Finding;
import org.porchlight.webkit.findings.TableReading;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;

/**
 * The first page.
 *
 * @param news when the numbers came out, how far they reach, and when the next are due
 * @param done the newest changes that residents led to
 * @param places what the visitor can choose from
 */
public record LandingPage(
    Frame frame,
    Phrase news,
    List<Story> stories,
    List<DonePage.Entry> done,
    List<Tile> tiles,
    PlaceList places,
    Optional<String> map,
    List<Dashboard> dashboards) {

  private static final int MOST_CHANGES = 2;

  /** Whether the release shows records one by one. */
  public boolean hasMap() {
    return !frame.edition().issue().release().pins().isEmpty();
  }

  /**
   * One topic at a glance.
   *
   * @param finding empty when the topic has no numbers yet
   * @param spark the shape over time; empty when there is too little to draw
   * @param otherwise said when there is no finding
   * @param covers the days its numbers cover
   * @param updates when its records were last fetched and are due next
   */
  public record Tile(
      String id,
      String link,
      Phrase name,
      Phrase question,
      Phrase owner,
      Optional<Finding> finding,
      Optional<Phrase> otherwise,
      Optional<String> spark,
      Optional<Phrase> covers,
      Optional<Phrase> updates) {}

  /** A story of the city's: what the numbers say and what was done. */
  public record Story(String link, Phrase title, Phrase by) {}

  /** Another public dashboard of the city. */
  public record Dashboard(Phrase name, Phrase owner, Phrase answers, Phrase finest, String link) {}

  /** The page of an edition. */
  public static LandingPage of(Edition edition, PlanReading plan, List<Done> done) {
    List<Tile> tiles = new ArrayList<>();
    for (Manifest.TopicNote topic : edition.manifest().topics()) {
      tiles.add(topic.id().equals("plan") ? planTile(edition, topic, plan) : tile(edition, topic));
    }
    return new LandingPage(
        new Frame(edition, "/", edition.language().say("landing.title")),
        news(edition),
        stories(edition),
        done.stream().limit(MOST_CHANGES).map(one -> DonePage.entry(edition, one)).toList(),
        tiles,
        PlaceList.of(edition),
        edition
            .placeLayer()
            .map(layer -> PlaceList.larger(edition, layer).orElse(layer))
            .flatMap(layer -> new Maps(edition).links(layer, "city-map")),
        edition.manifest().dashboards().stream()
            .map(
                note ->
                    new Dashboard(
                        edition.language().data(note.name()),
                        edition.agency(note.owner()),
                        edition.language().data(note.answers()),
                        edition.language().data(note.finest()),
                        note.link()))
            .toList());
  }

  private static List<Story> stories(Edition edition) {
    Language language = edition.language();
    return edition.issue().release().words().stories().stream()
        .map(
            story ->
                new Story(
                    edition.link("/stories/" + story.id()),
                    language.data(story.title()),
                    language.say("story.by", Map.of("who", language.data(story.by())))))
        .toList();
  }

  private static Phrase news(Edition edition) {
    Language language = edition.language();
    List<Manifest.SourceNote> sources = edition.manifest().sources();
    Optional<LocalDate> last =
        sources.stream()
            .map(Manifest.SourceNote::to)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder());
    if (last.isEmpty()) {
      return language.say("topic.none");
    }
    Phrase words =
        language.say(
            "landing.new.release",
            Map.of(
                "day", Phrase.words(language.date(edition.compiledOn())),
                "last", Phrase.words(language.date(last.get()))));
    return sources.stream()
        .map(Manifest.SourceNote::nextUpdate)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .map(
            next ->
                words.then(
                    language.say(
                        "landing.new.next", Map.of("day", Phrase.words(language.date(next))))))
        .orElse(words);
  }

  private static Tile tile(Edition edition, Manifest.TopicNote topic) {
    Language language = edition.language();
    Sections sections = new Sections(edition);
    Optional<TableReading> table = leadTable(edition, topic);
    Optional<String> type = table.map(reading -> reading.typeAt(TableReading.CITY, topic.lead()));
    Optional<Finding> finding =
        table.flatMap(
            reading -> edition.findings().about(reading, TableReading.CITY, type.orElseThrow()));
    Optional<Manifest.SourceNote> source =
        table.flatMap(reading -> edition.source(reading.head().source()));
    return new Tile(
        topic.id(),
        edition.link("/topics/" + topic.id()),
        language.data(topic.name()),
        language.data(topic.question()),
        edition.agency(topic.agency()),
        finding,
        finding.isPresent() ? Optional.empty() : Optional.of(language.say("topic.none")),
        table.flatMap(
            reading -> sections.spark(reading, type.orElseThrow(), "spark-" + topic.id())),
        table.map(reading -> sections.days(reading.head().from(), reading.head().to())),
        source.map(sections::updates));
  }

  private static Optional<TableReading> leadTable(Edition edition, Manifest.TopicNote topic) {
    return Optional.ofNullable(topic.lead())
        .flatMap(lead -> edition.issue().table(lead.table()))
        .or(() -> edition.issue().tablesOf(topic.id()).stream().findFirst());
  }

  private static long inProgress(Plan plan) {
    return plan.initiatives()
        .filter(initiative -> initiative.progress() == Plan.Progress.IN_PROGRESS)
        .count();
  }

  private static Tile planTile(Edition edition, Manifest.TopicNote topic, PlanReading plan) {
    Language language = edition.language();
    Phrase words =
        switch (plan) {
          case PlanReading.Shown(var shown, var _, var _, var _) ->
              language.say(
                  "plan.tile",
                  Map.of(
                      "initiatives", Phrase.words(language.number(shown.initiatives().count())),
                      "progress", Phrase.words(language.number(inProgress(shown)))));
          case PlanReading.None() -> language.say("plan.none");
          case PlanReading.Unavailable() -> language.say("plan.unavailable");
        };
    return new Tile(
        topic.id(),
        edition.link("/plan"),
        language.data(topic.name()),
        language.data(topic.question()),
        edition.agency(topic.agency()),
        Optional.empty(),
        Optional.of(words),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
