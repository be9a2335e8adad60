package org.porchlight.study.people;

/**
 * A decision that was taken.
 *
 * @param id its number
 * @param atOnce whether persons are now as it says. It is not so when another decision in force
 *     stands against it: then the next link run weighs both
 * @param person handle of the person that now holds the first mention
 */
public record Decided(long id, boolean atOnce, String person) {}
