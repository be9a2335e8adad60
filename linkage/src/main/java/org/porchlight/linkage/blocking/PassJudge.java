package org.porchlight.linkage.blocking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.porchlight.linkage.comparing.Comparisons;
import org.porchlight.linkage.weighing.Scorer;
import org.porchlight.linkage.workbench.Bits;
import org.porchlight.linkage.workbench.Memos;
import org.porchlight.linkage.workbench.Workers;

/**
 * Tries all passes of blocking on a sample of entries and leaves out those that cost much and find
 * next to nothing that the others do not find.
 */
public final class PassJudge {
  /** Below so many entries every pass is used: looking is cheap, and a sample says little. */
  static final int FEWEST_ENTRIES = 20_000;

  private static final int PROBES = 10_000;
  private static final int PARTS = 64;

  /** Share of the likely matches of the sample that leaving passes out may lose in all. */
  private static final double MAY_BE_LOST = 0.0015;

  /**
   * What the other records of two people may still add to a pair, in bits: one that looks unlikely
   * by itself may be what brings two groups of records together.
   */
  private static final double KIN_BITS = 6;

  /** A pass that finds so little of itself is not worth leaving out for. */
  private static final double LEAST_SAVED = 0.002;

  private final List<Block> blocks;
  private final Comparisons comparisons;
  private final Scorer scorer;

  /** For each set of passes that found the same pairs: how many, and expected matches of them. */
  private final Map<Long, double[]> foundBy = new HashMap<>();

  public PassJudge(List<Block> blocks, Comparisons comparisons, Scorer scorer) {
    this.blocks = blocks;
    this.comparisons = comparisons;
    this.scorer = scorer;
  }

  /** All passes, each with its judgement. */
  public List<Block> judged(Workers workers) {
    int n = comparisons.entries.size;
    if (!worthJudging(n, blocks.size())) {
      return blocks;
    }
    look(n, workers);
    Verdict verdict = judge(foundBy, blocks.size());
    List<Block> judged = new ArrayList<>();
    for (int p = 0; p < blocks.size(); p++) {
      judged.add(blocks.get(p).judged(verdict.alone()[p], verdict.used(p)));
    }
    return judged;
  }

  /** Whether so many entries and passes are judged at all. */
  public static boolean worthJudging(long entries, int passes) {
    return entries >= FEWEST_ENTRIES && passes <= Long.SIZE;
  }

  /** The entries of {@code n} that are looked at, in rising order. */
  public static int[] probes(int n) {
    int[] probes = new int[PROBES];
    for (int i = 0; i < PROBES; i++) {
      probes[i] = (int) ((long) i * n / PROBES);
    }
    return probes;
  }

  /** What a pair of this weight counts: how likely it is to be of use. */
  public static double worth(double bits) {
    return bits < -16 ? 0 : Bits.probability(bits + KIN_BITS);
  }

  /**
   * Which passes are used.
   *
   * @param alone for each pass the share of likely matches that only it finds
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Verdict(long used, double[] alone) {
    public boolean used(int pass) {
      return (used >>> pass & 1) != 0;
    }
  }

  /**
   * Decides which passes are used.
   *
   * @param foundBy for each set of passes that found the same pairs: how many, and what they count
   */
  public static Verdict judge(Map<Long, double[]> foundBy, int passes) {
    double pairs = 0;
    double matches = 0;
    for (double[] found : foundBy.values()) {
      pairs += found[0];
      matches += found[1];
    }
    long used = passes == Long.SIZE ? -1L : (1L << passes) - 1;
    double lost = 0;
    while (true) {
      double[][] alone = alone(foundBy, passes, used);
      int worst = -1;
      double most = 0;
      for (int p = 0; p < passes; p++) {
        boolean in = (used >>> p & 1) != 0;
        boolean bearable = lost + alone[p][1] <= MAY_BE_LOST * matches;
        double worth = alone[p][0] / (alone[p][1] + 0.05);
        if (in && bearable && alone[p][0] >= LEAST_SAVED * pairs && worth > most) {
          most = worth;
          worst = p;
        }
      }
      if (worst < 0) {
        return verdict(used, alone, matches);
      }
      lost += alone[worst][1];
      used &= ~(1L << worst);
    }
  }

  private static Verdict verdict(long used, double[][] alone, double matches) {
    double[] shares = new double[alone.length];
    for (int p = 0; p < shares.length; p++) {
      boolean in = (used >>> p & 1) != 0;
      shares[p] = matches > 0 && in ? alone[p][1] / matches : 0;
    }
    return new Verdict(used, shares);
  }

  /** For each pass the pairs, and expected matches, that only it finds among the passes in use. */
  private static double[][] alone(Map<Long, double[]> foundBy, int count, long used) {
    double[][] alone = new double[count][2];
    foundBy.forEach(
        (passes, found) -> {
          long finders = passes & used;
          if (Long.bitCount(finders) == 1) {
            double[] own = alone[Long.numberOfTrailingZeros(finders)];
            own[0] += found[0];
            own[1] += found[1];
          }
        });
    return alone;
  }

  private void look(int n, Workers workers) {
    int[] probes = probes(n);
    List<Map<Long, double[]>> parts = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      parts.add(new HashMap<>());
    }
    AtomicInteger next = new AtomicInteger();
    workers.run(
        () -> {
          Probe probe = new Probe(n);
          for (int part = next.getAndIncrement(); part < PARTS; part = next.getAndIncrement()) {
            for (int i = part; i < PROBES; i += PARTS) {
              probe.look(probes[i], parts.get(part));
            }
          }
        });
    // Sums of doubles depend on their order: part by part, whoever looked at it.
    for (Map<Long, double[]> part : parts) {
      part.forEach(
          (passes, found) -> {
            double[] sum = foundBy.computeIfAbsent(passes, any -> new double[2]);
            sum[0] += found[0];
            sum[1] += found[1];
          });
    }
  }

  /** One thread's memory of the partners of an entry and of the passes that found each. */
  private final class Probe {
    private final Memos memos = comparisons.memos();
    private final int[] slot;
    private int[] others = new int[1024];
    private long[] passes = new long[1024];
    private int count;

    Probe(int n) {
      slot = new int[n];
      Arrays.fill(slot, -1);
    }

    void look(int a, Map<Long, double[]> into) {
      count = 0;
      for (int p = 0; p < blocks.size(); p++) {
        Block block = blocks.get(p);
        int end = block.end(a);
        for (int i = block.first(a); i < end; i++) {
          passes[slotOf(block.member(i))] |= 1L << p;
        }
      }
      for (int i = 0; i < count; i++) {
        slot[others[i]] = -1;
        double bits = scorer.score(a, others[i], memos);
        double[] found = into.computeIfAbsent(passes[i], any -> new double[2]);
        found[0]++;
        found[1] += worth(bits);
      }
    }

    private int slotOf(int other) {
      if (slot[other] < 0) {
        if (count == others.length) {
          others = Arrays.copyOf(others, count * 2);
          passes = Arrays.copyOf(passes, count * 2);
        }
        slot[other] = count;
        passes[count] = 0;
        others[count++] = other;
      }
      return slot[other];
    }
  }
}
