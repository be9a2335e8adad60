package org.porchlight.linkage.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.porchlight.linkage.weighing.Guards;
import org.porchlight.linkage.weighing.Scorer;
import org.porchlight.linkage.workbench.Bits;
import org.porchlight.linkage.workbench.Forest;
import org.porchlight.linkage.workbench.KeySort;
import org.porchlight.linkage.workbench.Memos;
import org.porchlight.linkage.workbench.Workers;

/**
 * Makes persons of pairs without chaining: two groups become one only where the average weight over
 * all their cross pairs is above the threshold, and never where a guard or a decision keeps any two
 * of them apart.
 */
public final class Clusterer {
  /** A joining of two groups that was made or considered. */
  public record Merge(int left, int right, double bits) {}

  private static final double CAP_BITS = 14;
  private static final int DENSE_UP_TO = 256;
  private static final int SAMPLED_CROSS_PAIRS = 48;
  private static final int CHUNK = 4096;

  private final Scorer scorer;
  private final double thresholdBits;
  private final Constraints constraints;
  private final SharedPlaces places;

  /** Entries that are given to persons afterwards and must not bring persons together. */
  private final boolean[] thin;

  /** From matches per record, 0 to 1: how far people have many records rather than two. */
  private final double repetition;

  /** The group of each entry. */
  public final int[] group;

  /** For every joining within reach of the threshold, how strongly it holds; for sampling. */
  public final List<Merge> merges = new ArrayList<>();

  /** How far below the threshold joinings are still recorded, in bits. */
  public static final double RECORDED_BELOW = 7;

  public Clusterer(
      Scorer scorer,
      double thresholdBits,
      Constraints constraints,
      boolean[] thin,
      SharedPlaces places) {
    this.places = places;
    this.thin = thin;
    this.scorer = scorer;
    this.thresholdBits = thresholdBits;
    this.constraints = constraints;
    double matches = scorer.parameters().lambda * scorer.comparisons.entries.all;
    repetition = matches / (1 + matches);
    group = new int[scorer.comparisons.entries.size];
  }

  /** Groups the entries, given the pairs that might be matches with their weights in bits. */
  public void cluster(int[] left, int[] right, double[] score, Workers workers) {
    int n = group.length;
    Forest forest = new Forest(n);
    constraints.same().forEach(pair -> forest.join(pair[0], pair[1]));
    double floor = thresholdBits - RECORDED_BELOW;
    for (int i = 0; i < left.length; i++) {
      if (score[i] >= floor && thin[left[i]] == thin[right[i]]) {
        forest.join(left[i], right[i]);
      }
    }
    int[] root = new int[n];
    int[] size = new int[n];
    for (int i = 0; i < n; i++) {
      root[i] = forest.find(i);
      size[root[i]]++;
      group[i] = i;
    }
    int[] offset = new int[n + 1];
    int[] edges = new int[n];
    for (int i = 0; i < left.length; i++) {
      if (score[i] >= floor && thin[left[i]] == thin[right[i]]) {
        edges[root[left[i]]]++;
      }
    }
    int sum = 0;
    int[] edgeOffset = new int[n];
    for (int i = 0; i < n; i++) {
      edgeOffset[i] = sum;
      sum += edges[i];
    }
    int[] edgeOrder = new int[sum];
    int[] edgeAt = edgeOffset.clone();
    for (int i = 0; i < left.length; i++) {
      if (score[i] >= floor && thin[left[i]] == thin[right[i]]) {
        edgeOrder[edgeAt[root[left[i]]]++] = i;
      }
    }
    sum = 0;
    for (int i = 0; i < n; i++) {
      offset[i] = sum;
      sum += size[i];
    }
    int[] members = new int[n];
    int[] at = offset.clone();
    for (int i = 0; i < n; i++) {
      members[at[root[i]]++] = i;
    }
    Part[] parts = new Part[(n + CHUNK - 1) / CHUNK];
    AtomicInteger next = new AtomicInteger();
    workers.run(
        () -> {
          Memos memos = scorer.comparisons.memos();
          for (int p = next.getAndIncrement(); p < parts.length; p = next.getAndIncrement()) {
            parts[p] = new Part(memos);
            for (int r = p * CHUNK; r < Math.min(n, (p + 1) * CHUNK); r++) {
              if (size[r] > 1) {
                int[] its = Arrays.copyOfRange(members, offset[r], offset[r] + size[r]);
                int to = edgeOffset[r] + edges[r];
                int[] order = Arrays.copyOfRange(edgeOrder, edgeOffset[r], to);
                if (size[r] <= DENSE_UP_TO) {
                  parts[p].dense(its);
                } else {
                  parts[p].sparse(its, strongestFirst(order, left, right, score), left, right);
                }
              }
            }
          }
        });
    for (Part part : parts) {
      merges.addAll(part.merges);
    }
  }

  /** Sorts edges by weight, the strongest first, and those of one weight by their entries. */
  private static int[] strongestFirst(int[] edges, int[] left, int[] right, double[] score) {
    for (int[] by : new int[][] {right, left}) {
      long[] keys = new long[edges.length];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = by[edges[i]];
      }
      KeySort.sort(keys, edges, edges.length, Integer.SIZE);
    }
    long[] keys = new long[edges.length];
    for (int i = 0; i < keys.length; i++) {
      long bits = Double.doubleToLongBits(score[edges[i]] + 0.0);
      // Turned so that unsigned numbers rise as weights fall.
      keys[i] = bits < 0 ? bits : bits ^ Long.MAX_VALUE;
    }
    KeySort.sort(keys, edges, edges.length);
    return edges;
  }

  /** Makes groups of some of the components; one for each thread at a time. */
  private final class Part {
    private final Memos memos;
    private final List<Merge> merges = new ArrayList<>();

    Part(Memos memos) {
      this.memos = memos;
    }

    private double cross(int a, int b) {
      if (constraints.apart(a, b)) {
        return -1e9;
      }
      double above = scorer.crossBits(a, b, thresholdBits, memos);
      return above <= Guards.NEVER / 2 ? -1e6 : Math.max(-CAP_BITS, Math.min(CAP_BITS, above));
    }

    /** Average link over all pairs of a small component. */
    private void dense(int[] members) {
      int k = members.length;
      double[][] sum = new double[k][k];
      for (int i = 0; i < k; i++) {
        for (int j = i + 1; j < k; j++) {
          sum[i][j] = cross(members[i], members[j]);
          sum[j][i] = sum[i][j];
        }
      }
      int[] size = new int[k];
      Arrays.fill(size, 1);
      boolean[] gone = new boolean[k];
      for (int i = 0; i < k; i++) {
        for (int j = i + 1; j < k; j++) {
          if (!gone[i] && !gone[j] && constraints.same(members[i], members[j])) {
            fold(sum, size, gone, i, j);
            group[members[j]] = group[members[i]];
          }
        }
      }
      int[] best = new int[k];
      for (int i = 0; i < k; i++) {
        best[i] = gone[i] ? -1 : bestOf(sum, size, gone, i);
      }
      while (true) {
        int i = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int x = 0; x < k; x++) {
          if (!gone[x] && best[x] >= 0) {
            double average = average(sum, size, x, best[x]);
            if (average > most) {
              most = average;
              i = x;
            }
          }
        }
        if (i < 0 || most < -RECORDED_BELOW) {
          return;
        }
        int j = best[i];
        if (most >= 0 && most + places.lacking() < 0) {
          most += places.bits(part(members, i), part(members, j));
        }
        int keep = Math.min(i, j);
        int drop = Math.max(i, j);
        boolean join = most >= 0;
        merges.add(new Merge(members[keep], members[drop], most + thresholdBits));
        if (!join) {
          // Recorded as possible; the groups stay two.
          sum[i][j] = -1e9;
          sum[j][i] = -1e9;
          best[i] = bestOf(sum, size, gone, i);
          best[j] = bestOf(sum, size, gone, j);
          continue;
        }
        int kept = group[members[keep]];
        int dropped = group[members[drop]];
        for (int member : members) {
          if (group[member] == dropped) {
            group[member] = kept;
          }
        }
        fold(sum, size, gone, keep, drop);
        for (int x = 0; x < k; x++) {
          if (!gone[x] && (x == keep || best[x] == keep || best[x] == drop)) {
            best[x] = bestOf(sum, size, gone, x);
          } else if (!gone[x] && best[x] >= 0 && better(sum, size, x, keep, best[x])) {
            best[x] = keep;
          }
        }
      }
    }

    /** The members of one group. */
    private int[] part(int[] members, int of) {
      int[] part = new int[members.length];
      int count = 0;
      for (int member : members) {
        if (group[member] == group[members[of]]) {
          part[count++] = member;
        }
      }
      return Arrays.copyOf(part, count);
    }

    private boolean better(double[][] sum, int[] size, int x, int y, int than) {
      double ours = average(sum, size, x, y);
      double theirs = average(sum, size, x, than);
      return ours > theirs || (ours == theirs && y < than);
    }

    private double average(double[][] sum, int[] size, int i, int j) {
      return sum[i][j] / ((double) size[i] * size[j]) + headStart(size[i], size[j]);
    }

    /**
     * A record is k times as likely to be another of somebody with k records as of somebody with
     * one, before its content is looked at; less so where hardly anybody has more than two. Held at
     * a few bits, as the records of one person are alike.
     */
    private double headStart(int left, int right) {
      return repetition * Math.min(5, Bits.log2(Math.max(left, right)));
    }

    private int bestOf(double[][] sum, int[] size, boolean[] gone, int i) {
      int best = -1;
      double most = -1e4;
      for (int j = 0; j < gone.length; j++) {
        if (j != i && !gone[j]) {
          double average = average(sum, size, i, j);
          if (average > most) {
            most = average;
            best = j;
          }
        }
      }
      return best;
    }

    private static void fold(double[][] sum, int[] size, boolean[] gone, int keep, int drop) {
      gone[drop] = true;
      size[keep] += size[drop];
      for (int x = 0; x < gone.length; x++) {
        if (!gone[x] && x != keep) {
          sum[keep][x] += sum[drop][x];
          sum[x][keep] = sum[keep][x];
        }
      }
    }

    /** The same idea for a large component: strongest pairs first, averages over a fixed sample. */
    private void sparse(int[] members, int[] strongest, int[] left, int[] right) {
      java.util.Map<Integer, int[]> groups = new java.util.HashMap<>();
      for (int member : members) {
        groups.put(member, new int[] {member});
      }
      for (int[] pair : constraints.same()) {
        if (groups.containsKey(group[pair[0]]) && groups.containsKey(group[pair[1]])) {
          unite(groups, group[pair[0]], group[pair[1]]);
        }
      }
      java.util.Map<Long, Integer> looked = new java.util.HashMap<>();
      for (int edge : strongest) {
        int a = group[left[edge]];
        int b = group[right[edge]];
        if (a == b) {
          continue;
        }
        // Mixed one to one, as the two halves of so many keys are much alike.
        long both = Bits.mix(0, ((long) Math.min(a, b) << 32) | Math.max(a, b));
        int[] ofA = groups.get(a);
        int[] ofB = groups.get(b);
        int now = ofA == null || ofB == null ? 0 : ofA.length + ofB.length;
        if (Integer.valueOf(now).equals(looked.put(both, now))) {
          // Neither has changed since the two were found to be two.
          continue;
        }
        double average = sampledAverage(ofA, ofB);
        if (average >= -RECORDED_BELOW) {
          merges.add(new Merge(left[edge], right[edge], average + thresholdBits));
        }
        if (average >= 0) {
          unite(groups, a, b);
        }
      }
    }

    private void unite(java.util.Map<Integer, int[]> groups, int a, int b) {
      if (a == b) {
        return;
      }
      int keep = Math.min(a, b);
      int drop = Math.max(a, b);
      int[] kept = groups.get(keep);
      int[] dropped = groups.remove(drop);
      if (kept == null || dropped == null) {
        throw new IllegalStateException("a group of entries is missing");
      }
      int[] both = Arrays.copyOf(kept, kept.length + dropped.length);
      System.arraycopy(dropped, 0, both, kept.length, dropped.length);
      groups.put(keep, both);
      for (int member : dropped) {
        group[member] = keep;
      }
    }

    private double sampledAverage(
        int @org.jspecify.annotations.Nullable [] a, int @org.jspecify.annotations.Nullable [] b) {
      if (a == null || b == null) {
        throw new IllegalStateException("a group of entries is missing");
      }
      long pairs = (long) a.length * b.length;
      if (constraints.anyApart(a, b)) {
        return -1e9;
      }
      double sum = 0;
      int taken = (int) Math.min(pairs, SAMPLED_CROSS_PAIRS);
      for (int s = 0; s < taken; s++) {
        long at = pairs <= SAMPLED_CROSS_PAIRS ? s : Math.floorMod(Bits.mix(s, pairs), pairs);
        sum += cross(a[(int) (at / b.length)], b[(int) (at % b.length)]);
      }
      double average = sum / taken + headStart(a.length, b.length);
      return average >= 0 && average + places.lacking() < 0 ? average + places.bits(a, b) : average;
    }
  }
}
