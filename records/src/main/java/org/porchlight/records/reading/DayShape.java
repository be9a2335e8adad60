package org.porchlight.records.reading;

import java.util.ArrayList;
import java.util.List;

/**
 * How calls, reports and responses spread over the hours of a day. Two families of shapes: what an
 * honest local clock may show, which takes in quiet nights, busy nights, office hours, no shape at
 * all and what lies between; and the plain shape of a whole city, low before dawn and high in the
 * afternoon, which a wrong clock moves.
 */
final class DayShape {
  private static final int HOURS = 24;
  private static final double[] CITY = {
    32, 27, 24, 20, 17, 17, 21, 30, 39, 44, 47, 50, 52, 52, 54, 57, 59, 60, 57, 54, 51, 48, 43, 38
  };
  private static final double[] BUSY_NIGHTS = {
    80, 80, 75, 55, 35, 22, 15, 14, 15, 18, 22, 25, 28, 30, 32, 35, 38, 42, 46, 50, 60, 72, 80, 83
  };
  private static final double[] OFFICE = {
    3, 3, 3, 3, 3, 3, 3, 20, 70, 90, 100, 100, 90, 100, 100, 100, 90, 60, 30, 20, 15, 10, 6, 4
  };
  private static final double[] EVEN = {
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1
  };

  private static final List<double[]> HONEST = honest();
  private static final List<double[]> PLAIN = plain();

  private DayShape() {}

  private static List<double[]> honest() {
    List<double[]> bases = List.of(CITY, BUSY_NIGHTS, OFFICE, EVEN);
    List<double[]> shapes = new ArrayList<>();
    for (int one = 0; one < bases.size(); one++) {
      for (int other = one + 1; other < bases.size(); other++) {
        for (int quarters = 0; quarters <= 4; quarters++) {
          for (int shift = -1; shift <= 1; shift++) {
            shapes.add(logs(bases.get(one), bases.get(other), quarters / 4.0, shift));
          }
        }
      }
    }
    return shapes;
  }

  private static List<double[]> plain() {
    List<double[]> shapes = new ArrayList<>();
    for (double[] other : List.of(BUSY_NIGHTS, OFFICE, EVEN)) {
      for (int part = 0; part <= 2; part++) {
        for (int shift = -1; shift <= 1; shift++) {
          shapes.add(logs(other, CITY, part * 0.15, shift));
        }
      }
    }
    return shapes;
  }

  /** Logarithms of the share of each hour in a mixture of two shapes, moved by some hours. */
  private static double[] logs(double[] one, double[] other, double partOfOne, int shift) {
    double[] logs = new double[HOURS];
    for (int hour = 0; hour < HOURS; hour++) {
      int from = Math.floorMod(hour - shift, HOURS);
      logs[hour] =
          Math.log(partOfOne * one[from] / sum(one) + (1 - partOfOne) * other[from] / sum(other));
    }
    return logs;
  }

  private static double sum(double[] shape) {
    double sum = 0;
    for (double part : shape) {
      sum += part;
    }
    return sum;
  }

  /**
   * By how much likelier it is that {@code other} shows the plain shape of a city than that {@code
   * read} shows any honest one, as a natural logarithm. Both count the same moments by hour.
   */
  static double favours(long[] other, long[] read) {
    return best(PLAIN, other) - best(HONEST, read);
  }

  private static double best(List<double[]> shapes, long[] hours) {
    double best = Double.NEGATIVE_INFINITY;
    for (double[] logs : shapes) {
      double sum = 0;
      for (int hour = 0; hour < HOURS; hour++) {
        sum += logs[hour] * hours[hour];
      }
      best = Math.max(best, sum);
    }
    return best;
  }

  /** How far a day is from the nearest plain shape, as a natural logarithm per row; 0 is on it. */
  static double misfit(long[] hours) {
    double total = (double) total(hours);
    double self = 0;
    for (long count : hours) {
      self += part((double) count, total);
    }
    return (self - best(PLAIN, hours)) / total;
  }

  /** G statistic of two counts by hour: near 23 when both have one shape, more when not. */
  static double difference(long[] one, long[] other) {
    double ones = (double) total(one);
    double others = (double) total(other);
    double g = 0;
    for (int hour = 0; hour < HOURS; hour++) {
      double both = (double) (one[hour] + other[hour]) / (ones + others);
      g += part((double) one[hour], ones * both) + part((double) other[hour], others * both);
    }
    return 2 * g;
  }

  private static double part(double seen, double expected) {
    return seen == 0 ? 0 : seen * Math.log(seen / expected);
  }

  static long total(long[] hours) {
    long total = 0;
    for (long count : hours) {
      total += count;
    }
    return total;
  }
}
