package org.porchlight.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DemonstrationTest {
  @Test
  void whereNothingIsDoneABareBeforeAndAfterFallsInEveryYear() {
    World world = new World(1500, 3);
    Demonstration shown =
        Demonstration.of(world.histories(List.of(), 1, 0), 0, World.PLAN, 20).orElseThrow();
    System.err.printf(
        "KNOWN bare before and after of nothing: %.2f (%.2f to %.2f) on %d days%n",
        shown.fall().estimate(), shown.fall().low(), shown.fall().high(), shown.starts());
    assertThat(shown.starts()).isEqualTo((World.START - 180 - 90) / 30 + 1);
    assertThat(shown.fall().low()).isGreaterThan(0.2);
    assertThat(shown.fall().high()).isLessThan(0.9);
  }

  /** One contact a day for ever: nothing falls, and nothing rises. */
  @Test
  void whereEverybodyIsSteadyNothingFalls() {
    List<History> steady =
        IntStream.range(0, 30)
            .mapToObj(i -> new History("p" + i, IntStream.range(0, World.END).toArray(), List.of()))
            .toList();
    Demonstration shown = Demonstration.of(steady, 0, World.PLAN, 20).orElseThrow();
    assertThat(shown.fall().estimate()).isCloseTo(0, within(1e-9));
    assertThat(shown.fall().low()).isCloseTo(shown.fall().high(), within(1e-9));
  }

  @Test
  void tooFewPeopleOrTooShortAPastShowNothing() {
    World world = new World(100, 3);
    List<History> all = world.histories(List.of(), 1, 0);
    assertThat(Demonstration.of(all, 0, World.PLAN, 90)).isEmpty();
    assertThat(Demonstration.of(all, World.START - 300, World.PLAN, 5)).isEmpty();
  }
}
