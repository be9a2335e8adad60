package org.porchlight.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * What usually happens with no program, and what was seen. The rule is replayed every 30 days of
 * the past; who was found then is followed for as long as the program's people are. A draw
 * resamples the people of each band of counts and then puts one of their findings in the place of
 * each person served (a bootstrap by person: Davison and Hinkley, Bootstrap Methods and Their
 * Application, 1997, chapter 3). Days that somebody served lost are left out of the follow-up put
 * in that place too. All past follow-ups end by the start, so nobody in them was served yet.
 */
public final class Evaluation {

  /** The fewest people served of whom anything is said. */
  public static final int LEAST_PEOPLE = 11;

  private final List<History> histories;
  private final int first;
  private final int end;

  /**
   * Takes what is known of everybody.
   *
   * @param histories all people, each once
   * @param first the first day with records
   * @param end the first day without records again
   */
  public Evaluation(List<History> histories, int first, int end) {
    this.histories = List.copyOf(histories);
    this.first = first;
    this.end = end;
  }

  /**
   * What is found, or why nothing is.
   *
   * @param served the handles of all who were offered the program, also of those who left it
   * @param draws how many draws; at least 100
   * @param seed the same seed gives the same numbers on every machine
   */
  public Result of(Plan plan, List<String> served, int draws, long seed) {
    if (draws < 100) {
      throw new IllegalArgumentException("An evaluation takes at least 100 draws; ask for more.");
    }
    if (served.size() < LEAST_PEOPLE) {
      return new Result.Refusal(Result.Reason.TOO_FEW_PEOPLE);
    }
    if (end < plan.start() + plan.follow()) {
      return new Result.Refusal(Result.Reason.TOO_EARLY);
    }
    if (plan.start() - plan.follow() - plan.window() < first) {
      return new Result.Refusal(Result.Reason.NO_HISTORY);
    }
    Map<String, History> known = new HashMap<>();
    histories.forEach(history -> known.put(history.handle(), history));
    Set<String> once = new HashSet<>(served);
    if (once.size() < served.size() || !known.keySet().containsAll(once)) {
      return new Result.Refusal(Result.Reason.UNKNOWN_PEOPLE);
    }
    List<Spell> cohort = new ArrayList<>();
    for (String handle : served) {
      Spell spell = Spell.of(Objects.requireNonNull(known.get(handle)), plan, plan.start());
      if (spell.found() < plan.atLeast()) {
        return new Result.Refusal(Result.Reason.PICKED_AFTERWARDS);
      }
      cohort.add(spell);
    }
    if (cohort.stream().allMatch(spell -> spell.daysAfter() == 0)) {
      return new Result.Refusal(Result.Reason.NOBODY_AT_RISK);
    }
    return compared(plan, cohort, draws, seed);
  }

  /**
   * All that {@link #of} counts with, without a day or a name: whoever has it can repeat each
   * number.
   *
   * @param served as in {@link #of}, which must have found something
   */
  public AnalysisFile file(Plan plan, List<String> served) {
    Bands bands = Bands.of(histories, first, plan);
    List<Spell> cohort = Bands.cohort(histories, plan, served);
    List<Spell> losing =
        cohort.stream().filter(spell -> spell.daysAfter() < plan.follow()).toList();
    List<AnalysisFile.Served> people = new ArrayList<>();
    for (Spell spell : cohort) {
      people.add(
          new AnalysisFile.Served(
              spell.history().handle(),
              bands.of(spell),
              1 + losing.indexOf(spell),
              spell.counts()));
    }
    Set<Integer> wanted = new HashSet<>();
    people.forEach(one -> wanted.add(one.band()));
    List<AnalysisFile.Past> entries = new ArrayList<>();
    bands
        .people()
        .forEach(
            (band, all) -> {
              if (wanted.contains(band)) {
                for (List<Spell> person : all) {
                  entries.add(past(band, person, losing, plan.follow()));
                }
              }
            });
    return new AnalysisFile(people, entries);
  }

  private static AnalysisFile.Past past(
      int band, List<Spell> person, List<Spell> losing, int follow) {
    List<AnalysisFile.Found> found = new ArrayList<>();
    // From the last to the first, as they are drawn from.
    for (Spell spell : person.reversed()) {
      found.add(
          new AnalysisFile.Found(
              spell.counts(),
              losing.stream().map(other -> spell.without(other, follow).counts()).toList()));
    }
    return new AnalysisFile.Past(person.getFirst().history().handle(), band, found);
  }

  private Result compared(Plan plan, List<Spell> cohort, int draws, long seed) {
    Bands bands = Bands.of(histories, first, plan);
    if (bands.isEmpty()) {
      return new Result.Refusal(Result.Reason.TOO_FEW_LIKE_THEM);
    }
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    NavigableMap<Integer, List<Spell>> places = bands.places(cohort);
    double[] usual = new double[draws];
    double lostSum = 0;
    for (int draw = 0; draw < draws; draw++) {
      Totals totals = new Totals();
      Totals whole = new Totals();
      bands.draw(
          places,
          random,
          (served, found) -> {
            whole.add(found);
            totals.add(found.without(served, plan.follow()));
          });
      usual[draw] = totals.index();
      lostSum += whole.lost(plan.follow());
    }
    Arrays.sort(usual);
    Totals totals = new Totals();
    cohort.forEach(totals::add);
    if (totals.hasNoneBefore()) {
      return new Result.Refusal(Result.Reason.TOO_FEW_LIKE_THEM);
    }
    double seen = totals.index();
    double low = Bands.at(usual, 0.05);
    double middle = Bands.at(usual, 0.5);
    double high = Bands.at(usual, 0.95);
    if (low <= 0) {
      return new Result.Refusal(Result.Reason.TOO_FEW_LIKE_THEM);
    }
    return new Result.Finding(
        cohort.size(),
        new Result.Range(middle, low, high),
        seen,
        new Result.Range(seen / middle, seen / high, seen / low),
        // A fall f takes a draw D to (1 - f) D, noticed below the 5 % point; so in 80 % of draws.
        1 - low / Bands.at(usual, 0.8),
        totals.lost(plan.follow()),
        lostSum / draws);
  }
}
