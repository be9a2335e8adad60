package org.porchlight.hub.plan;

import java.sql.SQLException;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.porchlight.commons.JdbcPlans;
import org.porchlight.release.LocalText;

/**
 * The plan in schema {@code commons}. A reading is kept for a few seconds, so that many visitors at
 * once are one question to the database, and a database that is down is not asked by each of them.
 */
public final class CommonsPlans implements PlanSource {
  private static final Duration KEPT = Duration.ofSeconds(5);

  private final JdbcPlans plans;
  private @Nullable PlanReading last;
  private long readAt;

  /**
   * @param plans read as the hub's own role
   */
  public CommonsPlans(JdbcPlans plans) {
    this.plans = plans;
  }

  @Override
  public synchronized PlanReading read() {
    long now = System.nanoTime();
    PlanReading reading = last;
    if (reading == null || now - readAt > KEPT.toNanos()) {
      reading = ask();
      last = reading;
      readAt = System.nanoTime();
    }
    return reading;
  }

  private PlanReading ask() {
    try {
      Optional<org.porchlight.city.Plan> found = plans.find();
      return found.isEmpty()
          ? new PlanReading.None()
          : new PlanReading.Shown(forReaders(found.get()));
    } catch (SQLException e) {
      // The page says that the plan cannot be shown now; the visitor can do nothing with the cause.
      return new PlanReading.Unavailable();
    }
  }

  static Plan forReaders(org.porchlight.city.Plan plan) {
    return new Plan(
        plan.goals().stream()
            .map(
                goal ->
                    new Plan.Goal(
                        String.valueOf(goal.number()),
                        goal.title(),
                        Optional.of(goal.statement()),
                        goal.objectives().stream().map(CommonsPlans::objective).toList()))
            .toList());
  }

  private static Plan.Objective objective(org.porchlight.city.Plan.Objective objective) {
    return new Plan.Objective(
        objective.number(),
        objective.title(),
        objective.initiatives().stream().map(CommonsPlans::initiative).toList());
  }

  private static Plan.Initiative initiative(org.porchlight.city.Plan.Initiative initiative) {
    return new Plan.Initiative(
        initiative.number(),
        initiative.title(),
        switch (initiative.progress()) {
          case IN_PROGRESS -> Plan.Progress.IN_PROGRESS;
          case ON_HOLD -> Plan.Progress.ON_HOLD;
          case COMPLETE_ONGOING -> Plan.Progress.COMPLETE_ONGOING;
        },
        initiative.description(),
        Optional.of(initiative.why()),
        Optional.of(initiative.doing()),
        Optional.of(initiative.next()),
        initiative.measures().stream().map(CommonsPlans::measure).toList());
  }

  private static Plan.Measure measure(org.porchlight.city.Plan.Measure measure) {
    return new Plan.Measure(
        measure.title(),
        switch (measure.kind()) {
          case RESULT -> Plan.MeasureKind.RESULT;
          case OUTPUT -> Plan.MeasureKind.OUTPUT;
          case CONTEXT -> Plan.MeasureKind.CONTEXT;
        },
        switch (measure.performance()) {
          case ON_TARGET -> Plan.Standing.ON_TARGET;
          case CLOSE_TO_TARGET -> Plan.Standing.CLOSE_TO_TARGET;
          case NEEDS_IMPROVEMENT -> Plan.Standing.NEEDS_IMPROVEMENT;
          case TARGET_PENDING -> Plan.Standing.TARGET_PENDING;
        },
        Optional.ofNullable(measure.latest()),
        Optional.ofNullable(measure.awaiting()).map(CommonsPlans::due));
  }

  /** "December 31, 2026 (Police Department)", in each language. */
  private static LocalText due(org.porchlight.city.Plan.Awaiting awaiting) {
    TreeMap<String, String> words = new TreeMap<>();
    awaiting
        .owner()
        .byLanguage()
        .forEach(
            (language, owner) ->
                words.put(
                    language,
                    "%s (%s)"
                        .formatted(
                            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                .withLocale(Locale.forLanguageTag(language))
                                .format(awaiting.due()),
                            owner)));
    return LocalText.of(words);
  }
}
