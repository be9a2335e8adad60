package org.porchlight.linkage;

/**
 * What one blocking pass did: it looked together at records that share a key.
 *
 * @param key what the records share, such as {@code family name by sound, birth year}
 * @param pairs pairs of distinct records it brings together, some of them also found by others
 * @param cutBlocks blocks that were too large and were cut with a second key; never dropped
 * @param windowedBlocks blocks that stayed too large and were compared only with their neighbors in
 *     alphabetical order; links may be missing there
 * @param alone share of the likely matches of a sample that no other pass in use finds, 0 to 1; NaN
 *     where passes were not tried on a sample, which is so below 20,000 distinct records
 * @param used whether the pass was used: one that costs much and finds next to nothing alone is
 *     left out
 */
public record BlockingPass(
    String key, long pairs, int cutBlocks, int windowedBlocks, double alone, boolean used) {}
