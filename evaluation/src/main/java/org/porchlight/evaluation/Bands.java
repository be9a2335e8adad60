package org.porchlight.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

/**
 * Whom the rule found every 30 days of the past, by band of counts, then by person. Bands with few
 * people are joined. All follow-ups end by the start.
 */
final class Bands {
  static final int MONTH = 30;
  private static final int LEAST_LIKE_THEM = 20;

  private final NavigableMap<Integer, List<List<Spell>>> people = new TreeMap<>();
  private final Plan plan;

  private Bands(Plan plan) {
    this.plan = plan;
  }

  /**
   * Replays the rule.
   *
   * @param first the first day with records
   */
  static Bands of(List<History> histories, int first, Plan plan) {
    Bands bands = new Bands(plan);
    for (History history : histories) {
      Map<Integer, List<Spell>> own = new TreeMap<>();
      for (int day = plan.start() - plan.follow(); day - plan.window() >= first; day -= MONTH) {
        if (history.found(day - plan.window(), day) >= plan.atLeast()) {
          Spell spell = Spell.of(history, plan, day);
          own.computeIfAbsent(bands.band(spell), band -> new ArrayList<>()).add(spell);
        }
      }
      own.forEach(
          (band, spells) ->
              bands.people.computeIfAbsent(band, key -> new ArrayList<>()).add(spells));
    }
    bands.join();
    bands.people.values().forEach(Bands::order);
    return bands;
  }

  private void join() {
    for (Integer band : List.copyOf(people.descendingKeySet())) {
      List<List<Spell>> all = Objects.requireNonNull(people.get(band));
      long different = all.stream().map(spells -> spells.getFirst().history()).distinct().count();
      if (different < LEAST_LIKE_THEM) {
        people.remove(band);
        Integer next =
            people.lowerKey(band) != null ? people.lowerKey(band) : people.higherKey(band);
        if (next != null) {
          people.computeIfAbsent(next, key -> new ArrayList<>()).addAll(all);
        }
      }
    }
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
  private int band(Spell spell) {
    return (int) Math.floor(2 * Math.log((double) spell.found() / plan.atLeast()) / Math.log(2));
  }

  boolean isEmpty() {
    return people.isEmpty();
  }

  /** Findings by band, then by person, in the order drawn from. */
  NavigableMap<Integer, List<List<Spell>>> people() {
    return people;
  }

  /** The band in which somebody's like are found; there must be one. */
  int of(Spell spell) {
    Integer floor = people.floorKey(band(spell));
    return floor != null ? floor : people.firstKey();
  }

  /** People by the band in which their like are found. */
  NavigableMap<Integer, List<Spell>> places(List<Spell> cohort) {
    NavigableMap<Integer, List<Spell>> places = new TreeMap<>();
    for (Spell spell : cohort) {
      places.computeIfAbsent(of(spell), key -> new ArrayList<>()).add(spell);
    }
    return places;
  }

  /**
   * One draw: resamples the people of each band, then gives each place one of their findings.
   *
   * @param each is told a place and what was drawn for it
   */
  void draw(
      NavigableMap<Integer, List<Spell>> places,
      RandomGenerator random,
      BiConsumer<Spell, Spell> each) {
    places.forEach(
        (band, own) -> draw(Objects.requireNonNull(people.get(band)), own, random, each));
  }

  private static void draw(
      List<List<Spell>> band,
      List<Spell> places,
      RandomGenerator random,
      BiConsumer<Spell, Spell> each) {
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
      each.accept(served, person.get(ends[who] - 1 - place));
    }
  }

  /** Of sorted numbers, the one at this part of the way, 0 to 1. */
  static double at(double[] sorted, double part) {
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(part * (sorted.length - 1)))];
  }

  /** These people around the start, by their handles; all of them must be known. */
  static List<Spell> cohort(List<History> histories, Plan plan, List<String> served) {
    Map<String, History> known = new HashMap<>();
    histories.forEach(history -> known.put(history.handle(), history));
    return served.stream()
        .map(handle -> Spell.of(Objects.requireNonNull(known.get(handle)), plan, plan.start()))
        .toList();
  }
}
