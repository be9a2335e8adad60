package org.porchlight.disclosure;

import org.porchlight.release.ReleasedPins;

/** What was decided about showing a table's records one by one. */
public sealed interface PinDecision {
  /** They tell nothing of guarded numbers. */
  record Shown(ReleasedPins pins) implements PinDecision {}

  /**
   * They are not shown.
   *
   * @param why one sentence for the publisher: what is wrong and what to change
   */
  record LeftOut(String table, String why) implements PinDecision {}
}
