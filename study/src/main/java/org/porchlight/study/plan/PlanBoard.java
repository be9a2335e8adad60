package org.porchlight.study.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Plan;

/**
 * The plan on one day: what was published, what waits, and what is late. A period's value is due
 * thirty days after its end; where the plan names a day, on that day.
 *
 * @param today where the city is
 * @param updates of all initiatives; of each the earliest period first, then in the order written
 */
public record PlanBoard(
    LocalDate today,
    List<PlanGoal> goals,
    List<PlanInitiative> initiatives,
    List<PlanUpdate> updates) {
  /** Days from a period's end to the day on which its values are due. */
  public static final int DAYS_TO_REPORT = 30;

  /** As many periods can be reported: the running one and those before it. */
  private static final int PERIODS = 6;

  public PlanBoard {
    goals = List.copyOf(goals);
    initiatives = List.copyOf(initiatives);
    updates = List.copyOf(updates);
  }

  /** Whether something is owed for a measure. */
  public enum Owed {
    /** Nothing: Porchlight counts it, its value is there, or the plan does not say when one is. */
    NOTHING,
    /** A value is awaited, and its day is still to come. */
    AWAITED,
    /** Its day is over. */
    LATE
  }

  /**
   * How a measure stands.
   *
   * @param value the newest one reported; null when there is none
   * @param period of that value; null when there is none
   * @param due the day on which the next value is or was due; null when nothing is owed
   */
  public record Standing(
      PlanInitiative initiative,
      PlanMeasure measure,
      Plan.Performance performance,
      @Nullable BigDecimal value,
      @Nullable String period,
      Owed owed,
      @Nullable LocalDate due) {
    @Override
    public String toString() {
      return "Standing[" + measure.name() + ", " + owed + ", due " + due + "]";
    }
  }

  /** An initiative of this number. */
  public Optional<PlanInitiative> find(String number) {
    return initiatives.stream().filter(one -> one.number().equals(number)).findFirst();
  }

  /** What was written about an initiative, the earliest period first. */
  public List<PlanUpdate> of(PlanInitiative initiative) {
    return updates.stream().filter(one -> one.initiative().equals(initiative.number())).toList();
  }

  /** What holds of each period: the newest published, the earliest period first. */
  public List<PlanUpdate> published(PlanInitiative initiative) {
    List<PlanUpdate> all =
        of(initiative).stream().filter(one -> one.state() == PlanUpdate.State.PUBLISHED).toList();
    return all.stream()
        .filter(
            one ->
                all.stream()
                    .noneMatch(
                        other -> other.period().equals(one.period()) && other.id() > one.id()))
        .sorted(Comparator.comparing(PlanUpdate::ends).thenComparingLong(PlanUpdate::id))
        .toList();
  }

  /** How far an initiative is by what was published last. */
  public Plan.Progress progress(PlanInitiative initiative) {
    List<PlanUpdate> published = published(initiative);
    return published.isEmpty() ? initiative.progress() : published.getLast().progress();
  }

  /** How the measures of an initiative stand, in the plan's order. */
  public List<Standing> standings(PlanInitiative initiative) {
    return initiative.measures().stream().map(measure -> standing(initiative, measure)).toList();
  }

  /** All measures that are late, the longest first. */
  public List<Standing> late() {
    return initiatives.stream()
        .flatMap(one -> standings(one).stream())
        .filter(one -> one.owed() == Owed.LATE)
        .sorted(Comparator.comparing(one -> one.due() == null ? today : one.due()))
        .toList();
  }

  /** What waits for a second person. */
  public List<PlanUpdate> waiting() {
    return updates.stream()
        .filter(one -> one.newest() && one.state() == PlanUpdate.State.REVIEW)
        .toList();
  }

  /** The periods that an update can be about, the running one last. */
  public List<String> periods(PlanInitiative initiative) {
    Plan.Frequency frequency = initiative.frequency();
    LocalDate start = start(frequency, today);
    List<String> periods = new ArrayList<>();
    for (int back = PERIODS - 1; back >= 0; back--) {
      periods.add(name(frequency, start.minusMonths((long) back * months(frequency))));
    }
    return periods;
  }

  private Standing standing(PlanInitiative initiative, PlanMeasure measure) {
    Plan.Performance performance = measure.performance();
    BigDecimal value = null;
    String period = null;
    LocalDate known = null;
    for (PlanUpdate update : published(initiative)) {
      Optional<PlanUpdate.Reported> said = update.of(measure);
      if (said.isPresent()) {
        performance = said.get().performance();
        if (said.get().value() != null) {
          value = said.get().value();
          period = update.period();
          known = update.ends();
        }
      }
    }
    Optional<LocalDate> due =
        measure.counted() ? Optional.empty() : due(initiative, measure, known);
    Owed owed = due.isEmpty() ? Owed.NOTHING : due.get().isBefore(today) ? Owed.LATE : Owed.AWAITED;
    return new Standing(initiative, measure, performance, value, period, owed, due.orElse(null));
  }

  /**
   * The day on which a value is or was due that is not there.
   *
   * @param known the last day of the newest period with a value; null when there is none
   */
  private Optional<LocalDate> due(
      PlanInitiative initiative, PlanMeasure measure, @Nullable LocalDate known) {
    Optional<LocalDate> named = measure.due();
    long months = months(measure.frequency().orElse(Plan.Frequency.QUARTERLY));
    // A value of the period before the day named is the one that was awaited.
    if (named.isPresent() && (known == null || !known.isAfter(named.get().minusMonths(months)))) {
      return named;
    }
    if (measure.frequency().isEmpty()) {
      return Optional.empty();
    }
    // First the newest period whose day of reporting is over, then the newest that has ended.
    for (LocalDate day : List.of(today.minusDays(DAYS_TO_REPORT), today)) {
      LocalDate end = start(measure.frequency().get(), day).minusDays(1);
      boolean there = known != null && !known.isBefore(end);
      if (!there && !end.isBefore(initiative.since())) {
        return Optional.of(end.plusDays(DAYS_TO_REPORT));
      }
    }
    return Optional.empty();
  }

  private static int months(Plan.Frequency frequency) {
    return switch (frequency) {
      case MONTHLY -> 1;
      case QUARTERLY -> 3;
      case YEARLY -> 12;
    };
  }

  /** The first day of the period in which a day lies. */
  private static LocalDate start(Plan.Frequency frequency, LocalDate day) {
    int months = months(frequency);
    return LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / months * months + 1, 1);
  }

  private static String name(Plan.Frequency frequency, LocalDate start) {
    return switch (frequency) {
      case MONTHLY -> "%d-%02d".formatted(start.getYear(), start.getMonthValue());
      case QUARTERLY -> "%d-Q%d".formatted(start.getYear(), (start.getMonthValue() + 2) / 3);
      case YEARLY -> "%d".formatted(start.getYear());
    };
  }
}
