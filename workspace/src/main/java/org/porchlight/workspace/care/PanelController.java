package org.porchlight.workspace.care;

import java.sql.SQLException;
import java.util.Optional;
import org.porchlight.study.access.Right;
import org.porchlight.study.care.Outcome;
import org.porchlight.workspace.frame.Ask;
import org.porchlight.workspace.frame.Attempt;
import org.porchlight.workspace.frame.Next;
import org.porchlight.workspace.frame.Pages;
import org.porchlight.workspace.frame.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where everybody stands; draws of places; how tasks stand. */
@Controller
final class PanelController {
  private static final Ask SHOW = Ask.of("care", Right.CARE);
  private static final Ask DRAW = Ask.of("care/draws", Right.CARE);
  private static final Ask DRAWING = Ask.of("care/draws/{draw}/drawing", Right.CARE);
  private static final Ask TASK = Ask.of("care/tasks/{task}/steps", Right.CARE);
  private static final int MOST_PLACES = 1_000;

  private final Pages pages;

  PanelController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/{language:en|es}/care")
  ResponseEntity<byte[]> show(Visit visit) throws SQLException {
    return pages.show(visit, SHOW, look -> Optional.of(PanelPage.of(look, Optional.empty())));
  }

  @PostMapping("/{language:en|es}/care/draws")
  ResponseEntity<byte[]> begin(Visit visit, @RequestParam MultiValueMap<String, String> fields)
      throws SQLException {
    CareForm form = new CareForm(fields);
    return pages.attempt(
        visit,
        DRAW,
        HttpStatus.UNPROCESSABLE_CONTENT,
        look -> {
          if (!look.sight().enrolments().partner()) {
            return Optional.empty();
          }
          int places = form.number("places", 1, MOST_PLACES);
          Optional<org.porchlight.webkit.language.Phrase> problem = form.problem(look);
          if (problem.isPresent()) {
            return Optional.of(new Attempt.NotDone(PanelPage.of(look, problem)));
          }
          return look.sight().enrolments().beginDraw(places).isPresent()
              ? Optional.of(new Attempt.Done(new Next("/care", "care-draw-begun")))
              : Optional.empty();
        });
  }

  @PostMapping("/{language:en|es}/care/draws/{draw:\\d{1,18}}/drawing")
  ResponseEntity<byte[]> draw(Visit visit, @PathVariable long draw) throws SQLException {
    return pages.attempt(
        visit,
        DRAWING,
        HttpStatus.UNPROCESSABLE_CONTENT,
        look -> {
          Optional<Outcome> outcome = look.sight().enrolments().finishDraw(draw);
          if (outcome.isEmpty()) {
            return Optional.empty();
          }
          return Optional.of(
              outcome.get() == Outcome.DONE
                  ? new Attempt.Done(new Next("/care", "care-drawn"))
                  : new Attempt.NotDone(
                      PanelPage.of(look, Optional.of(Refusals.of(look, outcome.get())))));
        });
  }

  @PostMapping("/{language:en|es}/care/tasks/{task:\\d{1,18}}/steps")
  ResponseEntity<byte[]> step(
      Visit visit, @PathVariable long task, @RequestParam MultiValueMap<String, String> fields)
      throws SQLException {
    CareForm form = new CareForm(fields);
    return pages.act(
        visit,
        TASK,
        look -> {
          String status =
              form.one(
                  "status",
                  java.util.List.of(
                      "not-started",
                      "scheduled",
                      "in-progress",
                      "on-hold",
                      "completed",
                      "cancelled"));
          return form.problem(look).isEmpty() && look.sight().care().step(task, status)
              ? Optional.of(new Next("/care", "care-written"))
              : Optional.empty();
        });
  }
}
