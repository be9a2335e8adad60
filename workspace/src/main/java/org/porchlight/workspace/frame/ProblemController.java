package org.porchlight.workspace.frame;

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

/**
 * Answers whatever no other controller could. All that is wrong with a request is "not found",
 * except a form without its token. A fault is logged with its place in the code and its kind, never
 * with its message: a database's message may quote a value.
 */
@Controller
final class ProblemController implements ErrorController {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemController.class);
  private static final int DEPTH = 12;

  private final Pages pages;
  private final SecureRandom random = new SecureRandom();

  ProblemController(Pages pages) {
    this.pages = pages;
  }

  @RequestMapping("/error")
  ResponseEntity<byte[]> answer(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus known = code instanceof Integer number ? HttpStatus.resolve(number) : null;
    Visit visit = Visits.of(request);
    if (known == HttpStatus.FORBIDDEN) {
      return pages.problem(visit, HttpStatus.FORBIDDEN, "");
    }
    if (known == null || !known.is5xxServerError()) {
      return pages.notFound(visit);
    }
    byte[] bytes = new byte[4];
    random.nextBytes(bytes);
    String incident = HexFormat.of().formatHex(bytes);
    Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    LOG.error(
        "Incident {}: a page could not be made. {}",
        incident,
        cause instanceof Throwable thrown ? trace(thrown) : "No cause is known.");
    return pages.problem(visit, HttpStatus.INTERNAL_SERVER_ERROR, incident);
  }

  /** Kinds and places without messages. */
  private static String trace(Throwable thrown) {
    StringBuilder all = new StringBuilder();
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      all.append(all.isEmpty() ? "" : " Caused by ").append(cause.getClass().getName());
      StackTraceElement[] places = cause.getStackTrace();
      for (int i = 0; i < Math.min(DEPTH, places.length); i++) {
        all.append(System.lineSeparator()).append("  at ").append(places[i]);
      }
      all.append(System.lineSeparator());
    }
    return all.toString();
  }
}
