package org.porchlight.hub.landing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.porchlight.commons.voices.Done;
import org.porchlight.hub.frame.Pages;
import org.porchlight.hub.plan.PlanReading;
import org.porchlight.hub.plan.PlanSource;
import org.porchlight.hub.voices.Conversation;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
final class LandingController {
  private final Pages pages;
  private final PlanSource plans;
  private final Conversation conversation;

  LandingController(Pages pages, PlanSource plans, Conversation conversation) {
    this.pages = pages;
    this.plans = plans;
    this.conversation = conversation;
  }

  /** The address people type without its last slash. */
  @GetMapping("/{language:[A-Za-z-]{2,12}}")
  ResponseEntity<byte[]> slash(@PathVariable String language, HttpServletRequest request) {
    ResponseEntity<byte[]> landing = landing(language, request);
    return landing.getStatusCode().isError()
        ? landing
        : ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
            .header(HttpHeaders.LOCATION, "/" + language + "/")
            .build();
  }

  @GetMapping("/{language}/")
  ResponseEntity<byte[]> landing(@PathVariable String language, HttpServletRequest request) {
    // Plan and changes are part of the page, so it is kept for as long as they are the same.
    PlanReading plan = plans.read();
    List<Done> done = conversation.published().done();
    return pages.show(
        request,
        language,
        "/?plan=%x&done=%x".formatted(plan.hashCode(), done.hashCode()),
        "landing.jte",
        edition -> Optional.of(LandingPage.of(edition, plan, done)));
  }
}
