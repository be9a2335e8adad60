package org.porchlight.study.counts;

import org.jspecify.annotations.Nullable;

/**
 * How many persons had at least so many contacts.
 *
 * @param agency whose contacts; {@link #ACROSS} for all agencies together
 * @param windowDays length of the window, ending with the last day each source is complete for
 * @param atLeast contacts
 * @param count persons
 * @param low lower end of the 90 % interval that linkage doubt gives
 * @param high upper end of it
 * @param truth the true number, in a made-up city; else null
 */
public record Band(
    String agency,
    int windowDays,
    int atLeast,
    int count,
    int low,
    int high,
    @Nullable Integer truth) {
  /** Stands where an agency's id would, for all of them together. */
  public static final String ACROSS = "across";
}
