package org.porchlight.workspace.care;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.porchlight.study.access.Right;
import org.porchlight.study.care.Outcome;
import org.porchlight.study.care.Step;
import org.porchlight.study.people.Decisions;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Ask;
import org.porchlight.workspace.frame.Attempt;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Next;
import org.porchlight.workspace.frame.Pages;
import org.porchlight.workspace.frame.PrintedFile;
import org.porchlight.workspace.frame.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Care of one neighbor. */
@Controller
final class CareController {
  private static final String ONE = "/{language:en|es}/people/{person}/care";
  private static final Ask SHOW = Ask.of("people/{person}/care", Right.CARE);
  private static final Ask STEP = Ask.of("people/{person}/care/steps", Right.CARE);
  private static final Ask WRITE = Ask.of("people/{person}/care/{what}", Right.CARE);
  private static final Ask PLAN = Ask.of("people/{person}/care/plan.pdf", Right.CARE);

  private final Pages pages;
  private final Clock clock;

  CareController(Pages pages, Clock clock) {
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping(ONE)
  ResponseEntity<byte[]> show(Visit visit, @PathVariable String person) throws SQLException {
    return pages.show(
        visit,
        SHOW.at(person),
        look -> CarePage.of(look, person, CareForm.empty(), Optional.empty()));
  }

  @GetMapping(ONE + "/plan.pdf")
  ResponseEntity<byte[]> plan(Visit visit, @PathVariable String person) throws SQLException {
    return pages.print(
        visit,
        PLAN.at(person),
        look ->
            PlanCopy.of(look, person)
                .map(page -> new PrintedFile("plan.pdf", page, clock.instant())));
  }

  @PostMapping(ONE + "/steps")
  ResponseEntity<byte[]> step(
      Visit visit, @PathVariable String person, @RequestParam MultiValueMap<String, String> fields)
      throws SQLException {
    CareForm form = new CareForm(fields, "steps");
    return pages.attempt(
        visit,
        STEP.at(person),
        HttpStatus.UNPROCESSABLE_CONTENT,
        look -> {
          Optional<Step> step = Step.find(form.field("step"));
          if (step.isEmpty()) {
            form.refuse("care.problem.step");
          }
          String reason = form.typed("reason", Decisions.SHORTEST_REASON, Decisions.LONGEST_REASON);
          if (form.problem(look).isPresent() || step.isEmpty()) {
            return again(look, person, form, form.problem(look));
          }
          return answer(
              look,
              person,
              form,
              look.sight().enrolments().step(person, step.get(), reason),
              "care-stepped");
        });
  }

  @PostMapping(ONE + "/{what:outreach|assessment|note|goal|plan|task|card}")
  ResponseEntity<byte[]> write(
      Visit visit,
      @PathVariable String person,
      @PathVariable String what,
      @RequestParam MultiValueMap<String, String> fields)
      throws SQLException {
    CareForm form = new CareForm(fields, what);
    return pages.attempt(
        visit,
        WRITE.at(person),
        HttpStatus.UNPROCESSABLE_CONTENT,
        look -> {
          read(form, what, look.sight().consents().today());
          Optional<Phrase> problem = form.problem(look);
          if (problem.isPresent()) {
            return again(look, person, form, problem);
          }
          return answer(
              look,
              person,
              form,
              look.sight().care().write(what, person, form.said()),
              "care-written");
        });
  }

  /** The fields of one form, by the columns they go to. */
  private static void read(CareForm form, String what, LocalDate today) {
    switch (what) {
      case "outreach" -> {
        form.dayUntil("day", today);
        form.one("how", CarePage.HOWS);
        form.one("result", CarePage.RESULTS);
        form.maybe("words", 1_000);
      }
      case "assessment" -> {
        LocalDate day = form.dayUntil("day", today);
        form.typed("words", 2_000);
        form.typed("strengths", 2_000);
        form.typed("hopes", 2_000);
        form.dayAfter("again", day);
        Map<String, String> needs = new LinkedHashMap<>();
        for (String need : CarePage.NEEDS) {
          String when = form.field("need-" + need);
          if (CarePage.URGENCIES.contains(when)) {
            needs.put(need, when);
          }
        }
        form.put("needs", needs);
      }
      case "note" -> {
        form.one("class", CarePage.CLASSES);
        form.typed("words", 2_000);
      }
      case "goal" -> form.typed("words", 500);
      case "plan" -> {
        form.one("status", CarePage.STATUSES);
        if (!form.field("review").isEmpty()) {
          form.day("review");
        }
      }
      case "task" -> {
        form.number("goal", 1, Integer.MAX_VALUE);
        form.typed("owner", 1, 100);
        form.typed("what", 500);
        form.day("due");
      }
      default -> {
        for (String field : java.util.List.of("helps", "avoid")) {
          form.typed(field, 600);
          form.withoutDiagnosis(field);
        }
        form.typed("contact", 200);
      }
    }
  }

  private static Optional<Attempt> answer(
      Look look, String person, CareForm form, Optional<Outcome> outcome, String said)
      throws SQLException {
    if (outcome.isEmpty()) {
      return Optional.empty();
    }
    return outcome.get() == Outcome.DONE
        ? Optional.of(new Attempt.Done(new Next("/people/" + person + "/care", said)))
        : again(look, person, form, Optional.of(Refusals.of(look, outcome.get())));
  }

  private static Optional<Attempt> again(
      Look look, String person, CareForm form, Optional<Phrase> problem) throws SQLException {
    return CarePage.of(look, person, form, problem).map(Attempt.NotDone::new);
  }
}
