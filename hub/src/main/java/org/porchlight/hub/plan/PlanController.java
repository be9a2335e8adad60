package org.porchlight.hub.plan;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.porchlight.city.Plan;
import org.porchlight.hub.frame.Pages;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
final class PlanController {
  private final Pages pages;
  private final PlanSource plans;

  PlanController(Pages pages, PlanSource plans) {
    this.pages = pages;
    this.plans = plans;
  }

  @GetMapping("/{language}/plan")
  ResponseEntity<byte[]> plan(@PathVariable String language, HttpServletRequest request) {
    PlanReading reading = plans.read();
    return pages.showNow(
        request,
        language,
        status(reading),
        "plan.jte",
        edition -> Optional.of(PlanPage.of(edition, reading)));
  }

  @GetMapping("/{language}/plan/{number}")
  ResponseEntity<byte[]> initiative(
      @PathVariable String language, @PathVariable String number, HttpServletRequest request) {
    PlanReading reading = plans.read();
    return switch (reading) {
      case PlanReading.Shown(Plan plan) ->
          pages.showNow(
              request,
              language,
              HttpStatus.OK,
              "initiative.jte",
              edition -> InitiativePage.of(edition, plan, number));
      case PlanReading.None() -> pages.notFound(request);
      case PlanReading.Unavailable() -> plan(language, request);
    };
  }

  private static HttpStatus status(PlanReading reading) {
    return reading instanceof PlanReading.Unavailable
        ? HttpStatus.SERVICE_UNAVAILABLE
        : HttpStatus.OK;
  }
}
