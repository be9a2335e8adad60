package org.porchlight.workspace.sources;

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
import org.springframework.web.bind.annotation.RequestParam;

/** How the sources stand. */
@Controller
final class SourcesController {
  private static final String ONE = "/{language:en|es}/sources/{source}";
  private static final Ask LIST = Ask.of("sources", Right.SOURCES);
  private static final Ask FILE = Ask.of("sources.csv", Right.SOURCES);
  private static final Ask LOOK = Ask.of("sources/{source}", Right.SOURCES);
  private static final Ask ISSUES = Ask.of("sources/{source}/issues.csv", Right.SOURCES);

  private final Pages pages;

  SourcesController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/{language:en|es}/sources")
  ResponseEntity<byte[]> list(Visit visit) throws SQLException {
    return pages.show(visit, LIST, look -> Optional.of(SourcesPage.of(look)));
  }

  @GetMapping("/{language:en|es}/sources.csv")
  ResponseEntity<byte[]> file(Visit visit) throws SQLException {
    return pages.download(visit, FILE, look -> Optional.of(SourcesFile.sources(look)));
  }

  @GetMapping(ONE)
  ResponseEntity<byte[]> show(
      Visit visit, @PathVariable String source, @RequestParam(defaultValue = "") String delivery)
      throws SQLException {
    return pages.show(visit, LOOK, look -> SourcePage.of(look, source, delivery));
  }

  @GetMapping(ONE + "/issues.csv")
  ResponseEntity<byte[]> issues(
      Visit visit, @PathVariable String source, @RequestParam(defaultValue = "") String delivery)
      throws SQLException {
    return pages.download(visit, ISSUES, look -> SourcesFile.issues(look, source, delivery));
  }
}
