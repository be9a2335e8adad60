package org.porchlight.hub.handout;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.edition.Issue;
import org.porchlight.hub.edition.Newest;
import org.porchlight.hub.edition.RenderedPage;
import org.porchlight.hub.frame.Pages;
import org.porchlight.hub.frame.Renderer;
import org.porchlight.hub.places.PlacePage;
import org.porchlight.webkit.paper.Paper;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
final class HandoutController {
  private final Pages pages;
  private final Newest newest;
  private final Renderer renderer;

  HandoutController(Pages pages, Newest newest, Renderer renderer) {
    this.pages = pages;
    this.newest = newest;
    this.renderer = renderer;
  }

  @GetMapping("/{language}/places/{place}.pdf")
  ResponseEntity<byte[]> place(
      @PathVariable String language, @PathVariable String place, HttpServletRequest request) {
    String layer = newest.issue().manifest().city().placeLayer();
    return answer(request, language, layer, place);
  }

  @GetMapping("/{language}/areas/{layer}/{area}.pdf")
  ResponseEntity<byte[]> area(
      @PathVariable String language,
      @PathVariable String layer,
      @PathVariable String area,
      HttpServletRequest request) {
    return answer(request, language, layer, area);
  }

  /** A handout is made once for a release and language, like a page, and kept as long. */
  private ResponseEntity<byte[]> answer(
      HttpServletRequest request, String language, String layer, String area) {
    Issue issue = newest.issue();
    Optional<Edition> edition = issue.in(language);
    Optional<PlacePage> page = edition.flatMap(one -> PlacePage.of(one, layer, area));
    if (page.isEmpty()) {
      return pages.notFound(request);
    }
    RenderedPage kept =
        issue
            .pages()
            .computeIfAbsent(
                language + "/handout/" + layer + "/" + area,
                _ ->
                    new RenderedPage(
                        Paper.printOnOnePage(
                            new String(
                                renderer.render(
                                    "handout.jte", HandoutPage.of(page.get(), layer, area)),
                                StandardCharsets.UTF_8),
                            issue.manifest().compiledAt())));
    String tag = "W/\"%s-%s-%s\"".formatted(issue.manifest().id(), language, kept.fingerprint());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .cacheControl(CacheControl.maxAge(Pages.FRESH).cachePublic())
        .eTag(tag)
        .header(HttpHeaders.CONTENT_LANGUAGE, language)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "inline; filename=\"%s-%s.pdf\"".formatted(file(area), language))
        .body(kept.bytes(false));
  }

  /** An area's id is a city's own; in a header only the plainest letters may stand. */
  private static String file(String area) {
    return area.replaceAll("[^a-z0-9-]", "-");
  }
}
