package org.porchlight.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Shows of every guarded count, by values that satisfy all relations at once, that it can be much
 * more and much less than it is; and finds those of which that cannot be shown.
 *
 * <p>A neighborhood of a few hundred counts is enough to show it for many: all in some areas, times
 * and types that hang together, so that they can take from each other what they give. Where it is
 * not, one of a few thousand is tried, and at last everything that has to do with the count. So the
 * answer is that of a linear program over all relations, and seldom costs as much.
 */
final class Certificates {
  /** How many areas, times and types make a neighborhood; at last, all that there are. */
  private static final int[][] SPREADS = {{12, 4, 8}, {24, 8, 16}, {40, 16, 40}, {}};

  /** So few are sooner asked one by one. */
  private static final int FEW = 3;

  /** Fractions closer than this to a whole number are that number. */
  private static final double SLACK = 1e-4;

  private final CellSystem system;
  private final Reading reading;
  private final Cluster.Limits limits;
  private final Solver solver;
  private final Reach reach;
  private final Map<Integer, List<Integer>> bindings = Collections.synchronizedMap(new TreeMap<>());

  /**
   * Begins with what is known already.
   *
   * @param reach values that were seen before; it learns more
   */
  Certificates(
      CellSystem system, Reading reading, Cluster.Limits limits, Solver solver, Reach reach) {
    this.system = system;
    this.reading = reading;
    this.limits = limits;
    this.solver = solver;
    this.reach = reach;
  }

  /**
   * Tries to certify counts.
   *
   * @return those that are known too well, each with the counts whose bounds make it so
   */
  Map<Integer, List<Integer>> failing(BitSet targets) {
    List<Integer> left = new ArrayList<>(targets.stream().boxed().toList());
    try (ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      for (int[] spread : SPREADS) {
        left.removeIf(this::certified);
        List<Future<?>> running = new ArrayList<>();
        for (List<Integer> group : spread.length == 0 ? List.of(left) : siblings(left)) {
          running.add(workers.submit(() -> ask(group, spread)));
        }
        await(running);
      }
    }
    left.removeIf(this::certified);
    Map<Integer, List<Integer>> failing = new TreeMap<>();
    left.forEach(one -> failing.put(one, bindings.getOrDefault(one, List.of())));
    return failing;
  }

  /** Counts that stand where others do belong to the same neighborhood. */
  private List<List<Integer>> siblings(List<Integer> variables) {
    Map<List<Set<Integer>>, List<Integer>> groups = new LinkedHashMap<>();
    for (int variable : variables) {
      groups.computeIfAbsent(system.wholes(variable), _ -> new ArrayList<>()).add(variable);
    }
    return List.copyOf(groups.values());
  }

  private static void await(List<Future<?>> running) {
    try {
      for (Future<?> one : running) {
        one.get();
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
  }

  private boolean certified(int variable) {
    return reading.wideEnough(
        variable,
        (long) Math.ceil(reach.least(variable) - SLACK),
        (long) Math.floor(reach.most(variable) + SLACK));
  }

  /** Asks siblings in their neighborhood; in several, where they are too many for one. */
  private void ask(List<Integer> siblings, int[] spread) {
    List<Integer> left = new ArrayList<>(siblings);
    while (!left.isEmpty()) {
      int first = left.getFirst();
      Cluster near =
          spread.length == 0
              ? new Cluster(system, limits, first, Integer.MAX_VALUE)
              : new Cluster(system, limits, system.near(first, spread));
      List<Integer> inside = left.stream().filter(one -> near.find(one) >= 0).toList();
      ask(near, inside);
      left.removeAll(inside);
    }
  }

  private void ask(Cluster cluster, List<Integer> targets) {
    if (targets.stream().allMatch(this::certified)) {
      return;
    }
    try (Solver.Program program = cluster.program(solver)) {
      pushApart(cluster, program, targets);
      for (int target : targets) {
        if (!certified(target)) {
          List<Integer> binding = new ArrayList<>();
          solve(cluster, program, cluster.find(target), true, binding);
          solve(cluster, program, cluster.find(target), false, binding);
          bindings.put(target, binding);
        }
      }
    }
  }

  /**
   * Pushes many targets at once, some up and some down and then the other way. Those that share a
   * relation would take each other's room, so each push takes one of them only.
   */
  private void pushApart(Cluster cluster, Solver.Program program, List<Integer> targets) {
    List<Integer> waiting = new ArrayList<>(targets);
    waiting.removeIf(this::certified);
    while (waiting.size() > FEW) {
      BitSet taken = new BitSet();
      List<Integer> apart = new ArrayList<>();
      for (int target : waiting) {
        if (takeRelations(target, taken)) {
          apart.add(target);
        }
      }
      int[] members = apart.stream().mapToInt(cluster::find).toArray();
      int[] factors = new int[members.length];
      for (int i = 0; i < factors.length; i++) {
        factors[i] = i % 2 == 0 ? 1 : -1;
      }
      for (int way = 0; way < 2; way++) {
        if (!program.push(members, factors)) {
          return;
        }
        reach.see(cluster, program);
        for (int i = 0; i < factors.length; i++) {
          factors[i] = -factors[i];
        }
      }
      waiting.removeAll(apart);
      waiting.removeIf(this::certified);
    }
  }

  /** Takes the relations of a variable, if none of them is taken. */
  private boolean takeRelations(int variable, BitSet taken) {
    for (int u = system.usesFrom(variable); u < system.usesTo(variable); u++) {
      if (taken.get(system.use(u))) {
        return false;
      }
    }
    for (int u = system.usesFrom(variable); u < system.usesTo(variable); u++) {
      taken.set(system.use(u));
    }
    return true;
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
    reach.see(cluster, program);
    for (int m = 0; m < cluster.size(); m++) {
      if (program.binds(m)) {
        binding.add(cluster.member(m));
      }
    }
  }
}
