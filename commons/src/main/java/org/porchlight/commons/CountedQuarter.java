package org.porchlight.commons;

import java.time.LocalDate;
import java.util.OptionalInt;
import org.porchlight.city.Plan;

/**
 * One quarter of a measure that is counted here.
 *
 * @param quarter its first day
 * @param value empty where there was nothing to count it from; of a percentage 0 to 100
 * @param base how many it was counted from: questions, answers or changes
 * @param isFinal whether it is written down and changes no more: thirty days after the quarter's
 *     end
 */
public record CountedQuarter(
    Plan.Counted series, LocalDate quarter, OptionalInt value, int base, boolean isFinal) {}
