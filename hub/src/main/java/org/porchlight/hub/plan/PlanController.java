package org.porchlight.hub.plan;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.porchlight.commons.CountedQuarter;
import org.porchlight.commons.PlanUpdate;
import org.porchlight.hub.frame.Pages;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
      case PlanReading.Shown shown ->
          pages.showNow(
              request,
              language,
              HttpStatus.OK,
              "initiative.jte",
              edition -> InitiativePage.of(edition, shown, number));
      case PlanReading.None() -> pages.notFound(request);
      case PlanReading.Unavailable() -> plan(language, request);
    };
  }

  /** Every measure that is counted here, quarter by quarter. */
  @GetMapping("/plan-measures.csv")
  ResponseEntity<byte[]> measures() {
    List<CountedQuarter> counted =
        plans.read() instanceof PlanReading.Shown shown ? shown.counted() : List.of();
    return file(
        "plan-measures.csv",
        new MediaType("text", "csv", StandardCharsets.UTF_8),
        MeasureCard.csv(counted).getBytes(StandardCharsets.UTF_8));
  }

  /** Every published update of every initiative. */
  @GetMapping("/plan-updates.csv")
  ResponseEntity<byte[]> updatesAsTable() {
    return file(
        "plan-updates.csv",
        new MediaType("text", "csv", StandardCharsets.UTF_8),
        new UpdatesFile(updates()).csv());
  }

  /** The same, for programs. */
  @GetMapping("/plan-updates.json")
  ResponseEntity<byte[]> updatesAsJson() {
    return file("plan-updates.json", MediaType.APPLICATION_JSON, new UpdatesFile(updates()).json());
  }

  private List<PlanUpdate> updates() {
    return plans.read() instanceof PlanReading.Shown shown ? shown.updates() : List.of();
  }

  private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] body) {
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(name))
        .contentType(type)
        .cacheControl(CacheControl.noCache())
        .body(body);
  }

  private static HttpStatus status(PlanReading reading) {
    return reading instanceof PlanReading.Unavailable
        ? HttpStatus.SERVICE_UNAVAILABLE
        : HttpStatus.OK;
  }
}
