package org.porchlight.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinkagesTest {
  private static Result finding(double effect, double low, double high) {
    Result.Range any = new Result.Range(40, 30, 50);
    return new Result.Finding(20, any, 20, new Result.Range(effect, low, high), 0.5, 0, 0);
  }

  @Test
  void whereAllLinkagesSayTheSameTheIntervalStaysAndNothingOfItIsLinkage() {
    Linkages linked =
        Linkages.combine(Collections.nCopies(10, finding(0.5, 0.25, 1))).orElseThrow();
    assertThat(linked.effect().estimate()).isCloseTo(0.5, within(1e-12));
    assertThat(linked.effect().low()).isCloseTo(0.25, within(1e-12));
    assertThat(linked.effect().high()).isCloseTo(1, within(1e-12));
    assertThat(linked.share()).isZero();
  }

  /** By hand: logarithms -1 and 1 by turns, within 0: variance 10/9 x (1 + 1/10). */
  @Test
  void whatLiesBetweenThemWidensIt() {
    double e = Math.E;
    List<Result> results =
        IntStream.range(0, 10)
            .mapToObj(i -> i % 2 == 0 ? finding(e, e, e) : finding(1 / e, 1 / e, 1 / e))
            .toList();
    Linkages linked = Linkages.combine(results).orElseThrow();
    assertThat(linked.effect().estimate()).isCloseTo(1, within(1e-12));
    assertThat(Math.log(linked.effect().high()))
        .isCloseTo(1.6448536269514722 * Math.sqrt(10.0 / 9 * 1.1), within(1e-9));
    assertThat(linked.share()).isCloseTo(1, within(1e-12));
  }

  @Test
  void tooFewOrNothingSeenIsNoAnswer() {
    assertThat(Linkages.combine(Collections.nCopies(4, finding(0.5, 0.25, 1)))).isEmpty();
    assertThat(Linkages.combine(Collections.nCopies(9, finding(0, 0, 0)))).isEmpty();
  }

  /** Worlds where nothing helps and one contact in five of everybody may be somebody else's. */
  @Test
  void contactsThatMayNotBelongWidenTheIntervalAndItStillCovers() {
    int covered = 0;
    double share = 0;
    int worlds = 60;
    for (int seed = 0; seed < worlds; seed++) {
      World world = new World(1500, seed);
      List<String> served = world.top(20);
      SplittableRandom random = new SplittableRandom(seed);
      List<Result> results = new ArrayList<>();
      for (int k = 0; k < 8; k++) {
        List<History> linked = world.doubted(served, random, 0.9);
        results.add(new Evaluation(linked, 0, World.END).of(World.PLAN, served, 200, seed));
      }
      Linkages combined = Linkages.combine(results).orElseThrow();
      covered += combined.effect().covers(1) ? 1 : 0;
      share += combined.share() / worlds;
    }
    System.err.printf(
        "KNOWN uncertain links: covered %.2f, linkage %.2f of the variance%n",
        (double) covered / worlds, share);
    assertThat((double) covered / worlds).isBetween(0.8, 1.0);
    assertThat(share).isBetween(0.001, 0.5);
  }
}
