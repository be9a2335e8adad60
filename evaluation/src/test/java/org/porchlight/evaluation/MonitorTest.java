package org.porchlight.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MonitorTest {

  private static Optional<Monitor> watched(long seed, double kept, int end) {
    World world = new World(1500, seed);
    List<String> served = world.top(20);
    return Monitor.of(world.histories(served, kept, 0), 0, end, World.PLAN, served, 400, seed);
  }

  private static double left(int worlds, double kept) {
    return IntStream.range(0, worlds)
            .parallel()
            .filter(i -> watched(i, kept, World.END).orElseThrow().hasLeft())
            .count()
        / (double) worlds;
  }

  @Test
  void lookingEveryMonthAtNothingRaisesNoMoreFalseAlarmsThanLookingOnce() {
    double nothing = left(500, 1);
    double most = left(100, 0.25);
    System.err.printf(
        "KNOWN monitor of six months: left where nothing helps %.3f, where three in four stay away %.3f%n",
        nothing, most);
    assertThat(nothing).isBetween(0.07, 0.13);
    assertThat(most).isGreaterThan(0.9);
  }

  /** The same draws, so the last month of a whole follow-up is the judgement's own number. */
  @Test
  void itEndsWhereTheJudgementStands() {
    World world = new World(1500, 5);
    List<String> served = world.top(20);
    List<History> all = world.histories(served, 0.5, 40);
    Monitor.Month last =
        Monitor.of(all, 0, World.END, World.PLAN, served, 400, 5).orElseThrow().months().getLast();
    Result.Finding finding =
        (Result.Finding) new Evaluation(all, 0, World.END).of(World.PLAN, served, 400, 5);
    assertThat(last.month()).isEqualTo(6);
    assertThat(last.seen()).isEqualTo(finding.seen());
    assertThat(last.usual().estimate()).isEqualTo(finding.usual().estimate());
    // One band for six months is wider than that of one look.
    assertThat(last.usual().low()).isLessThanOrEqualTo(finding.usual().low());
    assertThat(last.usual().high()).isGreaterThanOrEqualTo(finding.usual().high());
  }

  @Test
  void beforeTheFirstMonthIsOverThereIsNothingToWatch() {
    assertThat(watched(5, 1, World.START + 29)).isEmpty();
    assertThat(watched(5, 1, World.START + 95).orElseThrow().months())
        .extracting(Monitor.Month::month)
        .containsExactly(1, 2, 3);
  }
}
