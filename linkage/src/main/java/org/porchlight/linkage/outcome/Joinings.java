package org.porchlight.linkage.outcome;

import java.util.Arrays;
import org.porchlight.linkage.joining.Clusterer;
import org.porchlight.linkage.workbench.Bits;
import org.porchlight.linkage.workbench.Forest;

/**
 * How surely the joinings that made persons hold two records together.
 *
 * <p>The joinings of a person are a tree over its entries. Two entries belong together if every
 * joining on the way from one to the other is right, so the chance of that is the product of
 * theirs. Weighed alone the two may say more, and then their own weight counts. A pair's weight
 * alone is too modest below 4 bits: it does not know of the other records that speak for both.
 */
public final class Joinings {
  /** Ends of each joining, one after the other, and the chance that it is right. */
  private final int[] ends;

  private final double[] chances;
  private int count;

  /** Where the joinings of each entry begin in {@code joiningsOf}. */
  private final int[] from;

  private final int[] joiningsOf;

  private final int[] parent;
  private final int[] depth;
  private final double[] chanceToParent;

  public Joinings(Linkage linkage) {
    int entries = linkage.groups().length;
    int most = linkage.constraints().same().size() + linkage.merges().size();
    ends = new int[2 * most];
    chances = new double[most];
    Forest joined = new Forest(entries);
    for (int[] pair : linkage.constraints().same()) {
      add(pair[0], pair[1], 1, joined);
    }
    for (Clusterer.Merge merge : linkage.merges()) {
      if (merge.bits() >= linkage.threshold().bits()
          && linkage.groups()[merge.left()] == linkage.groups()[merge.right()]) {
        add(merge.left(), merge.right(), Bits.probability(merge.bits()), joined);
      }
    }
    from = new int[entries + 1];
    joiningsOf = new int[2 * count];
    listByEntry();
    parent = new int[entries];
    depth = new int[entries];
    chanceToParent = new double[entries];
    hang();
  }

  private void add(int a, int b, double chance, Forest joined) {
    if (joined.find(a) != joined.find(b)) {
      joined.join(a, b);
      ends[2 * count] = a;
      ends[2 * count + 1] = b;
      chances[count++] = chance;
    }
  }

  private void listByEntry() {
    for (int end = 0; end < 2 * count; end++) {
      from[ends[end] + 1]++;
    }
    for (int e = 0; e + 1 < from.length; e++) {
      from[e + 1] += from[e];
    }
    int[] next = from.clone();
    for (int end = 0; end < 2 * count; end++) {
      joiningsOf[next[ends[end]]++] = end / 2;
    }
  }

  /** Hangs every tree up by its first entry. */
  private void hang() {
    Arrays.fill(parent, -1);
    boolean[] seen = new boolean[parent.length];
    int[] waiting = new int[parent.length];
    for (int root = 0; root < parent.length; root++) {
      int top = 0;
      if (!seen[root]) {
        seen[root] = true;
        waiting[top++] = root;
      }
      while (top > 0) {
        int at = waiting[--top];
        for (int x = from[at]; x < from[at + 1]; x++) {
          int joining = joiningsOf[x];
          int other = ends[2 * joining] == at ? ends[2 * joining + 1] : ends[2 * joining];
          if (!seen[other]) {
            seen[other] = true;
            parent[other] = at;
            depth[other] = depth[at] + 1;
            chanceToParent[other] = chances[joining];
            waiting[top++] = other;
          }
        }
      }
    }
  }

  /**
   * The chance that two records of one person are right together, from 0 to 1. Records of one entry
   * are alike in every column: no joining speaks for them, their own weight does.
   *
   * @param bits their own match weight
   */
  public double chance(int a, int b, double bits) {
    double way = a == b ? 0 : 1;
    int x = a;
    int y = b;
    while (x != y) {
      if (x < 0 || y < 0) {
        // Joined by what joinings do not tell: a thin record was given to a person.
        return Bits.probability(bits);
      }
      if (depth[x] >= depth[y]) {
        way *= chanceToParent[x];
        x = parent[x];
      } else {
        way *= chanceToParent[y];
        y = parent[y];
      }
    }
    return Math.max(way, Bits.probability(bits));
  }
}
