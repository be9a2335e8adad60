package org.porchlight.hub.places;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.hub.edition.Edition;
import org.porchlight.release.Manifest;
import org.porchlight.release.Release;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;

/**
 * The places that have pages, by the larger area they lie in, each list in alphabetical order.
 *
 * @param layerName "Neighborhoods"
 * @param singular "neighborhood"
 * @param streets where a browser finds which house lies in which place; null when the release does
 *     not say
 */
public record PlaceList(
    Phrase layerName, Phrase singular, List<Group> groups, @Nullable String streets) {

  /**
   * The places of one larger area.
   *
   * @param link the larger area's own page; empty when the places have no larger area
   */
  public record Group(Optional<Phrase> name, Optional<String> link, List<Place> places) {}

  /**
   * A place.
   *
   * @param slug the last part of its address
   */
  public record Place(String slug, String link, Phrase name) {}

  /** The places of an edition; no group at all when its release has no such layer. */
  public static PlaceList of(Edition edition) {
    Language language = edition.language();
    Optional<Manifest.Layer> found = edition.placeLayer();
    if (found.isEmpty()) {
      return new PlaceList(
          language.say("places.title"), language.say("places.one"), List.of(), null);
    }
    Manifest.Layer layer = found.get();
    Optional<Manifest.Layer> larger = larger(edition, layer);
    Map<String, List<Place>> byLarger = new LinkedHashMap<>();
    larger.ifPresent(
        above -> above.areas().forEach(area -> byLarger.put(area.id(), new ArrayList<>())));
    for (Manifest.Area area : layer.areas()) {
      String key = larger.map(above -> area.within().getOrDefault(above.id(), "")).orElse("");
      byLarger
          .computeIfAbsent(key, _ -> new ArrayList<>())
          .add(
              new Place(
                  area.id().substring(area.id().indexOf(':') + 1),
                  edition.areaLink(area.id()),
                  language.data(area.name())));
    }
    Collator alphabet = Collator.getInstance(language.locale());
    List<Group> groups = new ArrayList<>();
    byLarger.forEach(
        (id, places) -> {
          if (!places.isEmpty()) {
            places.sort(Comparator.comparing(place -> place.name().plain(), alphabet));
            groups.add(group(edition, id, byLarger.size() > 1, places));
          }
        });
    return new PlaceList(
        language.data(layer.name()),
        language.data(layer.singular()),
        groups,
        edition.issue().release().file(Release.STREETS).isPresent()
            ? edition.file(Release.STREETS)
            : null);
  }

  /** The coarsest layer that the places lie in: the one with the fewest areas. */
  public static Optional<Manifest.Layer> larger(Edition edition, Manifest.Layer places) {
    return edition.manifest().layers().stream()
        .filter(layer -> !layer.id().equals(places.id()))
        .filter(
            layer ->
                places.areas().stream().anyMatch(area -> area.within().containsKey(layer.id())))
        .filter(layer -> layer.areas().size() > 1)
        .min(Comparator.comparingInt(layer -> layer.areas().size()));
  }

  private static Group group(Edition edition, String id, boolean several, List<Place> places) {
    Optional<Manifest.Area> area = edition.area(id);
    Optional<Phrase> name =
        area.map(found -> edition.language().data(found.name()))
            .or(
                () ->
                    several
                        ? Optional.of(edition.language().say("places.elsewhere"))
                        : Optional.empty());
    return new Group(name, area.map(found -> edition.areaLink(found.id())), List.copyOf(places));
  }
}
