package org.porchlight.linkage.barenames;

import org.porchlight.linkage.entries.Entries;

/**
 * Which kinds of places people are met at when it is not one of their own: a crossing or a square
 * where half the town comes by, rather than a house where three people live. A kind is told by
 * whether the place has a house number and by how many names were met there.
 */
final class PlaceKinds {
  /** Records that the shares of all lists together count as in a list of few. */
  private static final double PRIOR = 50;

  private static final int BINS = 10;
  private static final int KINDS = 2 * BINS;

  private final int sources;
  private final int[] kind;
  private final double[] all;
  private final double[] elsewhere;
  private final double[] newcomers;

  PlaceKinds(Entries entries) {
    sources = entries.sources;
    all = new double[(sources + 1) * (KINDS + 1)];
    elsewhere = new double[all.length];
    newcomers = new double[all.length];
    kind = new int[entries.places];
    int[] name = new int[entries.size];
    for (int from = 0; from < entries.size; ) {
      int to = entries.endOfName(from);
      java.util.Arrays.fill(name, from, to, from);
      from = to;
    }
    int rows = entries.entryOfRow.length;
    long[] keys = new long[rows];
    for (int row = 0; row < rows; row++) {
      keys[row] = ((long) entries.placeOfRow[row] << 32) | name[entries.entryOfRow[row]];
    }
    java.util.Arrays.sort(keys);
    int[] names = new int[entries.places];
    for (int i = 0; i < rows; i++) {
      names[(int) (keys[i] >>> 32)] += i == 0 || keys[i] != keys[i - 1] ? 1 : 0;
    }
    for (int p = 1; p < kind.length; p++) {
      int bin = Math.min(BINS - 1, 32 - Integer.numberOfLeadingZeros(names[p]));
      kind[p] = (entries.numberedPlace[p] ? BINS : 0) + bin;
    }
    for (int row = 0; row < rows; row++) {
      if (entries.placeOfRow[row] != 0) {
        count(all, entries.sourceOfRow[row], entries.placeOfRow[row], 1);
      }
    }
  }

  /** Notes records of a person who was met before, but not there. */
  void elsewhere(int source, int place, int records) {
    count(elsewhere, source, place, records);
  }

  /** Notes records of people who have no other. */
  void newcomer(int source, int place, int records) {
    count(newcomers, source, place, records);
  }

  private void count(double[] counts, int source, int place, int records) {
    for (int s : new int[] {source, sources}) {
      counts[s * (KINDS + 1) + kind[place]] += records;
      counts[s * (KINDS + 1) + KINDS] += records;
    }
  }

  /** How many times as common the kind of a place is where people are met away from their own. */
  double ratioElsewhere(int place, int source) {
    return ratio(elsewhere, place, source);
  }

  /** How many times as common the kind of a place is where people are met who have one record. */
  double ratioNewcomer(int place, int source) {
    return ratio(newcomers, place, source);
  }

  private double ratio(double[] counts, int place, int source) {
    int here = source * (KINDS + 1);
    int pooled = sources * (KINDS + 1);
    int k = kind[place];
    double anybody = all[pooled + k] / all[pooled + KINDS];
    double usual = (counts[pooled + k] + PRIOR * anybody) / (counts[pooled + KINDS] + PRIOR);
    double those = (counts[here + k] + PRIOR * usual) / (counts[here + KINDS] + PRIOR);
    double inList = (all[here + k] + PRIOR * anybody) / (all[here + KINDS] + PRIOR);
    return those / inList;
  }
}
