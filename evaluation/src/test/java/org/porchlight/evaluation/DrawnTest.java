package org.porchlight.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Draws by pairs of rank whose truth is known. */
class DrawnTest {
  private static final int WORLDS = 1000;

  /** 40 people with skewed rates; one of each two neighbors in rank gets a place. */
  private static List<Drawn.Person> people(long seed, double effect) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] often =
        IntStream.range(0, 40)
            .mapToDouble(_ -> 0.01 + 0.1 * Math.pow(random.nextDouble(), 3))
            .sorted()
            .toArray();
    List<String> ranked = IntStream.range(0, 40).mapToObj(i -> "p" + i).toList();
    List<String> places = new Lottery("the seed of world number " + seed).drawFromPairs(ranked);
    List<Drawn.Person> people = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      boolean place = places.contains("p" + i);
      int days = 150 + random.nextInt(31);
      int contacts = 0;
      for (int day = 0; day < days; day++) {
        double chance = often[39 - i] + (place ? effect / 100 : 0);
        contacts += random.nextDouble() < chance ? 1 : 0;
      }
      people.add(new Drawn.Person(i / 2, place, contacts, days));
    }
    return people;
  }

  private static List<Drawn> drawn(double effect) {
    return IntStream.range(0, WORLDS)
        .parallel()
        .mapToObj(seed -> Drawn.of(people(seed, effect), 199, seed))
        .toList();
  }

  @Test
  void whereAPlaceDoesNothingTheValuesOfPAreUniformAndTheIntervalSaysSo() {
    List<Drawn> all = drawn(0);
    double[] p = all.stream().mapToDouble(Drawn::p).sorted().toArray();
    double apart =
        IntStream.range(0, p.length)
            .mapToDouble(i -> Math.abs(p[i] - (i + 1.0) / p.length))
            .max()
            .orElseThrow();
    double covered = all.stream().filter(one -> one.effect().covers(0)).count() / (double) WORLDS;
    System.err.printf("KNOWN draw, no effect: covered %.3f, p from uniform %.3f%n", covered, apart);
    // Kolmogorov's 99 % bound for 1,000 values, and 1/200 for the steps in which p comes.
    assertThat(apart).isLessThan(1.63 / Math.sqrt(WORLDS) + 0.005);
    assertThat(covered).isBetween(0.88, 0.92);
  }

  @Test
  void aPlantedRiseIsWithinTheInterval() {
    List<Drawn> all = drawn(3);
    double covered = all.stream().filter(one -> one.effect().covers(3)).count() / (double) WORLDS;
    double noticed = all.stream().filter(one -> one.effect().low() > 0).count() / (double) WORLDS;
    System.err.printf(
        "KNOWN draw, 3 more in 100 days: covered %.3f, noticed %.3f%n", covered, noticed);
    assertThat(covered).isBetween(0.87, 0.93);
    assertThat(noticed).isGreaterThan(0.9);
  }

  @Test
  void theSameSeedDrawsTheSameOnAnyMachine() {
    List<String> ranked = IntStream.range(0, 8).mapToObj(i -> "p" + i).toList();
    Lottery lottery = new Lottery("a seed of sixteen or more letters");
    assertThat(lottery.drawFromPairs(ranked)).isEqualTo(lottery.drawFromPairs(ranked)).hasSize(4);
    for (int i = 0; i < 4; i++) {
      assertThat(lottery.drawFromPairs(ranked).get(i)).isIn("p" + 2 * i, "p" + (2 * i + 1));
    }
    assertThat(Drawn.of(people(1, 0), 199, 9)).isEqualTo(Drawn.of(people(1, 0), 199, 9));
  }

  @Test
  void aDrawThatGaveEverybodyAPlaceShowsNothing() {
    assertThatThrownBy(() -> Drawn.of(List.of(new Drawn.Person(0, true, 1, 9)), 199, 1))
        .hasMessageContaining("some and not to others");
  }

  /** Twelve who start three by three in months 3, 6, 9 and 12 of 15. */
  private static SteppedStart stepped(long seed, double kept) {
    SplittableRandom random = new SplittableRandom(seed);
    Integer[] starts = {3, 3, 3, 6, 6, 6, 9, 9, 9, 12, 12, 12};
    List<Integer> order = new ArrayList<>(Arrays.asList(starts));
    for (int i = 11; i > 0; i--) {
      java.util.Collections.swap(order, i, random.nextInt(i + 1));
    }
    List<SteppedStart.Unit> units = new ArrayList<>();
    for (int start : order) {
      double often = 0.05 + 0.1 * random.nextDouble();
      List<Integer> contacts = new ArrayList<>();
      for (int month = 0; month < 15; month++) {
        int count = 0;
        for (int day = 0; day < 30; day++) {
          // Everybody's months go up and down together.
          double chance = often * (1 + 0.4 * Math.sin(month)) * (month >= start ? kept : 1);
          count += random.nextDouble() < chance ? 1 : 0;
        }
        contacts.add(count);
      }
      units.add(new SteppedStart.Unit(start, contacts));
    }
    return SteppedStart.of(units, 199, seed);
  }

  @Test
  void aSteppedStartThatDoesNothingHasUniformValuesOfPAndOneThatHalvesIsNoticed() {
    double[] p =
        IntStream.range(0, WORLDS)
            .parallel()
            .mapToDouble(seed -> stepped(seed, 1).p())
            .sorted()
            .toArray();
    double apart =
        IntStream.range(0, p.length)
            .mapToDouble(i -> Math.abs(p[i] - (i + 1.0) / p.length))
            .max()
            .orElseThrow();
    double noticed =
        IntStream.range(0, WORLDS).parallel().filter(seed -> stepped(seed, 0.4).p() <= 0.1).count()
            / (double) WORLDS;
    double covered =
        IntStream.range(0, WORLDS)
                .parallel()
                .filter(seed -> stepped(seed, 1).effect().covers(0))
                .count()
            / (double) WORLDS;
    System.err.printf(
        "KNOWN stepped start: p from uniform %.3f, covered %.3f, 60 %% fewer noticed %.3f%n",
        apart, covered, noticed);
    assertThat(covered).isBetween(0.87, 0.93);
    assertThat(apart).isLessThan(1.63 / Math.sqrt(WORLDS) + 0.005);
    assertThat(noticed).isGreaterThan(0.7);
    assertThat(stepped(1, 1).months()).isEqualTo(9);
  }
}
