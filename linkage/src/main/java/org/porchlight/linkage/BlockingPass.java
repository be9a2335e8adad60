package org.porchlight.linkage;

/**
 * What one blocking pass did: it looked together at records that share a key.
 *
 * @param key what the records share, such as {@code family name by sound, birth year}
 * @param pairs pairs of distinct records it brought together, some of them also found by others
 * @param cutBlocks blocks that were too large and were cut with a second key; never dropped
 * @param windowedBlocks blocks that stayed too large and were compared only with their neighbors in
 *     alphabetical order; links may be missing there
 */
public record BlockingPass(String key, long pairs, int cutBlocks, int windowedBlocks) {}
