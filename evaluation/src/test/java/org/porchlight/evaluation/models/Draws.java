package org.porchlight.evaluation.models;

import java.util.random.RandomGenerator;

/** Random numbers for made-up worlds. */
final class Draws {

  private Draws() {}

  /** A count with this mean: arrivals in one unit of time. */
  static int poisson(double mean, RandomGenerator random) {
    int count = 0;
    for (double time = exponential(random); time < mean; time += exponential(random)) {
      count++;
    }
    return count;
  }

  /** A wait with mean 1. */
  static double exponential(RandomGenerator random) {
    return -Math.log(1 - random.nextDouble());
  }
}
