package org.porchlight.hub.about;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.porchlight.hub.edition.Newest;
import org.porchlight.hub.frame.Pages;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The files of releases, as they were published. */
@Controller
final class ReleaseFiles {
  private final Newest newest;
  private final Pages pages;

  ReleaseFiles(Newest newest, Pages pages) {
    this.newest = newest;
    this.pages = pages;
  }

  @GetMapping("/releases/{id:\\d{4}}/{*file}")
  ResponseEntity<byte[]> file(
      @PathVariable String id, @PathVariable String file, HttpServletRequest request) {
    String name = file.substring(1);
    Optional<byte[]> bytes = newest.release(id).flatMap(release -> release.file(name));
    if (bytes.isEmpty() && newest.isTakenBack(id)) {
      return pages.takenBack(request);
    }
    if (bytes.isEmpty()) {
      return pages.notFound(request);
    }
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok()
            .contentType(type(name))
            .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
            .eTag("W/\"%s\"".formatted(id));
    if (name.endsWith(".csv") || name.endsWith(".parquet")) {
      answer.header(
          HttpHeaders.CONTENT_DISPOSITION,
          "attachment; filename=\"%s-%s\""
              .formatted(id, name.substring(name.lastIndexOf('/') + 1)));
    }
    if (name.endsWith(".csv")) {
      answer.header(
          HttpHeaders.LINK,
          "</releases/%s/%s-metadata.json>; rel=\"describedby\"; type=\"application/csvm+json\""
              .formatted(id, name));
    }
    return answer.body(bytes.get());
  }

  private static MediaType type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "csv" -> MediaType.parseMediaType("text/csv;charset=UTF-8");
      case "parquet" -> MediaType.parseMediaType("application/vnd.apache.parquet");
      case "geojson" -> MediaType.parseMediaType("application/geo+json");
      default -> MediaType.parseMediaType("application/json;charset=UTF-8");
    };
  }
}
