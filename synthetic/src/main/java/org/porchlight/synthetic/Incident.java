package org.porchlight.synthetic;

import org.jspecify.annotations.Nullable;

/**
 * Something that people called 911 about, as it was: each agency writes down its own part of it.
 *
 * @param id in the files of the agency that went
 * @param received when the first call was entered, a moment
 * @param caller who called; null when nobody can say
 * @param subject whom it is about; null when there is no one or nobody knows
 * @param met whether this is a planned response of the crisis program to a known neighbor
 * @param spare whether the row must stay free of planted faults
 */
record Incident(
    String id,
    long received,
    Nature nature,
    @Nullable Person caller,
    @Nullable Person subject,
    Address place,
    boolean met,
    boolean spare) {}
