package org.porchlight.synthetic;

import java.util.List;

/**
 * Numbers that look random and are the same on every machine (SplitMix64). Uses {@link StrictMath}
 * only: the last bit of {@link Math} may differ between processors, and one bit is enough to change
 * a file.
 */
final class Rng {
  private final long seed;
  private long state;

  Rng(long seed) {
    this.seed = mix(seed + 0x632BE59BD9B4E019L);
    this.state = this.seed;
  }

  /** A stream of its own for one purpose, whatever has been drawn from this one so far. */
  Rng fork(String purpose) {
    long hash = 1125899906842597L;
    for (int i = 0; i < purpose.length(); i++) {
      hash = 31 * hash + purpose.charAt(i);
    }
    return new Rng(mix(seed ^ mix(hash)));
  }

  long next() {
    state += 0x9E3779B97F4A7C15L;
    return mix(state);
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }

  /** From 0, inclusive, to 1, exclusive. */
  double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  /** From 0, inclusive, to {@code bound}, exclusive. */
  int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  /** From {@code low} to {@code high}, both inclusive. */
  int between(int low, int high) {
    return low + below(high - low + 1);
  }

  boolean chance(double probability) {
    return unit() < probability;
  }

  /** Mean 0, standard deviation 1. */
  double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
    return radius * StrictMath.cos(2 * StrictMath.PI * unit());
  }

  /** A skewed positive number with this median; {@code sigma} is the spread of its logarithm. */
  double lognormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * normal());
  }

  /** How many rare things happen when {@code mean} are expected. */
  int poisson(double mean) {
    if (mean > 40) {
      return (int) Math.max(0, StrictMath.rint(mean + StrictMath.sqrt(mean) * normal()));
    }
    double limit = StrictMath.exp(-mean);
    double product = unit();
    int count = 0;
    while (product > limit) {
      product *= unit();
      count++;
    }
    return count;
  }

  <T> T pick(List<T> list) {
    return list.get(below(list.size()));
  }

  void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = below(i + 1);
      int swap = values[i];
      values[i] = values[j];
      values[j] = swap;
    }
  }
}
