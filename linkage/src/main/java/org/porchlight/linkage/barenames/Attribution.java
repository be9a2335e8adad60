package org.porchlight.linkage.barenames;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.porchlight.linkage.comparing.Comparisons;
import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.joining.Constraints;
import org.porchlight.linkage.weighing.Scorer;
import org.porchlight.linkage.workbench.Bits;
import org.porchlight.linkage.workbench.KeySort;
import org.porchlight.linkage.workbench.Memos;
import org.porchlight.linkage.workbench.Workers;

/**
 * Gives records that say little more than a name to the person they most likely come from.
 *
 * <p>Weighing such a record against another one asks the wrong question: a common name agrees with
 * many people, and a person with a hundred records is a hundred times as likely to be meant as one
 * with a single record. So the fuller records are joined to persons first, and each thin one is
 * then shared out over them: a person's share grows with how many records they have and with how
 * well the names agree, and what is left stands for people who have no fuller record at all. How
 * many of those there are is told by the people with exactly one (Good and Turing): that is how
 * often the next record would bring somebody new.
 */
public final class Attribution {
  private static final double LEAST_SHARE = 0.004;
  private static final int MOST_SHARES = 40;

  /** Names that agree less than this, in bits, are left out: nobody is named by them. */
  private static final double LEAST_NAME_BITS = 5;

  /** The ways in which thin records read. */
  public final Readings readings;

  /** The persons that each thin reading may belong to, likeliest first. */
  public final int[][] persons;

  /** The probability of each of {@link #persons}. */
  public final double[][] shares;

  /** The probability that it is any person with fuller records, kept in {@link #shares} or not. */
  public final double[] known;

  /** Whom thin records alone tell of. */
  public final Newcomers newcomers;

  private final Scorer scorer;
  private final Comparisons comparisons;
  private final Entries entries;
  private final boolean[] thin;
  private final int[] group;
  private final Constraints constraints;
  private final NameIndex index;
  private final Habits habits;
  private final Places places;
  private final double least;

  private Attribution(
      Scorer scorer, boolean[] thin, int[] group, Constraints constraints, double thresholdBits) {
    this.scorer = scorer;
    this.thin = thin;
    this.group = group;
    this.constraints = constraints;
    comparisons = scorer.comparisons;
    entries = comparisons.entries;
    least = Bits.probability(Math.max(thresholdBits, 0));
    readings = new Readings(entries, thin);
    persons = new int[readings.size][];
    shares = new double[readings.size][];
    known = new double[readings.size];
    newcomers = new Newcomers(readings);
    index = new NameIndex(entries, thin);
    habits = new Habits(entries, thin, group);
    places = new Places(entries, thin, group);
  }

  /**
   * Shares out all thin entries.
   *
   * @param thin which entries say little more than a name
   * @param group the person of each entry that is not thin
   * @param unsure entries whose records are too vague to be one person for reading alike
   * @param thresholdBits from which a record is given to a person
   */
  public static Attribution of(
      Scorer scorer,
      boolean[] thin,
      int[] group,
      Constraints constraints,
      boolean[] unsure,
      double thresholdBits,
      Workers workers) {
    Attribution attribution = new Attribution(scorer, thin, group, constraints, thresholdBits);
    AtomicInteger next = new AtomicInteger();
    int names = attribution.index.names();
    workers.run(
        () -> {
          Sharing sharing = attribution.new Sharing();
          for (int n = next.getAndIncrement(); n < names; n = next.getAndIncrement()) {
            sharing.name(n);
          }
        });
    attribution.join(unsure);
    return attribution;
  }

  /** The first record that reads like this. */
  public int firstRow(int reading) {
    return readings.firstRow[reading];
  }

  /** The person of a reading as in {@link #assigned}. */
  public int nodeOf(int reading) {
    return claimed(reading) ? persons[reading][0] : newcomers.nodeOf(reading);
  }

  /** How likely it is the known person it was given to; 0 where it was given to nobody known. */
  public double shareOf(int reading) {
    return claimed(reading) ? shares[reading][0] : 0;
  }

  private boolean claimed(int reading) {
    return persons[reading].length > 0 && shares[reading][0] >= least;
  }

  /**
   * The person of each thin record that more likely than not belongs to one person, as an entry
   * that stands for the person, or from the number of entries on as a group of newcomers; −1 for
   * all other records.
   */
  public int[] assigned() {
    int[] assigned = new int[readings.ofRow.length];
    for (int row = 0; row < assigned.length; row++) {
      int reading = readings.ofRow[row];
      assigned[row] = reading < 0 ? -1 : nodeOf(reading);
    }
    return assigned;
  }

  private void join(boolean[] unsure) {
    Memos memos = comparisons.memos();
    for (int name = 0; name < index.names() && entries.places > 1; name++) {
      int from = readings.from(index.from(name));
      int to = readings.from(index.to(name));
      int[] open = new int[to - from];
      int count = 0;
      for (int r = from; r < to; r++) {
        if (readings.place[r] != 0 && !claimed(r)) {
          open[count++] = r;
        }
      }
      long[] keys = new long[count];
      for (int i = 0; i < count; i++) {
        keys[i] = readings.place[open[i]];
      }
      KeySort.sort(keys, open, count);
      for (int i = 0; i < count; ) {
        int j = i + 1;
        while (j < count && keys[j] == keys[i]) {
          j++;
        }
        int[] members = Arrays.copyOfRange(open, i, j);
        if (j - i > 1 || readings.rows[members[0]] > 1) {
          newcomers.join(members, (l, r) -> odds(l, r, memos), least, unsure);
        }
        i = j;
      }
    }
  }

  /** The odds that two readings of one name and place are one newcomer. */
  private double odds(int left, int right, Memos memos) {
    int from = readings.source[right];
    double likely = scorer.likelihood(readings.entry[left], readings.entry[right], memos);
    double again = habits.expectedOfOne(readings.source[left], from);
    double there = places.ratioOfOne(readings.place[left], from);
    double unknown = (1 - known[left]) * (1 - known[right]);
    double others = habits.newcomers(from) * places.ratioOfNewcomer(readings.place[right], from);
    return likely * again * there / others * unknown;
  }

  /** One thread's work. */
  private final class Sharing {
    private final Memos memos = comparisons.memos();
    private final double[] mass = new double[entries.size];
    private final int[] touched = new int[entries.size];
    private int[] names = new int[0];
    private boolean[] agree = new boolean[0];
    private int named;
    private int[] hit = new int[64];
    private double[] likelihood = new double[64];
    private boolean[] same = new boolean[64];
    private int hits;

    void name(int name) {
      int from = index.from(name);
      int to = index.to(name);
      boolean looked = false;
      for (int e = from; e < to; e++) {
        if (thin[e]) {
          if (!looked) {
            alike(from, index.candidates(name));
            looked = true;
          }
          weigh(e);
          for (int r = readings.from(e); r < readings.from(e + 1); r++) {
            share(r);
          }
        }
      }
    }

    private void alike(int entry, int[] candidates) {
      names = candidates;
      named = 0;
      agree = new boolean[candidates.length];
      for (int candidate : candidates) {
        int other = index.from(candidate);
        long pattern = comparisons.namePattern(entry, other, memos);
        double bits = scorer.nameBits(entry, other, pattern);
        if (bits >= LEAST_NAME_BITS) {
          agree[named] = comparisons.sameName(pattern);
          names[named++] = candidate;
        }
      }
    }

    /** Finds the fuller entries that an entry may be about. */
    private void weigh(int entry) {
      hits = 0;
      for (int n = 0; n < named; n++) {
        for (int e = index.from(names[n]); e < index.to(names[n]); e++) {
          if (thin[e] || constraints.apart(entry, e)) {
            continue;
          }
          double likely = scorer.likelihood(entry, e, memos);
          if (likely > 0) {
            if (hits == hit.length) {
              hit = Arrays.copyOf(hit, hits * 2);
              likelihood = Arrays.copyOf(likelihood, hits * 2);
              same = Arrays.copyOf(same, hits * 2);
            }
            hit[hits] = e;
            same[hits] = agree[n];
            likelihood[hits++] = likely;
          }
        }
      }
    }

    private void share(int reading) {
      int source = readings.source[reading];
      int place = readings.place[reading];
      int reached = 0;
      double nobody = habits.newcomers(source) * places.ratioOfNewcomer(place, source);
      double all = nobody;
      for (int h = 0; h < hits; h++) {
        int person = group[hit[h]];
        if (mass[person] == 0) {
          touched[reached++] = person;
        }
        double there = places.ratio(person, place, source);
        double weighed = likelihood[h] * habits.expected(hit[h], source);
        // People of one house share the place, and often a name: it is the whole name's to tell.
        weighed *= same[h] ? there : Math.min(there, 1);
        mass[person] += weighed;
        all += weighed;
      }
      known[reading] = 1 - nobody / all;
      keep(reading, reached, all);
    }

    private void keep(int reading, int reached, double all) {
      int kept = 0;
      for (int i = 0; i < reached; i++) {
        if (mass[touched[i]] < LEAST_SHARE * all) {
          mass[touched[i]] = 0;
        } else {
          touched[kept++] = touched[i];
        }
      }
      int count = Math.min(kept, MOST_SHARES);
      int[] who = new int[count];
      double[] share = new double[count];
      for (int k = 0; k < count; k++) {
        int best = -1;
        for (int i = 0; i < kept; i++) {
          int person = touched[i];
          if (mass[person] > 0
              && (best < 0
                  || mass[person] > mass[best]
                  || (mass[person] == mass[best] && person < best))) {
            best = person;
          }
        }
        who[k] = best;
        share[k] = mass[best] / all;
        mass[best] = 0;
      }
      for (int i = 0; i < kept; i++) {
        mass[touched[i]] = 0;
      }
      persons[reading] = who;
      shares[reading] = share;
    }
  }
}
