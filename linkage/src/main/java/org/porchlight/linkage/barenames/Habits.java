package org.porchlight.linkage.barenames;

import org.porchlight.linkage.entries.Entries;

/**
 * How often people come up again, and where, as told by the records that say who they are about.
 *
 * <p>Somebody seen r times in a list is not to be expected r times in as many records to come:
 * those seen once were partly lucky to be seen at all. Good and Turing's estimate takes that out,
 * and what it takes out is the chance that the next record is about somebody new to the list. It is
 * used as it stands where many people have been seen that often, and along a straight line through
 * the logarithms (Gale's simple version) where few have. Of those new to a list some are known from
 * other lists: as many as of those who stand in it once.
 */
final class Habits {
  /** From so many people a count of them is used as it stands. */
  private static final int MANY = 40;

  private static final int LONGEST = 64;

  private final Entries entries;
  private final int[] group;

  /** Records by person and list. */
  private final int[] ofPerson;

  private final int[] inAll;
  private final double[] shrunkInAll;
  private final double[][] shrunk;
  private final double[] newToList;
  private final double[] newcomers;

  Habits(Entries entries, boolean[] thin, int[] group) {
    this.entries = entries;
    this.group = group;
    int sources = entries.sources;
    ofPerson = new int[entries.size * sources];
    inAll = new int[entries.size];
    for (int row = 0; row < entries.entryOfRow.length; row++) {
      int entry = entries.entryOfRow[row];
      if (!thin[entry]) {
        ofPerson[group[entry] * sources + entries.sourceOfRow[row]]++;
        inAll[group[entry]]++;
      }
    }
    shrunkInAll = shrunk(inAll);
    shrunk = new double[sources][];
    newToList = new double[sources];
    newcomers = new double[sources];
    for (int s = 0; s < sources; s++) {
      int[] here = new int[entries.size];
      double once = 0;
      double onceHereAlone = 0;
      double elsewhere = 0;
      for (int p = 0; p < entries.size; p++) {
        here[p] = ofPerson[p * sources + s];
        once += here[p] == 1 ? 1 : 0;
        onceHereAlone += here[p] == 1 && inAll[p] == 1 ? 1 : 0;
        elsewhere += here[p] == 0 ? inAll[p] * shrunkInAll[inAll[p]] : 0;
      }
      shrunk[s] = shrunk(here);
      newcomers[s] = Math.max(onceHereAlone, 1);
      newToList[s] = elsewhere <= 0 ? 0 : Math.max(once - onceHereAlone, 0.5) / elsewhere;
    }
  }

  /** For r records so far, how many are expected in as many records to come, as a share of r. */
  private static double[] shrunk(int[] records) {
    int most = 1;
    for (int count : records) {
      most = Math.max(most, count);
    }
    int[] people = new int[most + 2];
    for (int count : records) {
      people[count]++;
    }
    double slope = Math.min(slope(people), -1);
    double[] shrunk = new double[most + 1];
    shrunk[0] = 1;
    boolean straight = false;
    for (int r = 1; r <= most; r++) {
      straight |= r > LONGEST || people[r] < MANY || people[r + 1] < MANY;
      double expected =
          straight ? r * Math.pow(1 + 1.0 / r, slope + 1) : (r + 1.0) * people[r + 1] / people[r];
      shrunk[r] = Math.clamp(expected / r, 0.05, 1);
    }
    return shrunk;
  }

  /** The slope of the straight line through log(people seen r times) against log r. */
  private static double slope(int[] people) {
    double n = 0;
    double sumX = 0;
    double sumY = 0;
    double sumXx = 0;
    double sumXy = 0;
    int before = 0;
    for (int r = 1; r < people.length; r++) {
      if (people[r] > 0) {
        int after = r + 1;
        while (after < people.length && people[after] == 0) {
          after++;
        }
        double width = after < people.length ? (after - before) / 2.0 : r - before;
        double x = Math.log(r);
        double y = Math.log(people[r] / Math.max(width, 0.5));
        n++;
        sumX += x;
        sumY += y;
        sumXx += x * x;
        sumXy += x * y;
        before = r;
      }
    }
    double spread = n * sumXx - sumX * sumX;
    return spread <= 0 ? -2 : (n * sumXy - sumX * sumY) / spread;
  }

  /** How many records of people nobody knows are expected in as many records of a list. */
  double newcomers(int source) {
    return newcomers[source];
  }

  /**
   * How many records of a list are expected for a person with one record, in another list or it.
   */
  double expectedOfOne(int before, int source) {
    return before == source ? shrunk[source][1] : shrunkInAll[1] * newToList[source];
  }

  /** How many records of a list are expected for one record that an entry's person has. */
  double expected(int entry, int source) {
    int person = group[entry];
    int here = ofPerson[person * entries.sources + source];
    int all = inAll[person];
    double rate =
        here > 0 ? here * shrunk[source][here] : all * shrunkInAll[all] * newToList[source];
    return rate / all * entries.copies[entry];
  }
}
