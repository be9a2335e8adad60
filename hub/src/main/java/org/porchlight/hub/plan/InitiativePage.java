package org.porchlight.hub.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.city.Plan;
import org.porchlight.commons.PlanUpdate;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.frame.Frame;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.programs.ProgramWords;

/**
 * One initiative in the city's five sections.
 *
 * @param asOf the period of the newest update and its day; empty before the first one
 * @param history all published updates, the newest first
 */
public record InitiativePage(
    Frame frame,
    Plan.Goal goal,
    Plan.Initiative initiative,
    List<MeasureCard> measures,
    List<Judged> programs,
    Optional<Phrase> asOf,
    List<Told> history) {
  public InitiativePage {
    history = List.copyOf(history);
    measures = List.copyOf(measures);
    programs = List.copyOf(programs);
  }

  /**
   * A program that belongs to it.
   *
   * @param says what it comes to, an outcome each
   */
  public record Judged(String link, Phrase name, List<Phrase> says) {
    public Judged {
      says = List.copyOf(says);
    }
  }

  /** The page of the initiative with this number; empty when the plan has none. */
  public static Optional<InitiativePage> of(
      Edition edition, PlanReading.Shown plan, String number) {
    for (Plan.Goal goal : plan.plan().goals()) {
      for (Plan.Objective objective : goal.objectives()) {
        for (Plan.Initiative initiative : objective.initiatives()) {
          if (initiative.number().equals(number)) {
            Frame frame =
                new Frame(edition, "/plan/" + number, edition.language().data(initiative.title()));
            return Optional.of(
                new InitiativePage(
                    frame,
                    goal,
                    initiative,
                    measures(edition, plan, initiative),
                    programs(edition, number),
                    asOf(edition, PlanNow.of(plan.updates(), number)),
                    plan.written()
                        .findInitiative(number)
                        .map(
                            written ->
                                Told.of(edition, written, PlanNow.of(plan.updates(), number)))
                        .orElse(List.of())));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Phrase> asOf(Edition edition, List<PlanUpdate> updates) {
    if (updates.isEmpty()) {
      return Optional.empty();
    }
    PlanUpdate newest = updates.getLast();
    Language language = edition.language();
    return Optional.of(
        language.say(
            "plan.update.asof",
            Map.of(
                "period", Phrase.words(language.period(PlanNow.span(newest.period()))),
                "date", Phrase.words(language.date(newest.publishedOn())))));
  }

  private static List<MeasureCard> measures(
      Edition edition, PlanReading.Shown plan, Plan.Initiative initiative) {
    List<MeasureCard> cards = new ArrayList<>();
    for (Plan.Measure measure : initiative.measures()) {
      cards.add(MeasureCard.of(edition, measure, plan.counted(), "measure-" + (cards.size() + 1)));
    }
    return cards;
  }

  private static List<Judged> programs(Edition edition, String number) {
    ProgramWords words = new ProgramWords(edition.language(), edition::agency);
    return edition.issue().release().programs().programs().stream()
        .filter(report -> number.equals(report.initiative()))
        .map(
            report ->
                new Judged(
                    edition.link("/programs/" + report.id()),
                    edition.language().data(report.name()),
                    words.inShort(report)))
        .toList();
  }
}
