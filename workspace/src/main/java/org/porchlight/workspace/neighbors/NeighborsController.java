package org.porchlight.workspace.neighbors;

import java.sql.SQLException;
import org.porchlight.study.access.Right;
import org.porchlight.workspace.frame.Ask;
import org.porchlight.workspace.frame.Pages;
import org.porchlight.workspace.frame.Visit;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How many neighbors are met how often. */
@Controller
final class NeighborsController {
  private static final Ask ASK = Ask.of("neighbors", Right.COUNTS, Right.ALL_COUNTS);
  private static final Ask FILE = Ask.of("neighbors.csv", Right.COUNTS, Right.ALL_COUNTS);

  private final Pages pages;

  NeighborsController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/{language:en|es}/neighbors")
  ResponseEntity<byte[]> show(
      Visit visit,
      @RequestParam(defaultValue = "") String agency,
      @RequestParam(defaultValue = "") String window)
      throws SQLException {
    return pages.show(
        visit, ASK, look -> BandChoice.of(look, agency, window).map(NeighborsPage::of));
  }

  @GetMapping("/{language:en|es}/neighbors.csv")
  ResponseEntity<byte[]> file(
      Visit visit,
      @RequestParam(defaultValue = "") String agency,
      @RequestParam(defaultValue = "") String window)
      throws SQLException {
    return pages.download(
        visit, FILE, look -> BandChoice.of(look, agency, window).map(BandFile::of));
  }
}
