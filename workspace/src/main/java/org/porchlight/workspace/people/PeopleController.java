package org.porchlight.workspace.people;

import java.sql.SQLException;
import org.porchlight.study.access.Right;
import org.porchlight.workspace.frame.Ask;
import org.porchlight.workspace.frame.Pages;
import org.porchlight.workspace.frame.Paging;
import org.porchlight.workspace.frame.Visit;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Neighbors with many contacts, those with most first. */
@Controller
final class PeopleController {
  private static final Ask ASK = Ask.of("people", Right.PEOPLE);

  private final Pages pages;

  PeopleController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/{language:en|es}/people")
  ResponseEntity<byte[]> show(
      Visit visit,
      @RequestParam(defaultValue = "") String agency,
      @RequestParam(defaultValue = "") String window,
      @RequestParam(defaultValue = "") String atLeast,
      @RequestParam(defaultValue = "") String page)
      throws SQLException {
    return pages.show(
        visit,
        ASK,
        look ->
            PeoplePage.of(look, new PeopleChoice(agency, window, atLeast, Paging.number(page))));
  }
}
