package org.porchlight.hub.voices;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.porchlight.commons.voices.BoardQuestion;
import org.porchlight.commons.voices.NewVoice;
import org.porchlight.commons.voices.VoiceKind;
import org.porchlight.commons.voices.Whereabouts;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.edition.Newest;
import org.porchlight.hub.frame.Pages;
import org.porchlight.hub.frame.Turnstile;
import org.porchlight.hub.frame.Visitor;
import org.porchlight.webkit.screening.Danger;
import org.porchlight.webkit.screening.PersonalData;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Takes in what residents say. What cannot be stored comes back in the form as it was written, so
 * that nothing is lost.
 */
@Controller
final class AskController {
  private final Pages pages;
  private final Newest newest;
  private final Conversation conversation;
  private final Tickets tickets;

  /** Six messages at once, then one in half a minute. */
  private final Turnstile messages = new Turnstile(System::nanoTime, 6, Duration.ofSeconds(30));

  /** Pressing "clear" on many pages is fine. */
  private final Turnstile presses = new Turnstile(System::nanoTime, 60, Duration.ofSeconds(6));

  AskController(Pages pages, Newest newest, Conversation conversation, Clock clock) {
    this.pages = pages;
    this.newest = newest;
    this.conversation = conversation;
    this.tickets = new Tickets(clock);
  }

  @GetMapping("/{language}/ask")
  ResponseEntity<byte[]> ask(
      @PathVariable String language,
      @RequestParam(defaultValue = "/") String about,
      @RequestParam(defaultValue = "") String said,
      HttpServletRequest request) {
    Optional<String> thanks =
        Optional.of(said)
            .filter(Set.of("clear", "unclear")::contains)
            .map(kind -> "ask.thanks." + kind);
    return page(
        request,
        language,
        HttpStatus.OK,
        AskForm.empty(About.of(about), tickets.issue()),
        thanks,
        Optional.empty(),
        List.of());
  }

  /** A press on "yes, clear" or "no, not clear" at the end of a page. */
  @PostMapping("/{language}/ask/clear")
  ResponseEntity<byte[]> clear(
      @PathVariable String language,
      @RequestParam(defaultValue = "/") String about,
      @RequestParam(defaultValue = "") String was,
      HttpServletRequest request) {
    Optional<VoiceKind> kind = VoiceKind.find(was).filter(one -> !one.hasWords());
    Optional<Edition> edition = newest.issue().in(language);
    if (edition.isEmpty() || kind.isEmpty() || fromElsewhere(request)) {
      return pages.notFound(request);
    }
    About page = About.of(about);
    if (lets(presses, request)) {
      NewVoice voice =
          new NewVoice(
              tickets.fresh(),
              tickets.code(),
              kind.get(),
              language,
              page.path(),
              edition.get().manifest().id(),
              page.agency(edition.get()),
              "",
              Set.of(),
              false,
              null);
      conversation.changes(voices -> voices.receive(voice));
    }
    return goOn(
        "/%s/ask?said=%s&about=%s"
            .formatted(
                language,
                kind.get().label(),
                URLEncoder.encode(page.path(), StandardCharsets.UTF_8)));
  }

  @PostMapping("/{language}/ask")
  ResponseEntity<byte[]> send(
      @PathVariable String language,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String contact,
      @RequestParam(defaultValue = "/") String about,
      @RequestParam(defaultValue = "") String ticket,
      @RequestParam(defaultValue = "") String sure,
      @RequestParam(defaultValue = "") String website,
      HttpServletRequest request) {
    Optional<Edition> edition = newest.issue().in(language);
    if (edition.isEmpty() || fromElsewhere(request)) {
      return pages.notFound(request);
    }
    AskForm form =
        new AskForm(
            VoiceKind.find(kind).filter(VoiceKind::hasWords).orElse(VoiceKind.QUESTION),
            words,
            contact,
            About.of(about),
            ticket,
            !sure.isEmpty(),
            website);
    Optional<String> problem = form.problem();
    if (problem.isPresent()) {
      return again(request, language, HttpStatus.UNPROCESSABLE_CONTENT, form, problem.get());
    }
    Tickets.Checked checked = tickets.check(ticket);
    return switch (checked) {
      case Tickets.Checked.Bad() ->
          again(
              request,
              language,
              HttpStatus.UNPROCESSABLE_CONTENT,
              form.with(tickets.issue()),
              "ask.problem.old");
      case Tickets.Checked.Early() ->
          again(request, language, HttpStatus.UNPROCESSABLE_CONTENT, form, "ask.problem.early");
      case Tickets.Checked.Good good -> take(request, edition.get(), form, good);
    };
  }

  private ResponseEntity<byte[]> take(
      HttpServletRequest request, Edition edition, AskForm form, Tickets.Checked.Good ticket) {
    String language = edition.language().tag();
    if (!form.trap().isEmpty()) {
      // Only a program fills what nobody sees. It is told what a person is told.
      return goOn("/%s/questions".formatted(language));
    }
    if (form.kind() == VoiceKind.QUESTION && !form.sure()) {
      List<BoardQuestion> similar =
          Similar.to(form.words(), form.about().path(), language, conversation.published().board());
      if (!similar.isEmpty()) {
        return page(
            request, language, HttpStatus.OK, form, Optional.empty(), Optional.empty(), similar);
      }
    }
    if (!lets(messages, request)) {
      return again(request, language, HttpStatus.TOO_MANY_REQUESTS, form, "ask.problem.many");
    }
    boolean danger = Danger.in(form.words());
    NewVoice voice =
        new NewVoice(
            ticket.id(),
            tickets.code(),
            form.kind(),
            language,
            form.about().path(),
            edition.manifest().id(),
            form.about().agency(edition),
            form.words(),
            PersonalData.in(form.words()).stream()
                .map(PersonalData::label)
                .collect(Collectors.toUnmodifiableSet()),
            danger,
            form.contact().isEmpty() ? null : form.contact());
    return conversation
        .changes(voices -> voices.receive(voice))
        .map(
            code -> goOn("/%s/ask/%s?new=1%s".formatted(language, code, danger ? "&danger=1" : "")))
        .orElseGet(
            () ->
                again(
                    request,
                    language,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    form,
                    danger ? "ask.problem.down.danger" : "ask.problem.down"));
  }

  @GetMapping("/{language}/ask/{code}")
  ResponseEntity<byte[]> sent(
      @PathVariable String language,
      @PathVariable String code,
      @RequestParam(name = "new", defaultValue = "") String fresh,
      @RequestParam(defaultValue = "") String danger,
      HttpServletRequest request) {
    Optional<Whereabouts> where =
        Tickets.code(code)
            .flatMap(known -> conversation.does(voices -> voices.whereabouts(known)))
            .flatMap(found -> found);
    return where.isEmpty()
        ? pages.notFound(request)
        : pages.showNow(
            request,
            language,
            HttpStatus.OK,
            "sent.jte",
            edition ->
                Optional.of(
                    SentPage.of(edition, code, where.get(), !danger.isEmpty(), !fresh.isEmpty())));
  }

  /** Deletes how the sender may be answered. */
  @PostMapping("/{language}/ask/{code}/forget")
  ResponseEntity<byte[]> forget(
      @PathVariable String language, @PathVariable String code, HttpServletRequest request) {
    Optional<String> known = Tickets.code(code);
    if (known.isEmpty() || fromElsewhere(request)) {
      return pages.notFound(request);
    }
    return conversation.changes(voices -> voices.forgetContact(code)).isEmpty()
        ? pages.problem(request, request.getRequestURI(), HttpStatus.SERVICE_UNAVAILABLE, "")
        : goOn("/%s/ask/%s".formatted(language, code));
  }

  private ResponseEntity<byte[]> again(
      HttpServletRequest request,
      String language,
      HttpStatus status,
      AskForm form,
      String problem) {
    return page(request, language, status, form, Optional.empty(), Optional.of(problem), List.of());
  }

  private ResponseEntity<byte[]> page(
      HttpServletRequest request,
      String language,
      HttpStatus status,
      AskForm form,
      Optional<String> thanks,
      Optional<String> problem,
      List<BoardQuestion> similar) {
    return pages.showNow(
        request,
        language,
        status,
        "ask.jte",
        edition ->
            edition.issue().listens()
                ? Optional.of(AskPage.of(edition, form, thanks, problem, similar))
                : Optional.empty());
  }

  /** Whether another site made the visitor's browser send this. */
  private static boolean fromElsewhere(HttpServletRequest request) {
    return "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
  }

  private static boolean lets(Turnstile turnstile, HttpServletRequest request) {
    return Visitor.of(request).map(turnstile::lets).orElse(true);
  }

  static ResponseEntity<byte[]> goOn(String address) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .header(HttpHeaders.LOCATION, address)
        .cacheControl(CacheControl.noStore())
        .build();
  }
}
