package org.porchlight.linkage.comparing;

import org.porchlight.linkage.workbench.Memos;

/**
 * Compares sex as recorded. Where the given names are the same, agreement follows from them and
 * counts for nothing; disagreement always counts.
 */
public final class SexComparison extends Comparison {
  static final int SAME = 1;
  public static final int DIFFERENT = 2;

  private final Cells cells;

  SexComparison(Cells cells) {
    super("sex", "not known or follows from the name", "same", "different");
    this.cells = cells;
  }

  @Override
  public int level(int left, int right, Memos memos) {
    int l = cells.of(left);
    int r = cells.of(right);
    int a = cells.all[l + Cells.SEX];
    int b = cells.all[r + Cells.SEX];
    if (a == 0 || b == 0) {
      return 0;
    }
    if (a != b) {
      return DIFFERENT;
    }
    return cells.all[l + Cells.GIVEN] != 0
            && cells.all[l + Cells.GIVEN] == cells.all[r + Cells.GIVEN]
        ? 0
        : SAME;
  }

  @Override
  public double[] usual() {
    return new double[] {0, 0.95, 0.05};
  }
}
