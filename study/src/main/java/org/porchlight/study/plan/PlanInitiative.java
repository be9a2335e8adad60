package org.porchlight.study.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.porchlight.city.Plan;

/**
 * An initiative as the plan begins it.
 *
 * @param number as "2.11"
 * @param goal the number of its goal
 * @param doing what has been done, by language
 * @param next what comes next, by language
 * @param since the day on which a plan was first kept here; nothing is late that was due before
 */
public record PlanInitiative(
    String number,
    int goal,
    Map<String, String> title,
    Plan.Progress progress,
    Map<String, String> doing,
    Map<String, String> next,
    LocalDate since,
    List<PlanMeasure> measures) {
  public PlanInitiative {
    title = Map.copyOf(title);
    doing = Map.copyOf(doing);
    next = Map.copyOf(next);
    measures = List.copyOf(measures);
  }

  /** The measures that people report. */
  public List<PlanMeasure> byHand() {
    return measures.stream().filter(measure -> !measure.counted()).toList();
  }

  /** How often something is reported: as often as its most frequent measure, or each quarter. */
  public Plan.Frequency frequency() {
    return byHand().stream()
        .flatMap(measure -> measure.frequency().stream())
        .min(Plan.Frequency::compareTo)
        .orElse(Plan.Frequency.QUARTERLY);
  }

  @Override
  public String toString() {
    return "PlanInitiative[" + measures.size() + " measures]";
  }
}
