package org.porchlight.linkage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Persons against a known truth. A pair is found when both records end in the same person; recall
 * is over all true pairs, so what blocking never looked at counts as missed. All figures lie
 * between 0 and 1.
 *
 * @param precision share of found pairs that are true; 1 where none is found
 * @param recall share of true pairs that are found; 1 where there is none
 * @param f1 harmonic mean of the two
 * @param bcubed the same per record instead of per pair, so that a few people with hundreds of
 *     records do not decide the figure
 * @param truePairs pairs of records that are one person
 * @param foundPairs pairs of records in one cluster
 */
public record Evaluation(
    double precision, double recall, double f1, Bcubed bcubed, long truePairs, long foundPairs) {

  /** Precision and recall averaged over records. */
  public record Bcubed(double precision, double recall, double f1) {}

  /**
   * Compares persons with the truth.
   *
   * @param personOfRow the person of each record
   * @param truth who each record really is; records without a known truth are left out
   */
  public static Evaluation of(int[] personOfRow, List<? extends @Nullable String> truth) {
    if (personOfRow.length != truth.size()) {
      throw new IllegalArgumentException(
          "there are %d records and %d truths".formatted(personOfRow.length, truth.size()));
    }
    Map<String, Integer> codes = new HashMap<>();
    Map<Integer, Integer> found = new HashMap<>();
    Map<Integer, Integer> real = new HashMap<>();
    Map<Long, Integer> both = new HashMap<>();
    int[] truthOfRow = new int[personOfRow.length];
    int known = 0;
    for (int row = 0; row < personOfRow.length; row++) {
      String who = truth.get(row);
      if (who == null || who.isBlank()) {
        truthOfRow[row] = -1;
        continue;
      }
      known++;
      int code = codes.computeIfAbsent(who, any -> codes.size());
      truthOfRow[row] = code;
      found.merge(personOfRow[row], 1, Integer::sum);
      real.merge(code, 1, Integer::sum);
      both.merge(key(personOfRow[row], code), 1, Integer::sum);
    }
    if (known == 0) {
      throw new UnusableInputException(
          List.of(
              "The truth column is empty; name a column that says for each record which person it is."));
    }
    long foundPairs = pairs(found);
    long truePairs = pairs(real);
    long rightPairs = pairs(both);
    double precision = 0;
    double recall = 0;
    for (int row = 0; row < personOfRow.length; row++) {
      int code = truthOfRow[row];
      if (code >= 0) {
        double right = both.getOrDefault(key(personOfRow[row], code), 0);
        precision += right / found.getOrDefault(personOfRow[row], 1);
        recall += right / real.getOrDefault(code, 1);
      }
    }
    double p = foundPairs == 0 ? 1 : (double) rightPairs / foundPairs;
    double r = truePairs == 0 ? 1 : (double) rightPairs / truePairs;
    double bp = precision / known;
    double br = recall / known;
    return new Evaluation(p, r, f1(p, r), new Bcubed(bp, br, f1(bp, br)), truePairs, foundPairs);
  }

  private static long key(int person, int truth) {
    // Spread by an odd factor: the two halves of a Long are folded together when it is hashed, and
    // person and truth rise together.
    return (((long) person << 32) | truth) * 0x9E3779B97F4A7C15L;
  }

  private static double f1(double precision, double recall) {
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }

  private static <K> long pairs(Map<K, Integer> sizes) {
    long pairs = 0;
    for (int size : sizes.values()) {
      pairs += (long) size * (size - 1) / 2;
    }
    return pairs;
  }
}
