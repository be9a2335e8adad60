package org.porchlight.hub.voices;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.porchlight.commons.voices.BoardQuestion;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.frame.OnceADay;
import org.porchlight.hub.frame.Pages;
import org.porchlight.hub.frame.Visitor;
import org.porchlight.hub.reach.PageViews;
import org.porchlight.hub.reach.ReachTables;
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

/** Questions, answers, and what was changed because of them. */
@Controller
final class BoardController {
  private final Pages pages;
  private final Conversation conversation;
  private final OnceADay once;
  private final PageViews views;

  BoardController(Pages pages, Conversation conversation, PageViews views, Clock clock) {
    this.pages = pages;
    this.conversation = conversation;
    this.once = new OnceADay(clock);
    this.views = views;
  }

  @GetMapping("/{language}/questions")
  ResponseEntity<byte[]> board(
      @PathVariable String language,
      @RequestParam(defaultValue = "") String show,
      @RequestParam(defaultValue = "") String q,
      HttpServletRequest request) {
    Conversation.Published published = conversation.published();
    return show(
        request,
        language,
        "board.jte",
        edition -> BoardPage.of(edition, published, show, q.length() > 100 ? "" : q));
  }

  @GetMapping("/{language}/questions/{id:\\d{1,18}}")
  ResponseEntity<byte[]> question(
      @PathVariable String language, @PathVariable long id, HttpServletRequest request) {
    Conversation.Published published = conversation.published();
    Optional<BoardQuestion> question = published.question(id);
    return question.isEmpty()
        ? pages.notFound(request)
        : show(
            request,
            language,
            "question.jte",
            edition -> QuestionPage.of(edition, question.get(), published.done()));
  }

  /** "I ask this too": counted once a day for each network address, which nobody keeps. */
  @PostMapping("/{language}/questions/{id:\\d{1,18}}/second")
  ResponseEntity<byte[]> second(
      @PathVariable String language, @PathVariable long id, HttpServletRequest request) {
    boolean known = conversation.published().question(id).isPresent();
    if (!known || "cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
      return pages.notFound(request);
    }
    boolean counts =
        Visitor.of(request).map(visitor -> once.isFirst(visitor, "question " + id)).orElse(true);
    if (counts) {
      Optional<OptionalInt> now = conversation.changes(voices -> voices.second(id));
      if (now.isEmpty()) {
        return pages.problem(request, request.getRequestURI(), HttpStatus.SERVICE_UNAVAILABLE, "");
      }
    }
    return AskController.goOn("/%s/questions/%d#too".formatted(language, id));
  }

  @GetMapping("/{language}/changes")
  ResponseEntity<byte[]> changes(@PathVariable String language, HttpServletRequest request) {
    Conversation.Published published = conversation.published();
    return show(request, language, "changes.jte", edition -> DonePage.of(edition, published));
  }

  @GetMapping("/{language}/listening")
  ResponseEntity<byte[]> listening(@PathVariable String language, HttpServletRequest request) {
    Conversation.Published published = conversation.published();
    return show(
        request,
        language,
        "listening.jte",
        edition -> ListeningPage.of(edition, published, views.months()));
  }

  @GetMapping("/listening.csv")
  ResponseEntity<byte[]> listeningFile() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"listening.csv\"")
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic())
        .body(
            ListeningPage.csv(conversation.published().months()).getBytes(StandardCharsets.UTF_8));
  }

  /** How often pages are read, page by page. */
  @GetMapping("/page-views.csv")
  ResponseEntity<byte[]> viewsFile() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"page-views.csv\"")
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic())
        .body(ReachTables.csv(views.months()).getBytes(StandardCharsets.UTF_8));
  }

  /** A page of a hub that listens. */
  private ResponseEntity<byte[]> show(
      HttpServletRequest request, String language, String template, Function<Edition, ?> make) {
    return pages.showNow(
        request,
        language,
        HttpStatus.OK,
        template,
        edition -> edition.issue().listens() ? Optional.of(make.apply(edition)) : Optional.empty());
  }
}
