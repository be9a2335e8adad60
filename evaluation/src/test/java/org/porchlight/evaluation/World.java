package org.porchlight.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** People with bad spells that come and go, and what a program does to them, which is known. */
final class World {

  static final int START = 1095;
  static final int END = START + 180;
  static final Plan PLAN = new Plan("made up", 90, 8, 180, START, END, List.of("contacts"));

  private final List<int[]> contacts = new ArrayList<>();
  private final RandomGenerator random;

  World(int people, long seed) {
    random = new SplittableRandom(seed);
    for (int i = 0; i < people; i++) {
      double often = Math.min(0.12, 0.006 * Math.pow(1 - random.nextDouble(), -1 / 1.6));
      List<Integer> days = new ArrayList<>();
      boolean bad = random.nextInt(5) == 0;
      for (int day = 0; day < END; day++) {
        if (random.nextInt(bad ? 60 : 240) == 0) {
          bad = !bad;
        }
        if (random.nextDouble() < often * (bad ? 3 : 0.5)) {
          days.add(day);
        }
      }
      contacts.add(days.stream().mapToInt(Integer::intValue).toArray());
    }
  }

  private static long before(int[] days) {
    return java.util.Arrays.stream(days).filter(day -> day >= START - 90 && day < START).count();
  }

  /** Who has most contacts when the program starts, among those the rule finds. */
  List<String> top(int many) {
    return java.util.stream.IntStream.range(0, contacts.size())
        .boxed()
        .filter(i -> before(contacts.get(i)) >= PLAN.atLeast())
        .sorted(Comparator.comparingLong(i -> -before(contacts.get(i))))
        .limit(many)
        .map(i -> "p" + i)
        .toList();
  }

  /**
   * @param kept the part of the served people's later contacts that the program leaves
   * @param jailed how many of the first days after the start the served people spend in jail
   */
  List<History> histories(List<String> served, double kept, int jailed) {
    List<History> all = new ArrayList<>();
    for (int i = 0; i < contacts.size(); i++) {
      String handle = "p" + i;
      boolean in = served.contains(handle);
      int[] days =
          java.util.Arrays.stream(contacts.get(i))
              .filter(day -> !in || day < START || day >= START + jailed)
              .filter(day -> !in || day < START || random.nextDouble() < kept)
              .toArray();
      List<Absence> absences =
          in && jailed > 0
              ? List.of(new Absence(START, START + jailed, Absence.Cause.JAIL))
              : List.of();
      all.add(new History(handle, days, absences));
    }
    return all;
  }

  /**
   * The same people, where a contact after the start is taken for a served person's own only with
   * some chance.
   */
  List<History> doubted(List<String> served, RandomGenerator linkage, double kept) {
    List<History> all = new ArrayList<>();
    for (int i = 0; i < contacts.size(); i++) {
      boolean in = served.contains("p" + i);
      int[] days =
          java.util.Arrays.stream(contacts.get(i))
              .filter(day -> !in || day < START || linkage.nextDouble() < kept)
              .toArray();
      all.add(new History("p" + i, days, List.of()));
    }
    return all;
  }
}
