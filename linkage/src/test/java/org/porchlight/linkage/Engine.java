package org.porchlight.linkage;

import java.util.Map;
import java.util.Set;

/** Something that links records: whatever it is, the answers are the same. */
public interface Engine {
  /** Links. */
  Answer link(Records records, LinkSettings settings);

  /**
   * What a run says.
   *
   * @param persons the record ids of each person
   * @param weights in bits, of pairs that may be matches; of records that say the same the one with
   *     the least id stands for all, and of two ids the lesser comes first
   * @param compared how many pairs of distinct records were looked at
   */
  record Answer(Set<Set<String>> persons, Map<String, Double> weights, Model model, long compared) {
    /** Whether two records are one person. */
    public boolean together(String left, String right) {
      return persons.stream().anyMatch(p -> p.contains(left) && p.contains(right));
    }

    /** The key of a pair in {@link #weights}. */
    public static String pair(String left, String right) {
      return left.compareTo(right) < 0 ? left + " ~ " + right : right + " ~ " + left;
    }
  }
}
