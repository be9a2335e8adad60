package org.porchlight.hub.plan;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.porchlight.city.Plan;
import org.porchlight.commons.JdbcPlans;
import org.porchlight.hub.frame.Remembered;

/** The plan of the schema {@code commons}, asked for at most once a minute. */
public final class CommonsPlans implements PlanSource {
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final Remembered<PlanReading> plan;

  /** Reads through the hub's own role. */
  public CommonsPlans(JdbcPlans plans, Clock clock) {
    plan =
        new Remembered<>(
            "the plan",
            () -> {
              Optional<Plan> found = plans.find();
              return found.isEmpty()
                  ? new PlanReading.None()
                  : PlanReading.Shown.of(found.get(), plans.updates(), plans.counted());
            },
            FRESH,
            clock);
  }

  @Override
  public PlanReading read() {
    return plan.now().orElseGet(PlanReading.Unavailable::new);
  }
}
