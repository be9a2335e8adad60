package org.porchlight.linkage.comparing;

import org.porchlight.linkage.workbench.Memos;

/**
 * Compares one thing about two entries and names the outcome, called a level. Level 0 means that
 * one of the two does not say; it is no evidence. Symmetric.
 */
public abstract class Comparison {
  /** As in reports and model files: the column's name, or what several columns say together. */
  public final String name;

  /** Its place among the comparisons of a run; set once when the run begins. */
  public int index = -1;

  /** What each level means, as a caseworker would say it. */
  public final String[] labels;

  Comparison(String name, String... labels) {
    this.name = name;
    this.labels = labels;
  }

  /** Whether people who live together share it, so that it must not count as if they did not. */
  public boolean sharedByHousehold() {
    return false;
  }

  /** The level of a pair of entries. */
  public abstract int level(int left, int right, Memos memos);

  /**
   * Bits to add because the value on which the two agree is rarer or more common than what the
   * level assumes; 0 where the level is no agreement.
   */
  public double rarityBits(int left, int right, int level) {
    return 0;
  }

  /** How often matches end at each level, before any data is seen. Sums to 1 without level 0. */
  public abstract double[] usual();

  /**
   * How many of all pairs of entries are at each level where that follows from how often values
   * occur; −1 where a sample has to tell.
   */
  public double[] exactPairs() {
    double[] unknown = new double[labels.length];
    java.util.Arrays.fill(unknown, -1);
    return unknown;
  }

  /** A lower bound that a sample cannot give for rare levels, as a share of pairs; 0 for none. */
  public double[] structuralShare(double[] sampled) {
    return new double[labels.length];
  }
}
