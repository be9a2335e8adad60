package org.porchlight.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * What a lottery shows: those whom it gave a place against those whom it did not, whether or not
 * they came (intention to treat). The test repeats the very draw, stratum by stratum, and asks how
 * often chance alone puts the two as far apart (Fisher's randomization test); the interval holds
 * every constant effect that the test does not reject (Rosenbaum, Observational Studies, 2002,
 * chapter 2).
 *
 * @param effect contacts per 100 days at risk, places minus the others, with its 90 % interval;
 *     below 0 is fewer
 * @param p how often chance alone is as far from no effect, on either side; above 0 to 1
 * @param places how many were given a place
 * @param others how many were not
 */
public record Drawn(Result.Range effect, double p, int places, int others) {
  /**
   * One person of a draw.
   *
   * @param stratum within which the draw was made; the same for all in a simple draw
   * @param place whether the draw gave a place
   * @param contacts after the draw
   * @param days at risk after the draw; 1 or more
   */
  public record Person(int stratum, boolean place, int contacts, int days) {
    public Person {
      if (contacts < 0 || days < 1) {
        throw new IllegalArgumentException(
            "A person of a draw has 0 or more contacts and 1 or more days at risk.");
      }
    }
  }

  /**
   * Analyses a draw.
   *
   * @param people all who were eligible; some with a place and some without in at least one stratum
   * @param repeats how often the draw is repeated; at least 100
   * @param seed the same seed gives the same numbers on every machine
   */
  public static Drawn of(List<Person> people, int repeats, long seed) {
    if (repeats < 100) {
      throw new IllegalArgumentException("A draw is repeated at least 100 times; ask for more.");
    }
    int places = (int) people.stream().filter(Person::place).count();
    if (places == 0 || places == people.size()) {
      throw new IllegalArgumentException(
          "A draw gives a place to some and not to others; here it did to "
              + places
              + " of "
              + people.size()
              + ".");
    }
    double[] rates = people.stream().mapToDouble(Drawn::rate).toArray();
    boolean[] given = new boolean[people.size()];
    for (int i = 0; i < given.length; i++) {
      given[i] = people.get(i).place();
    }
    List<boolean[]> draws = repeated(people, given, repeats, seed);
    double seen = difference(rates, given);
    return new Drawn(
        Inversion.around(seen, 10 * spread(rates) + 1, effect -> p(rates, given, draws, effect)),
        p(rates, given, draws, 0),
        places,
        people.size() - places);
  }

  private static double rate(Person person) {
    return 100.0 * person.contacts() / person.days();
  }

  /** Other draws that could have been, each as likely. */
  private static List<boolean[]> repeated(
      List<Person> people, boolean[] given, int repeats, long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    List<List<Integer>> strata =
        people.stream()
            .map(Person::stratum)
            .distinct()
            .sorted()
            .map(
                stratum -> {
                  List<Integer> members = new ArrayList<>();
                  for (int i = 0; i < people.size(); i++) {
                    if (people.get(i).stratum() == stratum) {
                      members.add(i);
                    }
                  }
                  return members;
                })
            .toList();
    List<boolean[]> draws = new ArrayList<>();
    for (int repeat = 0; repeat < repeats; repeat++) {
      boolean[] draw = new boolean[given.length];
      for (List<Integer> stratum : strata) {
        long wins = stratum.stream().filter(i -> given[i]).count();
        List<Integer> order = new ArrayList<>(stratum);
        for (int i = order.size() - 1; i > 0; i--) {
          Collections.swap(order, i, random.nextInt(i + 1));
        }
        order.stream().limit(wins).forEach(i -> draw[i] = true);
      }
      draws.add(draw);
    }
    return draws;
  }

  private static double difference(double[] values, boolean[] given) {
    double with = 0;
    double without = 0;
    int many = 0;
    for (int i = 0; i < values.length; i++) {
      if (given[i]) {
        with += values[i];
        many++;
      } else {
        without += values[i];
      }
    }
    return with / many - without / (values.length - many);
  }

  /** Two-sided, of the hypothesis that a place changes everybody's rate by {@code effect}. */
  private static double p(double[] rates, boolean[] given, List<boolean[]> draws, double effect) {
    double[] without = rates.clone();
    for (int i = 0; i < without.length; i++) {
      without[i] -= given[i] ? effect : 0;
    }
    double seen = Math.abs(difference(without, given));
    int asFar = 1;
    for (boolean[] draw : draws) {
      asFar += Math.abs(difference(without, draw)) >= seen - 1e-12 ? 1 : 0;
    }
    return (double) asFar / (draws.size() + 1);
  }

  private static double spread(double[] values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return high - low;
  }
}
