package org.porchlight.linkage.comparing;

import org.porchlight.linkage.entries.Census;
import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.entries.Frequencies;
import org.porchlight.linkage.names.NameDictionary;
import org.porchlight.linkage.workbench.Bits;
import org.porchlight.linkage.workbench.Memos;

/** Compares the given names after the first, or their initials. */
public final class MiddleComparison extends Comparison {
  static final int SAME = 1;
  static final int INITIAL = 2;
  static final int NEAR = 3;
  public static final int DIFFERENT = 4;

  private final Entries entries;
  private final int[] codes;
  private final Cells cells;
  private final Frequencies frequencies;
  private final double[] initialShare = new double[128];
  private double initialAgreement;

  MiddleComparison(Entries entries, Cells cells) {
    super(
        "middle name",
        "not known",
        "same",
        "initial agrees",
        "nearly alike or one of several",
        "different");
    this.entries = entries;
    codes = entries.middle;
    this.cells = cells;
    frequencies = entries.frequencies(Census.MIDDLE, codes);
    if (entries.census().isPresent()) {
      for (int slot = 0; slot < initialShare.length; slot++) {
        initialShare[slot] = entries.census().get().initialWeight(slot) / frequencies.total;
      }
    } else {
      for (int code = 1; code < frequencies.weight.length; code++) {
        if (frequencies.weight[code] > 0) {
          initialShare[slot(entries.names.initial(code))] +=
              frequencies.weight[code] / frequencies.total;
        }
      }
    }
    for (double share : initialShare) {
      initialAgreement += share * share;
    }
    initialAgreement = Math.max(initialAgreement, 0.5 / frequencies.total);
  }

  public static int slot(char initial) {
    return initial < 128 ? initial : 0;
  }

  @Override
  public int level(int left, int right, Memos memos) {
    int a = cells.all[cells.of(left) + Cells.MIDDLE];
    int b = cells.all[cells.of(right) + Cells.MIDDLE];
    if (a == 0 || b == 0) {
      return 0;
    }
    if (a == b) {
      return entries.names.joined[a].length() == 1 ? INITIAL : SAME;
    }
    return switch (entries.names.relation(a, b, memos)) {
      case NameDictionary.INITIAL -> INITIAL;
      case NameDictionary.DIFFERENT, NameDictionary.FAR -> DIFFERENT;
      default -> NEAR;
    };
  }

  @Override
  public double rarityBits(int left, int right, int level) {
    if (level == INITIAL) {
      double share = initialShare[slot(entries.names.initial(codes[left]))];
      return Math.clamp(Bits.log2(initialAgreement / Math.max(share, 1e-9)), -3, 4);
    }
    if (level == SAME) {
      double usual = Math.max(frequencies.agreement, 0.5 / frequencies.total);
      return Math.clamp(Bits.log2(usual / frequencies.ofOthers(codes[left])), -4, 4);
    }
    return 0;
  }

  @Override
  public double[] usual() {
    return new double[] {0, 0.45, 0.45, 0.04, 0.06};
  }
}
