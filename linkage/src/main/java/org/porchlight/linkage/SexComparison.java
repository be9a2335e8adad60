package org.porchlight.linkage;

/**
 * Compares sex as recorded. Where the given names are the same, agreement follows from them and
 * counts for nothing; disagreement always counts.
 */
final class SexComparison extends Comparison {
  static final int SAME = 1;
  static final int DIFFERENT = 2;

  private final int[] codes;
  private final int[] given;

  SexComparison(Entries entries) {
    super("sex", "not known or follows from the name", "same", "different");
    codes = entries.sex.codes();
    given = entries.given;
  }

  @Override
  int level(int left, int right, Memos memos) {
    int a = codes[left];
    int b = codes[right];
    if (a == 0 || b == 0) {
      return 0;
    }
    if (a != b) {
      return DIFFERENT;
    }
    return given[left] != 0 && given[left] == given[right] ? 0 : SAME;
  }

  @Override
  double[] usual() {
    return new double[] {0, 0.95, 0.05};
  }
}
