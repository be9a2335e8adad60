package org.porchlight.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The numbers have the shapes they claim. Fixed seeds: these cannot fail by bad luck. */
class RngTest {
  private static final int DRAWS = 200_000;

  @Test
  void shapesAreRight() {
    Rng rng = new Rng(5);
    double sum = 0;
    double squares = 0;
    double poisson = 0;
    double many = 0;
    int below = 0;
    for (int i = 0; i < DRAWS; i++) {
      double normal = rng.normal();
      sum += normal;
      squares += normal * normal;
      poisson += rng.poisson(2.5);
      many += rng.poisson(917);
      below += rng.lognormal(456, 0.5) < 456 ? 1 : 0;
      assertThat(rng.below(7)).isBetween(0, 6);
      assertThat(rng.between(-3, 3)).isBetween(-3, 3);
    }
    assertThat(sum / DRAWS).isCloseTo(0, within(0.01));
    assertThat(squares / DRAWS).isCloseTo(1, within(0.02));
    assertThat(poisson / DRAWS).isCloseTo(2.5, within(0.02));
    assertThat(many / DRAWS).isCloseTo(917, within(0.5));
    assertThat((double) below / DRAWS).isCloseTo(0.5, within(0.01));
  }

  @Test
  void aWheelStopsInProportionToItsWeights() {
    Wheel wheel = new Wheel(1, 0, 3, 6);
    Rng rng = new Rng(9);
    int[] counts = new int[4];
    for (int i = 0; i < DRAWS; i++) {
      counts[wheel.spin(rng)]++;
    }
    assertThat(counts[0] / (double) DRAWS).isCloseTo(0.1, within(0.01));
    assertThat(counts[1]).isZero();
    assertThat(counts[2] / (double) DRAWS).isCloseTo(0.3, within(0.01));
    assertThat(counts[3] / (double) DRAWS).isCloseTo(0.6, within(0.01));
  }

  /** A fork depends on the seed and the purpose only: adding a draw elsewhere changes no file. */
  @Test
  void aForkDoesNotDependOnWhatWasDrawnBefore() {
    Rng fresh = new Rng(1);
    Rng used = new Rng(1);
    used.next();
    assertThat(used.fork("jail").next()).isEqualTo(fresh.fork("jail").next());
    assertThat(fresh.fork("jail").next()).isNotEqualTo(fresh.fork("fire").next());
  }
}
