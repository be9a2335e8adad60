package org.porchlight.hub.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.porchlight.hub.edition.RenderedPage;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The few files that are the same for every city, and the way from the root to a language. */
@Controller
final class FixedFiles {
  private static final RenderedPage STYLE = new RenderedPage(StyleSheet.BYTES);
  private static final Map<Script, RenderedPage> SCRIPTS =
      Arrays.stream(Script.values())
          .collect(Collectors.toUnmodifiableMap(one -> one, one -> new RenderedPage(one.bytes())));

  /** A lit lamp. */
  private static final String ICON =
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" \
      fill="#0f3a44"/><circle cx="16" cy="17" r="9" fill="#f6c667" opacity=".35"/>\
      <path d="M11 13h10l2 9H9z" fill="#f6c667"/><path d="M15 6h2v4h3l2 3H10l2-3h3z" fill="#fffdf8"/></svg>
      """;

  private final Pages pages;

  FixedFiles(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/")
  ResponseEntity<Void> root(HttpServletRequest request) {
    return ResponseEntity.status(HttpStatus.FOUND)
        .header(HttpHeaders.LOCATION, "/" + pages.preferredLanguage(request) + "/")
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .build();
  }

  @GetMapping("/health")
  ResponseEntity<byte[]> health() {
    return text("ok\n");
  }

  @GetMapping("/icon.svg")
  ResponseEntity<byte[]> icon() {
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("image/svg+xml"))
        .cacheControl(CacheControl.maxAge(Duration.ofDays(7)).cachePublic())
        .body(ICON.getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/style-{hash}.css")
  ResponseEntity<byte[]> style(@PathVariable String hash, HttpServletRequest request) {
    return StyleSheet.ADDRESS.equals("/style-" + hash + ".css")
        ? forEver(STYLE, "text/css;charset=UTF-8", request)
        : pages.notFound(request);
  }

  @GetMapping("/{name:[a-z]+}-{hash:[0-9a-f]+}.js")
  ResponseEntity<byte[]> script(HttpServletRequest request) {
    return Script.at(request.getRequestURI())
        .flatMap(one -> Optional.ofNullable(SCRIPTS.get(one)))
        .map(file -> forEver(file, "text/javascript;charset=UTF-8", request))
        .orElseGet(() -> pages.notFound(request));
  }

  /** A file whose address changes with its content. */
  private static ResponseEntity<byte[]> forEver(
      RenderedPage file, String type, HttpServletRequest request) {
    boolean gzip = Pages.acceptsGzip(request);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok()
            .contentType(MediaType.parseMediaType(type))
            .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    if (gzip) {
      answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    return answer.body(file.bytes(gzip));
  }

  private static ResponseEntity<byte[]> text(String words) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
        .body(words.getBytes(StandardCharsets.UTF_8));
  }
}
