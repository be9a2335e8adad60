package org.porchlight.linkage;

import org.porchlight.linkage.workbench.Bits;

/**
 * Evidence that two records describe the same person, in bits (log base 2 of the odds).
 *
 * <p>+1 bit doubles the odds of a match; 0 bits are even odds. The weight of a pair is the starting
 * weight, log2 of λ/(1−λ), plus the weight log2(m/u) of each field. Never NaN; infinities are
 * refused.
 *
 * @param bits log base 2 of the odds; about −40 to +80 in practice
 */
public record MatchWeight(double bits) implements Comparable<MatchWeight> {
  /** No evidence either way. */
  public static final MatchWeight NONE = new MatchWeight(0);

  /** Refuses numbers that are not finite. */
  public MatchWeight {
    if (!Double.isFinite(bits)) {
      throw new IllegalArgumentException(
          "match weight must be a finite number of bits, got " + bits);
    }
  }

  /** The weight at which a pair is a match with this probability, which lies between 0 and 1. */
  public static MatchWeight ofProbability(double probability) {
    return new MatchWeight(Bits.log2(probability / (1 - probability)));
  }

  /** Both pieces of evidence together. */
  public MatchWeight plus(MatchWeight other) {
    return new MatchWeight(bits + other.bits);
  }

  /** The probability of a match that these odds stand for, from 0 to 1. */
  public double probability() {
    return Bits.probability(bits);
  }

  /** Whether this is as much evidence as the threshold asks for. */
  public boolean atLeast(MatchWeight threshold) {
    return compareTo(threshold) >= 0;
  }

  @Override
  public int compareTo(MatchWeight other) {
    return Double.compare(bits, other.bits);
  }
}
