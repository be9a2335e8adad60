package org.porchlight.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Watching a program month by month without a new test each time. The draws of {@link Evaluation}
 * are followed month by month, and one band is laid around them for all months at once: nine in ten
 * draws stay within it from the first month to the last (a simultaneous band by ranks: Davison and
 * Hinkley, Bootstrap Methods and Their Application, 1997, section 4.2). A program that does nothing
 * leaves it in one of ten cases, however often somebody looks. It is no judgement: that is made
 * once, on the day registered for it.
 *
 * @param months in order of time, of 30 days each, the last one within the follow-up
 */
public record Monitor(List<Month> months) {
  private static final double WITHIN = 0.9;

  public Monitor {
    months = List.copyOf(months);
  }

  /**
   * All contacts since the start up to the end of one month, per day at risk, for each 100 before.
   *
   * @param month 1 and on
   * @param usual the middle of the draws, and the band
   * @param seen what the people served had
   */
  public record Month(int month, Result.Range usual, double seen) {}

  /** Whether what was seen has left the band in some month. */
  public boolean hasLeft() {
    return months.stream().anyMatch(month -> !month.usual().covers(month.seen()));
  }

  /**
   * The months that the records cover by now.
   *
   * @param histories all people, each once
   * @param first the first day with records
   * @param end the first day without records again
   * @param served the handles of all who were offered the program, each of them known and found by
   *     the rule
   * @param draws how many draws; at least 100
   * @param seed the same seed gives the same numbers on every machine
   * @return empty before the first month is over, or where {@link Evaluation} would say nothing
   */
  public static Optional<Monitor> of(
      List<History> histories,
      int first,
      int end,
      Plan plan,
      List<String> served,
      int draws,
      long seed) {
    int known = Math.min(end - plan.start(), plan.follow()) / Bands.MONTH;
    if (known < 1
        || served.size() < Evaluation.LEAST_PEOPLE
        || plan.start() - plan.follow() - plan.window() < first) {
      return Optional.empty();
    }
    List<Spell> cohort = Bands.cohort(histories, plan, served);
    Bands bands = Bands.of(histories, first, plan);
    Totals[] seen = totals(known);
    List<Plan> plans = new ArrayList<>();
    for (int month = 1; month <= known; month++) {
      plans.add(until(plan, month));
      for (Spell one : cohort) {
        seen[month - 1].add(Spell.of(one.history(), plans.getLast(), plan.start()));
      }
    }
    if (bands.isEmpty() || seen[0].hasNoneBefore()) {
      return Optional.empty();
    }
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    NavigableMap<Integer, List<Spell>> places = bands.places(cohort);
    double[][] paths = new double[known][draws];
    for (int draw = 0; draw < draws; draw++) {
      Totals[] totals = totals(known);
      bands.draw(
          places,
          random,
          (one, found) -> {
            for (int month = 0; month < known; month++) {
              Plan part = plans.get(month);
              totals[month].add(
                  Spell.of(found.history(), part, found.day())
                      .without(Spell.of(one.history(), part, one.day()), part.follow()));
            }
          });
      for (int month = 0; month < known; month++) {
        paths[month][draw] = totals[month].index();
      }
    }
    return Optional.of(new Monitor(months(paths, seen)));
  }

  private static Totals[] totals(int months) {
    Totals[] totals = new Totals[months];
    Arrays.setAll(totals, month -> new Totals());
    return totals;
  }

  private static Plan until(Plan plan, int month) {
    return new Plan(
        plan.name(),
        plan.window(),
        plan.atLeast(),
        month * Bands.MONTH,
        plan.start(),
        plan.analysis(),
        plan.outcomes());
  }

  private static List<Month> months(double[][] paths, Totals[] seen) {
    int draws = paths[0].length;
    double[][] sorted = new double[paths.length][];
    for (int month = 0; month < paths.length; month++) {
      sorted[month] = paths[month].clone();
      Arrays.sort(sorted[month]);
    }
    // How far from the nearer end each path comes at its most extreme month.
    int[] depths = new int[draws];
    for (int draw = 0; draw < draws; draw++) {
      int depth = draws;
      for (int month = 0; month < paths.length; month++) {
        depth = Math.min(depth, depth(sorted[month], paths[month][draw]));
      }
      depths[draw] = depth;
    }
    Arrays.sort(depths);
    int trimmed = Math.min(depths[(int) ((1 - WITHIN) * draws)], (draws - 1) / 2);
    List<Month> months = new ArrayList<>();
    for (int month = 0; month < paths.length; month++) {
      double[] all = sorted[month];
      months.add(
          new Month(
              month + 1,
              new Result.Range(Bands.at(all, 0.5), all[trimmed], all[draws - 1 - trimmed]),
              seen[month].index()));
    }
    return months;
  }

  /** How many draws lie farther out than this value, on the side where fewer do. */
  private static int depth(double[] sorted, double value) {
    int below = 0;
    int until = sorted.length;
    while (below < until) {
      int middle = (below + until) >>> 1;
      if (sorted[middle] < value) {
        below = middle + 1;
      } else {
        until = middle;
      }
    }
    int above = below;
    until = sorted.length;
    while (above < until) {
      int middle = (above + until) >>> 1;
      if (sorted[middle] <= value) {
        above = middle + 1;
      } else {
        until = middle;
      }
    }
    // Equal values are as deep as the deepest of them.
    return Math.min(above - 1, sorted.length - 1 - below);
  }
}
