package org.porchlight.hub.plan;

import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.frame.Frame;

/** The whole plan, or why it cannot be shown. */
public record PlanPage(Frame frame, PlanReading reading) {

  /** The page of an edition. */
  public static PlanPage of(Edition edition, PlanReading reading) {
    return new PlanPage(new Frame(edition, "/plan", edition.language().say("plan.title")), reading);
  }
}
