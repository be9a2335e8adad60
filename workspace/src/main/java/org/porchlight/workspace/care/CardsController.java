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

/** The cards that neighbors agreed to show to whoever comes when somebody calls. */
@Controller
final class CardsController {
  private static final Ask ASK = Ask.of("cards", Right.CARE);

  private final Pages pages;

  CardsController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/{language:en|es}/cards")
  ResponseEntity<byte[]> show(Visit visit) throws SQLException {
    return pages.show(visit, ASK, look -> Optional.of(CardsPage.of(look)));
  }
}
