package org.porchlight.hub.incidents;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.porchlight.hub.frame.Pages;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
final class MapController {
  private final Pages pages;

  MapController(Pages pages) {
    this.pages = pages;
  }

  /** The map; a page of its own also where a release has no such records, and says so. */
  @GetMapping("/{language}/map")
  ResponseEntity<byte[]> map(@PathVariable String language, HttpServletRequest request) {
    Wanted wanted = Wanted.of(request);
    return pages.showUnkept(
        request, language, "map.jte", edition -> Optional.of(MapPage.of(edition, wanted)));
  }
}
