package org.porchlight.study.plan;

import java.util.Map;

/** A goal of the plan; its title by language. */
public record PlanGoal(int number, Map<String, String> title) {
  public PlanGoal {
    title = Map.copyOf(title);
  }

  @Override
  public String toString() {
    return "PlanGoal[" + number + "]";
  }
}
