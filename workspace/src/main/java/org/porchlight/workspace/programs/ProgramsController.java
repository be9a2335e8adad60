package org.porchlight.workspace.programs;

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

/** Programs and what was found of them. */
@Controller
final class ProgramsController {
  private static final String ONE = "/{language:en|es}/programs/{program:[a-z0-9-]{1,64}}";
  private static final Ask LIST = Ask.of("programs", Right.PROGRAMS);
  private static final Ask LOOK = Ask.of("programs/{program}", Right.PROGRAMS);

  private final Pages pages;

  ProgramsController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/{language:en|es}/programs")
  ResponseEntity<byte[]> list(Visit visit) throws SQLException {
    return pages.show(visit, LIST, look -> Optional.of(ProgramsPage.of(look)));
  }

  @GetMapping(ONE)
  ResponseEntity<byte[]> show(Visit visit, @PathVariable String program) throws SQLException {
    return pages.show(visit, LOOK, look -> ProgramPage.of(look, program));
  }
}
