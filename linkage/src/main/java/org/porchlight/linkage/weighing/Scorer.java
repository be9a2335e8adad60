package org.porchlight.linkage.weighing;

import org.porchlight.linkage.Guard;
import org.porchlight.linkage.comparing.Comparisons;
import org.porchlight.linkage.workbench.Bits;
import org.porchlight.linkage.workbench.Memos;

/** Turns two entries into bits. Safe to share; each thread brings its own memory. */
public final class Scorer {
  /** A pair below this before rarity is known is no match, whatever its values. */
  public static final double HOPELESS_BITS = -16;

  /** A pair below this by the usual numbers is no candidate. */
  public static final double FLOOR_BITS = -14;

  /** How much of what a silent pair lacks counts against joining two groups, 0 to 1. */
  private static final double SILENCE = 0.75;

  public final Comparisons comparisons;
  private final Parameters parameters;
  private final Guards guards;
  private final double[][] bits;
  private final double[][] homeBits;
  private final boolean[] shared;
  private final double startBits;
  private final double householdBits;
  private final double namesakeBits;
  private final int familyIndex;

  public Scorer(Comparisons comparisons, Parameters parameters) {
    this.comparisons = comparisons;
    this.parameters = parameters;
    guards = new Guards(comparisons);
    int count = comparisons.count();
    bits = new double[count][];
    homeBits = new double[count][];
    shared = new boolean[count];
    for (int c = 0; c < count; c++) {
      int levels = comparisons.all.get(c).labels.length;
      bits[c] = new double[levels];
      homeBits[c] = new double[levels];
      shared[c] = comparisons.all.get(c).sharedByHousehold();
      for (int l = 1; l < levels; l++) {
        bits[c][l] = parameters.levelBits(c, l);
        homeBits[c][l] = parameters.householdLevelBits(c, l);
      }
    }
    startBits = parameters.startBits();
    householdBits = parameters.householdBits();
    namesakeBits = Bits.log2(parameters.namesakes);
    familyIndex = comparisons.family == null ? -1 : comparisons.family.index;
  }

  public double startBits() {
    return startBits;
  }

  public double score(int left, int right, Memos memos) {
    return score(left, right, comparisons.pattern(left, right, memos));
  }

  /** The match weight of a pair with this pattern, in bits, with the guards applied. */
  public double score(int left, int right, long pattern) {
    if (guards.never(left, right)) {
      return Guards.NEVER;
    }
    double bits = weight(left, right, pattern);
    return bits > Guards.APART && guards.apart(left, right, pattern) ? Guards.APART : bits;
  }

  /**
   * The weight of a pair within two groups that may be one person: a pair that is silent rather
   * than at odds counts only a part of what it lacks.
   */
  public double crossBits(int left, int right, double threshold, Memos memos) {
    long pattern = comparisons.pattern(left, right, memos);
    double above = score(left, right, pattern) - threshold;
    if (above >= 0 || guards.never(left, right) || guards.atOdds(pattern)) {
      return above;
    }
    return SILENCE * Math.max(above, -14);
  }

  public Guard guard(int left, int right, long pattern) {
    return guards.guard(left, right, pattern);
  }

  /** The match weight of a pair with this pattern, in bits, before guards. */
  public double weight(int left, int right, long pattern) {
    double againstStrangers = startBits;
    double againstHousehold = -householdBits;
    for (int c = 0; c < bits.length; c++) {
      int level = comparisons.level(pattern, c);
      if (level != 0) {
        double rarity = comparisons.all.get(c).rarityBits(left, right, level);
        againstStrangers += bits[c][level] + rarity;
        againstHousehold += homeBits[c][level] + (shared[c] ? 0 : rarity);
      }
    }
    return together(againstStrangers - namesakes(pattern), againstHousehold);
  }

  /** What counts less because two strangers who share one name often share the other too. */
  private double namesakes(long pattern) {
    return namesakeBits > 0 && comparisons.bothNamesAgree(pattern) ? namesakeBits : 0;
  }

  /** Odds against both alternatives at once: strangers, and two people of one household. */
  private static double together(double againstStrangers, double againstHousehold) {
    double least = Math.min(againstStrangers, againstHousehold);
    double gap = Math.abs(againstStrangers - againstHousehold);
    return gap > 60 ? least : least - Bits.log2(1 + Bits.exp2(-gap));
  }

  /** Bits of given and family name alone. */
  public double nameBits(int left, int right, long pattern) {
    double sum = 0;
    if (comparisons.given != null) {
      sum += fieldBits(left, right, pattern, comparisons.given.index);
    }
    return familyIndex < 0 ? sum : sum + fieldBits(left, right, pattern, familyIndex);
  }

  /**
   * How many times as likely it is that a record reads like {@code left} if it is about the person
   * of {@code right} as if it is about somebody else; 0 where it cannot be.
   */
  public double likelihood(int left, int right, Memos memos) {
    if (guards.never(left, right)) {
      return 0;
    }
    long pattern = comparisons.pattern(left, right, memos);
    double sum = 0;
    for (int c = 0; c < bits.length; c++) {
      sum += fieldBits(left, right, pattern, c);
    }
    return sum <= 0 ? 0 : Bits.exp2(sum);
  }

  /** Bits of one comparison alone, with rarity. */
  public double fieldBits(int left, int right, long pattern, int c) {
    int level = comparisons.level(pattern, c);
    double own = c == familyIndex ? -namesakes(pattern) : 0;
    return level == 0
        ? 0
        : own + bits[c][level] + comparisons.all.get(c).rarityBits(left, right, level);
  }

  /** What the possibility of two people of one household takes away; 0 or less. */
  public double householdCorrection(int left, int right, long pattern) {
    double plain = startBits;
    for (int c = 0; c < bits.length; c++) {
      plain += fieldBits(left, right, pattern, c);
    }
    return weight(left, right, pattern) - plain;
  }

  /** The most that a pattern can reach, before rarity is known; for leaving hopeless pairs out. */
  public double patternBits(long pattern) {
    double sum = startBits;
    for (int c = 0; c < bits.length; c++) {
      sum += bits[c][comparisons.level(pattern, c)];
    }
    return sum;
  }

  public Parameters parameters() {
    return parameters;
  }
}
