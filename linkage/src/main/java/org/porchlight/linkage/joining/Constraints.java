package org.porchlight.linkage.joining;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.porchlight.linkage.Decision;
import org.porchlight.linkage.UnusableInputException;
import org.porchlight.linkage.workbench.Forest;

/**
 * Decisions as pairs of entries. Same is transitive; not same holds between whole groups of same.
 */
public final class Constraints {
  private final List<int[]> same = new ArrayList<>();
  private final Set<Long> apart = new HashSet<>();
  private final List<int[]> apartPairs = new ArrayList<>();
  private final Forest together;
  private final boolean[] mentioned;

  public Constraints(int entries) {
    together = new Forest(entries);
    mentioned = new boolean[entries];
  }

  public void same(int[] pair) {
    same.add(pair);
    together.join(pair[0], pair[1]);
  }

  /**
   * Records that two entries are different people; false where they were decided to be the same.
   */
  public boolean addApart(int a, int b) {
    int x = together.find(a);
    int y = together.find(b);
    if (x == y) {
      return false;
    }
    apart.add(key(x, y));
    apartPairs.add(new int[] {a, b});
    mentioned[x] = true;
    mentioned[y] = true;
    return true;
  }

  public List<int[]> same() {
    return same;
  }

  /** Pairs decided to be two people, as given. */
  public List<int[]> apart() {
    return apartPairs;
  }

  public boolean same(int a, int b) {
    return !same.isEmpty() && together.find(a) == together.find(b);
  }

  public boolean apart(int a, int b) {
    if (apart.isEmpty()) {
      return false;
    }
    int x = together.find(a);
    int y = together.find(b);
    return mentioned[x] && mentioned[y] && apart.contains(key(x, y));
  }

  boolean anyApart(int[] some, int[] others) {
    if (apart.isEmpty()) {
      return false;
    }
    for (int a : some) {
      if (mentioned[together.find(a)]) {
        for (int b : others) {
          if (apart(a, b)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  public static UnusableInputException contradiction(Decision decision) {
    return new UnusableInputException(
        List.of(
            "Records %s and %s are decided to be two people, and by other decisions to be one; take one of these decisions back."
                .formatted(decision.left(), decision.right())));
  }

  private static long key(int a, int b) {
    return ((long) Math.min(a, b) << 32) | Math.max(a, b);
  }
}
