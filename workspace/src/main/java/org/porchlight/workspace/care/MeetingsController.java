package org.porchlight.workspace.care;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.porchlight.study.access.Right;
import org.porchlight.study.care.Outcome;
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

/** The monthly meeting: its agenda, its packet, and what came of it. */
@Controller
final class MeetingsController {
  private static final String ONE = "/{language:en|es}/meetings/{meeting:\\d{1,18}}";
  private static final Ask LIST = Ask.of("meetings", Right.CARE);
  private static final Ask OPEN = Ask.of("meetings/opening", Right.CARE);
  private static final Ask SHOW = Ask.of("meetings/{meeting}", Right.CARE);
  private static final Ask PACKET = Ask.of("meetings/{meeting}/packet.pdf", Right.CARE);
  private static final Ask WRITE = Ask.of("meetings/{meeting}/{what}", Right.CARE);

  private final Pages pages;
  private final Clock clock;

  MeetingsController(Pages pages, Clock clock) {
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/{language:en|es}/meetings")
  ResponseEntity<byte[]> list(Visit visit) throws SQLException {
    return pages.show(visit, LIST, look -> MeetingsPage.of(look, Optional.empty()));
  }

  @PostMapping("/{language:en|es}/meetings")
  ResponseEntity<byte[]> open(Visit visit, @RequestParam MultiValueMap<String, String> fields)
      throws SQLException {
    CareForm form = new CareForm(fields);
    return pages.attempt(
        visit,
        OPEN,
        HttpStatus.UNPROCESSABLE_CONTENT,
        look -> {
          LocalDate day = form.day("day");
          Optional<Phrase> problem = form.problem(look);
          if (problem.isPresent() || day == null) {
            return MeetingsPage.of(look, problem).map(Attempt.NotDone::new);
          }
          OptionalLong opened = look.sight().meetings().open(day);
          return opened.isPresent()
              ? Optional.of(new Attempt.Done(new Next("/meetings/" + opened.getAsLong(), "")))
              : Optional.empty();
        });
  }

  @GetMapping(ONE)
  ResponseEntity<byte[]> show(Visit visit, @PathVariable long meeting) throws SQLException {
    return pages.show(
        visit,
        SHOW,
        look -> MeetingPage.of(look, meeting, false, CareForm.empty(), Optional.empty()));
  }

  @GetMapping(ONE + "/packet.pdf")
  ResponseEntity<byte[]> packet(Visit visit, @PathVariable long meeting) throws SQLException {
    return pages.print(
        visit,
        PACKET,
        look ->
            MeetingPage.of(look, meeting, true, CareForm.empty(), Optional.empty())
                .map(page -> new PrintedFile("packet.pdf", page, clock.instant())));
  }

  @PostMapping(ONE + "/{what:seat|decision|task|closing}")
  ResponseEntity<byte[]> write(
      Visit visit,
      @PathVariable long meeting,
      @PathVariable String what,
      @RequestParam MultiValueMap<String, String> fields)
      throws SQLException {
    CareForm form = new CareForm(fields, what);
    return pages.attempt(
        visit,
        WRITE,
        HttpStatus.UNPROCESSABLE_CONTENT,
        look -> {
          read(form, what);
          Optional<Phrase> problem = form.problem(look);
          if (problem.isPresent()) {
            return again(look, meeting, form, problem);
          }
          Optional<Outcome> outcome = look.sight().meetings().write(meeting, what, form.said());
          if (outcome.isEmpty()) {
            return Optional.empty();
          }
          return outcome.get() == Outcome.DONE
              ? Optional.of(new Attempt.Done(new Next("/meetings/" + meeting, "care-written")))
              : again(look, meeting, form, Optional.of(Refusals.of(look, outcome.get())));
        });
  }

  private static void read(CareForm form, String what) {
    if (!form.field("person").isEmpty()) {
      form.typed("person", 10, 10);
    }
    switch (what) {
      case "seat" -> {
        form.typed("agency", 1, 100);
        form.number("people", 1, 50);
      }
      case "decision" -> form.typed("words", 1_000);
      case "task" -> {
        form.typed("owner", 1, 100);
        form.typed("what", 500);
        form.day("due");
      }
      default -> {
        // Closing says nothing more.
      }
    }
  }

  private static Optional<Attempt> again(
      Look look, long meeting, CareForm form, Optional<Phrase> problem) throws SQLException {
    return MeetingPage.of(look, meeting, false, form, problem).map(Attempt.NotDone::new);
  }
}
