package org.porchlight.pipeline.offenders;

import java.util.Random;

/** Chance comes in with a seed. */
public final class RollsDice {
  private RollsDice() {}

  static int roll() {
    return new Random().nextInt(6);
  }
}
