package org.porchlight.hub.frame;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.porchlight.hub.edition.NothingShown;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** What every address answers while every release is taken back. */
@ControllerAdvice
final class PauseAdvice {
  private final Renderer renderer;

  PauseAdvice(Renderer renderer) {
    this.renderer = renderer;
  }

  @ExceptionHandler(NothingShown.class)
  ResponseEntity<byte[]> pause(NothingShown pause, HttpServletRequest request) {
    // Of a page that was not found the address is the error page's.
    Object asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String address = asked instanceof String text ? text : request.getRequestURI();
    if (OpenAddresses.forPrograms(address)) {
      return DataAnswer.problem(
          DataProblem.of(
              "being-checked",
              HttpStatus.SERVICE_UNAVAILABLE.value(),
              "Every release was taken back while its numbers are being checked. Ask again later.",
              "/"));
    }
    List<String> spoken = pause.city().languages();
    String first =
        spoken.stream()
            .filter(tag -> address.startsWith("/" + tag + "/") || address.equals("/" + tag))
            .findFirst()
            .orElseGet(() -> Pages.preferred(request, spoken));
    byte[] page = renderer.render("pause.jte", PausePage.of(pause, first));
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, String.valueOf(PausePage.RETRY_SECONDS))
        .header(HttpHeaders.CONTENT_LANGUAGE, first)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
        .body(page);
  }
}
