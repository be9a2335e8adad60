package org.porchlight.hub.sessions;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.porchlight.commons.sessions.Answer;
import org.porchlight.commons.sessions.Room;
import org.porchlight.commons.sessions.Sessions;
import org.porchlight.hub.edition.Newest;
import org.porchlight.hub.frame.Pages;
import org.porchlight.hub.frame.Turnstile;
import org.porchlight.hub.frame.Visitor;
import org.porchlight.webkit.screening.Danger;
import org.porchlight.webkit.screening.PersonalData;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The phones in a room. A phone is known by a number by chance in the address of its page; no
 * cookie is set, and it works without a script.
 */
@Controller
final class PhoneController {
  private static final String CODE = "{code:[a-z2-9]{6}}";
  private static final String SEAT =
      "{seat:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}";
  private static final String DOOR = "/{language}/s/" + CODE;
  private static final String PLACE = DOOR + "/" + SEAT;

  private final Pages pages;
  private final Newest newest;
  private final Rooms rooms;
  private final RoomNews news;
  private final SecureRandom random = new SecureRandom();

  /** Codes that lead nowhere: whoever mistypes has many tries, whoever guesses has few. */
  private final Turnstile guesses = new Turnstile(System::nanoTime, 40, Duration.ofSeconds(10));

  PhoneController(Pages pages, Newest newest, Rooms rooms, RoomNews news) {
    this.pages = pages;
    this.newest = newest;
    this.rooms = rooms;
    this.news = news;
  }

  /** What the room's code leads to, in the language that the phone asks for. */
  @GetMapping("/s/" + CODE)
  ResponseEntity<byte[]> code(@PathVariable String code, HttpServletRequest request) {
    return goOn("/%s/s/%s".formatted(pages.preferredLanguage(request), code));
  }

  @GetMapping(DOOR)
  ResponseEntity<byte[]> door(
      @PathVariable String language, @PathVariable String code, HttpServletRequest request) {
    return inside(
        request,
        code,
        room ->
            page(
                request,
                language,
                "/s/" + code,
                code,
                room,
                HttpStatus.OK,
                PhonePage.Said.NOTHING));
  }

  /** Takes a seat. */
  @PostMapping(DOOR)
  ResponseEntity<byte[]> enter(
      @PathVariable String language, @PathVariable String code, HttpServletRequest request) {
    return inside(
        request,
        code,
        room -> {
          if (fromElsewhere(request)) {
            return pages.notFound(request);
          }
          UUID seat = new UUID(random.nextLong(), random.nextLong());
          Optional<Optional<Sessions.Seating>> seating =
              rooms.does(sessions -> sessions.sit(code, seat));
          if (seating.flatMap(one -> one).equals(Optional.of(Sessions.Seating.SEATED))) {
            return goOn("/%s/s/%s/%s".formatted(language, code, seat));
          }
          String problem =
              seating.isEmpty()
                  ? "phone.problem.down"
                  : seating.get().equals(Optional.of(Sessions.Seating.FULL))
                      ? "phone.problem.full"
                      : "phone.problem.closed";
          return page(
              request,
              language,
              "/s/" + code,
              code,
              room,
              seating.isEmpty() ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.CONFLICT,
              PhonePage.Said.problem(problem, ""));
        });
  }

  @GetMapping(PLACE)
  ResponseEntity<byte[]> place(
      @PathVariable String language,
      @PathVariable String code,
      @PathVariable UUID seat,
      @RequestParam(defaultValue = "0") int answered,
      @RequestParam(defaultValue = "") String danger,
      HttpServletRequest request) {
    return inside(
        request,
        code,
        room ->
            page(
                request,
                language,
                path(code, seat),
                code,
                room,
                HttpStatus.OK,
                new PhonePage.Said(answered, !danger.isEmpty(), "", Optional.empty())));
  }

  @PostMapping(PLACE)
  ResponseEntity<byte[]> answer(
      @PathVariable String language,
      @PathVariable String code,
      @PathVariable UUID seat,
      @RequestParam(defaultValue = "0") int prompt,
      @RequestParam(defaultValue = "0") int option,
      @RequestParam(defaultValue = "") String words,
      HttpServletRequest request) {
    return inside(
        request,
        code,
        room -> {
          if (fromElsewhere(request) || newest.issue().in(language).isEmpty()) {
            return pages.notFound(request);
          }
          BiFunction<HttpStatus, String, ResponseEntity<byte[]>> again =
              (status, problem) ->
                  page(
                      request,
                      language,
                      path(code, seat),
                      code,
                      room,
                      status,
                      PhonePage.Said.problem(problem, words));
          boolean chooses = option != 0;
          if (!chooses && (words.isBlank() || words.length() > Answer.LONGEST)) {
            boolean write = room.prompt().filter(one -> !one.isChoice()).isPresent();
            return again.apply(
                HttpStatus.UNPROCESSABLE_CONTENT,
                !write
                    ? "phone.problem.choose"
                    : words.isBlank() ? "phone.problem.write" : "phone.problem.long");
          }
          boolean danger = !chooses && Danger.in(words);
          Answer answer =
              new Answer(
                  seat,
                  prompt,
                  chooses ? option : null,
                  language,
                  chooses ? null : words,
                  PersonalData.in(words).stream()
                      .map(PersonalData::label)
                      .collect(Collectors.toUnmodifiableSet()),
                  danger);
          Optional<Optional<Sessions.Outcome>> outcome =
              rooms.does(sessions -> sessions.answer(code, answer));
          if (outcome.isEmpty()) {
            return again.apply(
                HttpStatus.SERVICE_UNAVAILABLE,
                danger ? "phone.problem.down.danger" : "phone.problem.down");
          }
          return switch (outcome.get().orElse(Sessions.Outcome.UNSEATED)) {
            case DONE ->
                goOn(
                    "/%s%s?answered=%d%s"
                        .formatted(language, path(code, seat), prompt, danger ? "&danger=1" : ""));
            case LATE -> again.apply(HttpStatus.CONFLICT, "phone.problem.late");
            case WRONG -> again.apply(HttpStatus.UNPROCESSABLE_CONTENT, "phone.problem.choose");
            case UNSEATED -> goOn("/%s/s/%s".formatted(language, code));
          };
        });
  }

  /** Tells of something new, for as long as the phone listens. */
  @GetMapping(path = DOOR + "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> live(@PathVariable String code) {
    // 204 tells a browser not to ask again.
    return rooms
        .room(code)
        .flatMap(found -> found)
        .filter(room -> !room.state().over())
        .flatMap(room -> news.listen(code, room))
        .map(
            line ->
                ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    // Proxies that collect before they pass on would make it late.
                    .header("X-Accel-Buffering", "no")
                    .body(line))
        .orElseGet(() -> ResponseEntity.noContent().build());
  }

  private static String path(String code, UUID seat) {
    return "/s/" + code + "/" + seat;
  }

  /** Inside the room of a code. */
  private ResponseEntity<byte[]> inside(
      HttpServletRequest request, String code, Function<Room, ResponseEntity<byte[]>> then) {
    Optional<Optional<Room>> found = rooms.room(code);
    if (found.isEmpty()) {
      return pages.problem(request, request.getRequestURI(), HttpStatus.SERVICE_UNAVAILABLE, "");
    }
    if (found.get().isEmpty()) {
      return Visitor.of(request).map(guesses::lets).orElse(true)
          ? pages.notFound(request)
          : pages.problem(request, request.getRequestURI(), HttpStatus.TOO_MANY_REQUESTS, "");
    }
    return then.apply(found.get().get());
  }

  private ResponseEntity<byte[]> page(
      HttpServletRequest request,
      String language,
      String path,
      String code,
      Room room,
      HttpStatus status,
      PhonePage.Said said) {
    return pages.showNow(
        request,
        language,
        status,
        "phone.jte",
        edition ->
            edition.issue().listens()
                ? Optional.of(PhonePage.of(edition, path, code, room, said))
                : Optional.empty());
  }

  /** Whether another site made the visitor's browser send this. */
  private static boolean fromElsewhere(HttpServletRequest request) {
    return "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
  }

  private static ResponseEntity<byte[]> goOn(String address) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .header(HttpHeaders.LOCATION, address)
        .cacheControl(CacheControl.noStore())
        .build();
  }
}
