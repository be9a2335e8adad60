package org.porchlight.workspace.evidence;

import java.sql.SQLException;
import org.porchlight.study.access.Right;
import org.porchlight.workspace.frame.Ask;
import org.porchlight.workspace.frame.Next;
import org.porchlight.workspace.frame.Pages;
import org.porchlight.workspace.frame.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One record of a person's journey, and why it is there. */
@Controller
final class RecordController {
  private static final Ask LOOK = Ask.of("people/{person}/records/{record}", Right.PEOPLE);
  private static final Ask DECIDE =
      Ask.of("people/{person}/records/{record}/decision", Right.DECIDE);

  private final Pages pages;

  RecordController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/{language:en|es}/people/{person}/records/{record:\\d{1,10}}")
  ResponseEntity<byte[]> show(
      Visit visit,
      @PathVariable String person,
      @PathVariable int record,
      @RequestParam(defaultValue = "") String with)
      throws SQLException {
    return pages.show(
        visit, LOOK.at(person), look -> RecordPage.of(look, person, record, with, "", null));
  }

  @PostMapping("/{language:en|es}/people/{person}/records/{record:\\d{1,10}}/decision")
  ResponseEntity<byte[]> decide(
      Visit visit,
      @PathVariable String person,
      @PathVariable int record,
      @RequestParam(defaultValue = "") String with,
      @RequestParam(defaultValue = "") String run,
      @RequestParam(defaultValue = "") String verdict,
      @RequestParam(defaultValue = "") String reason)
      throws SQLException {
    Deciding deciding = new Deciding(with, run, verdict, reason);
    if (deciding.problem().isPresent()) {
      return pages.show(
          visit,
          DECIDE.at(person),
          HttpStatus.UNPROCESSABLE_CONTENT,
          look ->
              RecordPage.of(look, person, record, with, reason, deciding.problem().orElseThrow()));
    }
    return pages.act(
        visit,
        DECIDE.at(person),
        look -> deciding.in(look, record).map(said -> new Next("/people/" + person, said)));
  }
}
