package org.porchlight.disclosure;

import java.util.HashMap;
import java.util.Map;

/**
 * A neighborhood of one variable: those that stand in relation to it, those in relation to them,
 * and so on. All others are held at one possible value, so whatever the neighborhood can be while
 * they hold still, it can be in the whole system too.
 */
final class Cluster {
  private final CellSystem system;
  private final Limits limits;
  private final IntList members = new IntList();
  private final Map<Integer, Integer> numbers = new HashMap<>();
  private boolean whole = true;

  /**
   * What is known of the values of a system.
   *
   * @param low each variable is at least this
   * @param high and at most this
   * @param base values that satisfy all relations
   * @param relations those that count
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Limits(long[] low, long[] high, double[] base, java.util.BitSet relations) {}

  /**
   * Gathers neighbors.
   *
   * @param most how many
   */
  Cluster(CellSystem system, Limits limits, int start, int most) {
    this.system = system;
    this.limits = limits;
    take(start);
    for (int at = 0; at < members.size(); at++) {
      int variable = members.get(at);
      for (int u = system.usesFrom(variable); u < system.usesTo(variable); u++) {
        int relation = system.use(u);
        if (limits.relations().get(relation)) {
          reach(system.whole(relation), most);
          for (int p = system.partsFrom(relation); p < system.partsTo(relation); p++) {
            reach(system.part(p), most);
          }
        }
      }
    }
  }

  /** Takes variables that were chosen, and what is left of sums beside them. */
  Cluster(CellSystem system, Limits limits, int[] chosen) {
    this.system = system;
    this.limits = limits;
    take(chosen[0]);
    for (int variable : chosen) {
      reach(variable, Integer.MAX_VALUE);
    }
    whole = false;
    for (int at = 0; at < members.size(); at++) {
      int variable = members.get(at);
      for (int u = system.usesFrom(variable); u < system.usesTo(variable); u++) {
        int relation = system.use(u);
        if (limits.relations().get(relation)) {
          reachRest(system.whole(relation));
          for (int p = system.partsFrom(relation); p < system.partsTo(relation); p++) {
            reachRest(system.part(p));
          }
        }
      }
    }
  }

  private void reachRest(int variable) {
    reach(variable, system.restOf(variable) < 0 ? 0 : Integer.MAX_VALUE);
  }

  private void reach(int variable, int most) {
    if (limits.low()[variable] >= limits.high()[variable] || numbers.containsKey(variable)) {
      return;
    }
    if (members.size() < most) {
      take(variable);
    } else {
      whole = false;
    }
  }

  private void take(int variable) {
    numbers.put(variable, members.size());
    members.add(variable);
  }

  /** Whether everything that has to do with the first member is in it. */
  boolean isWhole() {
    return whole;
  }

  int size() {
    return members.size();
  }

  int member(int at) {
    return members.get(at);
  }

  /** The number of a variable in the program; -1 when it is not in it. */
  int find(int variable) {
    return numbers.getOrDefault(variable, -1);
  }

  /** The neighborhood as a program. */
  Solver.Program program(Solver solver) {
    Solver.Program program = solver.program();
    for (int m = 0; m < members.size(); m++) {
      int variable = members.get(m);
      program.variable((double) limits.low()[variable], (double) limits.high()[variable]);
    }
    java.util.BitSet done = new java.util.BitSet();
    for (int m = 0; m < members.size(); m++) {
      int variable = members.get(m);
      for (int u = system.usesFrom(variable); u < system.usesTo(variable); u++) {
        int relation = system.use(u);
        if (limits.relations().get(relation) && !done.get(relation)) {
          done.set(relation);
          relate(program, relation);
        }
      }
    }
    return program;
  }

  private void relate(Solver.Program program, int relation) {
    int from = system.partsFrom(relation);
    int to = system.partsTo(relation);
    int[] of = new int[to - from + 1];
    int[] factors = new int[to - from + 1];
    int many = 0;
    double still = 0;
    int whole = find(system.whole(relation));
    if (whole >= 0) {
      of[many] = whole;
      factors[many++] = system.wholeFactor(relation);
    } else {
      still += system.wholeFactor(relation) * value(system.whole(relation));
    }
    for (int p = from; p < to; p++) {
      int part = find(system.part(p));
      if (part >= 0) {
        of[many] = part;
        factors[many++] = -system.partFactor(relation);
      } else {
        still -= system.partFactor(relation) * value(system.part(p));
      }
    }
    program.relation(
        java.util.Arrays.copyOf(of, many),
        java.util.Arrays.copyOf(factors, many),
        -still,
        system.isExact(relation) ? -still : Double.POSITIVE_INFINITY);
  }

  private double value(int variable) {
    return limits.low()[variable] == limits.high()[variable]
        ? (double) limits.low()[variable]
        : limits.base()[variable];
  }
}
