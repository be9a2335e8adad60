package org.porchlight.linkage;

/** Told what ties the records of a person to each other. */
@FunctionalInterface
public interface TieConsumer {
  /**
   * The best partner of a record within one group of records.
   *
   * @param row of the record, from 0
   * @param partner the row of another record of the same person
   * @param weightBits the match weight of the two; below the threshold where other records hold the
   *     person together
   * @param levels for each comparison of {@link Model#comparisons()} the place of the outcome in
   *     its {@link Model.ComparisonModel#levels()}; overwritten by the next call
   * @param bits for each comparison its evidence; overwritten by the next call
   */
  void tie(int row, int partner, double weightBits, int[] levels, double[] bits);
}
