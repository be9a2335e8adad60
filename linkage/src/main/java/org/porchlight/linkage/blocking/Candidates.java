package org.porchlight.linkage.blocking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.porchlight.linkage.Progress;
import org.porchlight.linkage.comparing.Comparisons;
import org.porchlight.linkage.weighing.Scorer;
import org.porchlight.linkage.workbench.Memos;
import org.porchlight.linkage.workbench.Workers;

/**
 * Looks at every pair that blocking brings together, once: counts the patterns and keeps the pairs
 * that might be matches. The outcome does not depend on how many threads do it.
 */
public final class Candidates {
  private static final int CHUNK = 1024;

  public PatternCounts patterns = new PatternCounts();
  public int[] left = new int[0];
  public int[] right = new int[0];
  public int[] pattern = new int[0];
  public long pairs;

  private final Comparisons comparisons;
  private final List<Block> blocks;
  private final boolean allPairs;
  private final Scorer first;
  private final double floorBits;
  private final Progress progress;
  private final AtomicInteger next = new AtomicInteger();
  private final Part[] parts;

  /**
   * Prepares a scan.
   *
   * @param blocks to look into
   * @param allPairs whether to look at all pairs instead
   * @param first a scorer with the usual parameters, to leave hopeless pairs out
   */
  public Candidates(
      Comparisons comparisons,
      List<Block> blocks,
      boolean allPairs,
      Scorer first,
      double floorBits,
      Progress progress) {
    this.comparisons = comparisons;
    this.blocks = blocks;
    this.allPairs = allPairs;
    this.first = first;
    this.floorBits = floorBits;
    this.progress = progress;
    parts = new Part[(comparisons.entries.size + CHUNK - 1) / CHUNK];
  }

  public void scan(Workers workers) {
    List<Tally> perThread = new ArrayList<>();
    workers.run(
        () -> {
          Tally tally = new Tally(pattern -> first.patternBits(pattern) >= floorBits);
          synchronized (perThread) {
            perThread.add(tally);
          }
          work(tally);
        });
    PatternCounts together = new PatternCounts();
    perThread.forEach(tally -> tally.addTo(together));
    // Sums of doubles depend on their order; sorted, they do not depend on the threads.
    patterns = together.sorted();
    int kept = 0;
    for (Part part : parts) {
      pairs += part.looked;
      kept += part.size;
    }
    left = new int[kept];
    right = new int[kept];
    pattern = new int[kept];
    int at = 0;
    for (int p = 0; p < parts.length; p++) {
      Part part = parts[p];
      for (int i = 0; i < part.size; i++) {
        left[at] = part.left[i];
        right[at] = part.right[i];
        pattern[at++] = patterns.id(part.pattern[i]);
      }
      parts[p] = Part.DONE;
    }
  }

  private void work(Tally tally) {
    Memos memos = comparisons.memos();
    int n = comparisons.entries.size;
    int[] seen = new int[n];
    Arrays.fill(seen, -1);
    int[] partners = new int[n];
    long[] levels = new long[n];
    for (int chunk = next.getAndIncrement(); chunk < parts.length; chunk = next.getAndIncrement()) {
      Part part = new Part();
      int to = Math.min(n, (chunk + 1) * CHUNK);
      for (int a = chunk * CHUNK; a < to; a++) {
        int count = partners(a, seen, partners);
        comparisons.patterns(a, partners, count, levels, memos);
        for (int i = 0; i < count; i++) {
          if (tally.add(levels[i])) {
            part.add(a, partners[i], levels[i]);
          }
        }
        part.looked += count;
      }
      parts[chunk] = part;
      progress.advanced("comparing", Math.min((chunk + 1L) * CHUNK, n), n);
    }
  }

  /** The entries after {@code a} that it is compared with, each once; says how many there are. */
  private int partners(int a, int[] seen, int[] partners) {
    int count = 0;
    if (allPairs) {
      for (int b = a + 1; b < comparisons.entries.size; b++) {
        partners[count++] = b;
      }
      return count;
    }
    for (Block block : blocks) {
      int end = block.end(a);
      for (int i = block.first(a); i < end; i++) {
        int b = block.member(i);
        if (seen[b] != a) {
          seen[b] = a;
          partners[count++] = b;
        }
      }
    }
    return count;
  }

  private static final class Part {
    static final Part DONE = new Part();

    int[] left = new int[256];
    int[] right = new int[256];
    long[] pattern = new long[256];
    int size;
    long looked;

    void add(int a, int b, long levels) {
      if (size == left.length) {
        left = Arrays.copyOf(left, size * 2);
        right = Arrays.copyOf(right, size * 2);
        pattern = Arrays.copyOf(pattern, size * 2);
      }
      left[size] = a;
      right[size] = b;
      pattern[size++] = levels;
    }
  }
}
