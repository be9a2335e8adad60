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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One neighbor's journey. */
@Controller
final class PersonController {
  private static final Ask ASK = Ask.of("people/{person}", Right.PEOPLE);

  private final Pages pages;

  PersonController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/{language:en|es}/people/{person}")
  ResponseEntity<byte[]> show(
      Visit visit, @PathVariable String person, @RequestParam(defaultValue = "") String page)
      throws SQLException {
    return pages.show(
        visit, ASK.at(person), look -> PersonPage.of(look, person, Paging.number(page)));
  }
}
