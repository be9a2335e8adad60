package org.porchlight.linkage;

/**
 * A count of people with the interval that linkage doubt gives.
 *
 * @param count by the links made
 * @param likely the middle one of the counts of all plausible alternatives, between {@code low} and
 *     {@code high}; the better estimate where many records say little, as the links made leave a
 *     record alone that may be one of several people
 * @param low one below the fifth percentile over the alternatives, at most {@code count}, 0 or more
 * @param high one above the ninety-fifth percentile over the alternatives, at least {@code count};
 *     both without that one where all alternatives agree
 */
public record CountInterval(int count, int likely, int low, int high) {}
