package org.porchlight.hub.plan;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Plan;
import org.porchlight.commons.PlanUpdate;
import org.porchlight.release.LocalText;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Timespan;

/**
 * The plan as it stands: what the city wrote at first, with what staff published since.
 *
 * @param updates the earliest period first, and within a period in the order published
 */
record PlanNow(Plan written, List<PlanUpdate> updates) {
  PlanNow {
    updates = List.copyOf(updates);
  }

  /** The plan with the newest words, status and values. */
  Plan plan() {
    return new Plan(
        written.goals().stream()
            .map(
                goal ->
                    new Plan.Goal(
                        goal.number(),
                        goal.title(),
                        goal.statement(),
                        goal.objectives().stream().map(this::now).toList()))
            .toList());
  }

  private Plan.Objective now(Plan.Objective objective) {
    return new Plan.Objective(
        objective.number(),
        objective.title(),
        objective.initiatives().stream()
            .map(initiative -> after(initiative, inForce(initiative.number())))
            .toList());
  }

  /** What was published about an initiative, corrected or not. */
  static List<PlanUpdate> of(List<PlanUpdate> updates, String number) {
    return updates.stream().filter(update -> update.initiative().equals(number)).toList();
  }

  /** The same without what was corrected later. */
  private List<PlanUpdate> inForce(String number) {
    Map<String, PlanUpdate> byPeriod = new LinkedHashMap<>();
    of(updates, number).forEach(update -> byPeriod.put(update.period(), update));
    return List.copyOf(byPeriod.values());
  }

  private static Plan.Initiative after(Plan.Initiative written, List<PlanUpdate> updates) {
    if (updates.isEmpty()) {
      return written;
    }
    PlanUpdate newest = updates.getLast();
    return new Plan.Initiative(
        written.number(),
        written.title(),
        newest.progress(),
        written.description(),
        written.why(),
        newest.doing(),
        newest.next(),
        written.measures().stream().map(measure -> after(measure, updates)).toList());
  }

  private static Plan.Measure after(Plan.Measure written, List<PlanUpdate> updates) {
    Plan.Performance performance = written.performance();
    LocalText latest = written.latest();
    Plan.Awaiting awaiting = written.awaiting();
    for (PlanUpdate update : updates) {
      Optional<PlanUpdate.Reported> said = update.of(name(written));
      if (said.isPresent()) {
        performance = said.get().performance();
        BigDecimal value = said.get().value();
        if (value != null) {
          latest = words(written, value, update.period());
          awaiting = isWhatWasAwaited(written, update.period()) ? null : awaiting;
        }
      }
    }
    return new Plan.Measure(
        written.title(),
        written.kind(),
        written.unit(),
        written.betterWhen(),
        written.target(),
        performance,
        latest,
        awaiting,
        written.method(),
        written.counted(),
        written.released());
  }

  /** A value of the period before the day on which one is due is the one that was awaited. */
  private static boolean isWhatWasAwaited(Plan.Measure measure, String period) {
    Plan.Awaiting awaiting = measure.awaiting();
    Plan.Method method = measure.method();
    int months =
        switch (method == null ? Plan.Frequency.QUARTERLY : method.frequency()) {
          case MONTHLY -> 1;
          case QUARTERLY -> 3;
          case YEARLY -> 12;
        };
    return awaiting != null && span(period).to().isAfter(awaiting.due().minusMonths(months));
  }

  /** A measure's name in updates: its English title. */
  static String name(Plan.Measure measure) {
    return measure.title().inOrFallback("en");
  }

  static Timespan span(String period) {
    return Timespan.parse(period, LocalDate.EPOCH, LocalDate.EPOCH);
  }

  /** A value with unit and period in every language of the plan. */
  static @Nullable LocalText words(
      Plan.Measure measure, @Nullable BigDecimal value, String period) {
    if (value == null) {
      return null;
    }
    Map<String, String> words = new LinkedHashMap<>();
    measure
        .unit()
        .byLanguage()
        .forEach(
            (tag, unit) -> {
              Language language = Language.of(tag);
              words.put(
                  tag,
                  "%s %s, %s"
                      .formatted(
                          NumberFormat.getNumberInstance(language.locale()).format(value),
                          unit,
                          language.period(span(period))));
            });
    return LocalText.of(words);
  }
}
