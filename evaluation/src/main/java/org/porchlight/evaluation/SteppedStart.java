package org.porchlight.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * When all will be served, but in an order drawn by lot: in each month those who have started stand
 * against those who have not. The test draws the order anew and asks how often chance alone puts
 * them as far apart (Ji, Fink, Robyn and Small, Annals of Applied Statistics 11, 2017).
 *
 * @param effect contacts a month, started minus not yet, the mean over all months in which there
 *     are both, with the 90 % interval of every constant effect that the test does not reject;
 *     below 0 is fewer
 * @param p how often chance alone is as far from no effect, on either side; above 0 to 1
 * @param months in how many months there are both
 */
public record SteppedStart(Result.Range effect, double p, int months) {

  /**
   * One person, or one team's area, of a stepped start.
   *
   * @param start the month from which it is served; its number or more when never
   * @param contacts in each month, all of one length
   */
  public record Unit(int start, List<Integer> contacts) {
    public Unit {
      contacts = List.copyOf(contacts);
    }
  }

  /**
   * Analyses a stepped start.
   *
   * @param units at least four, with at least two different starts
   * @param repeats how often the order is drawn anew; at least 100
   * @param seed the same seed gives the same numbers on every machine
   */
  public static SteppedStart of(List<Unit> units, int repeats, long seed) {
    int[] starts = units.stream().mapToInt(Unit::start).toArray();
    if (units.size() < 4 || Arrays.stream(starts).distinct().count() < 2 || repeats < 100) {
      throw new IllegalArgumentException(
          "A stepped start has at least four who start in at least two months, and at least 100 repeats.");
    }
    int length = units.getFirst().contacts().size();
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    int[][] orders = new int[repeats][];
    int[] other = starts.clone();
    for (int repeat = 0; repeat < repeats; repeat++) {
      for (int i = other.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int held = other[i];
        other[i] = other[j];
        other[j] = held;
      }
      orders[repeat] = other.clone();
    }
    double seen = effect(units, starts, starts, 0, length);
    int highest =
        units.stream().flatMap(unit -> unit.contacts().stream()).mapToInt(i -> i).max().orElse(0);
    DoubleUnaryOperator p = effect -> p(units, starts, orders, effect, length);
    return new SteppedStart(
        Inversion.around(seen, highest + 1.0, p), p.applyAsDouble(0), months(starts, length));
  }

  /** Two-sided, of the hypothesis that starting changes everybody's month by {@code constant}. */
  private static double p(
      List<Unit> units, int[] starts, int[][] orders, double constant, int length) {
    double seen = Math.abs(effect(units, starts, starts, constant, length));
    int asFar = 1;
    for (int[] order : orders) {
      asFar += Math.abs(effect(units, order, starts, constant, length)) >= seen - 1e-12 ? 1 : 0;
    }
    return (double) asFar / (orders.length + 1);
  }

  /** Under one order of starts, once {@code constant} is taken back from all true starts on. */
  private static double effect(
      List<Unit> units, int[] starts, int[] trueStarts, double constant, int length) {
    double sum = 0;
    int months = 0;
    for (int month = 0; month < length; month++) {
      double on = 0;
      double off = 0;
      int many = 0;
      for (int i = 0; i < starts.length; i++) {
        double contacts =
            units.get(i).contacts().get(month) - (trueStarts[i] <= month ? constant : 0);
        if (starts[i] <= month) {
          on += contacts;
          many++;
        } else {
          off += contacts;
        }
      }
      if (many > 0 && many < starts.length) {
        sum += on / many - off / (starts.length - many);
        months++;
      }
    }
    return months == 0 ? 0 : sum / months;
  }

  private static int months(int[] starts, int length) {
    int months = 0;
    for (int month = 0; month < length; month++) {
      int at = month;
      long on = Arrays.stream(starts).filter(start -> start <= at).count();
      months += on > 0 && on < starts.length ? 1 : 0;
    }
    return months;
  }
}
