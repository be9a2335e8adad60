package org.porchlight.linkage;

/**
 * Two records with the evidence that they are one person.
 *
 * @param left record id
 * @param right record id
 * @param weight their match weight
 */
public record ScoredPair(String left, String right, MatchWeight weight) {}
