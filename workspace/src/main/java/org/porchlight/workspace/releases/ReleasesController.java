package org.porchlight.workspace.releases;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.porchlight.study.access.Right;
import org.porchlight.study.releases.Proposal.StepKind;
import org.porchlight.study.releases.ReleaseDesk;
import org.porchlight.workspace.frame.Ask;
import org.porchlight.workspace.frame.Attempt;
import org.porchlight.workspace.frame.Look;
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

/** Releases wait here for a second person. */
@Controller
final class ReleasesController {
  private static final String ONE = "/{language:en|es}/releases/{proposal:\\d{1,18}}";
  private static final Ask LIST = Ask.of("releases", Right.PUBLISH);
  private static final Ask LOOK = Ask.of("releases/{proposal}", Right.PUBLISH);
  private static final Ask DECIDE = Ask.of("releases/{proposal}/steps", Right.PUBLISH);

  /** What the buttons send. */
  private static final Map<String, StepKind> STEPS =
      Map.of(
          "approve", StepKind.APPROVED,
          "refuse", StepKind.REFUSED,
          "take-back", StepKind.TAKEN_BACK);

  private final Pages pages;

  ReleasesController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/{language:en|es}/releases")
  ResponseEntity<byte[]> list(Visit visit) throws SQLException {
    return pages.show(visit, LIST, look -> Optional.of(ReleasesPage.of(look)));
  }

  @GetMapping(ONE)
  ResponseEntity<byte[]> show(Visit visit, @PathVariable long proposal) throws SQLException {
    return pages.show(visit, LOOK, look -> ReleasePage.of(look, proposal, "", Optional.empty()));
  }

  @PostMapping(ONE + "/steps")
  ResponseEntity<byte[]> decide(
      Visit visit,
      @PathVariable long proposal,
      @RequestParam(defaultValue = "") String step,
      @RequestParam(defaultValue = "") String note)
      throws SQLException {
    StepKind kind = STEPS.get(step);
    String why = note.strip();
    if (kind == null || why.length() > ReleaseDesk.LONGEST_NOTE) {
      return pages.show(
          visit,
          DECIDE,
          HttpStatus.UNPROCESSABLE_CONTENT,
          look ->
              ReleasePage.of(
                  look,
                  proposal,
                  why,
                  Optional.of(kind == null ? "releases.nothing" : "codes.note.long")));
    }
    if (kind != StepKind.APPROVED && why.isEmpty()) {
      return pages.show(
          visit,
          DECIDE,
          HttpStatus.UNPROCESSABLE_CONTENT,
          look -> ReleasePage.of(look, proposal, why, Optional.of("releases.note.missing")));
    }
    return pages.attempt(
        visit, DECIDE, HttpStatus.CONFLICT, look -> decide(look, proposal, kind, why));
  }

  private static Optional<Attempt> decide(Look look, long proposal, StepKind step, String note)
      throws SQLException {
    Optional<ReleaseDesk.Outcome> outcome = look.sight().releases().decide(proposal, step, note);
    if (outcome.isEmpty()) {
      return Optional.empty();
    }
    return switch (outcome.get()) {
      case DONE ->
          Optional.of(
              new Attempt.Done(new Next("/releases/" + proposal, "release-" + step.label())));
      case OWN -> again(look, proposal, note, "releases.own");
      case CLOSED -> again(look, proposal, note, "releases.closed");
    };
  }

  private static Optional<Attempt> again(Look look, long proposal, String note, String problem)
      throws SQLException {
    return ReleasePage.of(look, proposal, note, Optional.of(problem)).map(Attempt.NotDone::new);
  }
}
