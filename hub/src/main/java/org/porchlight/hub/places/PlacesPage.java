package org.porchlight.hub.places;

import java.util.List;
import java.util.Optional;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.figures.Maps;
import org.porchlight.hub.frame.Frame;

/** All places that have pages. */
public record PlacesPage(Frame frame, PlaceList places, Optional<String> map, boolean overlapping) {

  /** The index of an edition. */
  public static PlacesPage of(Edition edition) {
    PlaceList places = PlaceList.of(edition);
    return new PlacesPage(
        new Frame(edition, "/places", places.layerName()),
        places,
        edition.placeLayer().flatMap(layer -> new Maps(edition).links(layer, "places-map")),
        edition.placeLayer().map(layer -> layer.overlapping()).orElse(false));
  }

  /** The groups of the index. */
  public List<PlaceList.Group> groups() {
    return places.groups();
  }
}
