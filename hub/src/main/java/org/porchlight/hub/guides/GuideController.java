package org.porchlight.hub.guides;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.porchlight.hub.frame.Pages;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
final class GuideController {
  private final Pages pages;

  GuideController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/{language}/guides")
  ResponseEntity<byte[]> index(@PathVariable String language, HttpServletRequest request) {
    return pages.show(
        request, language, "/guides", "guides.jte", edition -> Optional.of(GuidesPage.of(edition)));
  }

  @GetMapping("/{language}/guides/{table}")
  ResponseEntity<byte[]> table(
      @PathVariable String language, @PathVariable String table, HttpServletRequest request) {
    return pages.show(
        request,
        language,
        "/guides/" + table,
        "guide.jte",
        edition -> GuidePage.ofTable(edition, table));
  }

  @GetMapping("/{language}/guides/sources/{source}")
  ResponseEntity<byte[]> source(
      @PathVariable String language, @PathVariable String source, HttpServletRequest request) {
    return pages.show(
        request,
        language,
        "/guides/sources/" + source,
        "guide.jte",
        edition -> GuidePage.ofSource(edition, source));
  }
}
