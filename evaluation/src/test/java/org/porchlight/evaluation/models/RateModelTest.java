package org.porchlight.evaluation.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RateModelTest {

  private static void equalsR(RateModel model, String golden) {
    Golden expected = new Golden(golden);
    assertThat(model).isInstanceOf(RateModel.Fitted.class);
    RateModel.Fitted fitted = (RateModel.Fitted) model;
    List<RateModel.Term> terms =
        Stream.concat(Stream.of(fitted.base()), fitted.terms().stream()).toList();
    assertThat(numbers(terms, RateModel.Term::estimate))
        .containsExactly(expected.row("coefficients"), within(1e-5));
    assertThat(numbers(terms, RateModel.Term::error))
        .containsExactly(expected.row("errors"), within(1e-5));
    assertThat(numbers(terms, RateModel.Term::robustError))
        .containsExactly(expected.row("robust"), within(1e-5));
    assertThat(fitted.theta().orElseThrow()).isCloseTo(expected.number("theta"), within(1e-5));
    assertThat(fitted.logLikelihood()).isCloseTo(expected.number("loglikelihood"), within(1e-5));
  }

  private static double[] numbers(
      List<RateModel.Term> terms, ToDoubleFunction<RateModel.Term> number) {
    return terms.stream().mapToDouble(number).toArray();
  }

  private static List<RateModel.Row> rows(int many, IntFunction<RateModel.Row> row) {
    return IntStream.range(0, many).mapToObj(row).toList();
  }

  @Test
  void daysAbsentFromSchoolGiveWhatGlmNbGives() {
    Golden data = new Golden("school-data");
    List<String> names = List.of("female", "other", "slow");
    double[] days = data.column("days");
    List<RateModel.Row> rows =
        rows(
            days.length,
            i ->
                new RateModel.Row(
                    "child" + i,
                    (int) days[i],
                    1,
                    names.stream().map(name -> data.column(name)[i]).toList()));
    equalsR(RateModel.fit(names, rows), "school");
  }

  @Test
  void repeatedRowsWithDaysAtRiskGiveWhatGlmNbAndVcovClGive() {
    Golden data = new Golden("visits-data");
    List<String> names = List.of("served", "later", "both", "age");
    double[] contacts = data.column("contacts");
    List<RateModel.Row> rows =
        rows(
            contacts.length,
            i ->
                new RateModel.Row(
                    "p" + data.column("person")[i],
                    (int) contacts[i],
                    (int) data.column("days")[i],
                    names.stream().map(name -> data.column(name)[i]).toList()));
    RateModel model = RateModel.fit(names, rows);
    equalsR(model, "visits");
    assertThat(((RateModel.Fitted) model).people()).isEqualTo(60);
    List<RateModel.Row> more = new ArrayList<>(rows);
    more.add(new RateModel.Row("away", 0, 0, List.of(1.0, 1.0, 1.0, 0.0)));
    assertThat(RateModel.fit(names, more)).as("no day at risk says nothing").isEqualTo(model);
  }

  @Test
  void whatCannotBeFittedSaysWhy() {
    List<String> one = List.of("x");
    assertThat(RateModel.fit(one, rows(10, i -> row(i, i, i % 2))))
        .isEqualTo(new RateModel.Refused(RateModel.Reason.TOO_FEW_PEOPLE));
    assertThat(RateModel.fit(one, rows(40, i -> row(i, 0, i % 2))))
        .isEqualTo(new RateModel.Refused(RateModel.Reason.NO_CONTACTS));
    assertThat(RateModel.fit(one, rows(40, i -> row(i, i, 3))))
        .isEqualTo(new RateModel.Refused(RateModel.Reason.COLLINEAR));
    assertThat(
            RateModel.fit(
                List.of("x", "y", "z"),
                rows(40, i -> row(i, i % 7, i % 2, i % 3, 2.0 * (i % 2) - 3.0 * (i % 3)))))
        .isEqualTo(new RateModel.Refused(RateModel.Reason.COLLINEAR));
    assertThat(RateModel.fit(one, rows(40, i -> row(i, i % 2 == 0 ? 0 : 1 + i % 5, i % 2))))
        .isEqualTo(new RateModel.Refused(RateModel.Reason.UNBOUNDED));
    assertThatThrownBy(() -> RateModel.fit(one, rows(40, i -> row(i, 1, 2, 3))))
        .hasMessageContaining("one value for each of the 1 names");
    assertThatThrownBy(() -> row(1, -1, 0)).hasMessageContaining("0 or more");
    assertThatThrownBy(() -> row(1, 1, Double.NaN)).hasMessageContaining("numbers");
  }

  private static RateModel.Row row(int i, int contacts, double... values) {
    return new RateModel.Row(
        "p" + i, contacts, 30, IntStream.range(0, values.length).mapToObj(j -> values[j]).toList());
  }

  /** Counts narrower than Poisson's: the fit is Poisson's, whose base is the plain rate. */
  @Test
  void countsNoWiderThanPoissonHaveNoTheta() {
    RateModel model = RateModel.fit(List.of("x"), rows(40, i -> row(i, i % 2 == 0 ? 3 : 6, i % 2)));
    assertThat(model).isInstanceOf(RateModel.Fitted.class);
    RateModel.Fitted fitted = (RateModel.Fitted) model;
    assertThat(fitted.theta()).isEmpty();
    assertThat(fitted.base().ratio().estimate()).isCloseTo(0.1, within(1e-9));
    assertThat(fitted.terms().getFirst().ratio().estimate()).isCloseTo(2, within(1e-9));
    // Of 20 people with 3 contacts each and 20 with 6: the error of the log ratio is known.
    assertThat(fitted.terms().getFirst().error())
        .isCloseTo(Math.sqrt(1 / 60.0 + 1 / 120.0), within(1e-6));
  }

  /** People before and after, half of them served, rates and days at risk of their own. */
  private static RateModel world(int people, long seed, double effect) {
    RandomGenerator random = new SplittableRandom(seed);
    List<RateModel.Row> rows = new ArrayList<>();
    for (int person = 0; person < people; person++) {
      double served = person % 2;
      double own = 0.1 * -Math.log(1 - random.nextDouble());
      for (int after = 0; after < 2; after++) {
        int days = 60 + random.nextInt(121);
        double mean = own * days * -Math.log(1 - random.nextDouble());
        int contacts = Draws.poisson(mean * (served * after == 1 ? effect : 1), random);
        rows.add(
            new RateModel.Row(
                "p" + person, contacts, days, List.of(served, (double) after, served * after)));
      }
    }
    return RateModel.fit(List.of("served", "after", "both"), rows);
  }

  private static double covered(int people, int worlds, double effect) {
    List<RateModel> models =
        IntStream.range(0, worlds)
            .parallel()
            .mapToObj(seed -> world(people, seed, effect))
            .toList();
    assertThat(models).allSatisfy(m -> assertThat(m).isInstanceOf(RateModel.Fitted.class));
    return (double)
            models.stream()
                .filter(m -> ((RateModel.Fitted) m).terms().get(2).ratio().covers(effect))
                .count()
        / worlds;
  }

  @Test
  void theIntervalCoversWhatIsTrue() {
    double none = covered(200, 1000, 1);
    double half = covered(200, 500, 0.5);
    double few = covered(40, 500, 1);
    System.err.printf(
        "KNOWN rate model: no effect covered %.3f, half %.3f; with 40 people %.3f%n",
        none, half, few);
    assertThat(none).isBetween(0.87, 0.93);
    assertThat(half).isBetween(0.87, 0.93);
  }
}
