package org.porchlight.linkage.outcome;

import java.util.Arrays;
import org.porchlight.linkage.TieConsumer;
import org.porchlight.linkage.comparing.Comparisons;
import org.porchlight.linkage.weighing.Scorer;
import org.porchlight.linkage.workbench.Memos;

/** For every record of a person the record of that person that ties it best, group by group. */
public final class Ties {
  /** Distinct partners looked at for one record, over all groups. */
  private static final int MOST_PARTNERS = 64;

  private static final int LEAST_PARTNERS = 8;

  private final Linkage linkage;
  private final Scorer scorer;
  private final Comparisons comparisons;
  private final int[] entryOfRow;
  private final int[] groupOfRow;
  private final Memos memos;
  private final int[] levels;
  private final double[] bits;

  public Ties(Linkage linkage, int[] groupOfRow) {
    this.linkage = linkage;
    this.groupOfRow = groupOfRow;
    scorer = linkage.scorer();
    comparisons = linkage.comparisons();
    entryOfRow = comparisons.entries.entryOfRow;
    memos = comparisons.memos();
    levels = new int[comparisons.count()];
    bits = new double[comparisons.count()];
  }

  public void tell(TieConsumer sink) {
    int[] personOfRow = linkage.personOfRow();
    int[] from = new int[linkage.persons() + 1];
    for (int person : personOfRow) {
      from[person + 1]++;
    }
    for (int p = 0; p < linkage.persons(); p++) {
      from[p + 1] += from[p];
    }
    int[] at = from.clone();
    int[] rows = new int[personOfRow.length];
    for (int row = 0; row < personOfRow.length; row++) {
      rows[at[personOfRow[row]]++] = row;
    }
    for (int p = 0; p < linkage.persons(); p++) {
      if (from[p + 1] - from[p] > 1) {
        person(Arrays.copyOfRange(rows, from[p], from[p + 1]), sink);
      }
    }
  }

  /** The rows of one group that read alike. */
  private record Holder(int group, int entry, int first, int second, int count) {}

  private void person(int[] rows, TieConsumer sink) {
    Holder[] holders = holders(rows);
    int groups = 1;
    for (int i = 1; i < holders.length; i++) {
      groups += holders[i].group == holders[i - 1].group ? 0 : 1;
    }
    int most = Math.max(LEAST_PARTNERS, MOST_PARTNERS / groups);
    Integer[] byEntry = new Integer[rows.length];
    for (int i = 0; i < rows.length; i++) {
      byEntry[i] = rows[i];
    }
    Arrays.sort(
        byEntry,
        (a, b) -> {
          int byContent = Integer.compare(entryOfRow[a], entryOfRow[b]);
          return byContent != 0 ? byContent : Integer.compare(a, b);
        });
    for (int start = 0; start < holders.length; ) {
      int end = start + 1;
      while (end < holders.length && holders[end].group == holders[start].group) {
        end++;
      }
      int best = -1;
      int entry = -1;
      for (int row : byEntry) {
        if (entryOfRow[row] != entry) {
          entry = entryOfRow[row];
          best = best(entry, holders, start, Math.min(end, start + most));
        }
        tell(row, best, own(entry, holders, start, end), holders, sink);
      }
      start = end;
    }
  }

  /** Group by group, those that stand for most rows first. */
  private Holder[] holders(int[] rows) {
    Integer[] order = new Integer[rows.length];
    for (int i = 0; i < rows.length; i++) {
      order[i] = rows[i];
    }
    Arrays.sort(
        order,
        (a, b) -> {
          int byGroup = Integer.compare(groupOfRow[a], groupOfRow[b]);
          int byEntry = byGroup != 0 ? byGroup : Integer.compare(entryOfRow[a], entryOfRow[b]);
          return byEntry != 0 ? byEntry : Integer.compare(a, b);
        });
    Holder[] holders = new Holder[rows.length];
    int count = 0;
    for (int i = 0; i < order.length; ) {
      int j = i + 1;
      while (j < order.length
          && groupOfRow[order[j]] == groupOfRow[order[i]]
          && entryOfRow[order[j]] == entryOfRow[order[i]]) {
        j++;
      }
      int second = j - i > 1 ? order[i + 1] : -1;
      holders[count++] =
          new Holder(groupOfRow[order[i]], entryOfRow[order[i]], order[i], second, j - i);
      i = j;
    }
    Holder[] sorted = Arrays.copyOf(holders, count);
    Arrays.sort(
        sorted,
        (a, b) -> {
          int byGroup = Integer.compare(a.group, b.group);
          int byCount = byGroup != 0 ? byGroup : Integer.compare(b.count, a.count);
          return byCount != 0 ? byCount : Integer.compare(a.entry, b.entry);
        });
    return sorted;
  }

  /** The best partner for an entry among others of one group; −1 where there is none. */
  private int best(int entry, Holder[] holders, int from, int to) {
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int h = from; h < to; h++) {
      if (holders[h].entry != entry) {
        double score = scorer.score(entry, holders[h].entry, memos);
        if (score > most || best < 0) {
          most = score;
          best = h;
        }
      }
    }
    return best;
  }

  private static int own(int entry, Holder[] holders, int from, int to) {
    for (int h = from; h < to; h++) {
      if (holders[h].entry == entry) {
        return h;
      }
    }
    return -1;
  }

  private void tell(int row, int best, int own, Holder[] holders, TieConsumer sink) {
    int entry = entryOfRow[row];
    int same = -1;
    if (own >= 0) {
      same = holders[own].first == row ? holders[own].second : holders[own].first;
    }
    if (best < 0 && same < 0) {
      return;
    }
    boolean alike =
        same >= 0
            && (best < 0
                || scorer.score(entry, entry, memos)
                    >= scorer.score(entry, holders[best].entry, memos));
    int partner = alike ? same : holders[best].first;
    long pattern = comparisons.pattern(entry, entryOfRow[partner], memos);
    for (int c = 0; c < bits.length; c++) {
      levels[c] = comparisons.level(pattern, c);
      bits[c] = scorer.fieldBits(entry, entryOfRow[partner], pattern, c);
    }
    sink.tie(row, partner, scorer.weight(entry, entryOfRow[partner], pattern), levels, bits);
  }
}
