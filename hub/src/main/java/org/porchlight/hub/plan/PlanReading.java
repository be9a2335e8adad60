package org.porchlight.hub.plan;

import org.porchlight.city.Plan;

/** What came of asking for the plan. */
public sealed interface PlanReading {
  /** The plan as it is now. */
  record Shown(Plan plan) implements PlanReading {}

  /** The city has not written its plan into Porchlight. */
  record None() implements PlanReading {}

  /** There may be one, but the database does not answer. */
  record Unavailable() implements PlanReading {}
}
