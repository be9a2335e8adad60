package org.porchlight.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Worlds whose truth is known; the figures stand in docs/evaluation.md. */
class KnownAnswersTest {

  private static Result.Finding finding(long seed, double kept, int jailed) {
    World world = new World(1500, seed);
    List<String> served = world.top(20);
    Result result =
        new Evaluation(world.histories(served, kept, jailed), 0, World.END)
            .of(World.PLAN, served, 400, seed);
    assertThat(result).as("seed %d", seed).isInstanceOf(Result.Finding.class);
    return (Result.Finding) result;
  }

  private static List<Result.Finding> findings(int worlds, double kept, int jailed) {
    return IntStream.range(0, worlds).parallel().mapToObj(i -> finding(i, kept, jailed)).toList();
  }

  private static double part(
      List<Result.Finding> all, java.util.function.Predicate<Result.Finding> is) {
    return (double) all.stream().filter(is).count() / all.size();
  }

  @Test
  void whereNothingHelpsTheIntervalSaysSoAndBeforeAndAfterDoesNot() {
    List<Result.Finding> all = findings(1000, 1, 0);
    double covered = part(all, finding -> finding.effect().covers(1));
    double naive = part(all, finding -> finding.seen() < 80);
    double seen = all.stream().mapToDouble(Result.Finding::seen).average().orElseThrow();
    System.err.printf(
        "KNOWN no effect: covered %.3f, naive fall %.3f, seen %.1f%n", covered, naive, seen);
    assertThat(covered).isBetween(0.88, 0.92);
    assertThat(naive).isGreaterThan(0.5);
  }

  @Test
  void halfIsFoundToBeHalf() {
    List<Result.Finding> all = findings(300, 0.5, 0);
    double covered = part(all, finding -> finding.effect().covers(0.5));
    double noticed = part(all, finding -> finding.effect().high() < 1);
    double detectable =
        all.stream().mapToDouble(Result.Finding::detectable).average().orElseThrow();
    System.err.printf(
        "KNOWN half: covered %.3f noticed %.3f detectable %.2f%n", covered, noticed, detectable);
    assertThat(covered).isBetween(0.84, 0.96);
    assertThat(noticed).isGreaterThan(0.5);
  }

  @Test
  void jailIsNoSuccess() {
    List<Result.Finding> all = findings(300, 1, 90);
    double success = part(all, finding -> finding.effect().high() < 1);
    System.err.printf("KNOWN jail: success %.3f%n", success);
    assertThat(success).isLessThan(0.1);
    assertThat(all).allSatisfy(finding -> assertThat(finding.lost()).isEqualTo(0.5));
    assertThat(all).allSatisfy(finding -> assertThat(finding.usuallyLost()).isZero());
  }

  @Test
  void theSameSeedGivesTheSameNumbers() {
    assertThat(finding(7, 1, 0)).isEqualTo(finding(7, 1, 0)).isNotEqualTo(finding(8, 1, 0));
  }

  @Test
  void twentyPeopleAgainstTwentyThousandTakeSeconds() {
    World world = new World(20_000, 1);
    List<String> served = world.top(20);
    Evaluation evaluation = new Evaluation(world.histories(served, 1, 0), 0, World.END);
    long begun = System.nanoTime();
    assertThat(evaluation.of(World.PLAN, served, 2000, 1)).isInstanceOf(Result.Finding.class);
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.err.printf("KNOWN speed %.2f%n", seconds);
    assertThat(seconds).isLessThan(10);
  }
}
