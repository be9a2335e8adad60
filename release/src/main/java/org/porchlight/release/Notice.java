package org.porchlight.release;

import java.time.LocalDate;

/**
 * Why the newest release is not newer, for residents. Notices stand beside the releases in {@code
 * notices.json} and are replaced with every publication, whether one is written or not.
 *
 * @param source the id of the source that stands in the way
 * @param name its name
 * @param kind what is wrong with it
 * @param since the day from which records are missing
 */
public record Notice(String source, LocalText name, Kind kind, LocalDate since) {
  /** What can be wrong with a source. */
  public enum Kind {
    /** Nothing new has come for longer than was promised. */
    LATE,
    /** There is a hole in its history. */
    GAP
  }
}
