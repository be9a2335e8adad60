package org.porchlight.hub.catalogue;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.edition.Newest;
import org.porchlight.hub.frame.DataAnswer;
import org.porchlight.hub.frame.Pages;
import org.porchlight.hub.frame.Site;
import org.porchlight.release.Manifest;
import org.porchlight.release.Release;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
final class CatalogueController {
  private static final String JSON = "application/json;charset=UTF-8";
  private static final String JSON_LD = "application/ld+json;charset=UTF-8";

  private final Newest newest;
  private final Pages pages;

  CatalogueController(Newest newest, Pages pages) {
    this.newest = newest;
    this.pages = pages;
  }

  @GetMapping("/data.json")
  ResponseEntity<byte[]> dcatUs11(HttpServletRequest request) {
    return DataAnswer.of(request, JSON, DataAnswer.json(shown(request).dcatUs11()));
  }

  @GetMapping("/data3.jsonld")
  ResponseEntity<byte[]> dcatUs3(HttpServletRequest request) {
    return DataAnswer.of(request, JSON_LD, DataAnswer.json(shown(request).dcatUs3()));
  }

  @GetMapping("/datapackage.json")
  ResponseEntity<byte[]> dataPackage(HttpServletRequest request) {
    return DataAnswer.of(request, JSON, DataAnswer.json(shown(request).dataPackage()));
  }

  @GetMapping("/releases/{id:\\d{4}}/tables/{table}.csv-metadata.json")
  ResponseEntity<byte[]> csvw(
      @PathVariable String id, @PathVariable String table, HttpServletRequest request) {
    Optional<Release> release = newest.release(id);
    if (release.isEmpty() && newest.isTakenBack(id)) {
      return pages.takenBack(request);
    }
    Optional<Manifest.TableNote> note =
        release.flatMap(
            one ->
                one.manifest().tables().stream()
                    .filter(each -> each.id().equals(table))
                    .findFirst());
    return note.isEmpty()
        ? pages.notFound(request)
        : DataAnswer.of(
            request,
            "application/csvm+json;charset=UTF-8",
            DataAnswer.json(
                new Catalogue(release.orElseThrow(), Site.of(request)).csvw(note.get())));
  }

  @GetMapping("/{language}/topics/{topic}.jsonld")
  ResponseEntity<byte[]> schemaOrg(
      @PathVariable String language, @PathVariable String topic, HttpServletRequest request) {
    Optional<Edition> edition = newest.issue().in(language);
    boolean known =
        edition.isPresent()
            && edition.get().manifest().topics().stream()
                .anyMatch(one -> one.id().equals(topic) && !topic.equals("plan"));
    return known
        ? DataAnswer.of(
            request,
            JSON_LD,
            DataAnswer.json(shown(request).schemaOrg(topic, edition.orElseThrow().language())))
        : pages.notFound(request);
  }

  private Catalogue shown(HttpServletRequest request) {
    return new Catalogue(newest.issue().release(), Site.of(request));
  }
}
