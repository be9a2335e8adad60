package org.porchlight.linkage.reporting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.porchlight.linkage.BlockingPass;
import org.porchlight.linkage.RunReport;
import org.porchlight.linkage.blocking.Block;
import org.porchlight.linkage.blocking.Blocking;
import org.porchlight.linkage.outcome.Linkage;

/** Which passes of blocking found the links, and how many true pairs none of them can have seen. */
final class SearchFigures {
  /** Fewer links than this say nothing about what was missed. */
  private static final int FEWEST_LINKS = 50;

  /** Entries of one true person of which all pairs are tried; of more, evenly chosen ones. */
  private static final int MOST_OF_ONE = 60;

  private SearchFigures() {}

  static RunReport.Search of(Linkage linkage, PairFigures pairs, int[] who) {
    boolean everyPair = linkage.blocking().isEmpty();
    List<Block> blocks =
        everyPair
            ? List.of()
            : new Blocking(linkage.comparisons().entries).blocks(linkage.workers());
    long[] found = new long[blocks.size()];
    long[] alone = new long[blocks.size()];
    long links = 0;
    long byOne = 0;
    long byTwo = 0;
    Linkage.Scores scores = linkage.scores();
    for (int i = 0; i < scores.bits().length; i++) {
      if (!pairs.isLink(i)) {
        continue;
      }
      links++;
      int passes = 0;
      int last = -1;
      for (int p = 0; p < found.length; p++) {
        if (linkage.blocking().get(p).used()
            && meet(blocks.get(p), scores.left()[i], scores.right()[i])) {
          found[p]++;
          passes++;
          last = p;
        }
      }
      byOne += passes == 1 ? 1 : 0;
      byTwo += passes == 2 ? 1 : 0;
      if (passes == 1) {
        alone[last]++;
      }
    }
    List<RunReport.Pass> passes = new ArrayList<>();
    for (int p = 0; p < found.length; p++) {
      BlockingPass pass = linkage.blocking().get(p);
      passes.add(
          new RunReport.Pass(
              pass.key(),
              pass.pairs(),
              found[p],
              alone[p],
              pass.cutBlocks(),
              pass.windowedBlocks(),
              pass.used()));
    }
    return new RunReport.Search(
        everyPair,
        passes,
        links,
        byOne,
        byTwo,
        everyPair || links < FEWEST_LINKS ? null : recall(links, byOne, byTwo),
        trueRecall(used(linkage, blocks), everyPair, who));
  }

  private static List<Block> used(Linkage linkage, List<Block> blocks) {
    List<Block> used = new ArrayList<>();
    for (int p = 0; p < blocks.size(); p++) {
      if (linkage.blocking().get(p).used()) {
        used.add(blocks.get(p));
      }
    }
    return used;
  }

  private static boolean meet(Block block, int left, int right) {
    int end = block.end(left);
    return end != 0 && end == block.end(right);
  }

  /** After Chao (1987): what is seen once and twice tells how much is never seen. */
  private static double recall(long links, long byOne, long byTwo) {
    double missed = byOne * Math.max(0.0, byOne - 1.0) / (2.0 * (byTwo + 1));
    return links / (links + missed);
  }

  private static @Nullable Double trueRecall(List<Block> blocks, boolean everyPair, int[] who) {
    Map<Integer, List<Integer>> entriesOf = new HashMap<>();
    for (int e = 0; e < who.length; e++) {
      if (who[e] > 0) {
        entriesOf.computeIfAbsent(who[e], any -> new ArrayList<>(2)).add(e);
      }
    }
    double there = 0;
    double seen = 0;
    for (List<Integer> entries : entriesOf.values()) {
      int step = 1 + (entries.size() - 1) / MOST_OF_ONE;
      double weight = (double) step * step;
      for (int i = 0; i < entries.size(); i += step) {
        for (int j = i + step; j < entries.size(); j += step) {
          int a = entries.get(i);
          int b = entries.get(j);
          there += weight;
          seen += everyPair || blocks.stream().anyMatch(block -> meet(block, a, b)) ? weight : 0;
        }
      }
    }
    return there == 0 ? null : seen / there;
  }
}
