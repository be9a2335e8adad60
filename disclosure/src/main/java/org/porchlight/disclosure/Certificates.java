package org.porchlight.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Shows of every guarded count, by values that satisfy all relations at once, that it can be much
 * more and much less than it is; and finds those of which that cannot be shown.
 *
 * <p>A neighborhood of a few hundred counts is enough to show it for almost all. Where it is not, a
 * larger one is tried, and at last everything that has to do with the count. So the answer is that
 * of a linear program over all relations, and seldom costs as much.
 */
final class Certificates {
  private static final int[] SIZES = {300, 4000, Integer.MAX_VALUE};

  /** Fractions closer than this to a whole number are that number. */
  private static final double SLACK = 1e-4;

  private final CellSystem system;
  private final Reading reading;
  private final Cluster.Limits limits;
  private final Solver solver;
  private final double[] least;
  private final double[] most;
  private final Map<Integer, List<Integer>> failing = Collections.synchronizedMap(new TreeMap<>());

  Certificates(CellSystem system, Reading reading, Cluster.Limits limits, Solver solver) {
    this.system = system;
    this.reading = reading;
    this.limits = limits;
    this.solver = solver;
    this.least = limits.base().clone();
    this.most = limits.base().clone();
  }

  /**
   * Tries to certify counts.
   *
   * @return those that are known too well, each with the counts whose bounds make it so
   */
  Map<Integer, List<Integer>> failing(BitSet targets) {
    List<Integer> open = new ArrayList<>(targets.stream().boxed().toList());
    try (ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      for (int size : SIZES) {
        open.removeIf(this::certified);
        List<Future<?>> running = new ArrayList<>();
        for (int target : open) {
          running.add(workers.submit(() -> work(target, size, targets)));
        }
        for (Future<?> one : running) {
          one.get();
        }
        open.removeIf(failing::containsKey);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProofUnavailableException("Nothing was published: the proof was interrupted.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
    return failing;
  }

  private synchronized boolean certified(int variable) {
    return reading.wideEnough(
        variable,
        (long) Math.ceil(least[variable] - SLACK),
        (long) Math.floor(most[variable] + SLACK));
  }

  private void work(int start, int size, BitSet targets) {
    if (certified(start) || failing.containsKey(start)) {
      return;
    }
    Cluster cluster = new Cluster(system, limits, start, size);
    try (Solver.Program program = cluster.program(solver)) {
      // The middle of a neighborhood can move as freely as its start; its rim cannot.
      int middle = cluster.isWhole() ? cluster.size() : 1 + cluster.size() / 4;
      for (int m = 0; m < middle; m++) {
        int variable = cluster.member(m);
        if (targets.get(variable) && !certified(variable)) {
          List<Integer> binding = new ArrayList<>();
          solve(cluster, program, m, true, binding);
          solve(cluster, program, m, false, binding);
          if (cluster.isWhole() && !certified(variable)) {
            failing.put(variable, binding);
          }
        }
      }
    }
  }

  private void solve(
      Cluster cluster, Solver.Program program, int member, boolean up, List<Integer> binding) {
    if (!program.optimize(member, up)) {
      if (!cluster.isWhole()) {
        // Held values that are off by a rounding of the machine; a larger neighborhood has fewer.
        return;
      }
      throw new ProofUnavailableException(
          "Nothing was published: the relations between the counts contradict each other.", null);
    }
    synchronized (this) {
      for (int m = 0; m < cluster.size(); m++) {
        double value = program.value(m);
        int variable = cluster.member(m);
        least[variable] = Math.min(least[variable], value);
        most[variable] = Math.max(most[variable], value);
      }
    }
    if (cluster.isWhole()) {
      for (int m = 0; m < cluster.size(); m++) {
        if (program.binds(m)) {
          binding.add(cluster.member(m));
        }
      }
    }
  }
}
