package org.porchlight.hub.about;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.porchlight.hub.edition.Newest;
import org.porchlight.hub.frame.Pages;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
final class AboutController {
  private final Pages pages;
  private final Newest newest;

  AboutController(Pages pages, Newest newest) {
    this.pages = pages;
    this.newest = newest;
  }

  @GetMapping("/{language}/privacy")
  ResponseEntity<byte[]> privacy(@PathVariable String language, HttpServletRequest request) {
    return pages.show(
        request,
        language,
        "/privacy",
        "privacy.jte",
        edition -> Optional.of(PrivacyPage.of(edition)));
  }

  @GetMapping("/{language}/data")
  ResponseEntity<byte[]> data(@PathVariable String language, HttpServletRequest request) {
    List<String> ids = newest.ids();
    return pages.show(
        request, language, "/data", "data.jte", edition -> Optional.of(DataPage.of(edition, ids)));
  }

  @GetMapping("/{language}/glossary")
  ResponseEntity<byte[]> glossary(@PathVariable String language, HttpServletRequest request) {
    return pages.show(
        request,
        language,
        "/glossary",
        "text.jte",
        edition -> Optional.of(TextPage.glossary(edition)));
  }

  @GetMapping("/{language}/accessibility")
  ResponseEntity<byte[]> accessibility(@PathVariable String language, HttpServletRequest request) {
    return pages.show(
        request,
        language,
        "/accessibility",
        "text.jte",
        edition -> Optional.of(TextPage.accessibility(edition)));
  }
}
