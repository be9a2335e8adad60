package org.porchlight.linkage.barenames;

import java.util.Arrays;
import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.workbench.KeySort;

/**
 * Where people are met, as told by the records that say who they are about.
 *
 * <p>Each record of a person with several is taken out in turn: how often was it made at a place
 * the others know, depending on how many of them were made there, how many there are, and whether
 * somebody lives there? That is how likely the next record of a person with such a past is to come
 * from there. How common a place is among all records tells how likely it is for anybody.
 */
final class Places {
  /** Records that one more unknown quantity counts as, so that few records do not decide alone. */
  private static final double PRIOR = 2;

  private static final int BINS = 12;

  private final int sources;
  private final int[] from;
  private final int[] where;
  private final int[] met;
  private final boolean[] lives;
  private final int[] located;
  private final double[] common;

  private final double[][] exposed;
  private final double[][] hit;
  private final double[] known;
  private final double[] elsewhere;

  private final PlaceKinds kinds;

  Places(Entries entries, boolean[] thin, int[] group) {
    sources = entries.sources;
    common = new double[entries.places];
    located = new int[entries.size];
    int all = entries.entryOfRow.length;
    long[] keys = new long[2 * all];
    int[] payload = new int[2 * all];
    int used = 0;
    int everywhere = 0;
    for (int row = 0; row < all; row++) {
      int place = entries.placeOfRow[row];
      common[place]++;
      everywhere += place == 0 ? 0 : 1;
      if (!thin[entries.entryOfRow[row]]) {
        int person = group[entries.entryOfRow[row]];
        long key = (long) person << 32;
        if (place != 0) {
          keys[used] = key | place;
          payload[used++] = entries.sourceOfRow[row];
          located[person]++;
        }
        if (entries.places > 1 && entries.homeOfRow[row] != 0) {
          keys[used] = key | entries.homeOfRow[row];
          payload[used++] = -1;
        }
      }
    }
    for (int p = 0; p < common.length; p++) {
      common[p] = Math.max(common[p], 1) / Math.max(everywhere, 1);
    }
    KeySort.sort(keys, payload, used);
    int distinct = 0;
    for (int i = 0; i < used; i++) {
      distinct += i == 0 || keys[i] != keys[i - 1] ? 1 : 0;
    }
    from = new int[entries.size + 1];
    where = new int[distinct];
    met = new int[distinct];
    lives = new boolean[distinct];
    int[] bySource = new int[distinct * sources];
    int at = -1;
    for (int i = 0; i < used; i++) {
      if (i == 0 || keys[i] != keys[i - 1]) {
        where[++at] = (int) keys[i];
        from[(int) (keys[i] >>> 32) + 1] = at + 1;
      }
      if (payload[i] < 0) {
        lives[at] = true;
      } else {
        met[at]++;
        bySource[at * sources + payload[i]]++;
      }
    }
    for (int p = 0; p < entries.size; p++) {
      from[p + 1] = Math.max(from[p + 1], from[p]);
    }
    exposed = new double[sources + 1][2 * BINS * BINS];
    hit = new double[sources + 1][2 * BINS * BINS];
    known = new double[(sources + 1) * 2 * BINS];
    elsewhere = new double[(sources + 1) * 2 * BINS];
    kinds = new PlaceKinds(entries);
    int[] records = new int[entries.size];
    for (int e = 0; e < entries.size; e++) {
      records[group[e]] += thin[e] ? 0 : entries.copies[e];
    }
    for (int p = 0; p < entries.size; p++) {
      learn(p, bySource, records[p] == 1);
    }
  }

  private void learn(int person, int[] bySource, boolean once) {
    for (int i = from[person]; i < from[person + 1] && once; i++) {
      for (int s = 0; s < sources; s++) {
        kinds.newcomer(s, where[i], bySource[i * sources + s]);
      }
    }
    int others = located[person] - 1;
    for (int s = 0; s < sources && others >= 0; s++) {
      int here = 0;
      boolean home = false;
      for (int i = from[person]; i < from[person + 1]; i++) {
        here += bySource[i * sources + s];
        home |= lives[i];
      }
      if (here == 0 || (others == 0 && !home)) {
        continue;
      }
      int overall = pastKind(s, home, others);
      int pooled = pastKind(sources, home, others);
      known[overall] += here;
      known[pooled] += here;
      for (int i = from[person]; i < from[person + 1]; i++) {
        int atPlace = bySource[i * sources + s];
        expose(s, lives[i], met[i], others, here - atPlace, 0);
        if (met[i] > 1 || lives[i]) {
          expose(s, lives[i], met[i] - 1, others, atPlace, atPlace);
        } else {
          elsewhere[overall] += atPlace;
          elsewhere[pooled] += atPlace;
          kinds.elsewhere(s, where[i], atPlace);
        }
      }
    }
  }

  private void expose(int source, boolean home, int visits, int others, int times, int hits) {
    int kind = kind(home, visits, others);
    double share = share(visits, others);
    exposed[source][kind] += times * share;
    exposed[sources][kind] += times * share;
    hit[source][kind] += hits;
    hit[sources][kind] += hits;
  }

  private static int bin(int count) {
    return Math.min(BINS - 1, 32 - Integer.numberOfLeadingZeros(count));
  }

  private static int kind(boolean home, int visits, int others) {
    return ((home ? BINS : 0) + bin(visits)) * BINS + bin(others);
  }

  private static int pastKind(int source, boolean home, int others) {
    return (2 * source + (home ? 1 : 0)) * BINS + bin(others);
  }

  private static double share(int visits, int others) {
    return visits == 0 ? 1.0 / (others + 1) : (double) visits / others;
  }

  /** How likely the next record is to be made at a place with such a past, 0 to 1. */
  private double likely(int source, boolean home, int visits, int others) {
    int kind = kind(home, visits, others);
    double usual = (hit[sources][kind] + PRIOR / 2) / (exposed[sources][kind] + PRIOR);
    double factor = (hit[source][kind] + PRIOR * usual) / (exposed[source][kind] + PRIOR);
    return Math.min(1, share(visits, others) * factor);
  }

  /** How likely the next record of a person is to be made where they were never met, 0 to 1. */
  private double somewhereNew(int source, boolean home, int others) {
    int here = pastKind(source, home, others);
    int pooled = pastKind(sources, home, others);
    double usual = (elsewhere[pooled] + PRIOR / 2) / (known[pooled] + PRIOR);
    return (elsewhere[here] + PRIOR * usual) / (known[here] + PRIOR);
  }

  /**
   * How many times as likely a record of a list comes from a place if it is about a person as if it
   * is about anybody; 1 where the place is not known or nothing is known of the person.
   */
  double ratio(int person, int place, int source) {
    if (place == 0 || from[person] == from[person + 1]) {
      return 1;
    }
    int at = Arrays.binarySearch(where, from[person], from[person + 1], place);
    boolean home = false;
    for (int i = from[person]; i < from[person + 1] && !home; i++) {
      home = lives[i];
    }
    double anywhere =
        somewhereNew(source, home, located[person]) * kinds.ratioElsewhere(place, source);
    return at < 0
        ? anywhere
        : anywhere + likely(source, lives[at], met[at], located[person]) / common[place];
  }

  /** The same for somebody nobody knows. */
  double ratioOfNewcomer(int place, int source) {
    return place == 0 ? 1 : kinds.ratioNewcomer(place, source);
  }

  /** The same for a person of whom one record is known, made at the place. */
  double ratioOfOne(int place, int source) {
    return place == 0 ? 1 : likely(source, false, 1, 1) / common[place];
  }
}
