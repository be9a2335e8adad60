package org.porchlight.hub.plan;

import java.util.List;
import java.util.Optional;
import org.porchlight.release.LocalText;

/** The city's plan as residents read it: goals, objectives, initiatives, measures. */
public record Plan(List<Goal> goals) {

  public Plan {
    goals = List.copyOf(goals);
  }

  /** One goal, with why it matters. */
  public record Goal(
      String number, LocalText title, Optional<LocalText> statement, List<Objective> objectives) {
    public Goal {
      objectives = List.copyOf(objectives);
    }
  }

  /** One objective of a goal. */
  public record Objective(String number, LocalText title, List<Initiative> initiatives) {
    public Objective {
      initiatives = List.copyOf(initiatives);
    }
  }

  /** How far an initiative is; exactly the city's three words. */
  public enum Progress {
    IN_PROGRESS,
    ON_HOLD,
    COMPLETE_ONGOING
  }

  /**
   * One initiative in the city's five sections; the measures are the second of them.
   *
   * @param number the city's own: 2.11
   */
  public record Initiative(
      String number,
      LocalText title,
      Progress progress,
      LocalText description,
      Optional<LocalText> why,
      Optional<LocalText> doing,
      Optional<LocalText> next,
      List<Measure> measures) {
    public Initiative {
      measures = List.copyOf(measures);
    }
  }

  /** What kind of number a measure is. */
  public enum MeasureKind {
    RESULT,
    OUTPUT,
    CONTEXT
  }

  /** How a measure stands to its target. */
  public enum Standing {
    ON_TARGET,
    CLOSE_TO_TARGET,
    NEEDS_IMPROVEMENT,
    TARGET_PENDING
  }

  /**
   * One measure.
   *
   * @param value the newest value in words; empty while data is awaited
   * @param due when the next value is due, in words
   */
  public record Measure(
      LocalText title,
      MeasureKind kind,
      Standing standing,
      Optional<LocalText> value,
      Optional<LocalText> due) {}

  /** All initiatives in the plan's order. */
  public List<Initiative> initiatives() {
    return goals.stream()
        .flatMap(goal -> goal.objectives().stream())
        .flatMap(objective -> objective.initiatives().stream())
        .toList();
  }

  /** How many initiatives are in progress. */
  public long inProgress() {
    return initiatives().stream()
        .filter(initiative -> initiative.progress() == Progress.IN_PROGRESS)
        .count();
  }
}
