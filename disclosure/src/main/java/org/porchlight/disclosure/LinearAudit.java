package org.porchlight.disclosure;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.porchlight.disclosure.Certificates.Shortfall;
import org.porchlight.release.Manifest.Rules;

/**
 * Asks the two outsiders of the audit what they could tell if they solved all relations at once
 * instead of one at a time.
 */
final class LinearAudit {
  /** A program of more counts than this takes minutes to begin with. */
  private static final int LARGEST = 30_000;

  private final CountSet set;
  private final CellSystem system;
  private final Rules rules;
  private final Solver solver;
  private final int largest;
  private @Nullable Reach reach;

  /** Values that satisfy all relations now, and will when more is hidden. */
  private double @Nullable [] base;

  LinearAudit(CountSet set, Rules rules, Solver solver) {
    this(set, rules, solver, LARGEST);
  }

  /**
   * With another limit.
   *
   * @param largest a program of more counts is not asked
   */
  LinearAudit(CountSet set, Rules rules, Solver solver, int largest) {
    this.largest = largest;
    this.set = set;
    this.system = set.system();
    this.rules = rules;
    this.solver = solver;
  }

  /**
   * The guarded counts that are known too well, or may be for all that was shown. May be asked
   * again when more has been hidden.
   *
   * @param only counts to look at
   */
  Map<Integer, Shortfall> failing(BitSet only) {
    Reading told = Reading.told(set, rules);
    BitSet targets = guarded(only);
    double[] values = base;
    Reach seen = reach;
    if (values == null || seen == null) {
      values = truth(told);
      base = values;
      seen = new Reach(values);
      reach = seen;
    }
    BitSet all = new BitSet();
    all.set(0, system.relations());
    Map<Integer, Shortfall> failing =
        new Certificates(system, told, limits(told, all, values), solver, seen, largest)
            .failing(targets);
    return failing.isEmpty() ? guessed(only) : failing;
  }

  /**
   * The fewest values that small counts were shown to have beside one; in truth they may have more.
   * {@link Long#MAX_VALUE} when none was asked about.
   *
   * @param only counts that were asked about
   */
  long worstWidthOfSmall(BitSet only) {
    long worst = Long.MAX_VALUE;
    Reach seen = reach;
    for (int v = 0; seen != null && v < set.size(); v++) {
      if (only.get(v) && set.standing(v) == Standing.SMALL) {
        worst = Math.min(worst, seen.width(v));
      }
    }
    return worst;
  }

  private BitSet guarded(BitSet only) {
    BitSet guarded = new BitSet();
    for (int v = 0; v < set.size(); v++) {
      if (only.get(v) && set.standing(v).guarded()) {
        guarded.set(v);
      }
    }
    return guarded;
  }

  private Cluster.Limits limits(Reading reading, BitSet relations, double[] base) {
    int many = base.length;
    long most = largest(reading.bounds());
    long[] low = new long[many];
    long[] high = new long[many];
    for (int v = 0; v < many; v++) {
      low[v] = reading.bounds().low(v);
      high[v] = Math.min(reading.bounds().high(v), most);
    }
    return new Cluster.Limits(low, high, base, relations);
  }

  /**
   * More than any count has to be able to be: a count without an upper bound would let programs run
   * away.
   */
  private long largest(Bounds bounds) {
    long largest = 1000;
    for (int v = 0; v < set.size(); v++) {
      largest = Math.max(largest, Math.max(set.count(v), bounds.low(v)));
      if (bounds.high(v) < Bounds.UNBOUNDED) {
        largest = Math.max(largest, bounds.high(v));
      }
    }
    return 4 * largest;
  }

  /** The true counts; for what nobody counted, values that go with them. */
  private double[] truth(Reading told) {
    double[] base = new double[set.size()];
    long most = largest(told.bounds());
    long[] low = new long[base.length];
    long[] high = new long[base.length];
    BitSet unknown = new BitSet();
    for (int v = 0; v < base.length; v++) {
      long truth = set.count(v);
      low[v] = truth == CountSet.UNKNOWN ? told.bounds().low(v) : truth;
      high[v] = truth == CountSet.UNKNOWN ? Math.min(most, told.bounds().high(v)) : truth;
      base[v] = (double) low[v];
      if (low[v] < high[v]) {
        unknown.set(v);
      }
    }
    BitSet all = new BitSet();
    all.set(0, system.relations());
    Cluster.Limits limits = new Cluster.Limits(low, high, base, all);
    BitSet done = new BitSet();
    for (int v = unknown.nextSetBit(0); v >= 0; v = unknown.nextSetBit(v + 1)) {
      if (!done.get(v) && !place(v, limits, done)) {
        throw new ProofUnavailableException(
            "Nothing was published: no counts go with what earlier releases showed.", null);
      }
    }
    return base;
  }

  /** Finds values for all that hangs together with a variable; false when there are none. */
  private boolean place(int variable, Cluster.Limits limits, BitSet done) {
    Cluster cluster = new Cluster(system, limits, variable, Integer.MAX_VALUE);
    try (Solver.Program program = cluster.program(solver)) {
      boolean possible = program.optimize(0, false);
      for (int m = 0; m < cluster.size(); m++) {
        done.set(cluster.member(m));
        if (possible) {
          limits.base()[cluster.member(m)] = program.value(m);
        }
      }
      return possible;
    }
  }

  /**
   * The outsider who supposes that all hidden counts are small. In a block of counts that are small
   * indeed the first outsider knows at least as much; elsewhere the guess is wrong, and matters
   * only if nothing contradicts it.
   */
  private Map<Integer, Shortfall> guessed(BitSet only) {
    Reading guess = Reading.guessing(set, rules);
    BitSet shown = new BitSet();
    for (int v = 0; v < set.size(); v++) {
      if (set.standing(v).shown()) {
        shown.set(v);
      }
    }
    Blocks blocks = new Blocks(system, shown);
    int[] blockOf = blocks.ofRelations();
    Map<Integer, BitSet> members = new HashMap<>();
    BitSet wrong = new BitSet();
    for (int v = guess.small().nextSetBit(0); v >= 0; v = guess.small().nextSetBit(v + 1)) {
      int block = blocks.of(v);
      members.computeIfAbsent(block, _ -> new BitSet()).set(v);
      if (set.count(v) == CountSet.UNKNOWN || set.count(v) > set.mostWhenSmall(v)) {
        wrong.set(block);
      }
    }
    Map<Integer, BitSet> relations = new HashMap<>();
    for (int r = 0; r < blockOf.length; r++) {
      if (blockOf[r] >= 0 && wrong.get(blockOf[r])) {
        relations.computeIfAbsent(blockOf[r], _ -> new BitSet()).set(r);
      }
    }
    Map<Integer, Shortfall> failing = new TreeMap<>();
    Cluster.Limits all = limits(guess, new BitSet(), new double[set.size()]);
    for (Map.Entry<Integer, BitSet> block : new TreeMap<>(relations).entrySet()) {
      BitSet targets = members.getOrDefault(block.getKey(), new BitSet());
      targets.and(only);
      if (targets.isEmpty()) {
        continue;
      }
      Cluster.Limits limits =
          new Cluster.Limits(all.low(), all.high(), all.base(), block.getValue());
      if (isPossible(targets, limits)) {
        failing.putAll(
            new Certificates(system, guess, limits, solver, new Reach(limits.base()), largest)
                .failing(targets));
      }
    }
    return failing;
  }

  private boolean isPossible(BitSet block, Cluster.Limits limits) {
    BitSet done = new BitSet();
    for (int v = block.nextSetBit(0); v >= 0; v = block.nextSetBit(v + 1)) {
      if (!done.get(v) && !place(v, limits, done)) {
        return false;
      }
    }
    return true;
  }
}
