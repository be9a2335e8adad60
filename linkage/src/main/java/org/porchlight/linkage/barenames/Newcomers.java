package org.porchlight.linkage.barenames;

import java.util.Arrays;
import org.porchlight.linkage.workbench.Forest;

/**
 * People who are known by thin records alone. Two thin records of one name that nobody known claims
 * are one person where the same name at the same place is more likely than not no coincidence.
 */
public final class Newcomers {
  private final Readings readings;
  private final int[] node;
  private final double[] probability;
  private int groups;

  /** Nobody yet. */
  Newcomers(Readings readings) {
    this.readings = readings;
    node = new int[readings.size];
    Arrays.fill(node, -1);
    probability = new double[readings.size];
  }

  /** What joins two readings of one name and place. */
  interface Evidence {
    /** The odds that both are the same newcomer rather than two people. */
    double odds(int left, int right);
  }

  /**
   * Joins readings of one name.
   *
   * @param members readings of one name at one place that nobody known claims, in their order
   */
  void join(int[] members, Evidence evidence, double least, boolean[] unsure) {
    int n = members.length;
    Forest forest = new Forest(n);
    double[] best = new double[n];
    for (int i = 0; i < n; i++) {
      if (readings.rows[members[i]] > 1) {
        best[i] = probability(evidence.odds(members[i], members[i]));
      }
      for (int j = 0; j < i; j++) {
        double together = probability(evidence.odds(members[i], members[j]));
        if (together >= least) {
          forest.join(i, j);
        }
        best[i] = Math.max(best[i], together);
        best[j] = Math.max(best[j], together);
      }
    }
    for (int i = 0; i < n; i++) {
      if (best[i] < least) {
        continue;
      }
      // Readings of one sure entry are one person already; theirs is the group the others join.
      int stands = -1;
      int first = -1;
      for (int j = 0; j < n; j++) {
        if (forest.find(j) == forest.find(i)) {
          first = first < 0 ? j : first;
          int entry = readings.entry[members[j]];
          stands = stands < 0 && !unsure[entry] ? entry : stands;
        }
      }
      probability[members[i]] = best[i];
      if (stands < 0 && first == i) {
        stands = unsure.length + groups++;
      }
      node[members[i]] = stands < 0 ? node[members[first]] : stands;
    }
  }

  private static double probability(double odds) {
    return odds / (1 + odds);
  }

  /** The newcomer of a reading: an entry, or from the number of entries on a group; −1 for none. */
  public int nodeOf(int reading) {
    return node[reading];
  }

  /** How likely the record belongs to its group, if it belongs to nobody known. */
  public double probability(int reading) {
    return probability[reading];
  }

  /** How many groups are not told by an entry. */
  public int groups() {
    return groups;
  }
}
