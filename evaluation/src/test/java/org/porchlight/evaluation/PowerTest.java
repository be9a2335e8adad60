package org.porchlight.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PowerTest {

  private static Power power(long seed) {
    World world = new World(1500, seed);
    List<String> served = world.top(20);
    return Power.of(world.histories(served, 1, 0), 0, World.PLAN, served, seed).orElseThrow();
  }

  private static double noticed(Power power, double fall) {
    return power.steps().stream()
        .filter(step -> Math.abs(step.fall() - fall) < 1e-9)
        .mapToDouble(Power.Step::noticed)
        .findFirst()
        .orElseThrow();
  }

  /** KnownAnswersTest plants a fall of half into other worlds of the same kind. */
  @Test
  void whatThePastSaysCouldBeNoticedIsNoticedWhenItIsPlanted() {
    List<Power> all = IntStream.range(0, 40).parallel().mapToObj(PowerTest::power).toList();
    double half = all.stream().mapToDouble(one -> noticed(one, 0.5)).average().orElseThrow();
    double fooled = all.stream().mapToDouble(Power::fooled).average().orElseThrow();
    double noticeable = all.stream().mapToDouble(Power::noticeable).average().orElseThrow();
    System.err.printf(
        "KNOWN power on the past: half noticed %.3f, nothing noticed %.3f, noticeable %.2f%n",
        half, fooled, noticeable);
    assertThat(half).isCloseTo(0.983, within(0.05));
    assertThat(fooled).isBetween(0.02, 0.08);
    assertThat(noticeable).isBetween(0.2, 0.5);
  }

  /** Plants into a world the fall that its past says would be noticed four times in five. */
  private static Optional<Boolean> noticedAsStated(long seed, int first) {
    World world = new World(1500, seed);
    List<String> served = world.top(20);
    return Power.of(world.histories(served, 1, 0), first, World.PLAN, served, seed)
        .map(
            power ->
                new Evaluation(world.histories(served, 1 - power.noticeable(), 0), first, World.END)
                            .of(World.PLAN, served, 400, seed)
                        instanceof Result.Finding finding
                    && finding.effect().high() < 1);
  }

  private static double noticedAsStated(int first) {
    List<Boolean> all =
        IntStream.range(0, 150)
            .parallel()
            .mapToObj(seed -> noticedAsStated(seed, first))
            .flatMap(Optional::stream)
            .toList();
    assertThat(all).hasSizeGreaterThan(75);
    return (double) all.stream().filter(noticed -> noticed).count() / all.size();
  }

  @Test
  void theFallStatedIsNoticedFourTimesInFiveAfterALongPastAndAShortOne() {
    double whole = noticedAsStated(0);
    double brief = noticedAsStated(World.START - 600);
    System.err.printf(
        "KNOWN the fall stated is planted: noticed after a long past %.3f, after a short one %.3f%n",
        whole, brief);
    assertThat(whole).isBetween(0.72, 0.88);
    assertThat(brief).isBetween(0.72, 0.88);
  }

  @Test
  void twentyPeopleAgainstTwentyThousandTakeSeconds() {
    World world = new World(20_000, 1);
    List<String> served = world.top(20);
    List<History> all = world.histories(served, 1, 0);
    long begun = System.nanoTime();
    assertThat(Power.of(all, 0, World.PLAN, served, 1)).isPresent();
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.err.printf("KNOWN power speed %.2f%n", seconds);
    assertThat(seconds).isLessThan(20);
  }

  @Test
  void aGreaterFallIsNeverNoticedLess() {
    List<Double> noticed = power(3).steps().stream().map(Power.Step::noticed).toList();
    assertThat(noticed).isSorted();
    assertThat(power(3)).isEqualTo(power(3));
  }

  @Test
  void aShortPastSaysNothing() {
    World world = new World(1500, 3);
    List<String> served = world.top(20);
    List<History> all = world.histories(served, 1, 0);
    assertThat(Power.of(all, World.START - 599, World.PLAN, served, 3)).isEmpty();
    assertThat(Power.of(all, 0, World.PLAN, served.subList(0, 10), 3)).isEmpty();
  }
}
