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

  /** The persons that each thin entry may belong to, likeliest first; empty for the others. */
  final int[][] persons;

  /** The probability of each of {@link #persons}. */
  final double[][] shares;

  private final Scorer scorer;
  private final Comparisons comparisons;
  private final Entries entries;
  private final boolean[] thin;
  private final int[] group;
  private final Constraints constraints;
  private final NameIndex index;
  private double newcomers;

  private Attribution(Scorer scorer, boolean[] thin, int[] group, Constraints constraints) {
    this.scorer = scorer;
    this.thin = thin;
    this.group = group;
    this.constraints = constraints;
    comparisons = scorer.comparisons;
    entries = comparisons.entries;
    persons = new int[entries.size][];
    shares = new double[entries.size][];
    Arrays.fill(persons, new int[0]);
    Arrays.fill(shares, new double[0]);
    index = new NameIndex(entries, thin);
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
    attribution.newcomers = attribution.newcomers();
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

  /** Moves every thin entry that more likely than not belongs to one person to that person. */
  void assign(int[] groups, boolean[] unsure, double thresholdBits) {
    double least = Bits.probability(Math.max(thresholdBits, 0));
    for (int e = 0; e < groups.length; e++) {
      if (persons[e].length > 0 && shares[e][0] >= least) {
        groups[e] = persons[e][0];
        unsure[e] = false;
      }
    }
  }

  private double newcomers() {
    int[] records = new int[entries.size];
    for (int e = 0; e < entries.size; e++) {
      if (!thin[e]) {
        records[group[e]] += entries.copies[e];
      }
    }
    int once = 0;
    for (int count : records) {
      once += count == 1 ? 1 : 0;
    }
    return Math.max(once, 1);
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
          share(e, alike);
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

    private void share(int entry, int[] names) {
      int reached = 0;
      double all = newcomers;
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
            mass[person] += likely * entries.copies[e];
            all += likely * entries.copies[e];
          }
        }
      }
      keep(entry, reached, all);
    }

    private void keep(int entry, int reached, double all) {
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
      persons[entry] = who;
      shares[entry] = share;
    }
  }
}
