package org.porchlight.linkage.outcome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.porchlight.linkage.MatchWeight;
import org.porchlight.linkage.ScoredPair;
import org.porchlight.linkage.barenames.Attribution;
import org.porchlight.linkage.workbench.Bits;

/** Pairs of records that were nearly made one person. */
public final class NearMisses {
  private static final Comparator<Pair> STRONGEST =
      Comparator.comparingDouble(Pair::bits)
          .reversed()
          .thenComparingInt(Pair::left)
          .thenComparingInt(Pair::right);

  private record Pair(int left, int right, double bits) {}

  private NearMisses() {}

  public static List<ScoredPair> of(Linkage linkage, double from, int atMost) {
    int[] firstRow = linkage.firstRows();
    int[] person = linkage.personOfRow();
    int[] entryOfRow = linkage.comparisons().entries.entryOfRow;
    boolean[] thin = linkage.thin();
    List<Pair> pairs = new ArrayList<>();
    Linkage.Scores scores = linkage.scores();
    for (int i = 0; i < scores.bits().length; i++) {
      int left = scores.left()[i];
      int right = scores.right()[i];
      if (scores.bits()[i] >= from && !thin[left] && !thin[right]) {
        pairs.add(new Pair(firstRow[left], firstRow[right], scores.bits()[i]));
      }
    }
    Attribution attribution = linkage.attribution();
    for (int r = 0; r < attribution.persons.length; r++) {
      for (int k = 0; k < attribution.persons[r].length; k++) {
        double share = Math.min(attribution.shares[r][k], 1 - 1e-9);
        double bits = Bits.log2(share / (1 - share));
        if (bits >= from) {
          pairs.add(new Pair(attribution.firstRow(r), firstRow[attribution.persons[r][k]], bits));
        }
      }
    }
    pairs.sort(STRONGEST);
    Set<Long> seen = new HashSet<>();
    List<ScoredPair> misses = new ArrayList<>();
    for (Pair pair : pairs) {
      if (misses.size() >= atMost) {
        break;
      }
      int a = person[pair.left];
      int b = person[pair.right];
      boolean others =
          a != b && !linkage.constraints().apart(entryOfRow[pair.left], entryOfRow[pair.right]);
      if (others && seen.add(((long) Math.min(a, b) << 32) | Math.max(a, b))) {
        misses.add(
            new ScoredPair(
                linkage.records().id(pair.left),
                linkage.records().id(pair.right),
                new MatchWeight(pair.bits)));
      }
    }
    return misses;
  }
}
