package org.porchlight.workspace.care;

import java.sql.SQLException;
import java.util.Optional;
import org.porchlight.study.access.Right;
import org.porchlight.workspace.frame.Ask;
import org.porchlight.workspace.frame.Pages;
import org.porchlight.workspace.frame.Visit;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Who looked at a person: what the privacy officer gives them when they ask. */
@Controller
final class AccountingController {
  private static final Ask ASK = Ask.of("accounting/{person}", Right.AUDIT);

  private final Pages pages;

  AccountingController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/{language:en|es}/accounting/{person:[0-9A-HJKMNP-TV-Z]{10}}")
  ResponseEntity<byte[]> show(Visit visit, @PathVariable String person) throws SQLException {
    return pages.show(visit, ASK.at(person), look -> Optional.of(AccountingPage.of(look, person)));
  }
}
