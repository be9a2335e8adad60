package org.porchlight.workspace.sessions;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.sessions.StaffSession;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Choice;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;
import org.porchlight.workspace.frame.TextFields;

/**
 * Where a session is planned.
 *
 * @param spoken languages, each with whether it is spoken there
 * @param interpreted the same for interpreters
 * @param prompts places for questions, from 1
 */
public record PlanPage(
    Frame frame,
    List<Choice> formats,
    List<Choice> spoken,
    List<Choice> interpreted,
    List<Integer> prompts,
    PlanForm form,
    Optional<Phrase> problem)
    implements Page, TextFields {
  public PlanPage {
    formats = List.copyOf(formats);
    spoken = List.copyOf(spoken);
    interpreted = List.copyOf(interpreted);
    prompts = List.copyOf(prompts);
  }

  static PlanPage of(Look look, PlanForm form, @Nullable Phrase problem) throws SQLException {
    SessionWords words = new SessionWords(look);
    return new PlanPage(
        look.frame(look.say("hold.plan")),
        StaffSession.FORMATS.stream()
            .map(one -> new Choice(one, words.format(one), "", one.equals(form.field("format"))))
            .toList(),
        languages(words, form, "spoken-"),
        languages(words, form, "interpreted-"),
        IntStream.rangeClosed(1, PlanForm.PROMPTS).boxed().toList(),
        form,
        Optional.ofNullable(problem));
  }

  private static List<Choice> languages(SessionWords words, PlanForm form, String beginning) {
    return PlanForm.SPOKEN.stream()
        .map(
            tag ->
                new Choice(beginning + tag, words.language(tag), "", form.checked(beginning + tag)))
        .toList();
  }

  @Override
  public String field(String name) {
    return form.field(name);
  }

  @Override
  public String template() {
    return "session-plan.jte";
  }
}
