package org.porchlight.linkage.comparing;

import org.porchlight.linkage.entries.Census;
import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.entries.Frequencies;
import org.porchlight.linkage.names.NameDictionary;
import org.porchlight.linkage.workbench.Bits;
import org.porchlight.linkage.workbench.Memos;

/** Compares given names or family names, and notices where the two were swapped. */
public final class NameComparison extends Comparison {
  static final int EXACT = 1;
  static final int BINS = 4;
  static final int NICKNAME = 5;
  static final int TYPO = 6;
  static final int TYPO_BETWEEN_NAMES = 7;
  static final int NEAR = 8;
  public static final int ONE_OF_SEVERAL = 9;
  static final int INITIAL = 10;
  static final int FAR = 11;
  static final int SWAPPED = 12;
  static final int CROSSED = 13;
  public static final int DIFFERENT = 14;

  private final Entries entries;
  private final boolean isGiven;
  private final int[] own;
  private final Cells cells;
  private final int ownColumn;
  private final int otherColumn;
  private final Frequencies frequencies;
  private final byte[] binOfCode;
  private final double[] binShare = new double[BINS];
  private final double[] binMean = new double[BINS];
  private final double established;

  /** What agreeing on each name adds to its level, in bits. */
  private final double[] rarity;

  NameComparison(Entries entries, Cells cells, boolean isGiven) {
    super(
        isGiven ? "given name" : "family name",
        "not known",
        "same, very common",
        "same, common",
        "same, uncommon",
        "same, rare",
        isGiven ? "nickname or short form" : "shortened",
        "one slip",
        "one letter apart, both usual names",
        "two slips or nearly alike",
        isGiven ? "one of several given names" : "one of two surnames",
        "initial agrees",
        "somewhat alike",
        "given and family name swapped",
        "the only name stands in the other's place",
        "different");
    this.entries = entries;
    this.isGiven = isGiven;
    this.cells = cells;
    ownColumn = isGiven ? Cells.GIVEN : Cells.FAMILY;
    otherColumn = isGiven ? Cells.FAMILY : Cells.GIVEN;
    own = isGiven ? entries.given : entries.family;
    frequencies = entries.frequencies(isGiven ? Census.GIVEN : Census.FAMILY, own);
    established = Math.max(3, Math.sqrt((double) entries.all) / 20);
    binOfCode = new byte[frequencies.weight.length];
    for (int code = 1; code < binOfCode.length; code++) {
      binOfCode[code] = (byte) bin(frequencies.ofOthers(code));
    }
    double[] squares = new double[BINS];
    frequencies.forEachKind(
        (all, weight, values) -> {
          double share = frequencies.shareOfOthers(weight);
          double part = values * (weight / frequencies.total);
          binShare[bin(share)] += part;
          squares[bin(share)] += part * share;
        });
    for (int bin = 0; bin < BINS; bin++) {
      binMean[bin] = binShare[bin] > 0 ? squares[bin] / binShare[bin] : 1;
    }
    rarity = new double[binOfCode.length];
    for (int code = 1; code < rarity.length; code++) {
      rarity[code] = Bits.log2(binMean[binOfCode[code]] / frequencies.ofOthers(code));
    }
  }

  private static int bin(double share) {
    return share >= 1 / 64.0 ? 0 : share >= 1 / 512.0 ? 1 : share >= 1 / 4096.0 ? 2 : 3;
  }

  public Frequencies frequencies() {
    return frequencies;
  }

  @Override
  public boolean sharedByHousehold() {
    return !isGiven;
  }

  @Override
  public int level(int left, int right, Memos memos) {
    int l = cells.of(left);
    int r = cells.of(right);
    int a = cells.all[l + ownColumn];
    int b = cells.all[r + ownColumn];
    int otherA = cells.all[l + otherColumn];
    int otherB = cells.all[r + otherColumn];
    if (a == 0 || b == 0) {
      return isGiven && crossed(a, otherA, b, otherB, memos) ? CROSSED : 0;
    }
    if (a == b) {
      return EXACT + binOfCode[a];
    }
    int relation = entries.names.relation(a, b, memos);
    if (relation == NameDictionary.DIFFERENT || relation == NameDictionary.FAR) {
      if (crosses(a, otherB, memos) && crosses(otherA, b, memos)) {
        // Counted once, with the given name; the family name then adds nothing of its own.
        return isGiven ? SWAPPED : 0;
      }
      if (relation == NameDictionary.DIFFERENT && crossed(a, otherA, b, otherB, memos)) {
        return 0;
      }
      if (isGiven
          && (oneOf(a, cells.all[r + Cells.MIDDLE]) || oneOf(b, cells.all[l + Cells.MIDDLE]))) {
        return ONE_OF_SEVERAL;
      }
    }
    return switch (relation) {
      case NameDictionary.NICKNAME, NameDictionary.BEGINS_WITH -> NICKNAME;
      case NameDictionary.ONE_TYPO -> rarer(a, b) < established ? TYPO : TYPO_BETWEEN_NAMES;
      case NameDictionary.NEAR -> rarer(a, b) < established ? NEAR : FAR;
      case NameDictionary.ONE_OF_SEVERAL -> ONE_OF_SEVERAL;
      case NameDictionary.INITIAL -> INITIAL;
      case NameDictionary.FAR -> FAR;
      default -> DIFFERENT;
    };
  }

  /** Whether a first name is the other's second one in full. */
  private boolean oneOf(int first, int middle) {
    return first == middle && entries.names.joined[first].length() >= 3;
  }

  private double rarer(int a, int b) {
    return Math.min(frequencies.weight[a], frequencies.weight[b]);
  }

  /** Whether one of the two has a single name, and that is the other's other name. */
  private boolean crossed(int a, int otherA, int b, int otherB, Memos memos) {
    int names = (a == 0 ? 0 : 1) + (otherA == 0 ? 0 : 1) + (b == 0 ? 0 : 1) + (otherB == 0 ? 0 : 1);
    return names == 3 && (crosses(a, otherB, memos) || crosses(otherA, b, memos));
  }

  private boolean crosses(int a, int b, Memos memos) {
    if (a == 0 || b == 0) {
      return false;
    }
    if (a == b) {
      return true;
    }
    int relation = entries.names.relation(a, b, memos);
    return relation == NameDictionary.ONE_TYPO
        || relation == NameDictionary.NEAR
        || relation == NameDictionary.NICKNAME
        || relation == NameDictionary.ONE_OF_SEVERAL;
  }

  /** Whether the two names are one, be it with slips or in another form. */
  static boolean agrees(int level) {
    return level != 0 && level <= ONE_OF_SEVERAL;
  }

  @Override
  public double rarityBits(int left, int right, int level) {
    if (level < EXACT || level >= EXACT + BINS || own[left] != own[right]) {
      return 0;
    }
    return rarity[own[left]];
  }

  @Override
  public double[] usual() {
    double[] usual = new double[labels.length];
    for (int bin = 0; bin < BINS; bin++) {
      usual[EXACT + bin] = 0.74 * Math.max(binShare[bin], 0.001);
    }
    usual[NICKNAME] = 0.03;
    usual[TYPO] = 0.07;
    usual[TYPO_BETWEEN_NAMES] = 0.02;
    usual[NEAR] = 0.025;
    usual[ONE_OF_SEVERAL] = 0.02;
    usual[INITIAL] = 0.015;
    usual[FAR] = 0.015;
    usual[SWAPPED] = isGiven ? 0.01 : 0;
    usual[CROSSED] = isGiven ? 0.002 : 0;
    usual[DIFFERENT] = 0.055;
    return usual;
  }

  @Override
  public double[] exactPairs() {
    double[] pairs = super.exactPairs();
    for (int bin = 0; bin < BINS; bin++) {
      pairs[EXACT + bin] = 0;
    }
    frequencies.forEachKind(
        (all, weight, values) ->
            pairs[EXACT + bin(frequencies.shareOfOthers(weight))] +=
                values * Frequencies.pairs(all));
    return pairs;
  }
}
