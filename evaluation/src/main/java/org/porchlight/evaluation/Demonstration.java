package org.porchlight.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a bare before and after says of no program at all. On every 30th day of the past as many
 * people are picked as a program would serve, those with most contacts, and nothing is done for
 * them; their contacts fall all the same (regression to the mean: Barnett, van der Pols and Dobson,
 * Int. J. Epidemiol. 34, 2005).
 *
 * @param starts how many past days
 * @param people picked on each
 * @param fall by how much their contacts per day at risk fell, 0.6 is 60 % fewer and below 0 is
 *     more: the middle of all starts, and from where to where nine in ten of them lie
 */
public record Demonstration(int starts, int people, Result.Range fall) {
  /** Fewer past days than this show nothing. */
  static final int LEAST_STARTS = 6;

  private static final int MONTH = 30;

  /**
   * Picks and follows.
   *
   * @param histories all people, each once
   * @param first the first day with records
   * @param plan whose window, least number of contacts, follow-up and start are taken
   * @param people how many to pick each time
   * @return empty when the records do not go back far enough, or the rule found too few people on
   *     too many days
   */
  public static Optional<Demonstration> of(
      List<History> histories, int first, Plan plan, int people) {
    List<Double> falls = new ArrayList<>();
    for (int day = plan.start() - plan.follow(); day - plan.window() >= first; day -= MONTH) {
      fall(histories, day, plan, people).ifPresent(falls::add);
    }
    if (falls.size() < LEAST_STARTS) {
      return Optional.empty();
    }
    List<Double> sorted = falls.stream().sorted().toList();
    return Optional.of(
        new Demonstration(
            sorted.size(),
            people,
            new Result.Range(at(sorted, 0.5), at(sorted, 0.05), at(sorted, 0.95))));
  }

  private static Optional<Double> fall(List<History> histories, int day, Plan plan, int people) {
    int from = day - plan.window();
    List<History> picked =
        histories.stream()
            .filter(history -> history.found(from, day) >= plan.atLeast())
            .sorted(Comparator.comparingInt((History history) -> -history.found(from, day)))
            .limit(people)
            .toList();
    if (picked.size() < people) {
      return Optional.empty();
    }
    long before = 0;
    long daysBefore = 0;
    long after = 0;
    long daysAfter = 0;
    for (History history : picked) {
      before += history.contacts(from, day);
      daysBefore += history.exposure(from, day);
      after += history.contacts(day, day + plan.follow());
      daysAfter += history.exposure(day, day + plan.follow());
    }
    return before == 0 || daysAfter == 0
        ? Optional.empty()
        : Optional.of(1 - (double) after / daysAfter * daysBefore / before);
  }

  private static double at(List<Double> sorted, double part) {
    return sorted.get((int) Math.round(part * (sorted.size() - 1)));
  }
}
