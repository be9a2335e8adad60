package org.porchlight.attacker;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One number that an outsider reasons about: published, hidden, or nowhere to be seen. */
final class Unknown {
  static final long ENDLESS = 1L << 60;

  final List<String> place;
  final List<Equation> equations = new ArrayList<>(4);

  /** The public name of a cell that hides it, or else of one that gives it; null when none does. */
  @Nullable String cell;

  /** Hidden in at least one release. */
  boolean hidden;

  /** Said to have no number because records are missing, and not exact if it had one. */
  boolean gap;

  /** Shown by an exception, so that it is no secret, whatever other releases hide. */
  boolean told;

  /** Shown in at least one release. */
  boolean shown;

  /** Of a type that is public record by record. */
  boolean exact;

  /** Published nowhere, and closes a sum between published numbers. */
  boolean between;

  /** The most it can be if it is hidden for being small. */
  long mostWhenSmall = ENDLESS;

  /** What is known of it stays as it is. */
  boolean settled;

  long low;
  long high = ENDLESS;

  /** What was certain before anything was guessed. */
  long provenLow;

  long provenHigh = ENDLESS;

  /** How the bounds were proved. */
  Proof proof = Proof.PROPAGATION;

  /** How many values it can have, where each was tried. */
  long values = Long.MAX_VALUE;

  /** Its value in one set of values that satisfies all equations. */
  double base = Double.NaN;

  /** The smallest and largest value seen among sets of values that satisfy all equations. */
  double seenLow = Double.POSITIVE_INFINITY;

  double seenHigh = Double.NEGATIVE_INFINITY;

  Unknown(List<String> place) {
    this.place = place;
  }

  String name() {
    String given = cell;
    return given == null ? String.join("/", place) : given;
  }

  boolean possible() {
    return low <= high;
  }

  /** Takes in that it can have a value. */
  void reaches(double value, boolean asBase) {
    seenLow = Math.min(seenLow, value);
    seenHigh = Math.max(seenHigh, value);
    if (asBase) {
      base = value;
    }
  }

  /** Forgets what it can be: something more is supposed from here on. */
  void forget() {
    base = Double.NaN;
    seenLow = Double.POSITIVE_INFINITY;
    seenHigh = Double.NEGATIVE_INFINITY;
  }

  /** Takes in narrower bounds, proved in a certain way. */
  void prove(long atLeast, long atMost, Proof way) {
    if (atLeast > low || atMost < high) {
      learn(atLeast, atMost);
      proof = way;
    }
  }

  /** Takes in that the number is at least and at most this. */
  void learn(long atLeast, long atMost) {
    low = Math.max(low, atLeast);
    high = Math.min(high, atMost);
  }
}
