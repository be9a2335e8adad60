package org.porchlight.evaluation.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.porchlight.evaluation.models.SyntheticControl.Mixed;
import org.porchlight.evaluation.models.SyntheticControl.Reason;
import org.porchlight.evaluation.models.SyntheticControl.Refused;

class SyntheticControlTest {

  private static final int CHANGE = 48;
  private static final int MONTHS = 60;

  @Test
  void theWeightsAreThoseOfNnls() {
    Golden data = new Golden("donors-data");
    Golden golden = new Golden("donors");
    double[][] donors =
        IntStream.rangeClosed(1, 12).mapToObj(i -> data.column("d" + i)).toArray(double[][]::new);
    double[] city = data.column("city");
    assertThat(NonNegative.weights(donors, city))
        .containsExactly(golden.row("weights"), within(1e-7));
    List<double[]> rates = new ArrayList<>(List.of(city));
    rates.addAll(Arrays.asList(donors));
    assertThat(Mixture.of(rates, 0, city.length, city.length).gap(0, city.length))
        .isCloseTo(golden.number("rmspe"), within(1e-9));
  }

  @Test
  void donorsThatAreTheSameOrTheCityItselfAreNoTrouble() {
    double[] city = {5, 7, 6, 9};
    double[] weights = NonNegative.weights(new double[][] {{1, 2, 3, 4}, city, city}, city);
    assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-12));
    assertThat(weights[0]).isCloseTo(0, within(1e-9));
    assertThat(NonNegative.weights(new double[][] {city, city}, city)).doesNotContain(Double.NaN);
  }

  /** Eleven cities that share a wave and a season, each its own way; the first may change. */
  private static List<MonthlyCounts> cities(long seed, double effect) {
    RandomGenerator random = new SplittableRandom(seed);
    double[] wave = new double[MONTHS];
    for (int month = 1; month < MONTHS; month++) {
      wave[month] = 0.9 * wave[month - 1] + 0.05 * random.nextGaussian();
    }
    List<MonthlyCounts> cities = new ArrayList<>();
    for (int city = 0; city < 11; city++) {
      double share = 0.5 + random.nextDouble();
      double season = 0.2 * random.nextDouble();
      List<Integer> counts = new ArrayList<>();
      for (int month = 0; month < MONTHS; month++) {
        double mean =
            300 * Math.exp(share * wave[month] + season * Math.sin(2 * Math.PI * month / 12));
        counts.add(Draws.poisson(city == 0 && month >= CHANGE ? effect * mean : mean, random));
      }
      cities.add(new MonthlyCounts(1, counts, Collections.nCopies(MONTHS, 100.0)));
    }
    return cities;
  }

  private static SyntheticControl of(List<MonthlyCounts> cities) {
    return SyntheticControl.of(cities.getFirst(), cities.subList(1, cities.size()), CHANGE);
  }

  private static List<Mixed> worlds(int many, double effect) {
    return IntStream.range(0, many)
        .parallel()
        .mapToObj(seed -> of(cities(seed, effect)))
        .map(Mixed.class::cast)
        .toList();
  }

  @Test
  void whereNothingChangesEachRankIsAsLikely() {
    int many = 1100;
    List<Mixed> all = worlds(many, 1);
    int[] ranks = new int[11];
    all.forEach(world -> ranks[(int) Math.round(world.placeboDonors() * 11) - 1]++);
    double square = Arrays.stream(ranks).mapToDouble(n -> (n - 100) * (n - 100) / 100.0).sum();
    double dates =
        (double) all.stream().filter(w -> w.placeboDates().orElseThrow() <= 0.1).count() / many;
    double effect = all.stream().mapToDouble(Mixed::effect).average().orElseThrow();
    System.err.printf(
        "KNOWN mix, no change: first rank %.3f (1/11 is 0.091), chi square %.1f with 10; placebo dates p <= 0.1 in %.3f; effect %.3f%n",
        (double) ranks[0] / many, square, dates, effect);
    // 29.6 is exceeded once in a thousand.
    assertThat(square).isLessThan(29.6);
    assertThat(dates).isBetween(0.04, 0.16);
    assertThat(effect).isBetween(0.98, 1.02);
  }

  @Test
  void aThirdFewerIsFound() {
    List<Mixed> all = worlds(200, 0.67);
    double effect = all.stream().mapToDouble(Mixed::effect).average().orElseThrow();
    double first = (double) all.stream().filter(w -> w.placeboDonors() < 0.1).count() / all.size();
    System.err.printf(
        "KNOWN mix, a third fewer: effect %.3f, first of 11 in %.3f%n", effect, first);
    assertThat(effect).isBetween(0.65, 0.69);
    assertThat(first).isGreaterThan(0.8);
    assertThat(all)
        .allSatisfy(
            world -> {
              assertThat(world.weights()).allMatch(weight -> weight >= 0);
              assertThat(world.weights().stream().mapToDouble(w -> w).sum())
                  .isCloseTo(1, within(1e-9));
              assertThat(world.own()).hasSameSizeAs(world.mix()).hasSize(MONTHS);
            });
  }

  @Test
  void whatCannotBeMixedSaysWhy() {
    List<MonthlyCounts> cities = cities(1, 1);
    MonthlyCounts own = cities.getFirst();
    List<MonthlyCounts> donors = cities.subList(1, 11);
    assertThat(SyntheticControl.of(own, donors.subList(0, 8), CHANGE))
        .isEqualTo(new Refused(Reason.TOO_FEW_DONORS));
    assertThat(SyntheticControl.of(own, donors, 11)).isEqualTo(new Refused(Reason.TOO_SHORT));
    assertThat(SyntheticControl.of(own, donors, MONTHS)).isEqualTo(new Refused(Reason.TOO_SHORT));
    assertThat(SyntheticControl.of(constant(0), donors, CHANGE))
        .isEqualTo(new Refused(Reason.NO_CONTACTS));
    assertThat(SyntheticControl.of(constant(3000), donors, CHANGE))
        .isEqualTo(new Refused(Reason.NOT_LIKE));
    MonthlyCounts shorter = new MonthlyCounts(1, List.of(1), List.of(1.0));
    assertThatThrownBy(() -> SyntheticControl.of(shorter, donors, CHANGE))
        .hasMessageContaining("same 1 months");
  }

  private static MonthlyCounts constant(int count) {
    return new MonthlyCounts(
        1, Collections.nCopies(MONTHS, count), Collections.nCopies(MONTHS, 100.0));
  }
}
