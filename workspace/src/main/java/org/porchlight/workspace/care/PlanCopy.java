package org.porchlight.workspace.care;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.porchlight.study.care.CareDesk;
import org.porchlight.study.care.Entry;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;

/**
 * The plan on paper, for the person themselves. It holds what they said and what was agreed with
 * them, and no note of staff.
 *
 * @param words what they said last of their life, their strengths and hopes; empty before
 */
public record PlanCopy(
    Frame frame,
    Phrase name,
    Phrase today,
    Optional<Entry.Assessment> words,
    Optional<Phrase> plan,
    List<CarePage.Goal> goals,
    Phrase consent)
    implements Page {
  public PlanCopy {
    goals = List.copyOf(goals);
  }

  /** Nothing for readers who see no goal: there is no plan to copy. */
  static Optional<PlanCopy> of(Look look, String asked) throws SQLException {
    CareDesk care = look.sight().care();
    Optional<String> found = care.find(asked);
    if (found.isEmpty() || !look.sight().enrolments().partner()) {
      return Optional.empty();
    }
    String person = found.get();
    CareWords words = CareWords.of(look, List.of(person));
    List<CarePage.Goal> goals = CarePage.goals(words, care.goals(person), care.tasks(person));
    return goals.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PlanCopy(
                look.frame(look.say("care.copy.title")),
                words.name(person),
                words.terms().date(words.today()),
                care.assessments(person).stream().findFirst(),
                care.plan(person).map(plan -> CarePage.plan(words, plan)),
                goals,
                ConsentWords.standing(words, look.sight().consents().of(person))));
  }

  @Override
  public String template() {
    return "care-copy.jte";
  }
}
