package org.porchlight.linkage;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

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
final class Attribution {
  private static final double LEAST_SHARE = 0.004;
  private static final int MOST_SHARES = 40;

  /** Names that agree less than this, in bits, are left out: nobody is named by them. */
  private static final double LEAST_NAME_BITS = 5;

  /** For each record the thin reading it is one of, or −1 for a fuller record. */
  final int[] readingOfRow;

  /** The persons that each thin reading may belong to, likeliest first. */
  final int[][] persons;

  /** The probability of each of {@link #persons}. */
  final double[][] shares;

  /** The probability that it is any person with fuller records, kept in {@link #shares} or not. */
  final double[] known;

  /** The entry of each thin reading. */
  final int[] entryOfReading;

  private final int[] sourceOfReading;
  private final int[] readingsFrom;
  private final int[] firstRows;

  private final Scorer scorer;
  private final Comparisons comparisons;
  private final Entries entries;
  private final boolean[] thin;
  private final int[] group;
  private final Constraints constraints;
  private final NameIndex index;
  private final Habits habits;

  private Attribution(Scorer scorer, boolean[] thin, int[] group, Constraints constraints) {
    this.scorer = scorer;
    this.thin = thin;
    this.group = group;
    this.constraints = constraints;
    comparisons = scorer.comparisons;
    entries = comparisons.entries;
    // A reading is an entry within one list: the same bare name means other people elsewhere.
    boolean[] there = new boolean[entries.size * entries.sources];
    for (int row = 0; row < entries.entryOfRow.length; row++) {
      int entry = entries.entryOfRow[row];
      there[entry * entries.sources + entries.sourceOfRow[row]] |= thin[entry];
    }
    int[] number = new int[there.length];
    readingsFrom = new int[entries.size + 1];
    int count = 0;
    for (int i = 0; i < there.length; i++) {
      number[i] = there[i] ? count++ : -1;
      readingsFrom[i / entries.sources + 1] = count;
    }
    entryOfReading = new int[count];
    sourceOfReading = new int[count];
    for (int i = 0; i < there.length; i++) {
      if (there[i]) {
        entryOfReading[number[i]] = i / entries.sources;
        sourceOfReading[number[i]] = i % entries.sources;
      }
    }
    readingOfRow = new int[entries.entryOfRow.length];
    for (int row = 0; row < readingOfRow.length; row++) {
      readingOfRow[row] =
          number[entries.entryOfRow[row] * entries.sources + entries.sourceOfRow[row]];
    }
    firstRows = new int[count];
    for (int row = readingOfRow.length - 1; row >= 0; row--) {
      if (readingOfRow[row] >= 0) {
        firstRows[readingOfRow[row]] = row;
      }
    }
    persons = new int[count][];
    shares = new double[count][];
    known = new double[count];
    index = new NameIndex(entries, thin);
    habits = new Habits(entries, thin, group);
  }

  /**
   * Shares out all thin entries.
   *
   * @param thin which entries say little more than a name
   * @param group the person of each entry that is not thin
   */
  static Attribution of(
      Scorer scorer, boolean[] thin, int[] group, Constraints constraints, Workers workers) {
    Attribution attribution = new Attribution(scorer, thin, group, constraints);
    AtomicInteger next = new AtomicInteger();
    int names = attribution.index.names();
    workers.run(
        () -> {
          Sharing sharing = attribution.new Sharing();
          for (int n = next.getAndIncrement(); n < names; n = next.getAndIncrement()) {
            sharing.name(n);
          }
        });
    return attribution;
  }

  /** The first record that reads like this. */
  int firstRow(int reading) {
    return firstRows[reading];
  }

  /**
   * The person of each thin record that more likely than not belongs to one person, as the entry
   * that stands for the person; −1 for all other records.
   */
  int[] assigned(double thresholdBits) {
    double least = Bits.probability(Math.max(thresholdBits, 0));
    int[] assigned = new int[readingOfRow.length];
    for (int row = 0; row < assigned.length; row++) {
      int reading = readingOfRow[row];
      boolean likely = reading >= 0 && persons[reading].length > 0 && shares[reading][0] >= least;
      assigned[row] = likely ? persons[reading][0] : -1;
    }
    return assigned;
  }

  /** One thread's work. */
  private final class Sharing {
    private final Memos memos = comparisons.memos();
    private final double[] mass = new double[entries.size];
    private final int[] touched = new int[entries.size];

    void name(int name) {
      int from = index.from(name);
      int to = index.to(name);
      int[] alike = new int[0];
      boolean looked = false;
      for (int e = from; e < to; e++) {
        if (thin[e]) {
          alike = looked ? alike : alike(from, index.candidates(name));
          looked = true;
          for (int r = readingsFrom[e]; r < readingsFrom[e + 1]; r++) {
            share(r, alike);
          }
        }
      }
    }

    private int[] alike(int entry, int[] candidates) {
      int kept = 0;
      for (int candidate : candidates) {
        int other = index.from(candidate);
        long pattern = comparisons.namePattern(entry, other, memos);
        double bits = scorer.nameBits(entry, other, pattern);
        if (bits >= LEAST_NAME_BITS) {
          candidates[kept++] = candidate;
        }
      }
      return Arrays.copyOf(candidates, kept);
    }

    private void share(int reading, int[] names) {
      int entry = entryOfReading[reading];
      int source = sourceOfReading[reading];
      int reached = 0;
      double all = habits.newcomers(source);
      for (int name : names) {
        for (int e = index.from(name); e < index.to(name); e++) {
          if (thin[e] || constraints.apart(entry, e)) {
            continue;
          }
          double likely = scorer.likelihood(entry, e, memos);
          if (likely > 0) {
            int person = group[e];
            if (mass[person] == 0) {
              touched[reached++] = person;
            }
            double weighed = likely * habits.expected(e, source);
            mass[person] += weighed;
            all += weighed;
          }
        }
      }
      known[reading] = 1 - habits.newcomers(source) / all;
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
