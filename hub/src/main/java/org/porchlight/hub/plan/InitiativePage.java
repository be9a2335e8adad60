package org.porchlight.hub.plan;

import java.util.Optional;
import org.porchlight.city.Plan;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.frame.Frame;

/** One initiative in the city's five sections. */
public record InitiativePage(Frame frame, Plan.Goal goal, Plan.Initiative initiative) {

  /** The page of the initiative with this number; empty when the plan has none. */
  public static Optional<InitiativePage> of(Edition edition, Plan plan, String number) {
    for (Plan.Goal goal : plan.goals()) {
      for (Plan.Objective objective : goal.objectives()) {
        for (Plan.Initiative initiative : objective.initiatives()) {
          if (initiative.number().equals(number)) {
            Frame frame =
                new Frame(edition, "/plan/" + number, edition.language().data(initiative.title()));
            return Optional.of(new InitiativePage(frame, goal, initiative));
          }
        }
      }
    }
    return Optional.empty();
  }
}
