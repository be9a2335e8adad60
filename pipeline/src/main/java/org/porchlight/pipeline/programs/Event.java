package org.porchlight.pipeline.programs;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.evaluation.Absence;
import org.porchlight.study.programs.Served;

/**
 * What the team knows to have happened to somebody served, which no agency's records tell.
 *
 * @param who a record of the person, as the program's list has it
 * @param from the day of it, or the first
 * @param until the first day on which it was over; empty when it is not, or is of one day
 */
record Event(Served who, What what, LocalDate from, Optional<LocalDate> until) {

  /** What happened. */
  enum What {
    HOSPITAL(Absence.Cause.HOSPITAL),
    MOVED(Absence.Cause.MOVED),
    DIED(Absence.Cause.DIED),
    /** Somebody complained of how this person was treated. No day is lost by it. */
    COMPLAINT(null);

    private final Absence.@Nullable Cause cause;

    What(Absence.@Nullable Cause cause) {
      this.cause = cause;
    }

    Optional<Absence.Cause> cause() {
      return Optional.ofNullable(cause);
    }
  }

  /** Nobody's. */
  @Override
  public String toString() {
    return "Event";
  }
}
