package org.porchlight.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
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

  private static final int LEAST_LIKE_THEM = 20;
  private static final int MONTH = 30;

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
      Spell spell = spell(Objects.requireNonNull(known.get(handle)), plan, plan.start());
      if (spell.found < plan.atLeast()) {
        return new Result.Refusal(Result.Reason.PICKED_AFTERWARDS);
      }
      cohort.add(spell);
    }
    if (cohort.stream().allMatch(spell -> spell.daysAfter == 0)) {
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
    Map<String, History> known = new HashMap<>();
    histories.forEach(history -> known.put(history.handle(), history));
    NavigableMap<Integer, List<List<Spell>>> bands = past(plan);
    List<Spell> cohort =
        served.stream()
            .map(handle -> spell(Objects.requireNonNull(known.get(handle)), plan, plan.start()))
            .toList();
    List<Spell> losing = cohort.stream().filter(spell -> spell.daysAfter < plan.follow()).toList();
    List<AnalysisFile.Served> people = new ArrayList<>();
    for (Spell spell : cohort) {
      people.add(
          new AnalysisFile.Served(
              spell.history.handle(),
              bandIn(bands, band(spell, plan)),
              1 + losing.indexOf(spell),
              spell.counts()));
    }
    Set<Integer> wanted = new HashSet<>();
    people.forEach(one -> wanted.add(one.band()));
    List<AnalysisFile.Past> entries = new ArrayList<>();
    bands.forEach(
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
    return new AnalysisFile.Past(person.getFirst().history.handle(), band, found);
  }

  private Result compared(Plan plan, List<Spell> cohort, int draws, long seed) {
    NavigableMap<Integer, List<List<Spell>>> bands = past(plan);
    if (bands.isEmpty()) {
      return new Result.Refusal(Result.Reason.TOO_FEW_LIKE_THEM);
    }
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    NavigableMap<Integer, List<Spell>> wanted = new TreeMap<>();
    for (Spell spell : cohort) {
      wanted.computeIfAbsent(bandIn(bands, band(spell, plan)), key -> new ArrayList<>()).add(spell);
    }
    double[] usual = new double[draws];
    double lostSum = 0;
    for (int draw = 0; draw < draws; draw++) {
      Totals totals = new Totals();
      wanted.forEach(
          (band, places) ->
              totals.draw(Objects.requireNonNull(bands.get(band)), places, plan.follow(), random));
      usual[draw] = totals.index();
      lostSum += 1 - (double) totals.ownDays / ((double) totals.people * plan.follow());
    }
    Arrays.sort(usual);
    Totals totals = new Totals();
    cohort.forEach(totals::add);
    if (totals.before == 0) {
      return new Result.Refusal(Result.Reason.TOO_FEW_LIKE_THEM);
    }
    double seen = totals.index();
    double low = at(usual, 0.05);
    double middle = at(usual, 0.5);
    double high = at(usual, 0.95);
    if (low <= 0) {
      return new Result.Refusal(Result.Reason.TOO_FEW_LIKE_THEM);
    }
    return new Result.Finding(
        cohort.size(),
        new Result.Range(middle, low, high),
        seen,
        new Result.Range(seen / middle, seen / high, seen / low),
        // A fall f takes a draw D to (1 - f) D, noticed below the 5 % point; so in 80 % of draws.
        1 - low / at(usual, 0.8),
        totals.lost(plan.follow()),
        lostSum / draws);
  }

  /** Findings of the past: by band of counts, then by person, bands with few people joined. */
  private NavigableMap<Integer, List<List<Spell>>> past(Plan plan) {
    NavigableMap<Integer, List<List<Spell>>> bands = new TreeMap<>();
    for (History history : histories) {
      Map<Integer, List<Spell>> own = new TreeMap<>();
      for (int day = plan.start() - plan.follow(); day - plan.window() >= first; day -= MONTH) {
        if (history.found(day - plan.window(), day) >= plan.atLeast()) {
          Spell spell = spell(history, plan, day);
          own.computeIfAbsent(band(spell, plan), band -> new ArrayList<>()).add(spell);
        }
      }
      own.forEach(
          (band, spells) -> bands.computeIfAbsent(band, key -> new ArrayList<>()).add(spells));
    }
    for (Integer band : List.copyOf(bands.descendingKeySet())) {
      List<List<Spell>> people = Objects.requireNonNull(bands.get(band));
      long different = people.stream().map(spells -> spells.getFirst().history).distinct().count();
      if (different < LEAST_LIKE_THEM) {
        bands.remove(band);
        Integer next = bands.lowerKey(band) != null ? bands.lowerKey(band) : bands.higherKey(band);
        if (next != null) {
          bands.computeIfAbsent(next, key -> new ArrayList<>()).addAll(people);
        }
      }
    }
    bands.values().forEach(Evaluation::order);
    return bands;
  }

  /** By what is counted, so that the order in which people are drawn from says nothing of when. */
  private static void order(List<List<Spell>> people) {
    people.forEach(spells -> spells.sort(Spell.BY_COUNTS));
    people.sort(
        (one, other) -> {
          for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = Spell.BY_COUNTS.compare(one.get(i), other.get(i));
            if (order != 0) {
              return order;
            }
          }
          return Integer.compare(one.size(), other.size());
        });
  }

  /** Half octaves above what the rule asks for. */
  private static int band(Spell spell, Plan plan) {
    return (int) Math.floor(2 * Math.log((double) spell.found / plan.atLeast()) / Math.log(2));
  }

  private static int bandIn(NavigableMap<Integer, List<List<Spell>>> bands, int band) {
    Integer floor = bands.floorKey(band);
    return floor != null ? floor : bands.firstKey();
  }

  private static double at(double[] sorted, double part) {
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(part * (sorted.length - 1)))];
  }

  private static Spell spell(History history, Plan plan, int day) {
    return new Spell(
        history,
        day,
        history.found(day - plan.window(), day),
        history.contacts(day - plan.window(), day),
        Math.max(1, history.exposure(day - plan.window(), day)),
        history.contacts(day, day + plan.follow()),
        history.exposure(day, day + plan.follow()));
  }

  /** One person around one day. */
  private record Spell(
      History history, int day, int found, int before, int daysBefore, int after, int daysAfter) {
    static final Comparator<Spell> BY_COUNTS =
        Comparator.comparingInt(Spell::before)
            .thenComparingInt(Spell::daysBefore)
            .thenComparingInt(Spell::after)
            .thenComparingInt(Spell::daysAfter)
            .thenComparingInt(Spell::found);

    AnalysisFile.Counts counts() {
      return new AnalysisFile.Counts(before, daysBefore, after, daysAfter);
    }

    /** The same, without the days after that somebody else lost. */
    Spell without(Spell other, int follow) {
      if (other.daysAfter == follow) {
        return this;
      }
      int contacts = 0;
      int days = 0;
      for (int i = 0; i < follow; i++) {
        if (other.history.exposure(other.day + i, other.day + i + 1) == 1) {
          contacts += history.contacts(day + i, day + i + 1);
          days += history.exposure(day + i, day + i + 1);
        }
      }
      return new Spell(history, day, found, before, daysBefore, contacts, days);
    }
  }

  /** Sums over people; all rates are of sums, so that nobody's few days weigh much. */
  private static final class Totals {
    private long people;
    private long before;
    private long daysBefore;
    private long after;
    private long daysAfter;
    private long ownDays;

    void add(Spell spell) {
      people++;
      before += spell.before;
      daysBefore += spell.daysBefore;
      after += spell.after;
      daysAfter += spell.daysAfter;
    }

    void draw(List<List<Spell>> band, List<Spell> places, int follow, RandomGenerator random) {
      List<List<Spell>> drawn = new ArrayList<>(band.size());
      int[] ends = new int[band.size()];
      int sum = 0;
      for (int i = 0; i < band.size(); i++) {
        List<Spell> person = band.get(random.nextInt(band.size()));
        drawn.add(person);
        sum += person.size();
        ends[i] = sum;
      }
      for (Spell served : places) {
        int place = random.nextInt(sum);
        int where = Arrays.binarySearch(ends, place + 1);
        int who = where >= 0 ? where : -where - 1;
        List<Spell> person = drawn.get(who);
        Spell found = person.get(ends[who] - 1 - place);
        ownDays += found.daysAfter;
        add(found.without(served, follow));
      }
    }

    /**
     * Contacts per day at risk after, for each 100 before; 0 if all days after were lost or nothing
     * was before.
     */
    double index() {
      return daysAfter == 0 || before == 0 ? 0 : 100.0 * after / daysAfter * daysBefore / before;
    }

    double lost(int follow) {
      return 1 - (double) daysAfter / ((double) people * follow);
    }
  }
}
