package org.porchlight.evaluation.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.porchlight.evaluation.Absence;
import org.porchlight.evaluation.History;
import org.porchlight.evaluation.Plan;

/**
 * People with bad spells that come and go. Who has more contacts when the program starts is more
 * likely to be served, so the served are at their worst; what the program does is known.
 */
final class Crowd {

  static final int START = 540;
  static final int END = START + 180;
  static final Plan PLAN = new Plan("made up", 90, 8, 180, START, END, List.of("contacts"));

  private final List<int[]> contacts = new ArrayList<>();
  private final Map<String, Map<String, Integer>> agencies = new HashMap<>();
  private final RandomGenerator random;

  Crowd(int people, long seed) {
    random = new SplittableRandom(seed);
    for (int i = 0; i < people; i++) {
      double often = Math.min(0.12, 0.02 * Math.pow(1 - random.nextDouble(), -1 / 1.6));
      boolean bad = random.nextInt(5) == 0;
      double change = Draws.exponential(random) * (bad ? 60 : 240);
      double day = 0;
      List<Integer> days = new ArrayList<>();
      while (day < END) {
        double next = day + Draws.exponential(random) / (often * (bad ? 3 : 0.5));
        if (next < change) {
          day = next;
          if (day < END) {
            days.add((int) day);
          }
        } else {
          day = change;
          bad = !bad;
          change += Draws.exponential(random) * (bad ? 60 : 240);
        }
      }
      contacts.add(days.stream().mapToInt(Integer::intValue).toArray());
      double fire = random.nextDouble();
      int year = between(i, START - 365, START);
      int byFire = (int) IntStream.range(0, year).filter(c -> random.nextDouble() < fire).count();
      agencies.put("p" + i, Map.of("fire", byFire, "police", year - byFire));
    }
  }

  private int between(int person, int from, int until) {
    return (int) Arrays.stream(contacts.get(person)).filter(d -> d >= from && d < until).count();
  }

  /** Drawn among those the rule finds, the chance growing with contacts in its window. */
  List<String> served(int many) {
    record Key(int person, double key) {}
    return IntStream.range(0, contacts.size())
        .filter(i -> between(i, START - 90, START) >= PLAN.atLeast())
        .mapToObj(i -> new Key(i, Draws.exponential(random) / between(i, START - 90, START)))
        .sorted(java.util.Comparator.comparingDouble(Key::key))
        .limit(many)
        .map(key -> "p" + key.person)
        .toList();
  }

  /** The people with most contacts of all, like whom nobody else is. */
  List<String> worst(int many) {
    return IntStream.range(0, contacts.size())
        .boxed()
        .sorted(java.util.Comparator.comparingInt(i -> -between(i, START - 90, START)))
        .limit(many)
        .map(i -> "p" + i)
        .toList();
  }

  /**
   * Everybody's records.
   *
   * @param kept the part of the served people's later contacts that the program leaves
   * @param jailed how many of the first days after the start the served people spend in jail
   */
  MatchedComparison.Records records(List<String> served, double kept, int jailed) {
    Set<String> in = new HashSet<>(served);
    List<History> all = new ArrayList<>();
    for (int i = 0; i < contacts.size(); i++) {
      boolean own = in.contains("p" + i);
      int[] days =
          Arrays.stream(contacts.get(i))
              .filter(day -> !own || day < START || day >= START + jailed)
              .filter(day -> !own || day < START || random.nextDouble() < kept)
              .toArray();
      all.add(
          new History(
              "p" + i,
              days,
              own && jailed > 0
                  ? List.of(new Absence(START, START + jailed, Absence.Cause.JAIL))
                  : List.of()));
    }
    return new MatchedComparison.Records(all, 0, END, agencies);
  }
}
