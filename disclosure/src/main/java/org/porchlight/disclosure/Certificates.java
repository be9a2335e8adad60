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
 * <p>A neighborhood is enough to show it for most: some areas and times that hang together, with
 * all types there, so that counts can take from each other what they give. Where it is not, a
 * larger one is tried, and at last everything that has to do with the count, unless that is too
 * much for one program. So whatever is shown here holds for all relations at once; what is not may
 * merely not have been shown.
 */
final class Certificates {
  /**
   * How many areas, times and types make a neighborhood. Counts mostly give to others of their own
   * district and quarter, over all types: with fewer types, or one month less than the quarter has,
   * a neighborhood shows half as much.
   */
  private static final int[][] SPREADS = {{12, 5, 100}, {24, 6, 100}, {20, 12, 100}};

  /** So few are sooner asked one by one. */
  private static final int FEW = 3;

  /** Fractions closer than this to a whole number are that number. */
  private static final double SLACK = 1e-4;

  private final CellSystem system;
  private final Reading reading;
  private final Cluster.Limits limits;
  private final Solver solver;
  private final Reach reach;
  private final int largest;
  private final Map<Integer, Shortfall> asked = Collections.synchronizedMap(new TreeMap<>());

  /**
   * Why a count is taken to be known too well.
   *
   * @param binding the counts whose bounds make it so
   * @param need how large a count must be for its hiding to help
   * @param proved whether it is certain; otherwise no program small enough to be asked shows that
   *     it is uncertain enough
   */
  record Shortfall(List<Integer> binding, long need, boolean proved) {}

  /**
   * Begins with what is known already.
   *
   * @param reach values that were seen before; it learns more
   * @param largest a program of more counts is not asked
   */
  Certificates(
      CellSystem system,
      Reading reading,
      Cluster.Limits limits,
      Solver solver,
      Reach reach,
      int largest) {
    this.largest = largest;
    this.system = system;
    this.reading = reading;
    this.limits = limits;
    this.solver = solver;
    this.reach = reach;
  }

  /**
   * Tries to certify counts.
   *
   * @return those for which it failed
   */
  Map<Integer, Shortfall> failing(BitSet targets) {
    List<Integer> left = new ArrayList<>(targets.stream().boxed().toList());
    try (ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      for (int[] spread : SPREADS) {
        left.removeIf(this::certified);
        await(
            neighbors(left).stream()
                .<Future<?>>map(group -> workers.submit(() -> askNear(group, spread)))
                .toList());
      }
      left.removeIf(this::certified);
      await(
          wholes(left).stream()
              .<Future<?>>map(group -> workers.submit(() -> ask(group.cluster(), group.targets())))
              .toList());
    }
    left.removeIf(this::certified);
    Map<Integer, Shortfall> failing = new TreeMap<>();
    for (int one : left) {
      failing.put(one, asked.getOrDefault(one, new Shortfall(List.of(), reading.need(one), false)));
    }
    return failing;
  }

  /** Counts whose areas and times are part of the same belong to one neighborhood. */
  private List<List<Integer>> neighbors(List<Integer> variables) {
    Map<List<Set<Integer>>, List<Integer>> groups = new LinkedHashMap<>();
    for (int variable : variables) {
      groups
          .computeIfAbsent(system.wholes(variable).subList(0, 2), _ -> new ArrayList<>())
          .add(variable);
    }
    return List.copyOf(groups.values());
  }

  /** All that hangs together, and what to ask there. */
  private record Whole(Cluster cluster, List<Integer> targets) {}

  private List<Whole> wholes(List<Integer> variables) {
    List<Whole> wholes = new ArrayList<>();
    List<Integer> left = new ArrayList<>(variables);
    while (!left.isEmpty()) {
      Cluster cluster = new Cluster(system, limits, left.getFirst(), largest);
      List<Integer> inside = left.stream().filter(one -> cluster.find(one) >= 0).toList();
      if (cluster.isWhole()) {
        wholes.add(new Whole(cluster, inside));
        left.removeAll(inside);
      } else {
        left.removeFirst();
      }
    }
    return wholes;
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

  /** Asks neighbors in their neighborhood; in several, where they are too many for one. */
  private void askNear(List<Integer> neighbors, int[] spread) {
    List<Integer> left = new ArrayList<>(neighbors);
    while (!left.isEmpty()) {
      Cluster near = new Cluster(system, limits, system.near(left.getFirst(), spread));
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
          asked.put(target, new Shortfall(binding, reading.need(target), cluster.isWhole()));
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
