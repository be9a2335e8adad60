package org.porchlight.workspace.evidence;

import java.sql.SQLException;
import java.util.Optional;
import org.porchlight.study.access.Right;
import org.porchlight.study.people.DecisionLine;
import org.porchlight.workspace.frame.Ask;
import org.porchlight.workspace.frame.Next;
import org.porchlight.workspace.frame.Pages;
import org.porchlight.workspace.frame.Visit;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Takes a decision back: what it moved returns. */
@Controller
final class WithdrawalController {
  private static final Ask ASK = Ask.of("decisions/{decision}/withdrawal", Right.DECIDE);

  private final Pages pages;

  WithdrawalController(Pages pages) {
    this.pages = pages;
  }

  @PostMapping("/{language:en|es}/decisions/{decision:\\d{1,18}}/withdrawal")
  ResponseEntity<byte[]> withdraw(Visit visit, @PathVariable long decision) throws SQLException {
    return pages.act(
        visit,
        ASK,
        look -> {
          if (!look.sight().decisions().withdraw(decision)) {
            return Optional.empty();
          }
          return look.sight()
              .decisions()
              .find(decision)
              .map(DecisionLine::leftPerson)
              .map(person -> new Next("/people/" + person, "taken-back"))
              .or(() -> Optional.of(new Next("/people", "taken-back")));
        });
  }
}
