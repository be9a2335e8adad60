package org.porchlight.evaluation.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.evaluation.models.InterruptedSeries.Fitted;
import org.porchlight.evaluation.models.InterruptedSeries.Reason;
import org.porchlight.evaluation.models.InterruptedSeries.Refused;
import org.porchlight.evaluation.models.InterruptedSeries.Season;

class InterruptedSeriesTest {

  private static MonthlyCounts city() {
    Golden data = new Golden("city-data");
    return new MonthlyCounts(
        3,
        Arrays.stream(data.column("count")).mapToObj(count -> (int) count).toList(),
        Arrays.stream(data.column("exposure")).boxed().toList());
  }

  @ParameterizedTest
  @CsvSource({"WAVES, city-waves", "MONTHS, city-months"})
  void aCityGivesWhatGlmNbAndNeweyWestGive(Season season, String name) {
    Golden golden = new Golden(name);
    assertThat(new Segments(city(), 60, season).fit())
        .isInstanceOfSatisfying(
            NegativeBinomial.Fit.class,
            fit -> {
              assertThat(fit.coefficients)
                  .containsExactly(golden.row("coefficients"), within(1e-5));
              assertThat(roots(fit.bread)).containsExactly(golden.row("errors"), within(1e-5));
              assertThat(roots(Sandwich.neweyWest(fit, 3)))
                  .containsExactly(golden.row("robust"), within(1e-5));
              assertThat(fit.theta).isCloseTo(golden.number("theta"), within(1e-3));
              assertThat(fit.logLikelihood).isCloseTo(golden.number("loglikelihood"), within(1e-5));
              assertThat(InterruptedSeries.of(city(), 60, season, 3))
                  .isInstanceOfSatisfying(
                      Fitted.class,
                      fitted -> {
                        assertThat(fitted.level().estimate())
                            .isCloseTo(Math.exp(golden.row("coefficients")[2]), within(1e-5));
                        assertThat(fitted.without().subList(0, 60))
                            .isEqualTo(fitted.fitted().subList(0, 60));
                        assertThat(fitted.fitted().get(60) / fitted.without().get(60))
                            .isCloseTo(fitted.level().estimate(), within(1e-9));
                      });
            });
  }

  private static double[] roots(double[][] covariance) {
    return IntStream.range(0, covariance.length)
        .mapToDouble(i -> Math.sqrt(covariance[i][i]))
        .toArray();
  }

  /** 96 months with a season and noise that remembers, 72 of them before the change. */
  private static Fitted world(long seed, double memory, double level) {
    RandomGenerator random = new SplittableRandom(seed);
    List<Integer> counts = new ArrayList<>();
    double noise = 0;
    for (int month = 0; month < 96; month++) {
      noise = memory * noise + 0.08 * Math.sqrt(1 - memory * memory) * random.nextGaussian();
      double mean =
          Math.exp(5 + 0.02 * month / 12 + 0.1 * Math.sin(2 * Math.PI * month / 12) + noise)
              * (month < 72 ? 1 : level);
      counts.add(Draws.poisson(mean, random));
    }
    return (Fitted)
        InterruptedSeries.of(
            new MonthlyCounts(1, counts, Collections.nCopies(96, 1e5)), 72, Season.WAVES);
  }

  private static double part(List<Fitted> all, Predicate<Fitted> is) {
    return (double) all.stream().filter(is).count() / all.size();
  }

  private static List<Fitted> worlds(int many, double memory, double level) {
    return IntStream.range(0, many).parallel().mapToObj(i -> world(i, memory, level)).toList();
  }

  @Test
  void whereNothingChangesTheIntervalAndThePlaceboDatesSaySo() {
    List<Fitted> plain = worlds(250, 0, 1);
    List<Fitted> remembering = worlds(250, 0.4, 1);
    double covered = part(plain, world -> world.level().covers(1));
    double remembered = part(remembering, world -> world.level().covers(1));
    double placebo = part(remembering, world -> world.placebo().orElseThrow() <= 0.1);
    double middle = part(remembering, world -> world.placebo().orElseThrow() <= 0.5);
    System.err.printf(
        "KNOWN series, no change: covered %.3f, with memory %.3f; placebo p <= 0.1 in %.3f, <= 0.5 in %.3f%n",
        covered, remembered, placebo, middle);
    assertThat(covered).isBetween(0.85, 0.93);
    assertThat(remembered).isGreaterThan(0.75);
    assertThat(placebo).isBetween(0.05, 0.13);
    assertThat(middle).isBetween(0.42, 0.58);
  }

  @Test
  void aThirdFewerIsFound() {
    List<Fitted> all = worlds(100, 0.4, 0.67);
    double covered = part(all, world -> world.level().covers(0.67));
    double noticed = part(all, world -> world.level().high() < 1);
    double placebo = part(all, world -> world.placebo().orElseThrow() <= 0.1);
    System.err.printf(
        "KNOWN series, a third fewer: covered %.3f, noticed %.3f, placebo p <= 0.1 in %.3f%n",
        covered, noticed, placebo);
    assertThat(covered).isGreaterThan(0.75);
    assertThat(noticed).isGreaterThan(0.9);
    assertThat(placebo).isGreaterThan(0.5);
  }

  @Test
  void whatCannotBeFittedSaysWhy() {
    assertThat(InterruptedSeries.of(city(), 23, Season.NONE))
        .isEqualTo(new Refused(Reason.TOO_SHORT_BEFORE));
    assertThat(InterruptedSeries.of(city(), 79, Season.NONE))
        .isEqualTo(new Refused(Reason.TOO_SHORT_AFTER));
    assertThat(InterruptedSeries.of(flat(40, 0), 30, Season.WAVES))
        .isEqualTo(new Refused(Reason.NO_CONTACTS));
    assertThat(InterruptedSeries.of(flat(40, 5), 30, Season.WAVES))
        .isInstanceOfSatisfying(
            Fitted.class,
            fitted -> {
              assertThat(fitted.level().estimate()).isCloseTo(1, within(1e-9));
              assertThat(fitted.level().high()).as("no false sureness").isGreaterThan(1.3);
            });
    assertThatThrownBy(() -> new MonthlyCounts(13, List.of(), List.of()))
        .hasMessageContaining("1 to 12");
    assertThatThrownBy(() -> new MonthlyCounts(1, List.of(1), List.of()))
        .hasMessageContaining("one exposure for each of its 1 months");
    assertThatThrownBy(() -> new MonthlyCounts(1, List.of(1), List.of(0.0)))
        .hasMessageContaining("exposures above 0");
  }

  private static MonthlyCounts flat(int months, int count) {
    return new MonthlyCounts(
        1, Collections.nCopies(months, count), Collections.nCopies(months, 1e4));
  }
}
