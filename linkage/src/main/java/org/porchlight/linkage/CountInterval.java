package org.porchlight.linkage;

/**
 * A count of people with the interval that linkage doubt gives.
 *
 * @param count by the links made
 * @param low at most {@code count}, 0 or more
 * @param high at least {@code count}; both are as far from it as the farther one of the fifth and
 *     the ninety-fifth percentile over plausible links
 */
public record CountInterval(int count, int low, int high) {}
