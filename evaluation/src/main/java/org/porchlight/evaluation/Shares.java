package org.porchlight.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * By which doors contacts came, or how they ended: their parts in the follow-up beside what is
 * usual. More contacts can mean trust; which contacts they are tells more than how many. Draws are
 * those of {@link Evaluation}; days lost change no part.
 *
 * @param parts in the order of their names
 */
public record Shares(List<Part> parts) {
  /** Fewer contacts than this in the follow-up have no parts. */
  public static final int LEAST_CONTACTS = 11;

  public Shares {
    parts = List.copyOf(parts);
  }

  /**
   * One door, or one ending.
   *
   * @param usual its part of all contacts with no program, 0 to 1, with the range of nine in ten
   *     draws
   * @param seen its part for those served, 0 to 1
   */
  public record Part(String name, Result.Range usual, double seen) {}

  /**
   * The parts.
   *
   * @param whole all people with all of the contacts, each once
   * @param parts by name, the same people with the contacts of that part
   * @param first the first day with records
   * @param served the handles of all who were offered the program, each of them known
   * @param draws how many draws; at least 100
   * @param seed the same seed gives the same numbers on every machine
   * @return empty when there are too few contacts or people, or the past is too short
   */
  public static Optional<Shares> of(
      List<History> whole,
      Map<String, List<History>> parts,
      int first,
      Plan plan,
      List<String> served,
      int draws,
      long seed) {
    if (served.size() < Evaluation.LEAST_PEOPLE
        || plan.start() - plan.follow() - plan.window() < first) {
      return Optional.empty();
    }
    Bands bands = Bands.of(whole, first, plan);
    if (bands.isEmpty()) {
      return Optional.empty();
    }
    NavigableMap<String, Map<String, History>> byName = new TreeMap<>();
    parts.forEach(
        (name, histories) -> {
          Map<String, History> own = new HashMap<>();
          histories.forEach(history -> own.put(history.handle(), history));
          byName.put(name, own);
        });
    List<Map<String, History>> all = List.copyOf(byName.values());
    List<Spell> cohort = Bands.cohort(whole, plan, served);
    long[] seen = new long[all.size()];
    cohort.forEach(one -> count(all, one, plan, seen));
    if (Arrays.stream(seen).sum() < LEAST_CONTACTS) {
      return Optional.empty();
    }
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    NavigableMap<Integer, List<Spell>> places = bands.places(cohort);
    double[][] usual = new double[all.size()][draws];
    for (int draw = 0; draw < draws; draw++) {
      long[] counts = new long[all.size()];
      bands.draw(places, random, (one, found) -> count(all, found, plan, counts));
      for (int part = 0; part < counts.length; part++) {
        usual[part][draw] = share(counts, part);
      }
    }
    List<Part> shares = new ArrayList<>();
    int part = 0;
    for (String name : byName.keySet()) {
      Arrays.sort(usual[part]);
      shares.add(
          new Part(
              name,
              new Result.Range(
                  Bands.at(usual[part], 0.5),
                  Bands.at(usual[part], 0.05),
                  Bands.at(usual[part], 0.95)),
              share(seen, part)));
      part++;
    }
    return Optional.of(new Shares(shares));
  }

  private static void count(
      List<Map<String, History>> parts, Spell spell, Plan plan, long[] counts) {
    for (int part = 0; part < counts.length; part++) {
      History own = parts.get(part).get(spell.history().handle());
      counts[part] += own == null ? 0 : own.contacts(spell.day(), spell.day() + plan.follow());
    }
  }

  private static double share(long[] counts, int part) {
    long sum = Arrays.stream(counts).sum();
    return sum == 0 ? 0 : (double) counts[part] / sum;
  }
}
