package org.porchlight.hub.places;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.figures.Maps;
import org.porchlight.hub.frame.Frame;
import org.porchlight.release.Manifest;
import org.porchlight.release.Words;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;

/**
 * One area and what the release says about it.
 *
 * @param kind "neighborhood"
 * @param around the larger areas it lies in, with their pages
 * @param population residents, in words; empty when not known
 * @param overlapping whether its borders overlap those of its neighbors
 * @param story one short paragraph across all sources
 * @param work what the city does, by topic
 * @param stories those that tell of this place
 */
public record PlacePage(
    Frame frame,
    Phrase name,
    Phrase kind,
    List<Around> around,
    Optional<Phrase> population,
    Optional<String> map,
    boolean overlapping,
    List<PlaceTopic> topics,
    List<Phrase> story,
    Map<String, List<Words.Work>> work,
    List<Words.Story> stories) {

  /** A larger area. */
  public record Around(Phrase kind, Phrase name, String link) {}

  /** Topics with a number for the place or for a larger area around it. */
  public List<PlaceTopic> withNumbers() {
    return topics.stream().filter(topic -> !topic.numbers().isEmpty()).toList();
  }

  /** Topics that say only why they have none. */
  public List<PlaceTopic> withoutNumbers() {
    return topics.stream().filter(topic -> topic.numbers().isEmpty()).toList();
  }

  /** What the city does about a topic. */
  public List<Words.Work> work(PlaceTopic topic) {
    return work.getOrDefault(topic.id(), List.of());
  }

  /** The address of the page on paper. */
  public String handout() {
    return frame.link(frame.path() + ".pdf");
  }

  /** The address of the page, whole when the city has decided where its hub stands. */
  public String address() {
    String site = frame.edition().issue().release().words().site();
    return (site == null ? "" : site) + frame.link(frame.path());
  }

  /** The page of an area of a layer; empty when there is no such area. */
  public static Optional<PlacePage> of(Edition edition, String layerId, String slug) {
    return edition
        .issue()
        .release()
        .layer(layerId)
        .flatMap(
            layer ->
                layer.areas().stream()
                    .filter(area -> area.id().equals(layerId + ":" + slug))
                    .findFirst()
                    .map(area -> of(edition, layer, area)));
  }

  private static PlacePage of(Edition edition, Manifest.Layer layer, Manifest.Area area) {
    Language language = edition.language();
    Phrase name = language.data(area.name());
    List<Around> around = new ArrayList<>();
    area.within()
        .forEach(
            (other, id) -> {
              Optional<Manifest.Layer> above = edition.issue().release().layer(other);
              Optional<Manifest.Area> found = edition.area(id);
              if (above.isPresent() && above.get().areas().size() > 1 && found.isPresent()) {
                around.add(
                    new Around(
                        language.data(above.get().singular()),
                        language.data(found.get().name()),
                        edition.areaLink(id)));
              }
            });
    List<PlaceTopic> topics = new ArrayList<>();
    PlaceTopics maker = new PlaceTopics(edition, area);
    for (Manifest.TopicNote topic : edition.manifest().topics()) {
      if (!topic.id().equals("plan")) {
        topics.add(maker.of(topic));
      }
    }
    String path = edition.areaLink(area.id());
    return new PlacePage(
        new Frame(edition, path.substring(path.indexOf('/', 1)), name),
        name,
        language.data(layer.singular()),
        around,
        Optional.ofNullable(area.population())
            .map(
                people ->
                    language.say(
                        "place.population", Map.of("n", Phrase.words(language.number(people))))),
        new Maps(edition).locator(layer, area, "place-map"),
        layer.overlapping(),
        topics,
        PlaceStory.of(edition, area),
        edition.issue().release().words().work(),
        edition.issue().release().words().stories().stream()
            .filter(story -> area.id().equals(story.place()))
            .toList());
  }
}
