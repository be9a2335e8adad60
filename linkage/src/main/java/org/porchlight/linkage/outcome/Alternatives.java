package org.porchlight.linkage.outcome;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.porchlight.linkage.barenames.Attribution;
import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.joining.Clusterer;
import org.porchlight.linkage.workbench.Bits;
import org.porchlight.linkage.workbench.Forest;

/**
 * Other ways in which the records might be persons, drawn with the probabilities that the run
 * found.
 *
 * <p>Every joining that was made is undone with the probability that it is wrong. A group that was
 * nearly joined to others may join one of them, never several: the others exclude each other. Every
 * thin record is given anew to one of the persons it may belong to, or to nobody known. As what was
 * learned is itself not exact, each alternative takes all weights a little too high or too low
 * together; such errors do not cancel out as those of single pairs do.
 */
public final class Alternatives {
  /** Joinings surer than this, in bits, stand in every alternative: one error in 16,000. */
  private static final double CERTAIN_BITS = 14;

  /** How far all weights may be off together, in bits, as a standard deviation. */
  private static final double COMMON_ERROR_BITS = 1;

  private final Entries entries;
  private final boolean[] unsure;
  private final Attribution attribution;
  private final int[] atom;
  private final List<Clusterer.Merge> made = new ArrayList<>();
  private final List<Choice> choices = new ArrayList<>();

  /** One group of entries and the groups it may belong to, with the odds of each. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Choice(int chooser, int[] others, double[] odds, double sum) {}

  Alternatives(Linkage linkage, int[] group, double thresholdBits) {
    entries = linkage.comparisons().entries;
    unsure = linkage.unsure();
    attribution = linkage.attribution();
    Forest certain = new Forest(entries.size);
    linkage.constraints().same().forEach(pair -> certain.join(pair[0], pair[1]));
    int[] size = new int[entries.size];
    for (int g : group) {
      size[g]++;
    }
    TreeMap<Long, Double> considered = new TreeMap<>();
    for (Clusterer.Merge merge : linkage.merges()) {
      int a = group[merge.left()];
      int b = group[merge.right()];
      if (merge.bits() < thresholdBits || a != b) {
        // The smaller group chooses; which way round does not matter, as long as only one does.
        boolean left = size[a] < size[b] || (size[a] == size[b] && a > b);
        if (a != b) {
          considered.merge(
              left ? ((long) a << 32) | b : ((long) b << 32) | a, merge.bits(), Math::max);
        }
      } else if (merge.bits() >= CERTAIN_BITS) {
        certain.join(merge.left(), merge.right());
      } else {
        made.add(merge);
      }
    }
    choices(considered);
    atom = new int[entries.size];
    for (int e = 0; e < atom.length; e++) {
      atom[e] = certain.find(e);
    }
  }

  private void choices(SortedMap<Long, Double> considered) {
    List<Integer> others = new ArrayList<>();
    List<Double> odds = new ArrayList<>();
    int last = -1;
    for (var pair : considered.entrySet()) {
      int chooser = (int) (pair.getKey() >>> 32);
      if (chooser != last) {
        choice(last, others, odds);
        last = chooser;
      }
      others.add((int) (long) pair.getKey());
      odds.add(Bits.exp2(pair.getValue()));
    }
    choice(last, others, odds);
    choices.sort(Comparator.comparingInt(Choice::chooser));
  }

  private void choice(int chooser, List<Integer> others, List<Double> odds) {
    if (!others.isEmpty()) {
      double[] each = odds.stream().mapToDouble(Double::doubleValue).toArray();
      double sum = 1;
      for (double one : each) {
        sum += one;
      }
      choices.add(
          new Choice(chooser, others.stream().mapToInt(Integer::intValue).toArray(), each, sum));
    }
    others.clear();
    odds.clear();
  }

  private static double dice(long seed, long at) {
    return (Bits.mix(seed, at) >>> 11) * 0x1p-53;
  }

  /** A number from the standard normal distribution. */
  private static double normal(long seed) {
    double radius = Math.sqrt(-2 * Math.log(1 - dice(seed, 1)));
    return radius * Math.cos(2 * Math.PI * dice(seed, 2));
  }

  private static double sharingFactor(long seed) {
    return Bits.exp2(COMMON_ERROR_BITS * normal(Bits.mix(seed, -4)));
  }

  private Forest joined(long seed) {
    Forest forest = new Forest(entries.size);
    double shift = COMMON_ERROR_BITS * normal(Bits.mix(seed, -3));
    double factor = Bits.exp2(shift);
    for (int i = 0; i < made.size(); i++) {
      Clusterer.Merge merge = made.get(i);
      if (dice(seed, i) < Bits.probability(merge.bits() + shift)) {
        forest.join(atom[merge.left()], atom[merge.right()]);
      }
    }
    long chances = Bits.mix(seed, -1);
    for (Choice choice : choices) {
      double dice = dice(chances, choice.chooser) * (1 + (choice.sum - 1) * factor);
      for (int i = 0; i < choice.others.length && dice >= 0; i++) {
        dice -= choice.odds[i] * factor;
        if (dice < 0) {
          forest.join(atom[choice.chooser], atom[choice.others[i]]);
        }
      }
    }
    return forest;
  }

  /**
   * The person of one record in an alternative.
   *
   * @return an entry or a group of newcomers that stands for the person, or −1 where the record
   *     stands alone
   */
  private int person(int row, Forest forest, long seed, double factor) {
    int entry = entries.entryOfRow[row];
    int reading = attribution.readings.ofRow[row];
    if (reading >= 0) {
      int[] who = attribution.persons[reading];
      double dice = dice(Bits.mix(seed, -2), row);
      double[] shares = attribution.shares[reading];
      double known = attribution.known[reading];
      dice *= 1 + known * (factor - 1);
      for (int i = 0; i < who.length; i++) {
        dice -= shares[i] * factor;
        if (dice < 0) {
          return forest.find(atom[who[i]]);
        }
      }
      int node = attribution.newcomers.nodeOf(reading);
      if (node >= 0 && dice(Bits.mix(seed, -5), row) < attribution.newcomers.probability(reading)) {
        return node < entries.size ? forest.find(atom[node]) : node;
      }
    }
    return unsure[entry] ? -1 : forest.find(atom[entry]);
  }

  /** The person of each record in so many alternatives. */
  public List<int[]> draw(int n, long seed) {
    List<int[]> drawn = new ArrayList<>(n);
    for (int s = 0; s < n; s++) {
      drawn.add(draw(Bits.mix(seed, s)));
    }
    return drawn;
  }

  /** The person of each record in one alternative, numbered in order of first appearance. */
  int[] draw(long seed) {
    BitSet all = new BitSet(entries.entryOfRow.length);
    all.set(0, entries.entryOfRow.length);
    return draw(all, seed);
  }

  /** The same for some records only; the others are nobody's, number 0. */
  int[] draw(BitSet rows, long seed) {
    Forest forest = joined(seed);
    double factor = sharingFactor(seed);
    int[] number = new int[entries.size + attribution.newcomers.groups()];
    int[] persons = new int[entries.entryOfRow.length];
    int next = 1;
    for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
      if (row >= persons.length) {
        break;
      }
      int person = person(row, forest, seed, factor);
      if (person < 0) {
        persons[row] = next++ - 1;
      } else {
        if (number[person] == 0) {
          number[person] = next++;
        }
        persons[row] = number[person] - 1;
      }
    }
    return persons;
  }
}
