package org.porchlight.hub.places;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.edition.Newest;
import org.porchlight.hub.frame.Pages;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
final class PlaceController {
  private final Pages pages;
  private final Newest newest;

  PlaceController(Pages pages, Newest newest) {
    this.pages = pages;
    this.newest = newest;
  }

  /** The index; with a place chosen in the form, the way to its page. */
  @GetMapping("/{language}/places")
  ResponseEntity<byte[]> index(
      @PathVariable String language,
      @RequestParam(required = false) @Nullable String place,
      HttpServletRequest request) {
    Optional<Edition> edition = newest.issue().in(language);
    if (place != null && edition.isPresent()) {
      // Only an address of ours is ever redirected to: the place is looked up, not copied.
      Optional<String> address =
          PlaceList.of(edition.get()).groups().stream()
              .flatMap(group -> group.places().stream())
              .filter(one -> one.slug().equals(place))
              .map(PlaceList.Place::link)
              .findFirst();
      if (address.isPresent()) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
            .header(HttpHeaders.LOCATION, address.get())
            .build();
      }
    }
    return pages.show(
        request, language, "/places", "places.jte", one -> Optional.of(PlacesPage.of(one)));
  }

  @GetMapping("/{language}/places/{place}")
  ResponseEntity<byte[]> place(
      @PathVariable String language, @PathVariable String place, HttpServletRequest request) {
    return pages.show(
        request,
        language,
        "/places/" + place,
        "place.jte",
        edition -> PlacePage.of(edition, edition.manifest().city().placeLayer(), place));
  }

  /** An area of another layer than the one residents choose from. */
  @GetMapping("/{language}/areas/{layer}/{area}")
  ResponseEntity<byte[]> area(
      @PathVariable String language,
      @PathVariable String layer,
      @PathVariable String area,
      HttpServletRequest request) {
    return pages.show(
        request,
        language,
        "/areas/" + layer + "/" + area,
        "place.jte",
        edition -> PlacePage.of(edition, layer, area));
  }
}
