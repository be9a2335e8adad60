package org.porchlight.hub.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.edition.Issue;
import org.porchlight.hub.edition.Newest;
import org.porchlight.hub.edition.RenderedPage;
import org.porchlight.hub.terms.Terms;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers with pages: from memory when they were rendered before, else freshly made. */
public final class Pages {
  private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

  /** How long a browser may keep a page before it asks again. */
  public static final Duration FRESH = Duration.ofMinutes(5);

  /** An old page may still be given out for a minute while a new one is fetched. */
  private static final CacheControl FRESH_PUBLIC =
      CacheControl.maxAge(FRESH).cachePublic().staleWhileRevalidate(Duration.ofMinutes(1));

  private final Newest newest;
  private final Renderer renderer;

  /** Pages of the newest release. */
  public Pages(Newest newest, Renderer renderer) {
    this.newest = newest;
    this.renderer = renderer;
  }

  /**
   * The page at this path in this language; not found for a language the city does not speak or
   * when {@code make} has no such page.
   */
  public ResponseEntity<byte[]> show(
      HttpServletRequest request,
      String language,
      String path,
      String template,
      Function<Edition, Optional<?>> make) {
    Issue issue = newest.issue();
    Optional<Edition> edition = issue.in(language);
    if (edition.isEmpty()) {
      return notFound(request);
    }
    String key = language + path;
    RenderedPage kept = issue.pages().get(key);
    if (kept == null) {
      Optional<?> page = make.apply(edition.get());
      if (page.isEmpty()) {
        return notFound(request);
      }
      kept = new RenderedPage(explained(edition.get(), template, page.get()));
      issue.pages().put(key, kept);
    }
    return send(request, kept, HttpStatus.OK, Optional.of(tag(issue, language, kept)), language);
  }

  /**
   * A page of the release that is one of too many to keep: made anew each time, but kept by
   * browsers and by what stands between.
   */
  public ResponseEntity<byte[]> showUnkept(
      HttpServletRequest request,
      String language,
      String template,
      Function<Edition, Optional<?>> make) {
    Issue issue = newest.issue();
    Optional<?> made = issue.in(language).flatMap(make);
    if (made.isEmpty()) {
      return notFound(request);
    }
    RenderedPage page = new RenderedPage(renderer.render(template, made.get()));
    return send(request, page, HttpStatus.OK, Optional.of(tag(issue, language, page)), language);
  }

  private static String tag(Issue issue, String language, RenderedPage page) {
    return "W/\"%s-%s-%s\"".formatted(issue.manifest().id(), language, page.fingerprint());
  }

  /** A page that depends on more than the release; made anew each time and not kept anywhere. */
  public ResponseEntity<byte[]> showNow(
      HttpServletRequest request,
      String language,
      HttpStatus status,
      String template,
      Function<Edition, Optional<?>> make) {
    Optional<Edition> edition = newest.issue().in(language);
    Optional<?> page = edition.flatMap(make);
    return edition.isEmpty() || page.isEmpty()
        ? notFound(request)
        : send(
            request,
            new RenderedPage(explained(edition.get(), template, page.get())),
            status,
            Optional.empty(),
            language);
  }

  /** Templates whose words are said by people, not by the release. */
  private static final Set<String> UNEXPLAINED =
      Set.of("text.jte", "phone.jte", "session.jte", "sessions.jte");

  /** A rendered page whose words are explained where they first stand. */
  private byte[] explained(Edition edition, String template, Object page) {
    byte[] html = renderer.render(template, page);
    return UNEXPLAINED.contains(template)
        ? html
        : new Terms(edition)
            .explain(new String(html, StandardCharsets.UTF_8))
            .getBytes(StandardCharsets.UTF_8);
  }

  /** The page that says that there is no such page, in the language of the address. */
  public ResponseEntity<byte[]> notFound(HttpServletRequest request) {
    return problem(request, request.getRequestURI(), HttpStatus.NOT_FOUND, "");
  }

  /** A page about something that went wrong, in the language of the address asked for. */
  public ResponseEntity<byte[]> problem(
      HttpServletRequest request, String address, HttpStatus status, String incident) {
    Edition edition = editionFor(request, address);
    ProblemPage page = ProblemPage.of(edition, status.value(), address, incident);
    return send(
        request,
        new RenderedPage(renderer.render("problem.jte", page)),
        status,
        Optional.empty(),
        edition.language().tag());
  }

  /** The language of the city that the visitor's browser asks for first. */
  public String preferredLanguage(HttpServletRequest request) {
    return preferred(request, newest.issue().languages());
  }

  static String preferred(HttpServletRequest request, List<String> spoken) {
    String asked = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    if (asked != null && !asked.isBlank()) {
      try {
        String best = Locale.lookupTag(Locale.LanguageRange.parse(asked), spoken);
        if (best != null) {
          return spoken.stream()
              .filter(tag -> tag.equalsIgnoreCase(best))
              .findFirst()
              .orElse(spoken.getFirst());
        }
      } catch (IllegalArgumentException e) {
        // Not a list of languages: the city's first language is as good a guess as any.
        return spoken.getFirst();
      }
    }
    return spoken.getFirst();
  }

  /**
   * Does nothing while there is a release to show.
   *
   * @throws org.porchlight.hub.edition.NothingShown when every release was taken back
   */
  void requireNumbers() {
    newest.issue();
  }

  /** The page that says that a release was taken back, in the language the browser asks for. */
  public ResponseEntity<byte[]> takenBack(HttpServletRequest request) {
    return problem(request, "/", HttpStatus.GONE, "");
  }

  private Edition editionFor(HttpServletRequest request, String address) {
    Issue issue = newest.issue();
    String[] parts = address.split("/", 3);
    String first = parts.length > 1 ? parts[1] : "";
    return issue
        .in(first)
        .or(() -> issue.in(preferredLanguage(request)))
        .orElseThrow(() -> new IllegalStateException("the release has no language"));
  }

  private static ResponseEntity<byte[]> send(
      HttpServletRequest request,
      RenderedPage page,
      HttpStatus status,
      Optional<String> tag,
      String language) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(status).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    if (tag.isPresent()) {
      answer.cacheControl(FRESH_PUBLIC).eTag(tag.get());
      if (tag.get().equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
        return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
            .cacheControl(FRESH_PUBLIC)
            .eTag(tag.get())
            .build();
      }
    } else {
      answer.cacheControl(CacheControl.noStore());
    }
    boolean gzip = acceptsGzip(request);
    if (gzip) {
      answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    byte[] bytes = page.bytes(gzip);
    return answer
        .header(HttpHeaders.CONTENT_LANGUAGE, language)
        .contentType(HTML)
        .contentLength(bytes.length)
        .body(bytes);
  }

  static boolean acceptsGzip(HttpServletRequest request) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
    return accepted != null
        && accepted.contains("gzip")
        && !accepted.contains("gzip;q=0,")
        && !accepted.endsWith("gzip;q=0");
  }
}
