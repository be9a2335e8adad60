package org.porchlight.workspace.plan;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.access.Right;
import org.porchlight.study.plan.PlanBoard;
import org.porchlight.study.plan.PlanDesk;
import org.porchlight.study.plan.PlanInitiative;
import org.porchlight.study.plan.PlanUpdate;
import org.porchlight.webkit.language.Phrase;
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

/** The plan is kept up to date here: one person writes, another one publishes. */
@Controller
final class PlanController {
  private static final String ONE = "/{language:en|es}/plan/{number:\\d{1,3}\\.\\d{1,4}}";
  private static final Ask LIST = Ask.of("plan", Right.PLAN);
  private static final Ask TABLE = Ask.of("plan.csv", Right.PLAN);
  private static final Ask JSON = Ask.of("plan.json", Right.PLAN);
  private static final Ask LOOK = Ask.of("plan/{initiative}", Right.PLAN);
  private static final Ask SAVE = Ask.of("plan/{initiative}/updates", Right.PLAN);
  private static final Ask STEP = Ask.of("plan/{initiative}/steps", Right.PLAN);

  private final Pages pages;

  PlanController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/{language:en|es}/plan")
  ResponseEntity<byte[]> list(Visit visit) throws SQLException {
    return pages.show(visit, LIST, look -> Optional.of(PlanPage.of(look)));
  }

  @GetMapping("/{language:en|es}/plan.csv")
  ResponseEntity<byte[]> table(Visit visit) throws SQLException {
    return pages.download(visit, TABLE, look -> Optional.of(PlanFiles.csv(look)));
  }

  @GetMapping("/{language:en|es}/plan.json")
  ResponseEntity<byte[]> json(Visit visit) throws SQLException {
    return pages.file(visit, JSON, look -> Optional.of(PlanFiles.json(look)));
  }

  @GetMapping(ONE + "/update")
  ResponseEntity<byte[]> show(
      Visit visit, @PathVariable String number, @RequestParam(defaultValue = "") String period)
      throws SQLException {
    return pages.show(visit, LOOK, look -> UpdatePage.of(look, number, period, null, null));
  }

  /** Keeps a draft; with {@code step=review} it is handed in at once. */
  @PostMapping(ONE + "/updates")
  ResponseEntity<byte[]> save(
      Visit visit, @PathVariable String number, @RequestParam Map<String, String> fields)
      throws SQLException {
    UpdateForm form = new UpdateForm(fields);
    String period = form.field("period");
    return pages.attempt(
        visit,
        SAVE,
        HttpStatus.UNPROCESSABLE_CONTENT,
        look -> {
          PlanBoard board = look.sight().plan().board();
          Optional<PlanInitiative> initiative = board.find(number);
          if (initiative.isEmpty()) {
            return Optional.empty();
          }
          Optional<Phrase> problem =
              board.periods(initiative.get()).contains(period)
                  ? form.problem(look, initiative.get())
                  : Optional.of(look.say("update.problem.period"));
          if (problem.isPresent()) {
            return again(look, number, period, form, problem.get());
          }
          OptionalLong saved =
              look.sight()
                  .plan()
                  .save(
                      number,
                      period,
                      form.progress().orElseThrow(),
                      form.words().texts("doing"),
                      form.words().texts("next"),
                      form.reported(initiative.get()));
          if (saved.isEmpty()) {
            return Optional.empty();
          }
          if (!form.field("step").equals(PlanUpdate.State.REVIEW.label())) {
            return Optional.of(next(number, period, "plan-saved"));
          }
          look.sight().plan().step(saved.getAsLong(), PlanUpdate.State.REVIEW, "");
          return Optional.of(next(number, period, "plan-handed-in"));
        });
  }

  /** Publishes what somebody else handed in, or returns it with a reason. */
  @PostMapping(ONE + "/steps")
  ResponseEntity<byte[]> step(
      Visit visit, @PathVariable String number, @RequestParam Map<String, String> fields)
      throws SQLException {
    UpdateForm form = new UpdateForm(fields);
    boolean publishes = form.field("step").equals(PlanUpdate.State.PUBLISHED.label());
    String note = form.field("note");
    return pages.attempt(
        visit,
        STEP,
        HttpStatus.UNPROCESSABLE_CONTENT,
        look -> {
          Optional<PlanUpdate> asked =
              look.sight().plan().board().updates().stream()
                  .filter(one -> one.initiative().equals(number))
                  .filter(one -> Long.toString(one.id()).equals(form.field("update")))
                  .findFirst();
          if (asked.isEmpty()) {
            return again(look, number, "", null, look.say("update.problem.closed"));
          }
          String period = asked.get().period();
          if (!publishes && note.isEmpty()) {
            return again(look, number, period, null, look.say("update.problem.note"));
          }
          if (note.length() > PlanDesk.LONGEST_NOTE) {
            return again(look, number, period, null, look.say("codes.note.long"));
          }
          Optional<PlanDesk.Outcome> outcome =
              look.sight()
                  .plan()
                  .step(
                      asked.get().id(),
                      publishes ? PlanUpdate.State.PUBLISHED : PlanUpdate.State.RETURNED,
                      publishes ? "" : note);
          if (outcome.isEmpty()) {
            return Optional.empty();
          }
          return switch (outcome.get()) {
            case DONE ->
                Optional.of(next(number, period, publishes ? "plan-published" : "plan-returned"));
            case OWN -> again(look, number, period, null, look.say("update.problem.own"));
            case CLOSED -> again(look, number, period, null, look.say("update.problem.closed"));
          };
        });
  }

  private static Attempt next(String number, String period, String said) {
    return new Attempt.Done(new Next("/plan/" + number + "/update?period=" + period, said));
  }

  private static Optional<Attempt> again(
      Look look, String number, String period, @Nullable UpdateForm form, Phrase problem)
      throws SQLException {
    return UpdatePage.of(look, number, period, form, problem).map(Attempt.NotDone::new);
  }
}
