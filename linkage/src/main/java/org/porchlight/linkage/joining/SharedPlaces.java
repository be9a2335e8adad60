package org.porchlight.linkage.joining;

import java.util.Arrays;
import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.workbench.Bits;

/**
 * Whether two groups of records were ever made at one place. One person's often were; two people's
 * hardly ever. So a joining that lacks it is that much less likely, by as many bits as sure pairs
 * tell. That two groups have a place in common is no evidence here: people of one house do.
 */
public final class SharedPlaces {
  /** A pair that weighs so many bits tells what one person does: one error in 4,000. */
  private static final double SURE_BITS = 12;

  private final Met met;
  private final double lacking;

  /**
   * Learns from the pairs that are sure.
   *
   * @param left entries of the pairs, with {@code right} and their weights in {@code bits}
   */
  public SharedPlaces(Entries entries, int[] left, int[] right, double[] bits) {
    met = new Met(entries);
    lacking = met.sure(left, right, bits).lackingBits();
  }

  /** Uses what sure pairs told, here and elsewhere. */
  public SharedPlaces(Entries entries, SurePairs sure) {
    met = new Met(entries);
    lacking = sure.lackingBits();
  }

  /**
   * Pairs that are sure and have places.
   *
   * @param apart how many of them have none in common
   */
  public record SurePairs(long pairs, long apart) {
    private double lackingBits() {
      return Bits.log2((apart + 1.0) / (pairs + 1.0));
    }
  }

  /** What a pair tells of how often one person's records were made at one place. */
  public enum Sure {
    /** Nothing: it is not sure, or one of the two has no place. */
    NO,
    /** It is sure, and the two were at one place. */
    MET,
    /** It is sure, and the two were never at one place. */
    APART
  }

  /** What one pair tells. */
  public Sure sure(int left, int right, double bits) {
    if (bits < SURE_BITS || !met.known(left) || !met.known(right)) {
      return Sure.NO;
    }
    return met.meet(left, right) ? Sure.MET : Sure.APART;
  }

  /** What joining two groups lacks, in bits: 0, or less where they have no place in common. */
  double bits(int[] left, int[] right) {
    boolean knownLeft = false;
    boolean knownRight = false;
    for (int a : left) {
      knownLeft |= met.known(a);
    }
    for (int b : right) {
      knownRight |= met.known(b);
    }
    if (!knownLeft || !knownRight) {
      return 0;
    }
    for (int a : left) {
      for (int b : right) {
        if (met.meet(a, b)) {
          return 0;
        }
      }
    }
    return lacking;
  }

  /** Learned: what lacking a common place takes away, in bits, 0 or less. */
  double lacking() {
    return lacking;
  }

  /** The places of each entry. */
  private static final class Met {
    private final int[] from;
    private final int[] where;

    Met(Entries entries) {
      int rows = entries.entryOfRow.length;
      long[] keys = new long[entries.places > 1 ? 2 * rows : 0];
      int used = 0;
      for (int row = 0; row < rows && entries.places > 1; row++) {
        long entry = (long) entries.entryOfRow[row] << 32;
        for (int place : new int[] {entries.placeOfRow[row], entries.homeOfRow[row]}) {
          if (place != 0) {
            keys[used++] = entry | place;
          }
        }
      }
      Arrays.sort(keys, 0, used);
      from = new int[entries.size + 1];
      where = new int[used];
      int count = 0;
      for (int i = 0; i < used; i++) {
        if (i == 0 || keys[i] != keys[i - 1]) {
          where[count++] = (int) keys[i];
          from[(int) (keys[i] >>> 32) + 1] = count;
        }
      }
      for (int e = 0; e < entries.size; e++) {
        from[e + 1] = Math.max(from[e + 1], from[e]);
      }
    }

    SurePairs sure(int[] left, int[] right, double[] bits) {
      long pairs = 0;
      long apart = 0;
      for (int i = 0; i < left.length && where.length > 0; i++) {
        if (bits[i] >= SURE_BITS && known(left[i]) && known(right[i])) {
          pairs++;
          apart += meet(left[i], right[i]) ? 0 : 1;
        }
      }
      return new SurePairs(pairs, apart);
    }

    boolean known(int entry) {
      return from[entry] < from[entry + 1];
    }

    boolean meet(int a, int b) {
      int i = from[a];
      int j = from[b];
      while (i < from[a + 1] && j < from[b + 1]) {
        if (where[i] == where[j]) {
          return true;
        }
        if (where[i] < where[j]) {
          i++;
        } else {
          j++;
        }
      }
      return false;
    }
  }
}
