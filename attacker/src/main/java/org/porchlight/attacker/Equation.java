package org.porchlight.attacker;

/**
 * A whole and parts of it. With all parts known to be there it is their sum, else at least it. In a
 * proportion, so many wholes are at least so many of the one part.
 */
final class Equation {
  final Unknown whole;
  final Unknown[] parts;
  final boolean complete;
  final long wholes;
  final long times;
  boolean waiting;

  Equation(Unknown whole, Unknown[] parts, boolean complete) {
    this(whole, 1, parts, 1, complete);
  }

  private Equation(Unknown whole, long wholes, Unknown[] parts, long times, boolean complete) {
    this.whole = whole;
    this.wholes = wholes;
    this.parts = parts;
    this.times = times;
    this.complete = complete;
    whole.equations.add(this);
    for (Unknown part : parts) {
      part.equations.add(this);
    }
  }

  /** So many of one unknown are at least so many of another. */
  static Equation proportion(Unknown more, long wholes, Unknown less, long times) {
    return new Equation(more, wholes, new Unknown[] {less}, times, false);
  }

  /** The sum of the lower bounds of all parts but one; null leaves none out. */
  long lowWithout(@org.jspecify.annotations.Nullable Unknown one) {
    long sum = 0;
    for (Unknown part : parts) {
      sum += part == one ? 0 : part.low;
    }
    return sum;
  }

  /** The same of the upper bounds; {@link Unknown#ENDLESS} when a part has none. */
  long highWithout(@org.jspecify.annotations.Nullable Unknown one) {
    if (!complete) {
      return Unknown.ENDLESS;
    }
    long sum = 0;
    for (Unknown part : parts) {
      if (part != one) {
        if (part.high >= Unknown.ENDLESS) {
          return Unknown.ENDLESS;
        }
        sum += part.high;
      }
    }
    return sum;
  }

  /** Whether some values within the bounds satisfy it. */
  boolean possible() {
    return (whole.high >= Unknown.ENDLESS || times * lowWithout(null) <= wholes * whole.high)
        && highWithout(null) >= whole.low;
  }

  long lowOf(Unknown one) {
    if (one == whole) {
      return -Math.floorDiv(-times * lowWithout(null), wholes);
    }
    long others = highWithout(one);
    return others >= Unknown.ENDLESS ? 0 : whole.low - others;
  }

  long highOf(Unknown one) {
    if (one == whole) {
      return highWithout(null);
    }
    return whole.high >= Unknown.ENDLESS
        ? Unknown.ENDLESS
        : Math.floorDiv(wholes * whole.high, times) - lowWithout(one);
  }
}
