package org.porchlight.evaluation.models;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** One city as a mix of all others, chosen before one month, looked at until another. */
final class Mixture {

  private static final int LEAST_PLACEBOS = 9;

  private final double[] weights;
  private final double[] own;
  private final double[] mix;

  private Mixture(double[] weights, double[] own, double[] mix) {
    this.weights = weights;
    this.own = own;
    this.mix = mix;
  }

  static Mixture of(List<double[]> rates, int which, int change, int until) {
    double[][] donors = new double[rates.size() - 1][];
    for (int i = 0; i < donors.length; i++) {
      donors[i] = Arrays.copyOf(rates.get(i < which ? i : i + 1), until);
    }
    double[] own = Arrays.copyOf(rates.get(which), until);
    double[][] before = new double[donors.length][];
    for (int i = 0; i < donors.length; i++) {
      before[i] = Arrays.copyOf(donors[i], change);
    }
    double[] weights = NonNegative.weights(before, Arrays.copyOf(own, change));
    double[] mix = new double[until];
    for (int i = 0; i < donors.length; i++) {
      for (int month = 0; month < until; month++) {
        mix[month] += weights[i] * donors[i][month];
      }
    }
    return new Mixture(weights, own, mix);
  }

  /** The rank of the first city's growth of the gap among all cities, 1 / cities to 1. */
  static double amongDonors(List<double[]> rates, int change) {
    int months = rates.getFirst().length;
    double own = of(rates, 0, change, months).growth(change);
    int asLarge = 1;
    for (int i = 1; i < rates.size(); i++) {
      asLarge += of(rates, i, change, months).growth(change) >= own ? 1 : 0;
    }
    return (double) asLarge / rates.size();
  }

  /** The rank among earlier dates, each looked at for as many months, all before the change. */
  static OptionalDouble amongDates(List<double[]> rates, int change) {
    int after = Math.min(rates.getFirst().length - change, SyntheticControl.LEAST_BEFORE);
    double own = of(rates, 0, change, change + after).growth(change);
    int dates = 0;
    int asLarge = 0;
    for (int date = SyntheticControl.LEAST_BEFORE; date + after <= change; date++) {
      dates++;
      asLarge += of(rates, 0, date, date + after).growth(date) >= own ? 1 : 0;
    }
    return dates < LEAST_PLACEBOS
        ? OptionalDouble.empty()
        : OptionalDouble.of((asLarge + 1.0) / (dates + 1.0));
  }

  List<Double> weights() {
    return Arrays.stream(weights).boxed().toList();
  }

  List<Double> own() {
    return Arrays.stream(own).boxed().toList();
  }

  List<Double> mix() {
    return Arrays.stream(mix).boxed().toList();
  }

  double mean(int from, int until) {
    return Arrays.stream(own, from, until).sum() / (until - from);
  }

  double mixMean(int from, int until) {
    return Arrays.stream(mix, from, until).sum() / (until - from);
  }

  /** Root mean square of the gap. */
  double gap(int from, int until) {
    double sum = 0;
    for (int month = from; month < until; month++) {
      sum += (own[month] - mix[month]) * (own[month] - mix[month]);
    }
    return Math.sqrt(sum / (until - from));
  }

  /** The gap after as a part of the gap before; infinite where there was none before. */
  private double growth(int change) {
    double before = gap(0, change);
    double after = gap(change, own.length);
    return after == 0 ? 0 : after / before;
  }
}
