package org.porchlight.hub.plan;

import java.util.List;
import org.porchlight.city.Plan;
import org.porchlight.commons.CountedQuarter;

/** What came of asking for the plan. */
public sealed interface PlanReading {
  /**
   * The plan as it is now.
   *
   * @param counted the quarters of the measures that are counted here
   */
  record Shown(Plan plan, List<CountedQuarter> counted) implements PlanReading {
    public Shown {
      counted = List.copyOf(counted);
    }
  }

  /** The city has not written its plan into Porchlight. */
  record None() implements PlanReading {}

  /** There may be one, but the database does not answer. */
  record Unavailable() implements PlanReading {}
}
