package org.porchlight.hub.plan;

import java.util.List;
import org.porchlight.city.Plan;
import org.porchlight.commons.CountedQuarter;
import org.porchlight.commons.PlanUpdate;

/** What came of asking for the plan. */
public sealed interface PlanReading {
  /**
   * The plan as it is now.
   *
   * @param plan with what was published since it was written
   * @param written as the city wrote it at first
   * @param updates what was published since, the earliest period first
   * @param counted the quarters of the measures that are counted here
   */
  record Shown(Plan plan, Plan written, List<PlanUpdate> updates, List<CountedQuarter> counted)
      implements PlanReading {
    public Shown {
      updates = List.copyOf(updates);
      counted = List.copyOf(counted);
    }

    static Shown of(Plan written, List<PlanUpdate> updates, List<CountedQuarter> counted) {
      return new Shown(new PlanNow(written, updates).plan(), written, updates, counted);
    }
  }

  /** The city has not written its plan into Porchlight. */
  record None() implements PlanReading {}

  /** There may be one, but the database does not answer. */
  record Unavailable() implements PlanReading {}
}
