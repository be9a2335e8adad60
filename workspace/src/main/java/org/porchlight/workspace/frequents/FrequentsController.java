package org.porchlight.workspace.frequents;

import java.sql.SQLException;
import java.util.Optional;
import org.porchlight.study.access.Right;
import org.porchlight.study.people.FrequentKind;
import org.porchlight.workspace.frame.Ask;
import org.porchlight.workspace.frame.Next;
import org.porchlight.workspace.frame.Pages;
import org.porchlight.workspace.frame.Paging;
import org.porchlight.workspace.frame.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Numbers and places with very many records: lists of their own, which link nobody. */
@Controller
final class FrequentsController {
  private static final String KIND = "/{language:en|es}/{kind:numbers|places}";
  private static final Ask LIST = Ask.of("{numbers|places}", Right.PEOPLE);
  private static final Ask LOOK = Ask.of("{numbers|places}/{id}", Right.PEOPLE);
  private static final Ask ATTACH = Ask.of("{numbers|places}/{id}/attachments", Right.DECIDE);
  private static final Ask DETACH =
      Ask.of("{numbers|places}/{id}/attachments/{attachment}/removal", Right.DECIDE);

  private final Pages pages;

  FrequentsController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping(KIND)
  ResponseEntity<byte[]> list(
      Visit visit,
      @PathVariable String kind,
      @RequestParam(defaultValue = "") String window,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String page)
      throws SQLException {
    return pages.show(
        visit,
        LIST,
        look -> FrequentsPage.of(look, kind(kind), window, person, Paging.number(page)));
  }

  @GetMapping(KIND + "/{id}")
  ResponseEntity<byte[]> show(
      Visit visit,
      @PathVariable String kind,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String page)
      throws SQLException {
    return pages.show(
        visit,
        LOOK,
        look ->
            FrequentPage.of(look, kind(kind), id, Paging.number(page), Attaching.begun(person)));
  }

  @PostMapping(KIND + "/{id}/attachments")
  ResponseEntity<byte[]> attach(
      Visit visit,
      @PathVariable String kind,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String reason)
      throws SQLException {
    Attaching attaching = Attaching.checked(person.strip(), reason.strip());
    if (attaching.problem().isPresent()) {
      return pages.show(
          visit,
          ATTACH,
          HttpStatus.UNPROCESSABLE_CONTENT,
          look -> FrequentPage.of(look, kind(kind), id, 1, attaching));
    }
    return pages.act(
        visit,
        ATTACH.at(attaching.person()),
        look ->
            look.sight()
                .frequents()
                .attach(id, attaching.person(), attaching.reason())
                .map(_ -> new Next("/" + kind + "/" + id, "attached")));
  }

  @PostMapping(KIND + "/{id}/attachments/{attachment:\\d{1,18}}/removal")
  ResponseEntity<byte[]> detach(
      Visit visit,
      @PathVariable String kind,
      @PathVariable String id,
      @PathVariable long attachment)
      throws SQLException {
    return pages.act(
        visit,
        DETACH,
        look ->
            look.sight().frequents().detach(attachment)
                ? Optional.of(new Next("/" + kind + "/" + id, "detached"))
                : Optional.empty());
  }

  private static FrequentKind kind(String word) {
    return word.equals("numbers") ? FrequentKind.NUMBER : FrequentKind.PLACE;
  }
}
