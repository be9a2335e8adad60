package org.porchlight.workspace.sources;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.porchlight.study.access.Right;
import org.porchlight.study.sources.CodeBook;
import org.porchlight.study.sources.CodeChoice;
import org.porchlight.study.sources.CodeField;
import org.porchlight.workspace.frame.Ask;
import org.porchlight.workspace.frame.Attempt;
import org.porchlight.workspace.frame.Look;
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

/** Which standard type each local code stands for. A save is shown before it is done. */
@Controller
final class CodesController {
  private static final String CODES = "/{language:en|es}/sources/{source}/codes";
  private static final Ask LOOK = Ask.of("sources/{source}/codes", Right.SOURCES);
  private static final Ask FILE = Ask.of("sources/{source}/codes.csv", Right.SOURCES);
  private static final Ask PREVIEW = Ask.of("sources/{source}/codes/preview", Right.CODES);
  private static final Ask SAVE = Ask.of("sources/{source}/codes/changes", Right.CODES);
  private static final Ask UNDO =
      Ask.of("sources/{source}/codes/changes/{change}/undoing", Right.CODES);

  private final Pages pages;

  CodesController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping(CODES)
  ResponseEntity<byte[]> show(
      Visit visit,
      @PathVariable String source,
      @RequestParam(defaultValue = "") String field,
      @RequestParam(defaultValue = "") String page)
      throws SQLException {
    return pages.show(
        visit,
        LOOK,
        look ->
            CodesPage.of(
                look, source, CodesForm.untouched(field), Paging.number(page), Optional.empty()));
  }

  @GetMapping(CODES + ".csv")
  ResponseEntity<byte[]> file(
      Visit visit, @PathVariable String source, @RequestParam(defaultValue = "") String field)
      throws SQLException {
    return pages.download(visit, FILE, look -> SourcesFile.codes(look, source, field));
  }

  /** With {@code again} the table is shown once more, with what was chosen. */
  @PostMapping(CODES + "/preview")
  ResponseEntity<byte[]> preview(
      Visit visit, @PathVariable String source, @RequestParam Map<String, String> sent)
      throws SQLException {
    CodesForm form = CodesForm.of(sent);
    if (sent.containsKey("again")) {
      return pages.show(
          visit, PREVIEW, look -> CodesPage.of(look, source, form, form.page(), Optional.empty()));
    }
    if (form.wanted().isEmpty()) {
      return nothingChosen(visit, PREVIEW, source, form);
    }
    return pages.show(visit, PREVIEW, look -> PreviewPage.of(look, source, form, Optional.empty()));
  }

  private ResponseEntity<byte[]> nothingChosen(Visit visit, Ask ask, String source, CodesForm form)
      throws SQLException {
    return pages.show(
        visit,
        ask,
        HttpStatus.UNPROCESSABLE_CONTENT,
        look -> CodesPage.of(look, source, form, form.page(), Optional.of("codes.nothing")));
  }

  @PostMapping(CODES + "/changes")
  ResponseEntity<byte[]> save(
      Visit visit, @PathVariable String source, @RequestParam Map<String, String> sent)
      throws SQLException {
    CodesForm form = CodesForm.of(sent);
    if (form.wanted().isEmpty()) {
      return nothingChosen(visit, SAVE, source, form);
    }
    if (form.note().length() > CodeBook.LONGEST_NOTE) {
      return pages.show(
          visit,
          SAVE,
          HttpStatus.UNPROCESSABLE_CONTENT,
          look -> PreviewPage.of(look, source, form, Optional.of("codes.note.long")));
    }
    return pages.attempt(visit, SAVE, HttpStatus.CONFLICT, look -> save(look, source, form));
  }

  private static Optional<Attempt> save(Look look, String source, CodesForm form)
      throws SQLException {
    Optional<CodeField> field = CodesPage.table(look, source, form.field());
    Map<String, CodeChoice> wanted =
        field.map(one -> PreviewPage.known(one, form.wanted())).orElse(Map.of());
    if (field.isEmpty() || wanted.isEmpty()) {
      return Optional.empty();
    }
    Optional<CodeBook.Outcome> outcome =
        look.sight().codes().save(source, field.get().field(), form.seen(), wanted, form.note());
    if (outcome.isEmpty()) {
      return Optional.empty();
    }
    return switch (outcome.get()) {
      case CodeBook.Outcome.Saved _ ->
          Optional.of(new Attempt.Done(table(source, field.get().field(), "codes-saved")));
      case CodeBook.Outcome.Conflict _ ->
          PreviewPage.of(look, source, form, Optional.empty()).map(Attempt.NotDone::new);
    };
  }

  @PostMapping(CODES + "/changes/{change:\\d{1,18}}/undoing")
  ResponseEntity<byte[]> undo(
      Visit visit,
      @PathVariable String source,
      @PathVariable long change,
      @RequestParam(defaultValue = "") String field)
      throws SQLException {
    return pages.act(
        visit,
        UNDO,
        look -> {
          Optional<CodeField> found = CodesPage.table(look, source, field);
          if (found.isEmpty()) {
            return Optional.empty();
          }
          boolean done = look.sight().codes().undo(change).isPresent();
          return Optional.of(
              table(source, found.get().field(), done ? "codes-undone" : "codes-nothing"));
        });
  }

  private static Next table(String source, String field, String said) {
    return new Next("/sources/%s/codes?field=%s".formatted(source, CodesPage.encoded(field)), said);
  }
}
