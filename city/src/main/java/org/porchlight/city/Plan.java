package org.porchlight.city;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.LocalText;

/**
 * The city's plan in the words of the plan itself: goals, their objectives, the initiatives that
 * serve them, and the measures that say how it goes. It holds no numbers of people.
 *
 * @param goals in the plan's order
 */
public record Plan(List<Goal> goals) {
  public Plan {
    goals = List.copyOf(goals);
  }

  /** Every initiative of every goal, in the plan's order. */
  public Stream<Initiative> initiatives() {
    return goals.stream()
        .flatMap(goal -> goal.objectives().stream())
        .flatMap(objective -> objective.initiatives().stream());
  }

  /** The initiative of this number, as "2.11". */
  public Optional<Initiative> findInitiative(String number) {
    return initiatives().filter(initiative -> initiative.number().equals(number)).findFirst();
  }

  /**
   * What the city wants to become.
   *
   * @param number 1 or more
   * @param statement the goal in a sentence or two
   */
  public record Goal(int number, LocalText title, LocalText statement, List<Objective> objectives) {
    public Goal {
      objectives = List.copyOf(objectives);
    }
  }

  /**
   * One part of a goal.
   *
   * @param number the goal's number, a point, and its own: "2.1"
   */
  public record Objective(String number, LocalText title, List<Initiative> initiatives) {
    public Objective {
      initiatives = List.copyOf(initiatives);
    }
  }

  /**
   * Work that serves an objective.
   *
   * @param number starts with its objective's number: "2.11"
   * @param progress how far the work is; says nothing about how well it goes
   * @param description what it is
   * @param why why it is important
   * @param doing what has been done
   * @param next what comes next
   */
  public record Initiative(
      String number,
      LocalText title,
      Progress progress,
      LocalText description,
      LocalText why,
      LocalText doing,
      LocalText next,
      List<Measure> measures) {
    public Initiative {
      measures = List.copyOf(measures);
    }
  }

  /**
   * How one can tell.
   *
   * @param unit what is counted, plural
   * @param betterWhen null when neither direction is better by itself
   * @param target what the city aims for, in words; null when it has named none
   * @param latest the last value known, in words with its period; null when there is none
   * @param awaiting the value that is due; null when nothing is awaited
   * @param method how it is made; null when the city has not written it down
   * @param counted what Porchlight counts it from, quarter by quarter; null when the city writes
   *     its values itself
   * @param released where its values stand among the published numbers; null when they do not
   */
  public record Measure(
      LocalText title,
      Kind kind,
      LocalText unit,
      @Nullable BetterWhen betterWhen,
      @Nullable LocalText target,
      Performance performance,
      @Nullable LocalText latest,
      @Nullable Awaiting awaiting,
      @Nullable Method method,
      @Nullable Counted counted,
      @Nullable Released released) {}

  /**
   * A place among the published numbers of the whole city.
   *
   * @param table its id
   * @param type one of its types; null for the one that speaks for the table
   */
  public record Released(String table, @Nullable String type) {}

  /**
   * How a measure is made.
   *
   * @param definition what is counted and what is not
   * @param formula how the value comes from what was counted, in words
   * @param source where the records are from
   * @param owner the role that answers for it, never a person's name
   * @param baseline the value it is held against, with its period; null when there is none yet
   */
  public record Method(
      LocalText definition,
      LocalText formula,
      Frequency frequency,
      LocalText source,
      LocalText owner,
      @Nullable LocalText baseline) {}

  /**
   * A value that is due.
   *
   * @param owner the role that owes it, never a person's name
   */
  public record Awaiting(LocalDate due, LocalText owner) {}

  /** How far an initiative is. */
  public enum Progress {
    IN_PROGRESS,
    ON_HOLD,
    COMPLETE_ONGOING
  }

  /** How a measure stands against its target. */
  public enum Performance {
    ON_TARGET,
    CLOSE_TO_TARGET,
    NEEDS_IMPROVEMENT,
    TARGET_PENDING
  }

  /** What a measure can tell. */
  public enum Kind {
    /** What became of people or places. */
    RESULT,
    /** What the city did. */
    OUTPUT,
    /** The setting, which the city does not steer. */
    CONTEXT
  }

  /** What Porchlight counts by itself: of the conversation with residents, and of its pages. */
  public enum Counted {
    QUESTIONS_RECEIVED,
    /** Percent of the questions asked in the quarter that had an answer within ten days. */
    QUESTIONS_ANSWERED_IN_TEN_DAYS,
    /** Median days from asking to the first answer, of those given in the quarter. */
    DAYS_TO_ANSWER,
    CHANGES_MADE,
    /** Readings of pages of the hub; by one browser on one day, a page counts once. */
    PAGE_VIEWS
  }

  /** How often a measure has a new value. */
  public enum Frequency {
    MONTHLY,
    QUARTERLY,
    YEARLY
  }

  /** Which direction is good. */
  public enum BetterWhen {
    HIGHER,
    LOWER
  }
}
