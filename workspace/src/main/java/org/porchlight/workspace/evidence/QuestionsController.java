package org.porchlight.workspace.evidence;

import java.sql.SQLException;
import java.util.Optional;
import org.porchlight.study.access.Right;
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

/** "Are these two the same person?", as a list or one after the other. */
@Controller
final class QuestionsController {
  private static final Ask LIST = Ask.of("questions", Right.DECIDE);
  private static final Ask NEXT = Ask.of("questions/next", Right.DECIDE);
  private static final Ask LOOK = Ask.of("questions/{left}/{right}", Right.DECIDE);
  private static final Ask DECIDE = Ask.of("questions/{left}/{right}/decision", Right.DECIDE);

  private final Pages pages;

  QuestionsController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/{language:en|es}/questions")
  ResponseEntity<byte[]> list(Visit visit, @RequestParam(defaultValue = "") String page)
      throws SQLException {
    return pages.show(
        visit, LIST, look -> Optional.of(QuestionsPage.of(look, Paging.number(page))));
  }

  @GetMapping("/{language:en|es}/questions/next")
  ResponseEntity<byte[]> next(Visit visit, @RequestParam(defaultValue = "") String skip)
      throws SQLException {
    return pages.show(
        visit, NEXT, look -> Optional.of(QuestionPage.next(look, Paging.number(skip))));
  }

  @GetMapping("/{language:en|es}/questions/{left:\\d{1,10}}/{right:\\d{1,10}}")
  ResponseEntity<byte[]> show(Visit visit, @PathVariable int left, @PathVariable int right)
      throws SQLException {
    return pages.show(visit, LOOK, look -> QuestionPage.of(look, left, right, "", null));
  }

  @PostMapping("/{language:en|es}/questions/{left:\\d{1,10}}/{right:\\d{1,10}}/decision")
  ResponseEntity<byte[]> decide(
      Visit visit,
      @PathVariable int left,
      @PathVariable int right,
      @RequestParam(defaultValue = "") String run,
      @RequestParam(defaultValue = "") String verdict,
      @RequestParam(defaultValue = "") String reason)
      throws SQLException {
    Deciding deciding = new Deciding(Integer.toString(right), run, verdict, reason);
    if (deciding.problem().isPresent()) {
      return pages.show(
          visit,
          DECIDE,
          HttpStatus.UNPROCESSABLE_CONTENT,
          look -> QuestionPage.of(look, left, right, reason, deciding.problem().orElseThrow()));
    }
    return pages.act(
        visit,
        DECIDE,
        look -> deciding.in(look, left).map(said -> new Next("/questions/next", said)));
  }
}
