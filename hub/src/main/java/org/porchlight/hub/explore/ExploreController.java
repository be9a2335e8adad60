package org.porchlight.hub.explore;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.porchlight.hub.frame.Pages;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
final class ExploreController {
  private final Pages pages;

  ExploreController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/{language}/explore")
  ResponseEntity<byte[]> explore(@PathVariable String language, HttpServletRequest request) {
    Asked asked = Asked.of(request);
    return pages.showUnkept(
        request, language, "explore.jte", edition -> Optional.of(ExplorePage.of(edition, asked)));
  }
}
