package org.porchlight.workspace.releases;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

/** Releases are asked for here, looked at, and wait for a second person. */
@Controller
final class ReleasesController {
  private static final String ONE = "/{language:en|es}/releases/{proposal:\\d{1,18}}";
  private static final Ask LIST = Ask.of("releases", Right.PUBLISH);
  private static final Ask LOOK = Ask.of("releases/{proposal}", Right.PUBLISH);
  private static final Ask ASK = Ask.of("releases/requests", Right.PUBLISH);
  private static final Ask SEE = Ask.of("releases/{proposal}/pages", Right.PUBLISH);
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

  /** Asks for a release to be prepared. */
  @PostMapping("/{language:en|es}/releases/requests")
  ResponseEntity<byte[]> ask(Visit visit) throws SQLException {
    return pages.act(
        visit,
        ASK,
        look ->
            look.sight()
                .releases()
                .ask()
                .map(
                    outcome ->
                        new Next(
                            "/releases",
                            outcome == ReleaseDesk.Outcome.DONE
                                ? "release-asked"
                                : "release-asked-before")));
  }

  @GetMapping(ONE)
  ResponseEntity<byte[]> show(Visit visit, @PathVariable long proposal) throws SQLException {
    return pages.show(
        visit,
        LOOK,
        look -> ReleasePage.of(look, proposal, "", PublicReason.NONE, Optional.empty()));
  }

  /** A page of the hub as this release would make it, and what it needs to be drawn. */
  @GetMapping(ONE + "/pages/{*address}")
  ResponseEntity<byte[]> page(
      Visit visit, @PathVariable long proposal, @PathVariable String address) throws SQLException {
    return pages.file(visit, SEE, look -> PageAsSeen.of(look, proposal, address.substring(1)));
  }

  @PostMapping(ONE + "/steps")
  ResponseEntity<byte[]> decide(
      Visit visit, @PathVariable long proposal, @RequestParam Map<String, String> fields)
      throws SQLException {
    StepKind kind = STEPS.get(fields.getOrDefault("step", ""));
    String why = fields.getOrDefault("note", "").strip();
    PublicReason reason = PublicReason.of(fields);
    Optional<String> problem = problem(kind, why, reason);
    if (kind == null || problem.isPresent()) {
      return pages.show(
          visit,
          DECIDE,
          HttpStatus.UNPROCESSABLE_CONTENT,
          look -> ReleasePage.of(look, proposal, why, reason, problem));
    }
    return pages.attempt(
        visit, DECIDE, HttpStatus.CONFLICT, look -> decide(look, proposal, kind, why, reason));
  }

  private static Optional<String> problem(
      @Nullable StepKind kind, String why, PublicReason reason) {
    if (kind == null) {
      return Optional.of("releases.nothing");
    }
    if (why.length() > ReleaseDesk.LONGEST_NOTE) {
      return Optional.of("codes.note.long");
    }
    if (kind == StepKind.REFUSED && why.isEmpty()) {
      return Optional.of("releases.note.missing");
    }
    return kind == StepKind.TAKEN_BACK ? reason.problem() : Optional.empty();
  }

  private static Optional<Attempt> decide(
      Look look, long proposal, StepKind step, String note, PublicReason reason)
      throws SQLException {
    Optional<ReleaseDesk.Outcome> outcome =
        look.sight()
            .releases()
            .decide(
                proposal,
                step,
                note,
                step == StepKind.TAKEN_BACK ? Optional.of(reason.text()) : Optional.empty());
    if (outcome.isEmpty()) {
      return Optional.empty();
    }
    return switch (outcome.get()) {
      case DONE ->
          Optional.of(
              new Attempt.Done(new Next("/releases/" + proposal, "release-" + step.label())));
      case OWN -> again(look, proposal, note, reason, "releases.own");
      case UNSAFE -> again(look, proposal, note, reason, "releases.unsafe");
      case CLOSED -> again(look, proposal, note, reason, "releases.closed");
    };
  }

  private static Optional<Attempt> again(
      Look look, long proposal, String note, PublicReason reason, String problem)
      throws SQLException {
    return ReleasePage.of(look, proposal, note, reason, Optional.of(problem))
        .map(Attempt.NotDone::new);
  }
}
