package org.porchlight.workspace.trail;

import java.sql.SQLException;
import java.util.Optional;
import org.porchlight.study.access.Right;
import org.porchlight.workspace.frame.Ask;
import org.porchlight.workspace.frame.Pages;
import org.porchlight.workspace.frame.Paging;
import org.porchlight.workspace.frame.Visit;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who looked at what, and who signed in; for privacy officers. */
@Controller
final class TrailController {
  private static final Ask LOOKS = Ask.of("trail", Right.AUDIT);
  private static final Ask FILE = Ask.of("trail.csv", Right.AUDIT);
  private static final Ask ACCOUNTS = Ask.of("trail/accounts", Right.AUDIT);

  private final Pages pages;

  TrailController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/{language:en|es}/trail")
  ResponseEntity<byte[]> show(
      Visit visit,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String page)
      throws SQLException {
    return pages.show(
        visit,
        LOOKS,
        look ->
            Optional.of(TrailPage.of(look, new TrailFilter(person.strip()), Paging.number(page))));
  }

  @GetMapping("/{language:en|es}/trail.csv")
  ResponseEntity<byte[]> file(Visit visit, @RequestParam(defaultValue = "") String person)
      throws SQLException {
    return pages.download(
        visit, FILE, look -> Optional.of(TrailFile.of(look, new TrailFilter(person.strip()))));
  }

  @GetMapping("/{language:en|es}/trail/accounts")
  ResponseEntity<byte[]> accounts(Visit visit, @RequestParam(defaultValue = "") String page)
      throws SQLException {
    return pages.show(
        visit, ACCOUNTS, look -> Optional.of(AccountTrailPage.of(look, Paging.number(page))));
  }
}
