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
    List<PatternCounts> perThread = new ArrayList<>();
    workers.run(
        () -> {
          PatternCounts counts = new PatternCounts();
          synchronized (perThread) {
            perThread.add(counts);
          }
          work(counts);
        });
    PatternCounts together = new PatternCounts();
    perThread.forEach(together::addAll);
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
        pattern[at++] = patterns.id(part.counts.patterns[part.pattern[i]]);
      }
      parts[p] = Part.DONE;
    }
  }

  private void work(PatternCounts counts) {
    Memos memos = comparisons.memos();
    int n = comparisons.entries.size;
    int[] seen = new int[n];
    Arrays.fill(seen, -1);
    byte[] hopeful = new byte[0];
    for (int chunk = next.getAndIncrement(); chunk < parts.length; chunk = next.getAndIncrement()) {
      Part part = new Part(counts);
      int to = Math.min(n, (chunk + 1) * CHUNK);
      for (int a = chunk * CHUNK; a < to; a++) {
        if (allPairs) {
          for (int b = a + 1; b < n; b++) {
            hopeful = look(a, b, counts, memos, part, hopeful);
          }
          continue;
        }
        for (Block block : blocks) {
          int end = block.end(a);
          for (int i = block.first(a); i < end; i++) {
            int b = block.member(i);
            if (seen[b] != a) {
              seen[b] = a;
              hopeful = look(a, b, counts, memos, part, hopeful);
            }
          }
        }
      }
      parts[chunk] = part;
      progress.advanced("comparing", Math.min((chunk + 1L) * CHUNK, n), n);
    }
  }

  private byte[] look(int a, int b, PatternCounts counts, Memos memos, Part part, byte[] hopeful) {
    part.looked++;
    byte[] known = hopeful;
    int id = counts.id(comparisons.pattern(a, b, memos));
    counts.counts[id]++;
    if (id >= known.length) {
      known = Arrays.copyOf(known, Math.max(1024, counts.patterns.length));
    }
    if (known[id] == 0) {
      known[id] = (byte) (first.patternBits(counts.patterns[id]) >= floorBits ? 1 : 2);
    }
    if (known[id] == 1) {
      part.add(a, b, id);
    }
    return known;
  }

  private static final class Part {
    static final Part DONE = new Part(new PatternCounts());

    final PatternCounts counts;
    int[] left = new int[256];
    int[] right = new int[256];
    int[] pattern = new int[256];
    int size;
    long looked;

    Part(PatternCounts counts) {
      this.counts = counts;
    }

    void add(int a, int b, int id) {
      if (size == left.length) {
        left = Arrays.copyOf(left, size * 2);
        right = Arrays.copyOf(right, size * 2);
        pattern = Arrays.copyOf(pattern, size * 2);
      }
      left[size] = a;
      right[size] = b;
      pattern[size++] = id;
    }
  }
}
