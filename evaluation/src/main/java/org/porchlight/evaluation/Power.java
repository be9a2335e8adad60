package org.porchlight.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * What could be noticed, tried on the city's own past: on past days at which nothing was done,
 * people as the program serves them are picked, a part of their later contacts is taken away, and
 * the judgement is made, with all of the past that the program's own judgement knows. How often it
 * calls that fewer than usual is the power; with nothing taken away it is how often it is fooled
 * (Arnold, Hogan, Colford and Hubbard, BMC Medical Research Methodology 11, 2011).
 *
 * @param people picked each time
 * @param starts past days on which there were enough
 * @param tries over all of them
 * @param steps each fall tried, from none up
 */
public record Power(int people, int starts, int tries, List<Step> steps) {
  /** How often a fall must be noticed to be called noticeable. */
  public static final double OFTEN = 0.8;

  /** Fewer past days than this, whose follow-ups overlap, say too little. */
  static final int LEAST_STARTS = 12;

  private static final int TRIES = 240;
  private static final int DRAWS = 200;
  private static final int STEPS = 50;

  public Power {
    steps = List.copyOf(steps);
  }

  /**
   * One fall.
   *
   * @param fall the part of later contacts taken away, 0 to below 1
   * @param noticed the part of tries in which the judgement was "fewer than usual", 0 to 1
   */
  public record Step(double fall, double noticed) {}

  /** The smallest fall noticed four times in five; 1 if no fall tried is. */
  public double noticeable() {
    return steps.stream()
        .filter(step -> step.noticed() >= OFTEN)
        .mapToDouble(Step::fall)
        .min()
        .orElse(1);
  }

  /** How often nothing at all is called fewer than usual, 0 to 1. */
  public double fooled() {
    return steps.getFirst().noticed();
  }

  /**
   * Tries all falls.
   *
   * @param histories all people, each once
   * @param first the first day with records
   * @param served the handles of those whom the program serves, each of them known: the like of
   *     them are picked
   * @param seed the same seed gives the same numbers on every machine
   * @return empty when the records do not go back far enough, or the rule found too few people
   */
  public static Optional<Power> of(
      List<History> histories, int first, Plan plan, List<String> served, long seed) {
    if (served.size() < Evaluation.LEAST_PEOPLE) {
      return Optional.empty();
    }
    List<Spell> like = Bands.cohort(histories, plan, served);
    // An early day known only by what came before it would be judged by far less than the program.
    Bands bands = Bands.of(histories, first, plan);
    if (bands.isEmpty()) {
      return Optional.empty();
    }
    List<List<Spell>> past = new ArrayList<>();
    for (int day = plan.start() - plan.follow(); day - plan.window() >= first; day -= Bands.MONTH) {
      past.add(found(histories, plan, day));
    }
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    int[] noticed = new int[STEPS];
    int tries = 0;
    int starts = 0;
    for (List<Spell> found : past) {
      if (found.size() >= served.size()) {
        starts++;
        for (int i = 0; i < Math.ceilDiv(TRIES, past.size()); i++) {
          tries += attempt(bands, plan, pick(bands, found, like, random), random, noticed) ? 1 : 0;
        }
      }
    }
    if (starts < LEAST_STARTS || tries == 0) {
      return Optional.empty();
    }
    List<Step> steps = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      steps.add(new Step((double) step / STEPS, (double) noticed[step] / tries));
    }
    return Optional.of(new Power(served.size(), starts, tries, steps));
  }

  private static List<Spell> found(List<History> histories, Plan plan, int day) {
    return histories.stream()
        .filter(history -> history.found(day - plan.window(), day) >= plan.atLeast())
        .map(history -> Spell.of(history, plan, day))
        .toList();
  }

  /** For each of those served somebody of the same band, or of any; nobody twice. */
  private static List<Spell> pick(
      Bands bands, List<Spell> found, List<Spell> like, RandomGenerator random) {
    List<Spell> free = new ArrayList<>(found);
    Collections.shuffle(free, random);
    List<Spell> picked = new ArrayList<>();
    for (Spell one : like) {
      int band = bands.of(one);
      Spell next =
          free.stream()
              .filter(other -> bands.of(other) == band)
              .findFirst()
              .orElse(free.getFirst());
      free.remove(next);
      picked.add(next);
    }
    return picked;
  }

  /** Judges one pick under every fall. Returns whether anything could be said. */
  private static boolean attempt(
      Bands bands, Plan plan, List<Spell> picked, RandomGenerator random, int[] noticed) {
    NavigableMap<Integer, List<Spell>> places = bands.places(picked);
    double[] usual = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      Totals totals = new Totals();
      bands.draw(places, random, (one, found) -> totals.add(found.without(one, plan.follow())));
      usual[draw] = totals.index();
    }
    Arrays.sort(usual);
    double low = Bands.at(usual, 0.05);
    Totals seen = new Totals();
    picked.forEach(seen::add);
    if (low <= 0 || seen.hasNoneBefore()) {
      return false;
    }
    // The same contacts go first under every fall, so that a greater one is never noticed less.
    double[] chances =
        random.doubles(picked.stream().mapToInt(Spell::after).sum()).sorted().toArray();
    for (int step = 0; step < STEPS; step++) {
      double fall = (double) step / STEPS;
      long left = Arrays.stream(chances).filter(chance -> chance >= fall).count();
      noticed[step] += seen.index(left) < low ? 1 : 0;
    }
    return true;
  }
}
