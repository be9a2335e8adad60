package org.porchlight.hub.frame;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers whatever no other controller could. */
@Controller
final class ProblemController implements ErrorController {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemController.class);

  private final Pages pages;
  private final SecureRandom random = new SecureRandom();

  ProblemController(Pages pages) {
    this.pages = pages;
  }

  @RequestMapping("/error")
  ResponseEntity<byte[]> answer(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    Object address = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    HttpStatus known = code instanceof Integer number ? HttpStatus.resolve(number) : null;
    HttpStatus status = known == null || !known.isError() ? HttpStatus.NOT_FOUND : known;
    String incident = "";
    if (status.is5xxServerError()) {
      byte[] bytes = new byte[4];
      random.nextBytes(bytes);
      incident = HexFormat.of().formatHex(bytes);
      Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
      LOG.error(
          "Incident {}: a page could not be made.",
          incident,
          cause instanceof Throwable thrown ? thrown : null);
    }
    String asked = address instanceof String text ? text : "/";
    if (asked.startsWith("/api/")) {
      pages.requireNumbers();
      return DataAnswer.problem(problem(status));
    }
    return pages.problem(request, asked, status, incident);
  }

  private static DataProblem problem(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND ->
          DataProblem.of(
              "unknown-address",
              status.value(),
              "There is nothing at this address. The description lists all there are.",
              DataProblem.DESCRIPTION);
      case METHOD_NOT_ALLOWED ->
          DataProblem.of(
              "read-only", status.value(), "Only GET is answered.", DataProblem.DESCRIPTION);
      default ->
          status.is5xxServerError()
              ? DataProblem.of(
                  "fault", status.value(), "A fault of the hub's own. Ask again later.", "/")
              : DataProblem.of(
                  "unreadable-request",
                  status.value(),
                  "The request could not be read.",
                  DataProblem.DESCRIPTION);
    };
  }
}
