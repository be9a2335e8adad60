package org.porchlight.study.plan;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.porchlight.city.Plan;

/**
 * A measure of an initiative.
 *
 * @param title by language; the English one names it
 * @param latest the last value before any was reported here, in words with its period
 * @param frequency how often it has a new value; empty when the plan does not say
 * @param owner the role that owes its values, by language
 * @param due the day on which the plan awaits a value
 * @param counted whether Porchlight counts or publishes it; then nobody reports it
 */
public record PlanMeasure(
    Map<String, String> title,
    Map<String, String> unit,
    Plan.Performance performance,
    Optional<Map<String, String>> latest,
    Optional<Plan.Frequency> frequency,
    Optional<Map<String, String>> owner,
    Optional<LocalDate> due,
    boolean counted) {
  public PlanMeasure {
    title = Map.copyOf(title);
    unit = Map.copyOf(unit);
  }

  /** Its name in files and tables. */
  public String name() {
    return title.getOrDefault("en", "");
  }

  @Override
  public String toString() {
    return "PlanMeasure[" + name() + "]";
  }
}
