package org.porchlight.workspace.home;

import java.sql.SQLException;
import java.util.Optional;
import org.porchlight.study.access.Right;
import org.porchlight.workspace.frame.Ask;
import org.porchlight.workspace.frame.Pages;
import org.porchlight.workspace.frame.Visit;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page, for every role. */
@Controller
final class HomeController {
  private static final Ask ASK = Ask.of("home", Right.values());

  private final Pages pages;

  HomeController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/{language:en|es}/")
  ResponseEntity<byte[]> show(Visit visit) throws SQLException {
    return pages.show(visit, ASK, look -> Optional.of(HomePage.of(look)));
  }
}
