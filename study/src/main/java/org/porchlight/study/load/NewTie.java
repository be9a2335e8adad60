package org.porchlight.study.load;

/**
 * A compared pair of mentions. Holds its arrays as they come, for there are as many as mentions;
 * they are read once and not kept.
 *
 * @param mention number of a mention already written
 * @param partner number of another one already written
 * @param bits match weight, in bits
 * @param levels for each comparison of the run, the place of its level
 * @param levelBits for each comparison, its evidence in bits
 */
@SuppressWarnings("ArrayRecordComponent") // see above
public record NewTie(int mention, int partner, double bits, byte[] levels, float[] levelBits) {}
