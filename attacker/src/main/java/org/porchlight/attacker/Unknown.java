package org.porchlight.attacker;

import java.util.ArrayList;
import java.util.List;

/** One number that an outsider reasons about: published, hidden, or nowhere to be seen. */
final class Unknown {
  static final long ENDLESS = 1L << 60;

  final String table;
  final String scope;
  final List<String> place;
  final List<Equation> equations = new ArrayList<>(4);

  /** Hidden in at least one release. */
  boolean hidden;

  /** Said to have no number because records are missing, and not exact if it had one. */
  boolean gap;

  /** Shown in at least one release. */
  boolean shown;

  /** The most it can be if it is hidden for being small. */
  long mostWhenSmall = ENDLESS;

  /** What is known of it stays as it is. */
  boolean settled;

  long low;
  long high = ENDLESS;

  Unknown(String table, String scope, List<String> place) {
    this.table = table;
    this.scope = scope;
    this.place = place;
  }

  String name() {
    return table + "/" + String.join("/", place);
  }

  long width() {
    return high - low;
  }

  boolean possible() {
    return low <= high;
  }

  /** Takes in that the number is at least and at most this. */
  void learn(long atLeast, long atMost) {
    low = Math.max(low, atLeast);
    high = Math.min(high, atMost);
  }
}
