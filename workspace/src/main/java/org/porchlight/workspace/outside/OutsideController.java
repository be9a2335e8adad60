package org.porchlight.workspace.outside;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.porchlight.study.access.Right;
import org.porchlight.study.outside.OutsideDesk;
import org.porchlight.workspace.frame.Ask;
import org.porchlight.workspace.frame.Attempt;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Next;
import org.porchlight.workspace.frame.Pages;
import org.porchlight.workspace.frame.ShownFile;
import org.porchlight.workspace.frame.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Licenses are granted and ended by the privacy officer, accepted and used by the evaluator. */
@Controller
final class OutsideController {
  private static final String L = "/{language:en|es}";
  private static final Ask LICENSES = Ask.of("licenses", Right.LICENSES);
  private static final Ask GRANT = Ask.of("licenses/grants", Right.LICENSES);
  private static final Ask END = Ask.of("licenses/{license}/end", Right.LICENSES);
  private static final Ask PACKAGES = Ask.of("packages", Right.PACKAGES);
  private static final Ask ACCEPT = Ask.of("packages/{license}/acceptance", Right.PACKAGES);
  private static final Ask TAKE = Ask.of("packages/{program}.zip", Right.PACKAGES);

  private final Pages pages;

  OutsideController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping(L + "/licenses")
  ResponseEntity<byte[]> licenses(Visit visit) throws SQLException {
    return pages.show(
        visit,
        LICENSES,
        look -> Optional.of(LicensesPage.of(look, LicenseForm.NONE, Optional.empty())));
  }

  @PostMapping(L + "/licenses/grants")
  ResponseEntity<byte[]> grant(Visit visit, @RequestParam Map<String, String> fields)
      throws SQLException {
    LicenseForm form = LicenseForm.of(fields);
    return pages.attempt(visit, GRANT, HttpStatus.UNPROCESSABLE_CONTENT, look -> grant(look, form));
  }

  private static Optional<Attempt> grant(Look look, LicenseForm form) throws SQLException {
    Optional<String> problem = form.problem();
    if (problem.isEmpty()) {
      Optional<OutsideDesk.Outcome> outcome =
          look.sight()
              .outside()
              .grant(
                  form.program(),
                  form.account(),
                  form.institution(),
                  form.purpose(),
                  form.day().orElseThrow());
      if (outcome.isEmpty()) {
        return Optional.empty();
      }
      switch (outcome.get()) {
        case DONE -> {
          return Optional.of(new Attempt.Done(new Next("/licenses", "license-granted")));
        }
        case UNKNOWN -> problem = Optional.of("licenses.problem.choose");
        case CLOSED -> problem = Optional.of("licenses.problem.until");
      }
    }
    return Optional.of(new Attempt.NotDone(LicensesPage.of(look, form, problem)));
  }

  @PostMapping(L + "/licenses/{license:\\d{1,18}}/end")
  ResponseEntity<byte[]> end(Visit visit, @PathVariable long license) throws SQLException {
    return pages.act(
        visit,
        END,
        look ->
            look.sight().outside().end(license)
                ? Optional.of(new Next("/licenses", "license-ended"))
                : Optional.empty());
  }

  @GetMapping(L + "/packages")
  ResponseEntity<byte[]> packages(Visit visit) throws SQLException {
    return pages.show(visit, PACKAGES, look -> Optional.of(PackagesPage.of(look)));
  }

  @PostMapping(L + "/packages/{license:\\d{1,18}}/acceptance")
  ResponseEntity<byte[]> accept(Visit visit, @PathVariable long license) throws SQLException {
    return pages.act(
        visit,
        ACCEPT,
        look ->
            look.sight().outside().accept(license)
                ? Optional.of(new Next("/packages", "license-accepted"))
                : Optional.empty());
  }

  @GetMapping(L + "/packages/{program:[a-z0-9-]{1,64}}.zip")
  ResponseEntity<byte[]> take(Visit visit, @PathVariable String program) throws SQLException {
    return pages.file(
        visit,
        TAKE,
        look -> {
          Optional<byte[]> body = look.sight().outside().file(program);
          return body.map(bytes -> new ShownFile("application/zip", bytes));
        });
  }
}
