package org.porchlight.linkage;

/**
 * A count of people with the interval that linkage doubt gives.
 *
 * @param count by the links made
 * @param low fifth percentile over plausible links, at most {@code count}
 * @param high ninety-fifth percentile, at least {@code count}
 */
public record CountInterval(int count, int low, int high) {}
