package org.porchlight.linkage.barenames;

import java.util.Arrays;
import org.porchlight.linkage.comparing.Comparisons;
import org.porchlight.linkage.entries.Census;
import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.weighing.Guards;
import org.porchlight.linkage.weighing.SelfEvidence;
import org.porchlight.linkage.workbench.Bits;
import org.porchlight.linkage.workbench.Memos;

/**
 * Which entries are treated with care: those that are little more than a name, and those whose
 * records are alike without it being clear that they are one person's.
 */
public final class BareNames {
  private BareNames() {}

  /**
   * Entries with a name and little else, where others have more; none that a decision is about.
   *
   * @param decided entries that a decision is about
   */
  public static boolean[] thin(Comparisons comparisons, boolean[] decided) {
    Entries entries = comparisons.entries;
    boolean[] thin = new boolean[entries.size];
    if (comparisons.given == null || comparisons.family == null) {
      return thin;
    }
    boolean fuller =
        entries.census().map(census -> census.entriesWith(Census.FULLER) > 0).orElse(false);
    for (int e = 0; e < thin.length; e++) {
      boolean little = entries.saysLittle(e);
      fuller |= !little;
      thin[e] = little && entries.given[e] != 0 && entries.family[e] != 0 && !decided[e];
    }
    if (!fuller) {
      Arrays.fill(thin, false);
    }
    return thin;
  }

  /**
   * Entries whose records are alike in every column but say too little to be one person, such as a
   * common name alone.
   *
   * @param rows how many records there are in all
   */
  public static boolean[] unsure(Comparisons comparisons, long rows, double threshold) {
    Entries entries = comparisons.entries;
    boolean[] unsure = new boolean[entries.size];
    double repeated = (double) (rows - entries.all);
    double repeatBits = Bits.log2(Math.max(0.05, repeated / Math.max(rows, 1)));
    Memos memos = comparisons.memos();
    Guards guards = new Guards(comparisons);
    for (int e = 0; e < entries.size; e++) {
      if (entries.copies[e] > 1) {
        long pattern = comparisons.pattern(e, e, memos);
        double strangersAlike = Bits.log2((double) entries.all) - SelfEvidence.bits(comparisons, e);
        unsure[e] =
            repeatBits - strangersAlike < Math.max(threshold, 1) || guards.apart(e, e, pattern);
      }
    }
    return unsure;
  }
}
