package org.porchlight.workspace.frame;

import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The few files that are the same for every reader, and the way from the root to a language. */
@Controller
final class FixedFiles {
  /** A lit lamp behind a door. */
  private static final String ICON =
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" \
      fill="#f6c667"/><circle cx="16" cy="17" r="9" fill="#0f3a44" opacity=".25"/>\
      <path d="M11 13h10l2 9H9z" fill="#0f3a44"/><path d="M15 6h2v4h3l2 3H10l2-3h3z" fill="#0f3a44"/></svg>
      """;

  private static final String ROBOTS = "User-agent: *\nDisallow: /\n";

  private final Pages pages;

  FixedFiles(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/")
  ResponseEntity<Void> root(Visit visit) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .header(HttpHeaders.LOCATION, visit.link("/"))
        .build();
  }

  @GetMapping("/health")
  ResponseEntity<byte[]> health() {
    return file(MediaType.TEXT_PLAIN, "ok\n".getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/robots.txt")
  ResponseEntity<byte[]> robots() {
    return file(MediaType.TEXT_PLAIN, ROBOTS.getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/icon.svg")
  ResponseEntity<byte[]> icon() {
    return file(MediaType.valueOf("image/svg+xml"), ICON.getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/style-{hash}.css")
  ResponseEntity<byte[]> style(@PathVariable String hash, Visit visit) {
    return StyleSheet.ADDRESS.equals("/style-" + hash + ".css")
        ? file(MediaType.parseMediaType("text/css;charset=UTF-8"), StyleSheet.BYTES)
        : pages.notFound(visit);
  }

  private static ResponseEntity<byte[]> file(MediaType type, byte[] bytes) {
    return ResponseEntity.ok().contentType(type).contentLength(bytes.length).body(bytes);
  }
}
