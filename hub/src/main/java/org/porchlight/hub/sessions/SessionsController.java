package org.porchlight.hub.sessions;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.porchlight.commons.sessions.ListeningSession;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.edition.Newest;
import org.porchlight.hub.frame.Pages;
import org.porchlight.hub.frame.Site;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Which sessions there are, and when. */
@Controller
final class SessionsController {
  private final Pages pages;
  private final Newest newest;
  private final Rooms rooms;
  private final Clock clock;

  SessionsController(Pages pages, Newest newest, Rooms rooms, Clock clock) {
    this.pages = pages;
    this.newest = newest;
    this.rooms = rooms;
    this.clock = clock;
  }

  @GetMapping("/{language}/sessions")
  ResponseEntity<byte[]> list(@PathVariable String language, HttpServletRequest request) {
    Optional<List<ListeningSession>> all = rooms.all();
    return pages.showNow(
        request,
        language,
        HttpStatus.OK,
        "sessions.jte",
        edition ->
            edition.issue().listens()
                ? Optional.of(SessionsPage.of(edition, all, clock.instant()))
                : Optional.empty());
  }

  @GetMapping("/{language}/sessions/{id:\\d{1,18}}")
  ResponseEntity<byte[]> one(
      @PathVariable String language, @PathVariable long id, HttpServletRequest request) {
    return pages.showNow(
        request,
        language,
        HttpStatus.OK,
        "session.jte",
        edition -> session(id).map(session -> SessionPage.of(edition, session)));
  }

  /** For calendars: one session, in the language of its address. */
  @GetMapping("/{language}/sessions/{id:\\d{1,18}}.ics")
  ResponseEntity<byte[]> calendar(
      @PathVariable String language, @PathVariable long id, HttpServletRequest request) {
    Optional<Edition> edition = newest.issue().in(language);
    Optional<ListeningSession> session = session(id);
    if (edition.isEmpty() || session.isEmpty()) {
      return pages.notFound(request);
    }
    return calendar(
        "session-%d.ics".formatted(id),
        Calendar.of(edition.get(), List.of(session.get()), Site.of(request), clock.instant()));
  }

  /** For calendars: all sessions, so that a calendar that follows it learns of new ones. */
  @GetMapping("/{language}/sessions.ics")
  ResponseEntity<byte[]> calendar(@PathVariable String language, HttpServletRequest request) {
    Optional<Edition> edition = newest.issue().in(language);
    Optional<List<ListeningSession>> all = rooms.all();
    if (edition.isEmpty() || all.isEmpty()) {
      return pages.notFound(request);
    }
    return calendar(
        "sessions.ics", Calendar.of(edition.get(), all.get(), Site.of(request), clock.instant()));
  }

  private static ResponseEntity<byte[]> calendar(String name, String words) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/calendar;charset=UTF-8"))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(name))
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
        .body(words.getBytes(StandardCharsets.UTF_8));
  }

  private Optional<ListeningSession> session(long id) {
    return rooms.all().stream().flatMap(List::stream).filter(one -> one.id() == id).findFirst();
  }
}
