package org.porchlight.workspace.voices;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.access.Right;
import org.porchlight.study.voices.PublicQuestion;
import org.porchlight.study.voices.Voice;
import org.porchlight.study.voices.VoiceDesk;
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

/** Messages are read, given on, answered in public, and acted on here. */
@Controller
final class VoicesController {
  private static final String ONE = "/{language:en|es}/voices/{voice:\\d{1,18}}";
  private static final Ask LIST = Ask.of("voices", Right.VOICES);
  private static final Ask LOOK = Ask.of("voices/{voice}", Right.VOICES);
  private static final Ask CONTACT = Ask.of("voices/{voice}/contact", Right.VOICES);
  private static final Ask STEP = Ask.of("voices/{voice}/steps", Right.VOICES);
  private static final Ask PUBLISH = Ask.of("voices/{voice}/question", Right.VOICES);
  private static final Ask ANSWER = Ask.of("voices/{voice}/answer", Right.VOICES);
  private static final Ask CHANGE = Ask.of("voices/{voice}/change", Right.VOICES);

  /** What the buttons send. */
  private static final Map<String, Voice.State> STEPS =
      Map.of(
          "assigned", Voice.State.ASSIGNED,
          "read", Voice.State.READ,
          "set-aside", Voice.State.SET_ASIDE);

  private final Pages pages;

  VoicesController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/{language:en|es}/voices")
  ResponseEntity<byte[]> list(Visit visit) throws SQLException {
    return pages.show(visit, LIST, look -> Optional.of(VoicesPage.of(look)));
  }

  @GetMapping(ONE)
  ResponseEntity<byte[]> show(Visit visit, @PathVariable long voice) throws SQLException {
    return pages.show(visit, LOOK, look -> page(look, voice, VoiceForm.empty(), null));
  }

  /** The same page with how the sender may be answered: a look of its own in the trail. */
  @GetMapping(ONE + "/contact")
  ResponseEntity<byte[]> contact(Visit visit, @PathVariable long voice) throws SQLException {
    return pages.show(
        visit,
        CONTACT,
        look -> VoicePage.of(look, voice, VoiceForm.empty(), Optional.empty(), true));
  }

  @PostMapping(ONE + "/steps")
  ResponseEntity<byte[]> step(
      Visit visit, @PathVariable long voice, @RequestParam Map<String, String> fields)
      throws SQLException {
    VoiceForm form = new VoiceForm(fields);
    Voice.State step = STEPS.get(form.field("step"));
    return pages.attempt(
        visit,
        STEP,
        HttpStatus.UNPROCESSABLE_CONTENT,
        look -> {
          Optional<Phrase> problem = stepProblem(look, step, form);
          if (problem.isPresent() || step == null) {
            return again(look, voice, form, problem);
          }
          Optional<Boolean> done =
              look.sight().voices().step(voice, step, form.field("agency"), form.field("note"));
          if (done.isEmpty()) {
            return Optional.empty();
          }
          // Given away, it may be out of the reader's sight.
          return done.get()
              ? Optional.of(next("/voices", "voice-" + step.label()))
              : again(look, voice, form, Optional.of(look.say("voice.problem.published")));
        });
  }

  private static Optional<Phrase> stepProblem(
      Look look, Voice.@Nullable State step, VoiceForm form) {
    if (step == null) {
      return Optional.of(look.say("voice.problem.step"));
    }
    if (form.field("note").length() > VoiceDesk.LONGEST_NOTE) {
      return Optional.of(look.say("codes.note.long"));
    }
    return step == Voice.State.SET_ASIDE && form.field("note").isEmpty()
        ? Optional.of(look.say("voice.problem.note"))
        : Optional.empty();
  }

  @PostMapping(ONE + "/question")
  ResponseEntity<byte[]> publish(
      Visit visit, @PathVariable long voice, @RequestParam Map<String, String> fields)
      throws SQLException {
    VoiceForm form = new VoiceForm(fields);
    return pages.attempt(
        visit,
        PUBLISH,
        HttpStatus.UNPROCESSABLE_CONTENT,
        look -> {
          Optional<Phrase> problem = form.problem(look, "words");
          if (problem.isPresent()) {
            return again(look, voice, form, problem);
          }
          return look.sight().voices().publish(voice, form.texts("words")).isPresent()
              ? Optional.of(next("/voices/" + voice, "voice-published"))
              : again(look, voice, form, Optional.of(look.say("voice.problem.published")));
        });
  }

  @PostMapping(ONE + "/answer")
  ResponseEntity<byte[]> answer(
      Visit visit, @PathVariable long voice, @RequestParam Map<String, String> fields)
      throws SQLException {
    VoiceForm form = new VoiceForm(fields);
    boolean looking = form.field("state").equals("looking");
    return pages.attempt(
        visit,
        ANSWER,
        HttpStatus.UNPROCESSABLE_CONTENT,
        look -> {
          Optional<PublicQuestion> question =
              look.sight().voices().find(voice).isEmpty()
                  ? Optional.empty()
                  : look.sight().voices().board().stream()
                      .filter(one -> one.voice() == voice)
                      .findFirst();
          Optional<Phrase> problem =
              looking
                  ? Optional.empty()
                  : form.problem(look, "answer").or(() -> form.pageProblem(look, false));
          if (problem.isPresent() || question.isEmpty()) {
            return again(look, voice, form, problem);
          }
          String page = form.field("page");
          boolean done =
              look.sight()
                  .voices()
                  .answer(
                      question.get().id(),
                      looking
                          ? "looking"
                          : form.field("state").equals("cannot") ? "cannot" : "answered",
                      looking ? null : form.texts("answer"),
                      looking || page.isEmpty() ? null : page,
                      null);
          return done ? Optional.of(next("/voices/" + voice, "voice-answered")) : Optional.empty();
        });
  }

  @PostMapping(ONE + "/change")
  ResponseEntity<byte[]> change(
      Visit visit, @PathVariable long voice, @RequestParam Map<String, String> fields)
      throws SQLException {
    VoiceForm form = new VoiceForm(fields);
    return pages.attempt(
        visit,
        CHANGE,
        HttpStatus.UNPROCESSABLE_CONTENT,
        look -> {
          Optional<Phrase> problem =
              form.problem(look, "heard")
                  .or(() -> form.problem(look, "did"))
                  .or(() -> form.pageProblem(look, true));
          if (problem.isPresent()) {
            return again(look, voice, form, problem);
          }
          return look.sight()
                  .voices()
                  .changed(
                      form.field("page"),
                      form.texts("heard"),
                      form.texts("did"),
                      null,
                      List.of(voice))
                  .isPresent()
              ? Optional.of(next("/voices/" + voice, "voice-changed"))
              : Optional.empty();
        });
  }

  private static Attempt next(String address, String said) {
    return new Attempt.Done(new Next(address, said));
  }

  private static Optional<VoicePage> page(
      Look look, long voice, VoiceForm form, @Nullable Phrase problem) throws SQLException {
    return VoicePage.of(look, voice, form, Optional.ofNullable(problem), false);
  }

  private static Optional<Attempt> again(
      Look look, long voice, VoiceForm form, Optional<Phrase> problem) throws SQLException {
    return VoicePage.of(look, voice, form, problem, false).map(Attempt.NotDone::new);
  }
}
