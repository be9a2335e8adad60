package org.porchlight.attacker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Unknowns that hang together through equations: all of them, or the nearest around one. */
final class Window {
  private final List<Unknown> members = new ArrayList<>();
  private final Map<Unknown, Integer> numbers = new HashMap<>();
  private final Set<Equation> equations = new LinkedHashSet<>();
  private final int most;
  private boolean whole = true;

  /** What is supposed of unknowns outside that share an equation with one inside. */
  enum Rim {
    /** They are anywhere within their bounds: what is proved inside, holds. */
    FREE,
    /** They are at their base value: what is reached inside, can be. */
    HELD
  }

  private Window(int most) {
    this.most = most;
  }

  /**
   * The nearest unknowns around one.
   *
   * @param most how many at most
   * @param counts which equations count
   */
  static Window around(Unknown start, int most, Predicate<Equation> counts) {
    Window window = new Window(most);
    window.reach(start);
    for (int at = 0; at < window.members.size(); at++) {
      for (Equation equation : window.members.get(at).equations) {
        if (counts.test(equation) && window.equations.add(equation)) {
          window.reach(equation.whole);
          for (Unknown part : equation.parts) {
            window.reach(part);
          }
        }
      }
    }
    return window;
  }

  private void reach(Unknown unknown) {
    if (unknown.low == unknown.high || numbers.containsKey(unknown)) {
      return;
    }
    if (members.size() >= most) {
      whole = false;
      return;
    }
    numbers.put(unknown, members.size());
    members.add(unknown);
  }

  /** Whether everything that hangs together with the first member is in it. */
  boolean isWhole() {
    return whole;
  }

  List<Unknown> members() {
    return members;
  }

  /** The place of an unknown among the members; -1 when it is none. */
  int find(Unknown unknown) {
    return numbers.getOrDefault(unknown, -1);
  }

  /** Its equations, as sums over members. */
  List<Row> rows(Rim rim) {
    List<Row> rows = new ArrayList<>(equations.size());
    for (Equation equation : equations) {
      rows.add(row(equation, rim));
    }
    return rows;
  }

  private Row row(Equation equation, Rim rim) {
    int[] inside = new int[equation.parts.length + 1];
    int[] times = new int[inside.length];
    int many = 0;
    // The whole less its parts is 0, or more when parts are missing.
    double outsideLow = 0;
    double outsideHigh = 0;
    for (int p = -1; p < equation.parts.length; p++) {
      Unknown unknown = p < 0 ? equation.whole : equation.parts[p];
      int number = find(unknown);
      if (number >= 0) {
        inside[many] = number;
        times[many++] = Math.toIntExact(p < 0 ? equation.wholes : -equation.times);
        continue;
      }
      double low = lowest(unknown, rim);
      double high = highest(unknown, rim);
      outsideLow += p < 0 ? equation.wholes * low : -equation.times * high;
      outsideHigh += p < 0 ? equation.wholes * high : -equation.times * low;
    }
    return new Row(
        java.util.Arrays.copyOf(inside, many),
        java.util.Arrays.copyOf(times, many),
        -outsideHigh,
        equation.complete ? -outsideLow : Double.POSITIVE_INFINITY);
  }

  private static double lowest(Unknown unknown, Rim rim) {
    return rim == Rim.HELD && unknown.low < unknown.high ? unknown.base : (double) unknown.low;
  }

  private static double highest(Unknown unknown, Rim rim) {
    if (rim == Rim.HELD && unknown.low < unknown.high) {
      return unknown.base;
    }
    return unknown.high >= Unknown.ENDLESS ? Double.POSITIVE_INFINITY : (double) unknown.high;
  }
}
