package org.porchlight.commons;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Plan;
import org.porchlight.release.LocalText;

/**
 * What the city published about one initiative and one period. Two people saw it before; who they
 * were is not said.
 *
 * @param initiative its number, as "2.11"
 * @param period a month (2026-09), a quarter (2026-Q3) or a year (2026)
 * @param doing what has been done
 * @param next what comes next
 * @param reported the measures that people report by hand
 */
public record PlanUpdate(
    String initiative,
    String period,
    Plan.Progress progress,
    LocalText doing,
    LocalText next,
    LocalDate publishedOn,
    List<Reported> reported) {
  public PlanUpdate {
    reported = List.copyOf(reported);
  }

  /**
   * How a measure stands.
   *
   * @param measure its English title, as in the plan
   * @param value of the period, in the measure's unit; null while it is awaited
   */
  public record Reported(
      String measure, Plan.Performance performance, @Nullable BigDecimal value) {}

  /** What it says of the measure of this English title. */
  public Optional<Reported> of(String measure) {
    return reported.stream().filter(one -> one.measure().equals(measure)).findFirst();
  }
}
