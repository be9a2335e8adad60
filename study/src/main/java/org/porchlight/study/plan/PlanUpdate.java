package org.porchlight.study.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Plan;

/**
 * What was written about an initiative and a period.
 *
 * @param period a month (2026-09), a quarter (2026-Q3) or a year (2026)
 * @param ends the period's last day
 * @param by who wrote it
 * @param own whether that is the reader
 * @param note why it was returned; empty otherwise
 * @param stepBy who did the newest step; null for a draft
 * @param newest whether nothing was written about that period since
 */
public record PlanUpdate(
    long id,
    String initiative,
    String period,
    LocalDate ends,
    Plan.Progress progress,
    Map<String, String> doing,
    Map<String, String> next,
    List<Reported> reported,
    String by,
    boolean own,
    Instant at,
    State state,
    String note,
    @Nullable String stepBy,
    @Nullable Instant stepAt,
    boolean newest) {
  public PlanUpdate {
    doing = Map.copyOf(doing);
    next = Map.copyOf(next);
    reported = List.copyOf(reported);
  }

  /**
   * How a measure stands.
   *
   * @param measure its English title
   * @param value of the period, in the measure's unit, at most three decimals; null while awaited
   */
  public record Reported(String measure, Plan.Performance performance, @Nullable BigDecimal value) {
    @Override
    public String toString() {
      return "Reported[" + performance + "]";
    }
  }

  /** How far it is. */
  public enum State {
    /** Being written. */
    DRAFT("draft"),
    /** Handed in: somebody else publishes or returns it. */
    REVIEW("review"),
    /** Not published, for a reason. */
    RETURNED("returned"),
    /** Everybody can read it. */
    PUBLISHED("published");

    private final String label;

    State(String label) {
      this.label = label;
    }

    /** As the database writes it. */
    public String label() {
      return label;
    }

    static State of(String label) {
      for (State state : values()) {
        if (state.label.equals(label)) {
          return state;
        }
      }
      throw new IllegalArgumentException("an update is never '%s'".formatted(label));
    }
  }

  /** What it says of a measure. */
  public Optional<Reported> of(PlanMeasure measure) {
    return reported.stream().filter(one -> one.measure().equals(measure.name())).findFirst();
  }

  @Override
  public String toString() {
    return "PlanUpdate[" + id + "]";
  }
}
